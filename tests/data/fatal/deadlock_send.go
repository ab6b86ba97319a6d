// Nobody receives; the goroutine beside waits for nobody, too.
package main

import "runtime"

func main() {
	go func() {
		var never chan string
		<-never
	}()
	runtime.Gosched()
	c := make(chan int, 1)
	c <- 1
	c <- 2
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
