// Which instances share a shape: all pointers under `any`, types with one underlying type.
package main

type id int
type point struct{ x, y int }
type spot point

func keep[T any](x T) *T { return &x }

func same[T comparable](a, b T) bool { return a == b }

func swap[T any](a, b *T) { *a, *b = *b, *a }

func zero[T any]() (z T) { return }

func size[T ~[]E, E any](s T) int { return len(s) }

type names []string

func main() {
	i, p := 1, point{1, 2}
	a, b := keep(&i), keep(&p)
	println(**a, (*b).x, *keep(id(2)), *keep(3))
	println(same(p, point{1, 2}), same(spot{}, spot{1, 2}), same(&i, &i))
	j := 2
	swap(&i, &j)
	println(zero[int](), zero[*point]() == nil, size(names{"a"}), size([]string{}))
}
