// Unlocking a mutex that is not locked ends the program with a fatal error
// that cannot be recovered.
package main

import (
	"fmt"
	"sync"
)

func main() {
	defer func() { fmt.Println("not reached", recover()) }()
	fmt.Println("before")
	var mu sync.Mutex
	mu.Unlock()
}

// Output:
// before

// Errors:
// fatal error: sync: unlock of unlocked mutex

// Exit: 2
