// -lang=go1.16
// Features of expressions that came after Go 1.16.
package p

import "unsafe"

func generic[P any](x P) P { return x } // ERROR 14 "type parameter requires go1.18 or later (-lang was set to go1.16; check go.mod)" // ERROR 16 "predeclared any requires go1.18 or later (-lang was set to go1.16; check go.mod)"

func f(s []int, b []byte, p *int, m map[string]int) {
	_ = (*[2]int)(s) // ERROR 16 "cannot convert s (variable of type []int) to type *[2]int: conversion of slice to array pointer requires go1.17 or later (-lang was set to go1.16; check go.mod)"
	_ = [2]int(s) // ERROR 13 "cannot convert s (variable of type []int) to type [2]int: conversion of slice to array requires go1.20 or later (-lang was set to go1.16; check go.mod)"
	_ = unsafe.Add(unsafe.Pointer(p), 1) // ERROR 6 "unsafe.Add requires go1.17 or later (-lang was set to go1.16; check go.mod)"
	_ = unsafe.Slice(p, 1) // ERROR 6 "unsafe.Slice requires go1.17 or later (-lang was set to go1.16; check go.mod)"
	_ = unsafe.SliceData(s) // ERROR 6 "unsafe.SliceData requires go1.20 or later (-lang was set to go1.16; check go.mod)"
	_ = unsafe.String(&b[0], 1) // ERROR 6 "unsafe.String requires go1.20 or later (-lang was set to go1.16; check go.mod)"
	_ = unsafe.StringData("a") // ERROR 6 "unsafe.StringData requires go1.20 or later (-lang was set to go1.16; check go.mod)"
	clear(m) // ERROR 2 "clear requires go1.21 or later (-lang was set to go1.16; check go.mod)"
	_ = min(1, 2) // ERROR 6 "built-in min requires go1.21 or later (-lang was set to go1.16; check go.mod)"
	_ = max(1, 2) // ERROR 6 "built-in max requires go1.21 or later (-lang was set to go1.16; check go.mod)"
	_ = new(1) // ERROR 6 "new(1) requires go1.26 or later (-lang was set to go1.16; check go.mod)"
	_ = generic(1) // ERROR 6 "implicit function instantiation requires go1.18 or later (-lang was set to go1.16; check go.mod)"
	_ = generic[int] // ERROR 13 "function instantiation requires go1.18 or later (-lang was set to go1.16; check go.mod)"
	_ = generic[int](1) // ERROR 6 "function instantiation requires go1.18 or later (-lang was set to go1.16; check go.mod)"
}
