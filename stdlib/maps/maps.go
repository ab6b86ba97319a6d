// Package maps has functions for maps of any type.
// Iteration is in random order, as that of maps themselves.
package maps

import "iter"

// Equal reports whether the maps have the same keys with equal values.
//
//vole:cost 37
func Equal[M1, M2 ~map[K]V, K, V comparable](m1 M1, m2 M2) bool {
	same := len(m1) == len(m2)
	if same {
		for key, one := range m1 {
			other, has := m2[key]
			if same = has && one == other; !same {
				break
			}
		}
	}
	return same
}

// EqualFunc is Equal with a function for the equality of values.
//
//vole:cost 56
func EqualFunc[M1 ~map[K]V1, M2 ~map[K]V2, K comparable, V1, V2 any](m1 M1, m2 M2,
	eq func(V1, V2) bool) bool {
	same := len(m1) == len(m2)
	if same {
		for key, one := range m1 {
			other, has := m2[key]
			if same = has && eq(one, other); !same {
				break
			}
		}
	}
	return same
}

// Clone returns a copy of m with keys and values assigned; nil of nil.
//
//vole:cost 75
func Clone[M ~map[K]V, K comparable, V any](m M) M {
	if m == nil {
		return nil
	}
	return clone(m)
}

//go:noinline
//vole:leaks m=heap
func clone[M ~map[K]V, K comparable, V any](m M) M {
	copied := make(M, len(m))
	Copy(copied, m)
	return copied
}

// Copy sets dst's values for all keys of src.
func Copy[M1 ~map[K]V, M2 ~map[K]V, K comparable, V any](dst M1, src M2) {
	for key, value := range src {
		dst[key] = value
	}
}

// DeleteFunc deletes all entries for which del is true.
//
//vole:cost 33
func DeleteFunc[M ~map[K]V, K comparable, V any](m M, del func(K, V) bool) {
	for key, value := range m {
		if !del(key, value) {
			continue
		}
		delete(m, key)
	}
}

// All iterates over keys and values.
func All[Map ~map[K]V, K comparable, V any](m Map) iter.Seq2[K, V] {
	return func(more func(K, V) bool) {
		for key, value := range m {
			if !more(key, value) {
				break
			}
		}
	}
}

// Keys iterates over the keys.
func Keys[Map ~map[K]V, K comparable, V any](m Map) iter.Seq[K] {
	return func(more func(K) bool) {
		for key := range m {
			if !more(key) {
				break
			}
		}
	}
}

// Values iterates over the values.
func Values[Map ~map[K]V, K comparable, V any](m Map) iter.Seq[V] {
	return func(more func(V) bool) {
		for _, value := range m {
			if !more(value) {
				break
			}
		}
	}
}

// Insert sets m's values for all pairs of seq.
func Insert[Map ~map[K]V, K comparable, V any](m Map, seq iter.Seq2[K, V]) {
	for key, value := range seq {
		m[key] = value
	}
}

// Collect returns a new map of the pairs of seq.
func Collect[K comparable, V any](seq iter.Seq2[K, V]) map[K]V {
	collected := make(map[K]V)
	Insert(collected, seq)
	return collected
}
