// Pattern-defeating quicksort, heap sort and in-place stable merging over
// a slice of ordered elements without NaNs.
// Made from stdlib/sort/pdq.go.template by stdlib/sort/generate.py.
package slices

import (
	"cmp"
	"math/bits"
)

// Ranges of up to this many elements are sorted by insertion.
const smallRangeOrdered = 12

// pdqOrdered sorts [a, b): quicksort that notices order already there, and turns to
// heap sort once it chose limit bad pivots. The element before a, if any, is
// not above any in the range.
func pdqOrdered[E cmp.Ordered](data []E, a, b, limit int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= smallRangeOrdered {
			insertionSortOrdered(data, a, b)
			return
		}
		if limit == 0 {
			heapSortOrdered(data, a, b)
			return
		}
		if !balanced {
			scatterOrdered(data, a, b)
			limit--
		}
		pivot, swaps := pickPivotOrdered(data, a, b)
		if swaps == allSwappedOrdered {
			// Every sample was in the wrong order: most likely all is descending.
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data[i], data[j] = data[j], data[i]
			}
			pivot = b - 1 - (pivot - a)
			swaps = 0
		}
		if balanced && untouched && swaps == 0 && nearlySortedOrdered(data, a, b) {
			return
		}
		if a > 0 && !(data[a-1] < data[pivot]) {
			// The pivot equals the least element; skip all that equal it.
			a = splitEqualOrdered(data, a, b, pivot)
			continue
		}
		mid, clean := splitOrdered(data, a, b, pivot)
		untouched = clean
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqOrdered(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqOrdered(data, mid+1, b, limit)
			b = mid
		}
	}
}

func insertionSortOrdered[E cmp.Ordered](data []E, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && (data[j] < data[j-1]); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

// sinkOrdered restores the heap [lo, hi), counted from first, whose root may be too
// small.
func sinkOrdered[E cmp.Ordered](data []E, lo, hi, first int) {
	for root := lo; ; {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && (data[first+child] < data[first+child+1]) {
			child++
		}
		if !(data[first+root] < data[first+child]) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

func heapSortOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sinkOrdered(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		sinkOrdered(data, 0, i, a)
	}
}

// splitOrdered puts elements below the pivot before and the others after it. It
// returns the pivot's place and whether nothing had to move.
func splitOrdered[E cmp.Ordered](data []E, a, b, pivot int) (mid int, clean bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for clean = true; ; clean = false {
		for i <= j && (data[i] < data[a]) {
			i++
		}
		for i <= j && !(data[j] < data[a]) {
			j--
		}
		if i > j {
			data[j], data[a] = data[a], data[j]
			return j, clean
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// splitEqualOrdered puts elements equal to the pivot first, given that none is below
// it, and returns where the others begin.
func splitEqualOrdered[E cmp.Ordered](data []E, a, b, pivot int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(data[a] < data[i]) {
			i++
		}
		for i <= j && (data[a] < data[j]) {
			j--
		}
		if i > j {
			return i
		}
		data[i], data[j] = data[j], data[i]
		i++
		j--
	}
}

// nearlySortedOrdered mends up to five places out of order and reports whether the
// range is sorted then. Short ranges are not worth the mending.
func nearlySortedOrdered[E cmp.Ordered](data []E, a, b int) bool {
	i := a + 1
	for tries := 0; tries < 5; tries++ {
		for i < b && !(data[i] < data[i-1]) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data[i], data[i-1] = data[i-1], data[i]
		if i-a >= 2 {
			for j := i - 1; j >= 1 && (data[j] < data[j-1]); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && (data[j] < data[j-1]); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// scatterOrdered swaps three elements of the middle with pseudo-random ones, to break
// the pattern that gave a bad pivot. The same length gives the same swaps.
func scatterOrdered[E cmp.Ordered](data []E, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<bits.Len(uint(n)) - 1
	middle := a + n/4*2
	for i := -1; i <= 1; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		data[middle+i], data[a+other] = data[a+other], data[middle+i]
	}
}

// All comparisons of three medians of three and the median of those.
const allSwappedOrdered = 12

// pickPivotOrdered returns the median of three samples, in long ranges each the
// median of three neighbours, and how many samples stood in the wrong order.
func pickPivotOrdered[E cmp.Ordered](data []E, a, b int) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= 50 {
			i, swaps = medianOrdered(data, i-1, i, i+1, swaps)
			j, swaps = medianOrdered(data, j-1, j, j+1, swaps)
			k, swaps = medianOrdered(data, k-1, k, k+1, swaps)
		}
		j, swaps = medianOrdered(data, i, j, k, swaps)
	}
	return j, swaps
}

func medianOrdered[E cmp.Ordered](data []E, i, j, k, swaps int) (mid, total int) {
	if data[j] < data[i] {
		i, j = j, i
		swaps++
	}
	if data[k] < data[j] {
		j = k
		swaps++
	}
	if data[j] < data[i] {
		j = i
		swaps++
	}
	return j, swaps
}
