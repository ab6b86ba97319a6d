// A mutex that is locked twice.
package main

import "sync"

func main() {
	var mu sync.Mutex
	mu.Lock()
	mu.Lock()
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
