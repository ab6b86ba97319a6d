// A panic's value of a declared complex type is in one pair of parentheses.
package main

type gain complex128

func main() {
	panic(gain(2i))
}

// Output:

// Errors:
// panic: main.gain(0+2i)

// Exit: 2
