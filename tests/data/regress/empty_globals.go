// Variables without size all lie at one place, package variables too.
package main

import "fmt"

type empty struct{}

var x, y [0]int
var p, q = new([0]int), new([0]int)
var e empty
var pe = &e

//go:noinline
func same(a, b any) bool { return fmt.Sprintf("%p", a) == fmt.Sprintf("%p", b) }

func main() {
	fmt.Println(same(&x, p), same(&y, q), same(p, q), same(&e, p))
	for range 2 {
		fmt.Println(same(&x, &y))
	}
	*pe = empty{}
}

// Output:
// true true true true
// true
// true
