// A panic in any goroutine ends the program.
package main

type failure struct{ n int }

func (f failure) Error() string { return "failed" }

func main() {
	go func() {
		panic(failure{3})
	}()
	select {}
}

// Output:

// Errors:
// panic: failed

// Exit: 2
