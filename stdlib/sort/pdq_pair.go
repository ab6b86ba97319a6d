// Pattern-defeating quicksort, heap sort and in-place stable merging over
// a pair of functions.
// Made from stdlib/sort/pdq.go.template by stdlib/sort/generate.py.
package sort

import "math/bits"

// Ranges of up to this many elements are sorted by insertion.
const smallRangePair = 12

// pdqPair sorts [a, b): quicksort that notices order already there, and turns to
// heap sort once it chose limit bad pivots. The element before a, if any, is
// not above any in the range.
func pdqPair(data pair, a, b, limit int) {
	balanced, untouched := true, true
	for {
		n := b - a
		if n <= smallRangePair {
			insertionSortPair(data, a, b)
			return
		}
		if limit == 0 {
			heapSortPair(data, a, b)
			return
		}
		if !balanced {
			scatterPair(data, a, b)
			limit--
		}
		pivot, swaps := pickPivotPair(data, a, b)
		if swaps == allSwappedPair {
			// Every sample was in the wrong order: most likely all is descending.
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data.swap(i, j)
			}
			pivot = b - 1 - (pivot - a)
			swaps = 0
		}
		if balanced && untouched && swaps == 0 && nearlySortedPair(data, a, b) {
			return
		}
		if a > 0 && !data.less(a-1, pivot) {
			// The pivot equals the least element; skip all that equal it.
			a = splitEqualPair(data, a, b, pivot)
			continue
		}
		mid, clean := splitPair(data, a, b, pivot)
		untouched = clean
		left, right := mid-a, b-mid
		if left < right {
			balanced = left >= n/8
			pdqPair(data, a, mid, limit)
			a = mid + 1
		} else {
			balanced = right >= n/8
			pdqPair(data, mid+1, b, limit)
			b = mid
		}
	}
}

func insertionSortPair(data pair, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.less(j, j-1); j-- {
			data.swap(j, j-1)
		}
	}
}

// sinkPair restores the heap [lo, hi), counted from first, whose root may be too
// small.
func sinkPair(data pair, lo, hi, first int) {
	for root := lo; ; {
		child := 2*root + 1
		if child >= hi {
			return
		}
		if child+1 < hi && data.less(first+child, first+child+1) {
			child++
		}
		if !data.less(first+root, first+child) {
			return
		}
		data.swap(first+root, first+child)
		root = child
	}
}

func heapSortPair(data pair, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sinkPair(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data.swap(a, a+i)
		sinkPair(data, 0, i, a)
	}
}

// splitPair puts elements below the pivot before and the others after it. It
// returns the pivot's place and whether nothing had to move.
func splitPair(data pair, a, b, pivot int) (mid int, clean bool) {
	data.swap(a, pivot)
	i, j := a+1, b-1
	for clean = true; ; clean = false {
		for i <= j && data.less(i, a) {
			i++
		}
		for i <= j && !data.less(j, a) {
			j--
		}
		if i > j {
			data.swap(j, a)
			return j, clean
		}
		data.swap(i, j)
		i++
		j--
	}
}

// splitEqualPair puts elements equal to the pivot first, given that none is below
// it, and returns where the others begin.
func splitEqualPair(data pair, a, b, pivot int) int {
	data.swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.less(a, i) {
			i++
		}
		for i <= j && data.less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.swap(i, j)
		i++
		j--
	}
}

// nearlySortedPair mends up to five places out of order and reports whether the
// range is sorted then. Short ranges are not worth the mending.
func nearlySortedPair(data pair, a, b int) bool {
	i := a + 1
	for tries := 0; tries < 5; tries++ {
		for i < b && !data.less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < 50 {
			return false
		}
		data.swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.less(j, j-1); j-- {
				data.swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.less(j, j-1); j++ {
				data.swap(j, j-1)
			}
		}
	}
	return false
}

// scatterPair swaps three elements of the middle with pseudo-random ones, to break
// the pattern that gave a bad pivot. The same length gives the same swaps.
func scatterPair(data pair, a, b int) {
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
		data.swap(middle+i, a+other)
	}
}

// All comparisons of three medians of three and the median of those.
const allSwappedPair = 12

// pickPivotPair returns the median of three samples, in long ranges each the
// median of three neighbours, and how many samples stood in the wrong order.
func pickPivotPair(data pair, a, b int) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= 50 {
			i, swaps = medianPair(data, i-1, i, i+1, swaps)
			j, swaps = medianPair(data, j-1, j, j+1, swaps)
			k, swaps = medianPair(data, k-1, k, k+1, swaps)
		}
		j, swaps = medianPair(data, i, j, k, swaps)
	}
	return j, swaps
}

func medianPair(data pair, i, j, k, swaps int) (mid, total int) {
	if data.less(j, i) {
		i, j = j, i
		swaps++
	}
	if data.less(k, j) {
		j = k
		swaps++
	}
	if data.less(j, i) {
		j = i
		swaps++
	}
	return j, swaps
}

// stablePair sorts blocks by insertion and merges them in place, pair by pair.
func stablePair(data pair, n int) {
	block := 20
	a := 0
	for ; a+block <= n; a += block {
		insertionSortPair(data, a, a+block)
	}
	insertionSortPair(data, a, n)
	for ; block < n; block *= 2 {
		for a = 0; a+block < n; a += 2 * block {
			mergePair(data, a, a+block, min(a+2*block, n))
		}
	}
}

// mergePair merges the sorted [a, m) and [m, b) by the SymMerge algorithm of Kim
// and Kutzner: a symmetric cut splits the problem into two halves.
func mergePair(data pair, a, m, b int) {
	if m-a == 1 {
		// One element: find its place among the others and move it there.
		lo, hi := m, b
		for lo < hi {
			if h := int(uint(lo+hi) >> 1); data.less(h, a) {
				lo = h + 1
			} else {
				hi = h
			}
		}
		for k := a; k < lo-1; k++ {
			data.swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		lo, hi := a, m
		for lo < hi {
			if h := int(uint(lo+hi) >> 1); !data.less(m, h) {
				lo = h + 1
			} else {
				hi = h
			}
		}
		for k := m; k > lo; k-- {
			data.swap(k, k-1)
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
		if c := int(uint(lo+hi) >> 1); !data.less(last-c, c) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	hi = sum - lo
	if lo < m && m < hi {
		rotatePair(data, lo, m, hi)
	}
	if a < lo && lo < mid {
		mergePair(data, a, lo, mid)
	}
	if mid < hi && hi < b {
		mergePair(data, mid, hi, b)
	}
}

// rotatePair exchanges the neighbours [a, m) and [m, b).
func rotatePair(data pair, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapRangePair(data, m-i, m, j)
			i -= j
		} else {
			swapRangePair(data, m-i, m+j-i, i)
			j -= i
		}
	}
	swapRangePair(data, m-i, m, i)
}

func swapRangePair(data pair, a, b, n int) {
	for i := 0; i < n; i++ {
		data.swap(a+i, b+i)
	}
}
