// map, filter, reduce over slices, chained; functions as values of instances.
package main

func mapped[A, B any](xs []A, f func(A) B) []B {
	out := make([]B, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func filtered[T any](xs []T, keep func(T) bool) (out []T) {
	for _, x := range xs {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func reduced[A, B any](xs []A, start B, f func(B, A) B) B {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}

func inPlace[T any](xs []T, keep func(*T) bool) []T {
	kept := xs[:0]
	for i := range xs {
		if keep(&xs[i]) {
			kept = append(kept, xs[i])
		}
	}
	return kept
}

func zipped[A, B any](as []A, bs []B) (out []struct {
	a A
	b B
}) {
	for i := range min(len(as), len(bs)) {
		out = append(out, struct {
			a A
			b B
		}{as[i], bs[i]})
	}
	return out
}

func flat[T any](xss ...[]T) (out []T) {
	for _, xs := range xss {
		out = append(out, xs...)
	}
	return out
}

func main() {
	double := func(x int) int { return 2 * x }
	apply := mapped[int, string]
	letters := apply([]int{0, 1, 2}, func(i int) string { return string(rune('a' + i)) })
	sum := reduced(filtered(mapped([]int{1, 2, 3}, double), func(x int) bool { return x > 2 }), 0,
		func(a, x int) int { return a + x })
	println(sum, letters[2], len(inPlace([]int{1, 2, 3}, func(p *int) bool { return *p != 2 })))
	println(zipped(letters, []int{7, 8})[1].b, len(flat([]byte("ab"), []byte("c"))))
}
