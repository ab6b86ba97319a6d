// An index out of range of an array behind a nil pointer: the pointer is what fails.
package main

import "fmt"

type A [2]int8

//go:noinline
func id(i int) int { return i }

func try(s string, f func()) {
	defer func() { fmt.Println(s, recover()) }()
	f()
}

func main() {
	var p *A
	var q *[3]string
	var r *struct{ a [4]int }
	try("a", func() { _ = (*p)[id(9)] })
	try("b", func() { _ = p[id(9)] })
	try("c", func() { fmt.Println(p[id(9)]) })
	try("d", func() { p[id(9)] = 1 })
	try("e", func() { (*p)[id(9)]++ })
	try("f", func() { fmt.Println(q[id(9)]) })
	try("g", func() { q[id(9)] = "a" })
	try("h", func() { fmt.Println(r.a[id(9)]) })
	try("i", func() { r.a[id(9)] = 1 })
	try("j", func() { fmt.Println(&p[id(9)]) })
	try("k", func() { fmt.Println(p[id(9):]) })
	try("l", func() { fmt.Println((*p)[id(1)]) })
	try("m", func() { fmt.Println(q[id(9)][id(8)]) })
	try("n", func() { defer fmt.Println((*p)[id(9)]) })
	try("o", func() { x := *p; fmt.Println(x[id(9)]) })
	try("p", func() { _ = &(*q)[id(9)] })
	try("q", func() {
		for i := range id(4) {
			fmt.Println(p[i+5])
		}
	})
}

// Output:
// a runtime error: invalid memory address or nil pointer dereference
// b runtime error: invalid memory address or nil pointer dereference
// c runtime error: invalid memory address or nil pointer dereference
// d runtime error: invalid memory address or nil pointer dereference
// e runtime error: invalid memory address or nil pointer dereference
// f runtime error: invalid memory address or nil pointer dereference
// g runtime error: invalid memory address or nil pointer dereference
// h runtime error: invalid memory address or nil pointer dereference
// i runtime error: invalid memory address or nil pointer dereference
// j runtime error: invalid memory address or nil pointer dereference
// k runtime error: invalid memory address or nil pointer dereference
// l runtime error: invalid memory address or nil pointer dereference
// m runtime error: invalid memory address or nil pointer dereference
// n runtime error: invalid memory address or nil pointer dereference
// o runtime error: invalid memory address or nil pointer dereference
// p runtime error: invalid memory address or nil pointer dereference
// q runtime error: invalid memory address or nil pointer dereference
