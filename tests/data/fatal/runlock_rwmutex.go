// A reader's lock is given back twice.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.RLock()
	mu.RUnlock()
	mu.RUnlock()
}

// Output:

// Errors:
// fatal error: sync: RUnlock of unlocked RWMutex

// Exit: 2
