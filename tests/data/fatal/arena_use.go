// Memory of a freed arena is touched.
package main

import (
	"arena"
	"time"
)

type node struct {
	next  *node
	value int
}

func main() {
	a := arena.NewArena()
	n := arena.New[node](a)
	for i := 0; i < 40; i++ {
		arena.New[[1 << 16]int](a)
	}
	n.value = 7
	println(n.value)
	a.Free()
	defer func() { recover() }()
	// It may be some time until nobody else reads it.
	for i := 0; i < 5000; i++ {
		time.Sleep(time.Millisecond)
		n.value++
	}
	println("not reached")
}

// Output:

// Errors:
// 7
// accessed data from freed user arena 0x?
// fatal error: fault
// [signal SIGSEGV: segmentation violation code=0x? addr=0x? pc=0x?]

// Exit: 2
