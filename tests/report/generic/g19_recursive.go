// Generic functions and types that refer to each other.
package main

type expr[T any] interface{ eval(env map[string]T) T }

type lit[T any] struct{ v T }
type ref[T any] struct{ name string }
type bin[T any] struct {
	x, y expr[T]
	op   func(a, b T) T
}

func (l lit[T]) eval(map[string]T) T     { return l.v }
func (r ref[T]) eval(env map[string]T) T { return env[r.name] }
func (b *bin[T]) eval(env map[string]T) T {
	return b.op(b.x.eval(env), b.y.eval(env))
}

func even[T any](xs []T) bool {
	if len(xs) == 0 {
		return true
	}
	return odd(xs[1:])
}

func odd[T any](xs []T) bool {
	if len(xs) == 0 {
		return false
	}
	return even(xs[1:])
}

func main() {
	add := func(a, b int) int { return a + b }
	e := &bin[int]{lit[int]{1}, ref[int]{"x"}, add}
	println(e.eval(map[string]int{"x": 4}), even([]string{"a"}))
}
