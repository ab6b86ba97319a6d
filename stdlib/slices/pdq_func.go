// Pattern-defeating quicksort, heap sort and in-place stable merging over
// a slice, with a comparison function.
// Made from stdlib/sort/pdq.go.template by stdlib/sort/generate.py.
package slices

import "math/bits"

// Ranges of up to this many elements are sorted by insertion.
const smallRangeFunc = 12

// pdqFunc sorts [a, b): quicksort that notices order already there, and turns to
// heap sort once it chose limit bad pivots. The element before a, if any, is
// not above any in the range.
func pdqFunc[E any](data []E, a, b, limit int, cmp func(a, b E) int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= smallRangeFunc {
			insertionSortFunc(data, a, b, cmp)
			return
		}
		if limit == 0 {
			heapSortFunc(data, a, b, cmp)
			return
		}
		if !balanced {
			scatterFunc(data, a, b)
			limit--
		}
		pivot, swaps := pickPivotFunc(data, a, b, cmp)
		if swaps == allSwappedFunc {
			// Every sample was in the wrong order: most likely all is descending.
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data[i], data[j] = data[j], data[i]
			}
			pivot = b - 1 - (pivot - a)
			swaps = 0
		}
		if balanced && untouched && swaps == 0 && nearlySortedFunc(data, a, b, cmp) {
			return
		}
		if a > 0 && !(cmp(data[a-1], data[pivot]) < 0) {
			// The pivot equals the least element; skip all that equal it.
			a = splitEqualFunc(data, a, b, pivot, cmp)
			continue
		}
		mid, clean := splitFunc(data, a, b, pivot, cmp)
		untouched = clean
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqFunc(data, a, mid, limit, cmp)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqFunc(data, mid+1, b, limit, cmp)
			b = mid
		}
	}
}

func insertionSortFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && (cmp(data[j], data[j-1]) < 0); j-- {
			data[j], data[j-1] = data[j-1], data[j]
		}
	}
}

// sinkFunc restores the heap [lo, hi), counted from first, whose root may be too
// small.
func sinkFunc[E any](data []E, lo, hi, first int, cmp func(a, b E) int) {
	for root := lo; ; {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && (cmp(data[first+child], data[first+child+1]) < 0) {
			child++
		}
		if !(cmp(data[first+root], data[first+child]) < 0) {
			return
		}
		data[first+root], data[first+child] = data[first+child], data[first+root]
		root = child
	}
}

func heapSortFunc[E any](data []E, a, b int, cmp func(a, b E) int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sinkFunc(data, i, n, a, cmp)
	}
	for i := n - 1; i >= 0; i-- {
		data[a], data[a+i] = data[a+i], data[a]
		sinkFunc(data, 0, i, a, cmp)
	}
}

// splitFunc puts elements below the pivot before and the others after it. It
// returns the pivot's place and whether nothing had to move.
func splitFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) (mid int, clean bool) {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for clean = true; ; clean = false {
		for i <= j && (cmp(data[i], data[a]) < 0) {
			i++
		}
		for i <= j && !(cmp(data[j], data[a]) < 0) {
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

// splitEqualFunc puts elements equal to the pivot first, given that none is below
// it, and returns where the others begin.
func splitEqualFunc[E any](data []E, a, b, pivot int, cmp func(a, b E) int) int {
	data[a], data[pivot] = data[pivot], data[a]
	i, j := a+1, b-1
	for {
		for i <= j && !(cmp(data[a], data[i]) < 0) {
			i++
		}
		for i <= j && (cmp(data[a], data[j]) < 0) {
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

// nearlySortedFunc mends up to five places out of order and reports whether the
// range is sorted then. Short ranges are not worth the mending.
func nearlySortedFunc[E any](data []E, a, b int, cmp func(a, b E) int) bool {
	i := a + 1
	for tries := 0; tries < 5; tries++ {
		for i < b && !(cmp(data[i], data[i-1]) < 0) {
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
			for j := i - 1; j >= 1 && (cmp(data[j], data[j-1]) < 0); j-- {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && (cmp(data[j], data[j-1]) < 0); j++ {
				data[j], data[j-1] = data[j-1], data[j]
			}
		}
	}
	return false
}

// scatterFunc swaps three elements of the middle with pseudo-random ones, to break
// the pattern that gave a bad pivot. The same length gives the same swaps.
func scatterFunc[E any](data []E, a, b int) {
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
const allSwappedFunc = 12

// pickPivotFunc returns the median of three samples, in long ranges each the
// median of three neighbours, and how many samples stood in the wrong order.
func pickPivotFunc[E any](data []E, a, b int, cmp func(a, b E) int) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= 50 {
			i, swaps = medianFunc(data, i-1, i, i+1, swaps, cmp)
			j, swaps = medianFunc(data, j-1, j, j+1, swaps, cmp)
			k, swaps = medianFunc(data, k-1, k, k+1, swaps, cmp)
		}
		j, swaps = medianFunc(data, i, j, k, swaps, cmp)
	}
	return j, swaps
}

func medianFunc[E any](data []E, i, j, k, swaps int, cmp func(a, b E) int) (mid, total int) {
	if cmp(data[j], data[i]) < 0 {
		i, j = j, i
		swaps++
	}
	if cmp(data[k], data[j]) < 0 {
		j = k
		swaps++
	}
	if cmp(data[j], data[i]) < 0 {
		j = i
		swaps++
	}
	return j, swaps
}

// stableFunc sorts blocks by insertion and merges them in place, pair by pair.
func stableFunc[E any](data []E, n int, cmp func(a, b E) int) {
	block := 20
	a := 0
	for ; a+block <= n; a += block {
		insertionSortFunc(data, a, a+block, cmp)
	}
	insertionSortFunc(data, a, n, cmp)
	for ; block < n; block *= 2 {
		for a = 0; a+block < n; a += 2 * block {
			mergeFunc(data, a, a+block, min(a+2*block, n), cmp)
		}
	}
}

// mergeFunc merges the sorted [a, m) and [m, b) by the SymMerge algorithm of Kim
// and Kutzner: a symmetric cut splits the problem into two halves.
func mergeFunc[E any](data []E, a, m, b int, cmp func(a, b E) int) {
	if m-a == 1 {
		// One element: find its place among the others and move it there.
		lo, hi := m, b
		for lo < hi {
			if h := int(uint(lo+hi) >> 1); cmp(data[h], data[a]) < 0 {
				lo = h + 1
			} else {
				hi = h
			}
		}
		for k := a; k < lo-1; k++ {
			data[k], data[k+1] = data[k+1], data[k]
		}
		return
	}
	if b-m == 1 {
		lo, hi := a, m
		for lo < hi {
			if h := int(uint(lo+hi) >> 1); !(cmp(data[m], data[h]) < 0) {
				lo = h + 1
			} else {
				hi = h
			}
		}
		for k := m; k > lo; k-- {
			data[k], data[k-1] = data[k-1], data[k]
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	sum := mid + m
	lo, hi := a, m
	if m > mid {
		lo, hi = sum-b, mid
	}
	for last := sum - 1; lo < hi; {
		if c := int(uint(lo+hi) >> 1); !(cmp(data[last-c], data[c]) < 0) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	hi = sum - lo
	if lo < m && m < hi {
		rotateFunc(data, lo, m, hi)
	}
	if a < lo && lo < mid {
		mergeFunc(data, a, lo, mid, cmp)
	}
	if mid < hi && hi < b {
		mergeFunc(data, mid, hi, b, cmp)
	}
}

// rotateFunc exchanges the neighbours [a, m) and [m, b).
func rotateFunc[E any](data []E, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRangeFunc(data, m-i, m, j)
			i -= j
		} else {
			swapRangeFunc(data, m-i, m+j-i, i)
			j -= i
		}
	}
	swapRangeFunc(data, m-i, m, i)
}

func swapRangeFunc[E any](data []E, a, b, n int) {
	for i := 0; i < n; i++ {
		data[a+i], data[b+i] = data[b+i], data[a+i]
	}
}
