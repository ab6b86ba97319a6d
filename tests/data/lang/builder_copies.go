// Copies of values that hold their own address out of the sight of escape analysis: the copy keeps
// an address of a stack that is gone, which collections must not mind. (Go 1.26 ends this program
// with "found bad pointer in Go heap"; so does the verifier here.)
// modes: skip
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var kept []strings.Builder
var sink []*[64]*int

//go:noinline
func leave(i int) {
	var pad [200]int
	var b strings.Builder
	b.WriteString(strings.Repeat("x", i+1))
	pad[i%200] = i
	kept = append(kept, b)
}

func deep(n int) int {
	var pad [100]int
	pad[n%100] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + pad[n%100]
}

func main() {
	done := make(chan bool)
	for i := 0; i < 200; i++ {
		go func() {
			deep(i)
			leave(i)
			done <- true
		}()
		<-done
	}
	for i := 0; i < 20; i++ {
		runtime.GC()
		for k := 0; k < 300; k++ {
			sink = append(sink, new([64]*int))
		}
		if i%5 == 4 {
			sink = nil
		}
	}
	total := 0
	for i := range kept {
		total += len(kept[i].String())
	}
	defer func() { fmt.Println(total, recover()) }()
	kept[0].WriteByte('y')
}

// Output:
// 20100 strings: illegal use of non-zero Builder copied by value
