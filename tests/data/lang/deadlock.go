// All goroutines asleep is a fatal error that recover does not see.
package main

func main() {
	defer func() { recover() }()
	c := make(chan int)
	go func() { select {} }()
	<-c
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
