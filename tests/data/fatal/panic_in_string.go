// The method that gives the text of a panic reads behind a nil pointer.
package main

type person struct{ name string }

func (p *person) String() string { return p.name }

func main() {
	var p *person
	panic(p)
}

// Output:

// Errors:
// fatal error: panic while printing panic value: type runtime.errorString
// [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]

// Exit: 2
