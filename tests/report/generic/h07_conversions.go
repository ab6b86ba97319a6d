// Values of type parameters as interfaces: conversions, assertions, switches, comparison.
package main

import "fmt"

type text string

func (t text) String() string { return "<" + string(t) + ">" }

func show[T any](x T) string { return fmt.Sprint(x) }

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string, text:
		return "string"
	case *T:
		return "pointer"
	case []T:
		return "slice"
	}
	return "other"
}

func as[T any](x any) (T, bool) {
	v, ok := x.(T)
	return v, ok
}

func must[T any](x any) *T {
	v := x.(T)
	return &v
}

func equal[T comparable](x T, y any) bool { return any(x) == y }

func stringer[T fmt.Stringer](x T) fmt.Stringer { return x }

func pointers[T any](xs ...T) (all []any) {
	for i := range xs {
		all = append(all, &xs[i], xs[i])
	}
	return all
}

func main() {
	n, ok := as[int](7)
	_, no := as[string](7)
	println(show(3), show(text("t")), kind(1), kind("s"), kind([]int{}), n, ok, no)
	println(*must[string]("m"), equal(3, 3), equal("a", 3), stringer(text("s")).String())
	println(len(pointers(1, 2)), len(pointers(text("p"))))
}
