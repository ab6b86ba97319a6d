// Goroutines share compressors and decompressors, which Go forbids: results are of no use then, but
// the process must go on.
// races: on purpose
package main

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"sync"
)

// Blocks of many kinds, so that their codes differ.
func blocks() []byte {
	var text []byte
	x := uint32(1)
	for i := range 60000 {
		x = x*1664525 + 1013904223
		width := uint32(1) << (i / 700 % 9)
		text = append(text, byte(x>>16%width*uint32(i/5000+1)))
	}
	return text
}

// try calls f, which may panic.
func try(f func()) {
	defer func() { recover() }()
	f()
}

func round(text []byte, level int) {
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, max(level, 1))
	for i := 0; i+500 < len(text); i += 500 {
		w.Write(text[i : i+500])
		if i%3000 == 0 {
			w.Flush()
		}
	}
	w.Close()
	shared, _ := flate.NewWriter(io.Discard, level)
	reader := flate.NewReader(bytes.NewReader(packed.Bytes()))
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			buffer := make([]byte, 4000)
			for k := range 12 {
				try(func() {
					switch (k + g) % 8 {
					case 0:
						shared.Flush()
					case 1:
						shared.Reset(io.Discard)
					case 2:
						reader.(flate.Resetter).Reset(bytes.NewReader(packed.Bytes()), nil)
					case 3, 4, 5:
						reader.Read(buffer)
					default:
						shared.Write(text[k*1000 : k*1000+g*5000+10])
					}
				})
			}
		}()
	}
	wg.Wait()
}

func main() {
	text := blocks()
	for level := flate.HuffmanOnly; level <= 9; level++ {
		round(text, level)
	}
	fmt.Println("done")
}

// Output:
// done
