// A select without cases, beside one whose cases never come.
package main

import "runtime"

func main() {
	a, b := make(chan int), make(chan int)
	go func() {
		select {
		case <-a:
		case b <- 1:
		}
	}()
	runtime.Gosched()
	select {}
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
