// A select that sends on a closed channel.
package main

func main() {
	c := make(chan int)
	close(c)
	select {
	case c <- 1:
	}
}

// Output:

// Errors:
// panic: send on closed channel

// Exit: 2
