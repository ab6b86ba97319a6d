// compress/flate on random texts: the compressed bytes of all levels, what
// readers of different kinds get of them, and errors for broken input; hashed,
// as native Go's were.
// with: helper_sums.go
package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"io"
	"strings"
)

var words = strings.Fields("the quick brown fox jumps over a lazy dog while compressing text with matches of many lengths and distances 0123456789 abcdefghijklmnop")

func text() []byte {
	n := rnd.Intn(3000)
	switch rnd.Intn(12) {
	case 0:
		n = rnd.Intn(200000)
	case 1:
		n = rnd.Intn(20)
	case 2:
		n = 65535*rnd.Intn(3) + rnd.Intn(3)
	}
	b := make([]byte, 0, n)
	kind := rnd.Intn(6)
	for len(b) < n {
		switch kind {
		case 0:
			b = append(b, byte(rnd.Intn(256)))
		case 1:
			b = append(b, byte(rnd.Intn(3)))
		case 2:
			b = append(b, words[rnd.Intn(len(words))]...)
			b = append(b, ' ')
		case 3:
			if len(b) > 10 && rnd.Intn(3) > 0 {
				at := rnd.Intn(len(b))
				b = append(b, b[at:min(len(b), at+rnd.Intn(300))]...)
			} else {
				b = append(b, byte(rnd.Intn(256)), byte(rnd.Intn(256)))
			}
		case 4:
			b = append(b, bytes.Repeat([]byte{byte(rnd.Intn(4))}, rnd.Intn(500))...)
		default:
			if rnd.Intn(2000) == 0 {
				kind = rnd.Intn(5)
			}
			b = append(b, byte(rnd.ExpFloat64()*20))
		}
	}
	return b[:n]
}

// slow gives bytes one at a time.
type slow struct{ r *bytes.Reader }

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), 1)]) }
func (s slow) ReadByte() (byte, error)    { return s.r.ReadByte() }

type only struct{ io.Reader }

func readers(b []byte) []io.Reader {
	tail := append(append([]byte{}, b...), "tail"...)
	return []io.Reader{bytes.NewReader(tail), bytes.NewBuffer(tail), strings.NewReader(string(tail)), bufio.NewReader(bytes.NewReader(tail)), slow{bytes.NewReader(tail)}, only{bytes.NewReader(b)}}
}

func round() {
	src := text()
	level := rnd.Intn(12) - 2
	var buf bytes.Buffer
	dict := []byte(nil)
	var w *flate.Writer
	if rnd.Intn(4) == 0 {
		dict = text()
		if len(dict) > 40000 {
			dict = dict[:40000]
		}
		w, _ = flate.NewWriterDict(&buf, level, dict)
	} else {
		w, _ = flate.NewWriter(&buf, level)
	}
	for again := 0; again < 1+rnd.Intn(2); again++ {
		buf.Reset()
		w.Reset(&buf)
		for rest := src; len(rest) > 0; {
			n := min(len(rest), 1+rnd.Intn(70000))
			w.Write(rest[:n])
			rest = rest[n:]
			if rnd.Intn(5) == 0 {
				w.Flush()
			}
		}
		out("deflate", level, len(src), w.Close(), sum(buf.Bytes()))
	}
	packed := bytes.Clone(buf.Bytes())
	for i, r := range readers(packed) {
		if i >= 4 && len(src) > 20000 {
			continue
		}
		z := flate.NewReaderDict(r, dict)
		var sizes []int
		var got []byte
		p := make([]byte, 1+rnd.Intn(50000))
		var err error
		for err == nil {
			var n int
			n, err = z.Read(p)
			sizes = append(sizes, n)
			got = append(got, p[:n]...)
		}
		rest, _ := io.ReadAll(r)
		if !bytes.Equal(got, src) {
			out("inflate", "differs", level, len(src), len(got))
		}
		out("inflate", i, sum(got), err, z.Close(), sizes[:min(len(sizes), 20)], len(rest))
	}
	// Broken input.
	for k := 0; k < 4; k++ {
		bad := bytes.Clone(packed)
		switch rnd.Intn(3) {
		case 0:
			bad = bad[:rnd.Intn(len(bad))]
		case 1:
			bad[rnd.Intn(min(len(bad), 60))] ^= 1 << rnd.Intn(8)
		default:
			bad = make([]byte, rnd.Intn(40))
			rnd.Read(bad)
		}
		got, err := io.ReadAll(flate.NewReaderDict(bytes.NewReader(bad), dict))
		out("broken", sum(got), err)
	}
}

func main() {
	n := rounds(60)
	for i := 0; i < n; i++ {
		round()
	}
	printSums()
}
// Output:
// deflate 2468581292610196182
// inflate 16894378819947481209
// broken 16420250985894819260
