// A send on a closed channel.
package main

func main() {
	c := make(chan int, 1)
	close(c)
	c <- 1
}

// Output:

// Errors:
// panic: send on closed channel

// Exit: 2
