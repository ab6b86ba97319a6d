// Values at the edges: blank fields, unsafe slices that reach over the end of the address space,
// the line of a failing select operand.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"unsafe"
)

var blank = struct{ a, _, c int }{1, 2, 3}

func panics(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

type holder struct{ c chan int }

var none *holder

var quiet chan int

func operands() {
	select {
	case <-none.c: // line 28
	case <-quiet:
	}
}

func main() {
	fmt.Println(reflect.ValueOf(blank).Field(1).Int())

	last := (*byte)(unsafe.Pointer(^uintptr(0)))
	panics("slice 1:", func() { _ = unsafe.Slice(last, 1) })
	panics("slice 2:", func() { _ = unsafe.Slice(last, 2) })
	panics("string 1:", func() { _ = unsafe.String(last, 1) })
	panics("string 2:", func() { _ = unsafe.String(last, 2) })
	n := 1
	panics("slice of nil:", func() { _ = unsafe.Slice((*byte)(nil), n) })
	panics("string of nil:", func() { _ = unsafe.String(nil, n) })

	func() {
		defer func() {
			fmt.Println(recover())
			for i := 0; ; i++ {
				pc, file, line, ok := runtime.Caller(i)
				if !ok {
					return
				}
				if runtime.FuncForPC(pc).Name() == "main.operands" {
					fmt.Println(file[strings.LastIndex(file, "/")+1:], line)
					return
				}
			}
		}()
		operands()
	}()
}

// Output:
// 0
// slice 1: <nil>
// slice 2: runtime error: unsafe.Slice: len out of range
// string 1: <nil>
// string 2: runtime error: unsafe.String: len out of range
// slice of nil: runtime error: unsafe.Slice: ptr is nil and len is not zero
// string of nil: runtime error: unsafe.String: ptr is nil and len is not zero
// runtime error: invalid memory address or nil pointer dereference
// corner_values.go 28
