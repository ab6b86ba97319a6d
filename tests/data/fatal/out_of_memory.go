// More memory than any computer has: no panic, but the end.
package main

func size() int { return 1 << 46 }

func main() {
	defer func() { recover() }()
	b := make([]byte, size())
	println(len(b))
}

// Output:

// Errors:
// fatal error: runtime: out of memory

// Exit: 2
