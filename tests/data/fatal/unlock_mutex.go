// An unlocked mutex is unlocked: recover does not see it.
package main

import "sync"

func main() {
	defer func() { recover() }()
	var mu sync.Mutex
	mu.Lock()
	mu.Unlock()
	mu.Unlock()
}

// Output:

// Errors:
// fatal error: sync: unlock of unlocked mutex

// Exit: 2
