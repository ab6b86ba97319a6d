// env: GODEBUG=sbrk=1
// Objects lie one after the other, and nothing is ever collected.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type pair struct {
	p *pair
	n int
}

var sink *pair

func main() {
	in_order, last := 0, uintptr(0)
	for i := range 1000 {
		sink = &pair{sink, i}
		at := uintptr(unsafe.Pointer(sink))
		if at == last+16 {
			in_order++
		}
		last = at
	}
	runtime.SetFinalizer(sink, func(*pair) { panic("finalizer") })
	first := sink
	sink = nil
	for range 3 {
		runtime.GC()
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	fmt.Println(in_order > 990, stats.NumGC, first.n, first.p.n)
	big := make([]byte, 3<<20)
	for _, b := range big {
		if b != 0 {
			panic("not zero")
		}
	}
}

// Output:
// true 0 999 998
