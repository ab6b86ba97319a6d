// A channel that no memory could hold.
package main

func size() int { return 1 << 62 }

func main() {
	_ = make(chan [16]int, size())
}

// Output:

// Errors:
// panic: makechan: size out of range

// Exit: 2
