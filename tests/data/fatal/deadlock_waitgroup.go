// Done is missing.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Wait()
}

// Output:

// Errors:
// fatal error: all goroutines are asleep - deadlock!

// Exit: 2
