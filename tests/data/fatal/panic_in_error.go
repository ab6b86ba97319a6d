// The method that gives the text of a panic panics itself, with a string or not.
package main

type chosen struct{}

func (chosen) Error() string { panic("no text") }

func main() {
	defer func() { panic(3) }()
	panic(chosen{})
}

// Output:

// Errors:
// fatal error: panic while printing panic value: no text

// Exit: 2
