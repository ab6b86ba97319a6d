// An uncaught panic: text on standard error, deferred functions run, exit status 2.
package main

import "fmt"

type code struct {
	n int
	s string
}

func fail() {
	defer fmt.Println("deferred in fail")
	panic(fmt.Errorf("failed with %v", code{3, "x"}))
}

func main() {
	defer fmt.Println("deferred in main")
	fail()
}

// Output:
// deferred in fail
// deferred in main

// Errors:
// panic: failed with {3 x}

// Exit: 2
