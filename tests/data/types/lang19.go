// -lang=go1.19
// What the constraint comparable took before Go 1.20.
package p

func cmp[T comparable](T) {}

func f(a any, s []int) {
	cmp(a) // ERROR 5 "any to satisfy comparable requires go1.20 or later (-lang was set to go1.19; check go.mod)"
	cmp(1)
	_ = [2]int(s) // ERROR 13 "cannot convert s (variable of type []int) to type [2]int: conversion of slice to array requires go1.20 or later (-lang was set to go1.19; check go.mod)"
}
