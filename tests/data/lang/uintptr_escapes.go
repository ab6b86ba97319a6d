// Pointers converted to uintptr in a call of a go:uintptrescapes function live until it returns.
package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

var made int

func setup() unsafe.Pointer {
	made++
	s := "ok"
	runtime.SetFinalizer(&s, func(p *string) { *p = "gone" })
	return unsafe.Pointer(&s)
}

//go:noinline
//go:uintptrescapes
func check(what string, p uintptr, rest ...uintptr) int {
	runtime.GC()
	runtime.GC()
	fmt.Println(what, *(*string)(unsafe.Pointer(p)), len(rest))
	for _, r := range rest {
		fmt.Println(*(*string)(unsafe.Pointer(r)))
	}
	return 1
}

func main() {
	check("plain", uintptr(setup()))
	check("more", uintptr(setup()), uintptr(setup()))
	func() {
		defer check("defer", uintptr(setup()), uintptr(setup()))
	}()
	_ = check("sum", uintptr(setup())) + made
	fmt.Println(made)
}

// Output:
// plain ok 0
// more ok 1
// ok
// defer ok 1
// ok
// sum ok 0
// 6
