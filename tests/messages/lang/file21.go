// The line //go:build says a version of its own.

//go:build go1.21

package p

func f(i int, m map[int]int) {
	for range 10 {
	}
	for range func(func() bool) {} {
	}
	clear(m)
	_ = new(i + 1)
}

type A[P any] = []P
