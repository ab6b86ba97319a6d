// Package subtle is what crypto/subtle stands on, and cryptographic packages
// compiled from an installed Go tree: comparing, copying and mixing of bytes whose
// way through the code does not depend on them.
package subtle

import (
	"crypto/internal/constanttime"
	"unsafe"
)

// ConstantTimeCompare returns 1 if x and y are equal, else 0. Only their
// lengths may show.
//
//vole:cost 47
func ConstantTimeCompare(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	var differ byte
	for i, c := range x {
		differ |= c ^ y[i]
	}
	return constanttime.ByteEq(differ, 0)
}

// ConstantTimeLessOrEqBytes returns 1 if x <= y as numbers, big-endian, of one
// length, else 0.
func ConstantTimeLessOrEqBytes(x, y []byte) int {
	if len(x) != len(y) {
		return 0
	}
	borrow := 0 // of y - x, from the last byte on
	for i := len(x) - 1; i >= 0; i-- {
		borrow = int(uint(int(y[i])-int(x[i])-borrow) >> 63)
	}
	return 1 - borrow
}

// ConstantTimeCopy copies y into x if v is 1, and nothing if v is 0. The slices
// have one length.
//
//vole:cost 55
func ConstantTimeCopy(v int, x, y []byte) {
	if len(x) != len(y) {
		panic("subtle: slices have different lengths")
	}
	mask := byte(-v)
	for i, c := range y {
		x[i] ^= mask & (x[i] ^ c)
	}
}

// XORBytes sets dst[i] = x[i] ^ y[i] for as many bytes as both have, and
// returns how many. dst may be x or y, but must not overlap them otherwise.
//
//go:noinline
func XORBytes(dst, x, y []byte) int {
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
