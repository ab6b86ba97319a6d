// Package sort sorts slices and user-defined collections, and searches in
// sorted ones. The sorting itself is in pdq.go.
package sort

import (
	"internal/reflectlite"
	"math/bits"
	"slices"
)

// An Interface is a collection that can be sorted by the functions here.
// Elements are named by their index. Less must be a strict weak order.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data in ascending order by about n*log(n) calls of Less and Swap.
// Equal elements may change places.
func Sort(data Interface) {
	if n := data.Len(); n > 1 {
		pdq(data, 0, n, bits.Len(uint(n)))
	}
}

// Stable sorts data in ascending order and leaves equal elements in theirs.
func Stable(data Interface) { stable(data, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data with the opposite order.
func Reverse(data Interface) Interface { return &reverse{data} }

// pair is what sorts a slice of any type. Unlike the methods of an Interface,
// its functions are known not to be kept.
type pair struct {
	less func(i, j int) bool
	swap func(i, j int)
}

// Slice sorts the slice x by less, which takes indexes. It panics if x is no
// slice. Equal elements may change places.
//
//vole:leaks x=heap
func Slice(x any, less func(i, j int) bool) {
	swap := reflectlite.Swapper(x)
	if n := reflectlite.SliceLen(x); n > 1 {
		pdqPair(pair{less, swap}, 0, n, bits.Len(uint(n)))
	}
}

// SliceStable is Slice that leaves equal elements in their order.
//
//vole:leaks x=heap
func SliceStable(x any, less func(i, j int) bool) {
	swap := reflectlite.Swapper(x)
	stablePair(pair{less, swap}, reflectlite.SliceLen(x))
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := reflectlite.SliceLen(x) - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

// IntSlice gives []int the methods of Interface.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Float64Slice gives []float64 the methods of Interface. NaNs come first.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }

// Less orders NaNs before all other values.
func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || (isNaN(x[i]) && !isNaN(x[j]))
}
func isNaN(f float64) bool { return f != f }

func (x Float64Slice) Swap(i, j int) { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// StringSlice gives []string the methods of Interface.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Ints sorts x.
//
//go:noinline
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts x, NaNs first.
//
//go:noinline
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts x.
//
//go:noinline
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is sorted.
//
//vole:cost 69
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is sorted, NaNs first.
//
//vole:cost 69
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is sorted.
//
//vole:cost 69
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }
