// Package-level variables of generic types, made by generic functions.
package main

type set[T comparable] map[T]struct{}

func of[T comparable](xs ...T) set[T] {
	s := make(set[T], len(xs))
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}

func (s set[T]) has(x T) bool {
	_, ok := s[x]
	return ok
}

type cell[T any] struct{ v T }

func put[T any](v T) *cell[T] { return &cell[T]{v} }

var (
	vowels = of('a', 'e')
	first  = put(1)
	second = &cell[string]{"x"}
	apply  = func(c *cell[int]) int { return c.v }
)

func main() {
	println(vowels.has('a'), first.v, second.v, apply(first), of(second, nil).has(nil))
}
