// Endless recursion: recover does not see it.
package main

func f(n int) int { return f(n+1) + n }

func main() {
	defer func() { recover() }()
	println(f(0))
}

// Output:

// Errors:
// runtime: goroutine stack exceeds 1000000000-byte limit
// runtime: sp=0x? stack=[0x?, 0x?]
// fatal error: stack overflow

// Exit: 2
