// Main is gone, another goroutine waits for ever.
package main

import "runtime"

func main() {
	go func() { select {} }()
	runtime.Goexit()
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
