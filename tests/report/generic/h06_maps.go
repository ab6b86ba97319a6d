// Maps and slices of type parameters: literals, makes, appends, copies, deletes.
package main

type pair[K comparable, V any] struct {
	key   K
	value V
}

func invert[K, V comparable](m map[K]V) map[V]K {
	out := make(map[V]K, len(m))
	for k, v := range m {
		out[v] = k
	}
	return out
}

func entries[K comparable, V any](m map[K]V) []pair[K, V] {
	all := make([]pair[K, V], 0, len(m))
	for k, v := range m {
		all = append(all, pair[K, V]{k, v})
	}
	return all
}

func group[K comparable, V any](xs []V, key func(V) K) map[K][]V {
	groups := map[K][]V{}
	for _, x := range xs {
		k := key(x)
		groups[k] = append(groups[k], x)
	}
	return groups
}

func clone[S ~[]E, E any](s S) S {
	out := make(S, len(s))
	copy(out, s)
	return out
}

func window[T any](xs []T, n int) [][]T {
	var all [][]T
	for i := 0; i+n <= len(xs); i++ {
		all = append(all, xs[i:i+n])
	}
	return all
}

func set[T comparable](xs ...T) map[T]struct{} {
	s := make(map[T]struct{})
	for _, x := range xs {
		s[x] = struct{}{}
	}
	delete(s, xs[0])
	return s
}

func main() {
	m := map[string]int{"a": 1, "b": 2}
	println(invert(m)[2], len(entries(m)), len(set(1, 2, 2)))
	println(len(group([]string{"x", "yy", "z"}, func(s string) int { return len(s) })[1]))
	println(clone([]*int{new(int)})[0] != nil, len(window([]byte("abcd"), 3)))
}
