// Binary search.
// All halve an interval that holds the wanted index.
package sort

// Search returns the least i in [0, n) with f(i), n if there is none. f must be
// false up to some index and true from there on.
//
//vole:cost 56
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Find returns the least i in [0, n) with cmp(i) <= 0 and whether cmp(i) is 0.
// cmp must be positive at first, then zero, then negative.
func Find(n int, cmp func(int) int) (i int, found bool) {
	lo, hi := 0, n
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); cmp(mid) > 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < n && cmp(lo) == 0
}

// SearchInts returns where x is in the sorted slice a, or would be inserted.
func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchFloat64s returns where x is in the sorted slice a, or would be inserted.
func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings returns where x is in the sorted slice a, or would be inserted.
func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// Search is SearchInts(p, x).
//
//go:noinline
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Search is SearchFloat64s(p, x).
//
//go:noinline
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// Search is SearchStrings(p, x).
//
//go:noinline
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }
