// -lang=go1.12
package p

const c = 0b101 // ERROR 11 "binary literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const d = 1_000 // ERROR 11 "underscore in numeric literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const e = 0o7 // ERROR 11 "0o/0O-style octal literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const f = 0x1p4 // ERROR 11 "hexadecimal floating-point literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"

type I interface{ m() }
type J interface {
	I // ERROR 2 "duplicate method m\n\tlang12.go:12:2: other declaration of method m"
	m()
	K // ERROR 2 "duplicate method m\n\tlang12.go:12:2: other declaration of method m"
}
type K interface{ m() }

func g(i int) int { return 1 << i } // ERROR 33 "invalid operation: signed shift count i (variable of type int) requires go1.13 or later (-lang was set to go1.12; check go.mod)"

func h(s []int) *[1]int { return (*[1]int)(s) } // ERROR 44 "cannot convert s (variable of type []int) to type *[1]int: conversion of slice to array pointer requires go1.17 or later (-lang was set to go1.12; check go.mod)"
