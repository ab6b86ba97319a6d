// main ended by Goexit with no goroutine left is a deadlock; deferred calls run.
package main

import "runtime"

func main() {
	defer println("deferred")
	runtime.Goexit()
}

// Output:

// Errors:
// deferred
// fatal error: no goroutines (main called runtime.Goexit) - deadlock!

// Exit: 2
