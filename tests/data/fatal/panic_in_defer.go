// A panic while another unwinds, and one in its deferred function.
package main

func main() {
	defer func() {
		defer func() { panic("three") }()
		panic("two")
	}()
	panic("one")
}

// Output:

// Errors:
// panic: one
// 	panic: two
// 	panic: three

// Exit: 2
