// Nobody sends.
package main

func main() {
	println("before")
	<-make(chan int)
}

// Output:

// Errors:
// before
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
