// The channel is never closed.
package main

func main() {
	c := make(chan int)
	go func() {
		for i := 0; i < 3; i++ {
			c <- i
		}
	}()
	for i := range c {
		println(i)
	}
}

// Output:

// Errors:
// 0
// 1
// 2
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
