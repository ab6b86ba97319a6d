// Range over functions: generic iterators, adaptors, early ends, defer in the body.
package main

import "iter"

func values[T any](xs ...T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range seq {
			if keep(x) && !yield(x) {
				return
			}
		}
	}
}

func numbered[T any](seq iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for x := range seq {
			if !yield(i, x) {
				break
			}
			i++
		}
	}
}

func collect[T any](seq iter.Seq[T]) (all []T) {
	for x := range seq {
		all = append(all, x)
	}
	return all
}

func firstOf[T any](seq iter.Seq[T]) *T {
	for x := range seq {
		return &x
	}
	return nil
}

func deferred(n *int) {
	for x := range values(1, 2, 3) {
		defer func() { *n = *n*10 + x }()
	}
}

func main() {
	odd := filter(values(1, 2, 3, 4, 5), func(x int) bool { return x%2 == 1 })
	sum := 0
	for i, x := range numbered(odd) {
		sum += i * x
	}
	n := 0
	deferred(&n)
	println(sum, len(collect(odd)), *firstOf(values("a", "b")), n)
}
