// Sorting, searching and extremes. The sorting itself is in pdq_ordered.go and
// pdq_func.go.
package slices

import (
	"cmp"
	"math/bits"
)

// Sort sorts x in ascending order, NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	n := len(x)
	sortOrdered(x, 0, n, bits.Len(uint(n)))
}

// sortOrdered sorts [a, b) of data; limit is that of pdqOrdered.
func sortOrdered[E cmp.Ordered](data []E, a, b, limit int) {
	// With the NaNs out of the way, plain comparison is a total order.
	for i := a; i < b; i++ {
		if data[i] != data[i] {
			data[i], data[a] = data[a], data[i]
			a++
		}
	}
	if b-a > 1 {
		pdqOrdered(data[a:], 0, b-a, limit)
	}
}

// SortFunc sorts x in ascending order by cmp, which returns a number below, at
// or above zero and must be a strict weak order. Equal elements may change
// places.
//
//vole:cost 77
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	if len(x) > 1 {
		pdqFunc[E](x, 0, len(x), bits.Len(uint(len(x))), cmp)
	}
}

// SortStableFunc is SortFunc that leaves equal elements in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	stableFunc[E](x, len(x), cmp)
}

// IsSorted reports whether x is sorted in ascending order.
//
//vole:cost 63
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	last := len(x) - 1
	for last > 0 && !cmp.Less(x[last], x[last-1]) {
		last--
	}
	return last <= 0
}

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	last := len(x) - 1
	for last > 0 && cmp(x[last], x[last-1]) >= 0 {
		last--
	}
	return last <= 0
}

// Min returns the least element of x, NaN if there is one. It panics if x is
// empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	least := x[0]
	for i := 1; i < len(x); i++ {
		least = min(least, x[i])
	}
	return least
}

// MinFunc returns the least element of x by cmp, the first of several. It
// panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	least := 0
	for i := 1; i < len(x); i++ {
		if cmp(x[i], x[least]) < 0 {
			least = i
		}
	}
	return x[least]
}

// Max returns the greatest element of x, NaN if there is one. It panics if x
// is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	greatest := x[0]
	for i := 1; i < len(x); i++ {
		greatest = max(greatest, x[i])
	}
	return greatest
}

// MaxFunc returns the greatest element of x by cmp, the first of several. It
// panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	greatest := 0
	for i := 1; i < len(x); i++ {
		if cmp(x[i], x[greatest]) > 0 {
			greatest = i
		}
	}
	return x[greatest]
}

// BinarySearch returns where target is in the sorted slice x, or would be
// inserted, and whether it is there.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); cmp.Less(x[mid], target) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(x) && (x[lo] == target || x[lo] != x[lo] && target != target)
}

// BinarySearchFunc is BinarySearch in a slice sorted by cmp, which compares an
// element with the target.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); cmp(x[mid], target) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(x) && cmp(x[lo], target) == 0
}
