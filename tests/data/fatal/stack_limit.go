// Endless recursion in another goroutine, with a limit of its own.
package main

import "runtime/debug"

type frame struct{ pad [100]int }

func f(x frame) int {
	x.pad[0]++
	return f(x) + x.pad[0]
}

func main() {
	debug.SetMaxStack(1 << 20)
	done := make(chan int)
	go func() { done <- f(frame{}) }()
	println(<-done)
}

// Output:

// Errors:
// runtime: goroutine stack exceeds 1048576-byte limit
// runtime: sp=0x? stack=[0x?, 0x?]
// fatal error: stack overflow

// Exit: 2
