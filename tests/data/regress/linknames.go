// Functions of the library by //go:linkname: those of Go's runtime that programs reach so.
package main

import (
	"fmt"
	"syscall"
	_ "unsafe"
)

//go:linkname call syscall.Syscall
func call(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err syscall.Errno)

//go:linkname nanotime runtime.nanotime
func nanotime() int64

//go:linkname fastrandn runtime.fastrandn
func fastrandn(n uint32) uint32

//go:linkname stringHash runtime.stringHash
func stringHash(s string, seed uintptr) uintptr

// Called with other values than it takes, it is not the one.
//
//go:linkname wrong runtime.nanotime
func wrong(s string) int64

func main() {
	pid, _, err := call(syscall.SYS_GETPID, 0, 0, 0)
	fmt.Println(int(pid) == syscall.Getpid(), err)
	a := nanotime()
	fmt.Println(nanotime() >= a, fastrandn(10) < 10)
	fmt.Println(stringHash("a", 1) == stringHash("a", 1), stringHash("a", 1) == stringHash("b", 1))
	if a == 0 {
		wrong("")
	}
}

// Output:
// true errno 0
// true true
// true false
