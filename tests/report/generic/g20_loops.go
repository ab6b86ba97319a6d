// Loop variables of type parameters that closures and pointers keep, and those that only a return
// statement gives away.
package main

func pointers[T any](xs []T) (out []*T) {
	for _, x := range xs {
		out = append(out, &x)
	}
	return out
}

func finder[T comparable](xs []T, want T) func() int {
	for i, x := range xs {
		if x == want {
			return func() int { return i }
		}
	}
	return nil
}

func lazies[T any](n int, f func(int) T) []func() T {
	var out []func() T
	for i := 0; i < n; i++ {
		out = append(out, func() T { return f(i) })
	}
	return out
}

func last[T any](xs [3]T) *T {
	var p *T
	for i := range xs {
		p = &xs[i]
	}
	return p
}

func main() {
	println(*pointers([]int{1, 2})[1], finder([]string{"a", "b"}, "b")())
	println(lazies(2, func(i int) float64 { return float64(i) })[1](), *last([3]int{1, 2, 3}))
}
