// Strings, byte slices, builders and interned values made in many goroutines; noscan and tiny
// objects among objects with pointers.
package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"sync"
	"unique"
)

type word struct {
	text   string
	handle unique.Handle[string]
	flag   *bool
	tiny   *byte
}

func main() {
	const workers, each = 6, 250
	var wg sync.WaitGroup
	results := make([]map[string]*word, workers)
	for w := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			m := map[string]*word{}
			for i := 0; i < each; i++ {
				var b strings.Builder
				for k := 0; k <= i%20; k++ {
					fmt.Fprintf(&b, "%x.", i*k)
				}
				raw := []byte(b.String())
				text := string(bytes.ToUpper(bytes.TrimRight(raw, ".")))
				flag, tiny := i%2 == 0, byte(i)
				m[fmt.Sprint(i)] = &word{text, unique.Make(text), &flag, &tiny}
			}
			results[w] = m
		}()
	}
	wg.Wait()
	var keys []string
	for k, v := range results[0] {
		for _, m := range results[1:] {
			o := m[k]
			if o.text != v.text || o.handle != v.handle || *o.flag != *v.flag || *o.tiny != *v.tiny {
				panic(k)
			}
		}
		keys = append(keys, k)
	}
	sort.Strings(keys)
	n := 0
	for _, k := range keys {
		n += len(results[1][k].handle.Value())
	}
	fmt.Println(len(keys), n)
}

// Output:
// 250 8903
