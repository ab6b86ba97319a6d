// Slices from and to iterators.
// Those that return iterators read the slice when the iterator runs.
package slices

import (
	"cmp"
	"iter"
)

// All iterates over indexes and elements.
func All[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		more := true
		for i := 0; more && i < len(s); i++ {
			more = yield(i, s[i])
		}
	}
}

// Backward iterates over indexes and elements from the last to the first.
func Backward[Slice ~[]E, E any](s Slice) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		left := len(s)
		for left > 0 && yield(left-1, s[left-1]) {
			left--
		}
	}
}

// Values iterates over the elements.
func Values[Slice ~[]E, E any](s Slice) iter.Seq[E] {
	return func(yield func(E) bool) {
		i := 0
		for i < len(s) && yield(s[i]) {
			i++
		}
	}
}

// AppendSeq appends the values of seq.
func AppendSeq[Slice ~[]E, E any](s Slice, seq iter.Seq[E]) Slice {
	for v := range seq {
		s = append(s, v)
	}
	return s
}

// Collect returns the values of seq as a new slice, nil if there are none.
func Collect[E any](seq iter.Seq[E]) []E {
	return AppendSeq([]E(nil), seq)
}

// Sorted collects the values of seq and sorts them.
func Sorted[E cmp.Ordered](seq iter.Seq[E]) (values []E) {
	values = AppendSeq(values, seq)
	Sort(values)
	return values
}

// SortedFunc collects the values of seq and sorts them by cmp.
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) (values []E) {
	values = AppendSeq(values, seq)
	SortFunc(values, cmp)
	return values
}

// SortedStableFunc collects the values of seq and sorts them by cmp, equal ones
// in the order they came.
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) (values []E) {
	values = AppendSeq(values, seq)
	SortStableFunc(values, cmp)
	return values
}

// Chunk iterates over pieces of n elements, the last may have fewer. It panics
// if n is less than 1.
func Chunk[Slice ~[]E, E any](s Slice, n int) iter.Seq[Slice] {
	if n < 1 {
		panic("cannot be less than 1")
	}
	return func(yield func(Slice) bool) {
		for rest := s; len(rest) > 0; {
			k := min(n, len(rest))
			if !yield(rest[:k:k]) {
				return
			}
			rest = rest[k:]
		}
	}
}
