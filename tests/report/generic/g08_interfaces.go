// Values of type parameters converted to interfaces, asserted and switched on.
package main

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

func box[T any](x T) any { return x }

func unbox[T any](x any) (T, bool) {
	v, ok := x.(T)
	return v, ok
}

func must[T any](x any) T { return x.(T) }

func kind[T any](x any) string {
	switch x.(type) {
	case T:
		return "T"
	case []T:
		return "[]T"
	case nil:
		return "nil"
	}
	return "other"
}

func areas[T shape](xs []T) (out []shape) {
	for _, x := range xs {
		out = append(out, x)
	}
	return out
}

func total[T shape](x T) int {
	var s shape = x
	return s.area()
}

func main() {
	b := box(3)
	n, ok := unbox[int](b)
	println(n, ok, must[int](b), kind[int](b), kind[string](nil))
	println(len(areas([]square{{2}})), total(square{3}))
}
