// Generic functions that call others with types made of their own type parameters.
package main

type pair[A, B any] struct {
	a A
	b B
}

func mk[A, B any](a A, b B) pair[A, B] { return pair[A, B]{a, b} }

func (p pair[A, B]) swapped() pair[B, A] { return mk(p.b, p.a) }

func slice[T any](xs ...T) []T { return xs }

func nested[T any](x T) [][]T { return slice(slice(x), slice(x, x)) }

func pairUp[T any](xs []T) (out []pair[T, *T]) {
	for i := range xs {
		out = append(out, mk(xs[i], &xs[i]))
	}
	return out
}

func depth[T any](n int, x T) int {
	if n == 0 {
		return 0
	}
	return 1 + depth(n-1, x)
}

func main() {
	p := mk(1, "x").swapped()
	println(p.a, p.b, len(nested(2.5)))
	ps := pairUp([]int{1, 2})
	println(*ps[0].b, depth(3, ps))
}
