// A channel is closed twice.
package main

func main() {
	c := make(chan int)
	close(c)
	close(c)
}

// Output:

// Errors:
// panic: close of closed channel

// Exit: 2
