// Sorting: comparison functions as arguments and made by functions, swaps, clones.
package main

type ordered interface{ ~int | ~string }

func compare[T ordered](a, b T) int {
	switch {
	case a < b:
		return -1
	case b < a:
		return 1
	}
	return 0
}

type person struct {
	name string
	age  int
}

func by[T any, K ordered](key func(T) K) func(a, b T) int {
	return func(a, b T) int { return compare(key(a), key(b)) }
}

func insertion[T any](xs []T, less func(a, b T) bool) {
	for i := 1; i < len(xs); i++ {
		for j := i; j > 0 && less(xs[j], xs[j-1]); j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
}

func top[T ordered](xs []T, n int) []T {
	copied := append([]T(nil), xs...)
	insertion(copied, func(a, b T) bool { return b < a })
	return copied[:min(n, len(copied))]
}

func minimum[T any](xs []T, f func(a, b T) int) (least *T) {
	for i := range xs {
		if least == nil || f(xs[i], *least) < 0 {
			least = &xs[i]
		}
	}
	return least
}

func main() {
	people := []person{{"Ann", 30}, {"Bob", 25}}
	younger := by(func(p person) int { return p.age })
	insertion(people, func(a, b person) bool { return younger(a, b) < 0 })
	xs := []string{"c", "a", "b"}
	insertion(xs, func(a, b string) bool { return a < b })
	println(people[0].name, xs[0], top([]int{3, 9, 4}, 2)[0])
	println(minimum(people, by(func(p person) string { return p.name })).age)
}
