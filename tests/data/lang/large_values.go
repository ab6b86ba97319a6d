// Values that are too large for a frame, in interfaces.
package main

import "fmt"

type big struct {
	a [40 << 20]byte
	n int
}

func main() {
	p := new(big)
	p.n = 7
	p.a[1<<20] = 3
	var x any = *p
	p.n = 8
	q, ok := x.(fmt.Stringer)
	fmt.Println(q, ok)
	fmt.Printf("%T\n", x)
	func() {
		defer func() { fmt.Println(recover()) }()
		p = nil
		x = *p
	}()
	x = big{}
	fmt.Printf("%T\n", x)
}

// Output:
// <nil> false
// main.big
// runtime error: invalid memory address or nil pointer dereference
// main.big
