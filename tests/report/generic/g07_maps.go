// Maps with keys and values of type parameters.
package main

type pair[K comparable, V any] struct {
	key K
	val V
}

func keys[M ~map[K]V, K comparable, V any](m M) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

func invert[K, V comparable](m map[K]V) map[V]K {
	out := make(map[V]K, len(m))
	for k, v := range m {
		out[v] = k
	}
	return out
}

func pairs[K comparable, V any](m map[K]V) (out []pair[K, V]) {
	for k, v := range m {
		out = append(out, pair[K, V]{k, v})
	}
	return out
}

func group[T any, K comparable](xs []T, by func(T) K) map[K][]T {
	out := map[K][]T{}
	for _, x := range xs {
		k := by(x)
		out[k] = append(out[k], x)
	}
	return out
}

type ages map[string]int

func main() {
	m := ages{"ann": 3}
	println(len(keys(m)), len(invert(m)), pairs(m)[0].val)
	println(len(group([]string{"a", "bb", "c"}, func(s string) int { return len(s) })))
}
