// Package cmp compares ordered values. A NaN is less than any other number
// and equal to itself here, so that floats have a total order.
package cmp

// Ordered is any type with the operators < <= >= >.
type Ordered interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 |
		~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr |
		~float32 | ~float64 |
		~string
}

// Less reports whether x comes before y.
func Less[T Ordered](x, y T) bool {
	return (isNaN(x) && !isNaN(y)) || x < y
}

// Compare returns -1, 0 or +1 as x is before, equal to or after y.
//
//vole:cost 56
func Compare[T Ordered](x, y T) int {
	if x < y {
		return -1
	}
	if x > y {
		return +1
	}
	if x == y {
		return 0
	}
	// At least one is a NaN.
	if isNaN(x) {
		if isNaN(y) {
			return 0
		}
		return -1
	}
	return +1
}

func isNaN[T Ordered](x T) bool {
	return x != x
}

// Or returns the first of vals that is not the zero value, or the zero value.
//
//vole:cost 18
func Or[T comparable](vals ...T) T {
	for _, val := range vals {
		var zero T
		if val != zero {
			return val
		}
	}
	var zero T
	return zero
}
