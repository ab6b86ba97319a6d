// A finalizer on what is not the start of an object.
package main

import "runtime"

type pair struct{ a, b [4]int }

var kept *pair

func main() {
	kept = new(pair)
	runtime.SetFinalizer(&kept.b, func(*[4]int) {})
}

// Output:

// Errors:
// fatal error: runtime.SetFinalizer: pointer not at beginning of allocated block

// Exit: 2
