// -lang=go1.17
package p

type T[P any] struct{ f P } // ERROR 8 "type parameter requires go1.18 or later (-lang was set to go1.17; check go.mod)" // ERROR 10 "predeclared any requires go1.18 or later (-lang was set to go1.17; check go.mod)"

func f[P interface{ ~int | string }](x P) {} // ERROR 8 "type parameter requires go1.18 or later (-lang was set to go1.17; check go.mod)" // ERROR 21 "embedding interface element ~int | string requires go1.18 or later (-lang was set to go1.17; check go.mod)"

type E interface{ int } // ERROR 19 "embedding non-interface type int requires go1.18 or later (-lang was set to go1.17; check go.mod)"
type C interface{ comparable } // ERROR 19 "predeclared comparable requires go1.18 or later (-lang was set to go1.17; check go.mod)"

var x T[int] // ERROR 7 "type instantiation requires go1.18 or later (-lang was set to go1.17; check go.mod)"
var y any // ERROR 7 "predeclared any requires go1.18 or later (-lang was set to go1.17; check go.mod)"
var z = f[int] // ERROR 10 "function instantiation requires go1.18 or later (-lang was set to go1.17; check go.mod)"

func (t T[P]) m() {} // ERROR 9 "type instantiation requires go1.18 or later (-lang was set to go1.17; check go.mod)"

func g() {
	for range 10 { // ERROR 12 "cannot range over 10 (untyped int constant): requires go1.22 or later (-lang was set to go1.17; check go.mod)"
	}
	for range func(func() bool) {} { // ERROR 12 "cannot range over func(func() bool) {} (value of type func(func() bool)): requires go1.23 or later (-lang was set to go1.17; check go.mod)"
	}
	_ = min(1, 2) // ERROR 6 "built-in min requires go1.21 or later (-lang was set to go1.17; check go.mod)"
	clear(map[int]int{}) // ERROR 2 "clear requires go1.21 or later (-lang was set to go1.17; check go.mod)"
	s := []int{1}
	_ = [1]int(s) // ERROR 13 "cannot convert s (variable of type []int) to type [1]int: conversion of slice to array requires go1.20 or later (-lang was set to go1.17; check go.mod)"
	_ = *(*[1]int)(s)
}
