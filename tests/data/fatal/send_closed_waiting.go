// A goroutine waits to send when the channel is closed.
package main

import "runtime"

func main() {
	c := make(chan int)
	done := make(chan int)
	go func() {
		c <- 1
	}()
	runtime.Gosched()
	for i := 0; i < 100; i++ {
		runtime.Gosched()
	}
	close(c)
	<-done
}

// Output:

// Errors:
// panic: send on closed channel

// Exit: 2
