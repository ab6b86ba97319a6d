// Features with the version that each came with.
package p

import "unsafe"

func generic[P any](x P) P { return x }

type T[P any] struct{ f P }

type E interface{ int }
type U interface{ ~int | string }
type C interface{ comparable }

var inst = generic[int](1)
var infer = generic(1)
var y any

func f(s []int, b []byte, p *int, m map[string]int, i int) {
	_ = (*[2]int)(s)
	_ = [2]int(s)
	_ = unsafe.Add(unsafe.Pointer(p), 1)
	_ = unsafe.Slice(p, 2)
	_ = unsafe.String(&b[0], 1)
	_ = unsafe.StringData("")
	_ = unsafe.SliceData(b)
	_ = min(1, 2)
	_ = max(i, 2)
	clear(m)
	clear(s)
	for range 10 {
	}
	for j := range i {
		_ = j
	}
	for range func(func() bool) {} {
	}
	for k, v := range func(func(int, string) bool) {} {
		_, _ = k, v
	}
	_ = new(1)
	_ = new(i + 1)
	_ = new("s")
	const c = min(1, 2.5)
	goto L
L:
	var arr [3]int
	for range arr {
	}
}

type A[P any] = []P
type B[P, Q any] = map[string]T[P]
type M = A[int]

type S struct{ T[int] }

func (t T[P]) method(x P) P { return x }
