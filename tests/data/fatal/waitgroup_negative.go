// Done too often.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	wg.Done()
	wg.Done()
}

// Output:

// Errors:
// panic: sync: negative WaitGroup counter

// Exit: 2
