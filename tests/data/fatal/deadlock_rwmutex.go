// A writer that waits for a reader of the same goroutine.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.Lock()
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
