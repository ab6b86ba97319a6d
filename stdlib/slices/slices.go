// Package slices has functions for slices of any element type.
// Here are comparing, searching and changing; sort.go and iter.go have the rest.
package slices

import (
	"cmp"
	"math/bits"
	"unsafe"
)

// Equal reports whether the slices have the same length and equal elements;
// NaNs are not equal.
func Equal[S ~[]E, E comparable](s1, s2 S) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i := range s1 {
		if s1[i] != s2[i] {
			return false
		}
	}
	return true
}

// EqualFunc is Equal with a function for equality.
//
//vole:cost 50
func EqualFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, eq func(E1, E2) bool) bool {
	if len(s1) != len(s2) {
		return false
	}
	for i, v1 := range s1 {
		if !eq(v1, s2[i]) {
			return false
		}
	}
	return true
}

// Compare compares the slices element by element with cmp.Compare; of two that
// agree as far as they go, the shorter is less.
func Compare[S ~[]E, E cmp.Ordered](s1, s2 S) int {
	for i, shorter := 0, min(len(s1), len(s2)); i < shorter; i++ {
		if order := cmp.Compare(s1[i], s2[i]); order != 0 {
			return order
		}
	}
	return cmp.Compare(len(s1), len(s2))
}

// CompareFunc is Compare with a comparison function.
//
//vole:cost 63
func CompareFunc[S1 ~[]E1, S2 ~[]E2, E1, E2 any](s1 S1, s2 S2, cmp func(E1, E2) int) int {
	for i, v1 := range s1 {
		if i >= len(s2) {
			return +1
		}
		if order := cmp(v1, s2[i]); order != 0 {
			return order
		}
	}
	if len(s1) < len(s2) {
		return -1
	}
	return 0
}

// Index returns the index of the first v in s, -1 if there is none.
func Index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if v == s[i] {
			return i
		}
	}
	return -1
}

// IndexFunc returns the index of the first element with f true, or -1.
func IndexFunc[S ~[]E, E any](s S, f func(E) bool) int {
	for i := range s {
		if f(s[i]) {
			return i
		}
	}
	return -1
}

// Contains reports whether v is in s.
func Contains[S ~[]E, E comparable](s S, v E) bool { return Index(s, v) >= 0 }

// ContainsFunc reports whether f is true for an element.
func ContainsFunc[S ~[]E, E any](s S, f func(E) bool) bool { return IndexFunc(s, f) >= 0 }

// Insert inserts the values before s[i] and returns the changed slice. It
// panics if i is out of range.
func Insert[S ~[]E, E any](s S, i int, v ...E) S {
	_ = s[i:]
	n, m := len(s), len(v)
	if m == 0 {
		return s
	}
	if i == n {
		return append(s, v...)
	}
	if n+m > cap(s) {
		grown := append(s[:i:i], make(S, n+m-i)...)
		copy(grown[i:], v)
		copy(grown[i+m:], s[i:])
		return grown
	}
	if overlaps(v, s[i:cap(s)]) {
		// Moving the tail would change v.
		v = append(make([]E, 0, m), v...)
	}
	s = s[:n+m]
	copy(s[i+m:], s[i:n])
	copy(s[i:], v)
	return s
}

// Delete removes s[i:j] in place, zeroing what becomes free, and returns the
// changed slice. It panics if i:j is no range of s.
//
//vole:cost 37
func Delete[S ~[]E, E any](s S, i, j int) S {
	_ = s[i:j:len(s)]
	if i == j {
		return s
	}
	kept := append(s[:i], s[j:]...)
	clear(s[len(kept):])
	return kept
}

// DeleteFunc removes in place the elements for which del is true, zeroing what
// becomes free, and returns the changed slice.
func DeleteFunc[S ~[]E, E any](s S, del func(E) bool) S {
	kept := IndexFunc(s, del)
	if kept < 0 {
		return s
	}
	for _, v := range s[kept+1:] {
		if !del(v) {
			s[kept] = v
			kept++
		}
	}
	clear(s[kept:])
	return s[:kept]
}

// Replace puts v in place of s[i:j] and returns the changed slice; what becomes
// free is zeroed. It panics if i:j is no range of s.
func Replace[S ~[]E, E any](s S, i, j int, v ...E) S {
	_ = s[i:j]
	if i == j {
		return Insert(s, i, v...)
	}
	if j == len(s) {
		r := append(s[:i], v...)
		if len(r) < len(s) {
			clear(s[len(r):])
		}
		return r
	}
	tail := s[j:]
	total := i + len(v) + len(tail)
	if total > cap(s) {
		r := append(s[:i:i], make(S, total-i)...)
		copy(r[i:], v)
		copy(r[i+len(v):], tail)
		return r
	}
	if i+len(v) > j && overlaps(v, s[i:cap(s)]) {
		v = append(make([]E, 0, len(v)), v...)
	}
	r := s[:total]
	if i+len(v) <= j {
		// The tail moves down, or not at all, after v is in place.
		copy(r[i:], v)
		copy(r[i+len(v):], tail)
		clear(s[total:])
		return r
	}
	copy(r[i+len(v):], tail)
	copy(r[i:], v)
	return r
}

// Clone returns a copy of s with elements assigned; nil of nil.
func Clone[S ~[]E, E any](s S) S {
	if s == nil {
		return nil
	}
	return append(S{}, s...) // shares no memory even if empty
}

// Compact keeps in place the first of each run of equal elements, zeroing what
// becomes free, and returns the changed slice.
//
//vole:cost 80
func Compact[S ~[]E, E comparable](s S) S {
	kept := min(1, len(s))
	// As long as nothing is left out, nothing has to move.
	for kept > 0 && kept < len(s) && s[kept] != s[kept-1] {
		kept++
	}
	for i := kept + 1; i < len(s); i++ {
		if v := s[i]; v != s[i-1] {
			s[kept] = v
			kept++
		}
	}
	return cutOff(s, kept)
}

// CompactFunc is Compact with a function for equality; it gets the later element
// first.
func CompactFunc[S ~[]E, E any](s S, eq func(E, E) bool) S {
	kept := min(1, len(s))
	for kept > 0 && kept < len(s) && !eq(s[kept], s[kept-1]) {
		kept++
	}
	for i := kept + 1; i < len(s); i++ {
		if !eq(s[i], s[i-1]) {
			s[kept] = s[i]
			kept++
		}
	}
	return cutOff(s, kept)
}

// cutOff zeroes the elements from kept on and returns those before.
//
//go:noinline
func cutOff[S ~[]E, E any](s S, kept int) S {
	clear(s[kept:])
	return s[:kept]
}

// Grow returns s with room for n more elements. It panics if n is negative.
func Grow[S ~[]E, E any](s S, n int) S {
	if n < 0 {
		panic("cannot be negative")
	}
	if n -= cap(s) - len(s); n > 0 {
		s = append(s[:cap(s)], make([]E, n)...)[:len(s)]
	}
	return s
}

// Clip returns s without room to grow.
func Clip[S ~[]E, E any](s S) S {
	return s[:len(s):len(s)]
}

// Reverse reverses the elements in place.
func Reverse[S ~[]E, E any](s S) {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
}

// Concat returns a new slice of the elements of all slices.
func Concat[S ~[]E, E any](slices ...S) S {
	size := 0
	for _, s := range slices {
		size += len(s)
		if size < 0 {
			panic("len out of range")
		}
	}
	newslice := Grow[S](nil, size)
	for _, s := range slices {
		newslice = append(newslice, s...)
	}
	return newslice
}

// Repeat returns a new slice that repeats x. It panics if count is negative or
// the result too long.
//
//vole:cost 62
func Repeat[S ~[]E, E any](x S, count int) S {
	if count < 0 {
		panic("cannot be negative")
	}
	hi, lo := bits.Mul64(uint64(len(x)), uint64(count))
	if hi != 0 || int(lo) < 0 {
		panic("the result of (len(x) * count) overflows")
	}
	repeated := make(S, int(lo))
	for n := copy(repeated, x); n < len(repeated); {
		n += copy(repeated[n:], repeated[:n])
	}
	return repeated
}

// overlaps reports whether a and b share memory.
func overlaps[E any](a, b []E) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	size := unsafe.Sizeof(a[0])
	if size == 0 {
		return false
	}
	a0, b0 := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return a0 < b0+uintptr(len(b))*size && b0 < a0+uintptr(len(a))*size
}
