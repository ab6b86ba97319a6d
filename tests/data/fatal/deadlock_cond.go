// Nobody signals.
package main

import "sync"

func main() {
	c := sync.NewCond(&sync.Mutex{})
	c.L.Lock()
	defer println("not reached")
	c.Wait()
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
