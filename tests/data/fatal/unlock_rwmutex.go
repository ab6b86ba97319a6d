// An unlocked RWMutex is unlocked.
package main

import "sync"

func main() {
	var mu sync.RWMutex
	mu.Unlock()
}

// Output:

// Errors:
// fatal error: sync: Unlock of unlocked RWMutex

// Exit: 2
