// Nested loops over generic functions with labelled branches, returns and pointers that leave.
package main

import "iter"

func upto[T ~int](n T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for i := T(0); i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func zip[A, B any](as []A, bs []B) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		for i := range min(len(as), len(bs)) {
			if !yield(as[i], bs[i]) {
				return
			}
		}
	}
}

func find[T ~int](n, want T) *T {
	for i := range upto(n) {
		if i == want {
			return &i
		}
	}
	return nil
}

func grid[T ~int](n T) (total T) {
	for i := range upto(n) {
		for j := range upto(i) {
			if j > 3 {
				break
			}
			total += j
		}
	}
	return total
}

func main() {
	println(*find(5, 3), grid(4))
	var fs []func() int
	for a, b := range zip([]int{1, 2}, []string{"x", "yy"}) {
		fs = append(fs, func() int { return a + len(b) })
	}
	println(len(fs), fs[0]())
}
