// Package subtle has functions whose way through the code does not depend on
// the data.
package subtle

import "unsafe"

// isZero returns 1 if x is 0, else 0.
func isZero(x uint64) int { return int(1 ^ (x|-x)>>63) }

// ConstantTimeCompare returns 1 if x and y are equal, else 0. Only their
// lengths may show.
//
//vole:cost 51
func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	var differ byte
	for i, c := range x {
		differ |= c ^ y[i]
	}
	return isZero(uint64(differ))
}

// ConstantTimeSelect returns x if v is 1 and y if v is 0.
//
//vole:cost 6
func ConstantTimeSelect(v, x, y int) int { return constantTimeSelect(v, x, y) }

//go:noinline
func constantTimeSelect(v, x, y int) int {
	mask := isZero(uint64(v)) - 1 // all ones unless v is 0
	return y ^ mask&(x^y)
}

// ConstantTimeByteEq returns 1 if x == y, else 0.
//
//vole:cost 12
func ConstantTimeByteEq(x, y uint8) int { return isZero(uint64(x ^ y)) }

// ConstantTimeEq returns 1 if x == y, else 0.
//
//vole:cost 12
func ConstantTimeEq(x, y int32) int { return isZero(uint64(uint32(x ^ y))) }

// ConstantTimeCopy copies y into x if v is 1, and nothing if v is 0. The slices
// have one length.
//
//vole:cost 59
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	mask := byte(-v)
	for i, c := range y {
		x[i] ^= mask & (x[i] ^ c)
	}
}

// ConstantTimeLessOrEq returns 1 if x <= y, else 0; both are in [0, 2**31).
//
//vole:cost 12
func ConstantTimeLessOrEq(x, y int) int { return int(1 ^ uint64(y-x)>>63) }

// WithDataIndependentTiming runs f; the machine has no such mode.
//
//go:noinline
func WithDataIndependentTiming(f func()) { f() }

// XORBytes sets dst[i] = x[i] ^ y[i] for as many bytes as both have, and
// returns how many. dst may be x or y, but must not overlap them otherwise.
//
//vole:cost 63
func XORBytes(dst, x, y []byte) int { return xorBytes(dst, x, y) }

//go:noinline
func xorBytes(dst, x, y []byte) int {
	n := min(len(x), len(y))
	if n == 0 {
		return 0
	}
	if n > len(dst) {
		panic("subtle.XORBytes: dst too short")
	}
	if shifted(dst[:n], x[:n]) || shifted(dst[:n], y[:n]) {
		panic("subtle.XORBytes: invalid overlap")
	}
	dst, x, y = dst[:n], x[:n], y[:n]
	for i := range dst {
		dst[i] = x[i] ^ y[i]
	}
	return n
}

// shifted reports whether two slices overlap at different places.
func shifted(a, b []byte) bool {
	x, y := uintptr(unsafe.Pointer(&a[0])), uintptr(unsafe.Pointer(&b[0]))
	return x != y && x < y+uintptr(len(b)) && y < x+uintptr(len(a))
}
