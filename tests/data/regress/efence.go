// env: GODEBUG=efence=1
// Each object lies on pages of its own, and no address comes twice, even after collections.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type node struct {
	next *node
	v    int
}

var sink any

func address[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) / 8192 }

func main() {
	seen := map[uintptr]bool{}
	again := 0
	note := func(page uintptr) {
		if seen[page] {
			again++
		}
		seen[page] = true
	}
	var list *node
	for round := range 5 {
		for i := range 300 {
			b := new(byte) // would share a block otherwise
			note(address(b))
			sink = b
			list = &node{list, i}
			note(address(list))
			s := make([]int, i+1)
			note(address(&s[0]))
			sink = s
		}
		if round%2 == 1 {
			list = nil
		}
		runtime.GC()
	}
	fmt.Println(len(seen), again)
	for n, i := list, 299; n != nil; n, i = n.next, i-1 {
		if n.v != i {
			fmt.Println("lost", n.v, i)
		}
	}
}

// Output:
// 4500 0
