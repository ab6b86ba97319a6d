// A failing access is reported on the line of its operator: "[" or ".", as Go does.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

var i = 9
var sink int
var sinkB []int

func try(what string, f func()) {
	defer func() {
		recover()
		for n := 0; ; n++ {
			pc, _, line, ok := runtime.Caller(n)
			if !ok {
				return
			}
			if name := runtime.FuncForPC(pc).Name(); strings.HasPrefix(name, "main.main.func") {
				fmt.Println(what, name, line)
				return
			}
		}
	}()
	f()
}

type T struct {
	a []int
	n int
}

func main() {
	var a [3]int
	var t T
	var p *T
	var q **T
	s := []int{}
	try("load of an array", func() {
		sink = 1 + (
			a)[
			i]
	})
	try("store", func() {
		(
			s)[
			i] = 1
	})
	try("field", func() {
		sink = t.
			a[
			i]
	})
	try("slice", func() {
		sinkB = t.
			a[
			i:]
	})
	try("slice to", func() {
		sinkB = (
			s)[
			: i]
	})
	try("sum", func() {
		sink += 1 + (
			s)[
			i]
	})
	try("update", func() {
		(
			s)[
			i] += 2
	})
	try("nil", func() {
		sink = 1 +
			p.
				n
	})
	try("nil store", func() {
		(
			p).
			n = sink +
			1
	})
	try("nil update", func() {
		p.
			n += sink +
			1
	})
	try("nil pointer", func() {
		sink = 1 +
			(
				*q).
				n
	})
}

// Output:
// load of an array main.main.func1 44
// store main.main.func2 49
// field main.main.func3 54
// slice main.main.func4 59
// slice to main.main.func5 64
// sum main.main.func6 69
// update main.main.func7 74
// nil main.main.func8 79
// nil store main.main.func9 85
// nil update main.main.func10 89
// nil pointer main.main.func11 96
