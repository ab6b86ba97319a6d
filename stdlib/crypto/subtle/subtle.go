// Package subtle has functions whose way through the code does not depend on
// the data.
package subtle

import (
	"crypto/internal/constanttime"
	"crypto/internal/fips140/subtle"
)

// ConstantTimeCompare returns 1 if x and y are equal, else 0. Only their
// lengths may show.
//
//vole:cost 51
func ConstantTimeCompare(x, y []byte) int { return subtle.ConstantTimeCompare(x, y) }

// ConstantTimeSelect returns x if v is 1 and y if v is 0.
//
//vole:cost 6
func ConstantTimeSelect(v, x, y int) int {
	mask := (v | -v) >> 63 // all ones unless v is 0
	return x&mask | y&^mask
}

// ConstantTimeByteEq returns 1 if x == y, else 0.
//
//vole:cost 12
func ConstantTimeByteEq(x, y uint8) int { return constanttime.ByteEq(x, y) }

// ConstantTimeEq returns 1 if x == y, else 0.
//
//vole:cost 12
func ConstantTimeEq(x, y int32) int { return constanttime.Eq(x, y) }

// ConstantTimeCopy copies y into x if v is 1, and nothing if v is 0. The slices
// have one length.
//
//vole:cost 59
func ConstantTimeCopy(v int, x, y []byte) { subtle.ConstantTimeCopy(v, x, y) }

// ConstantTimeLessOrEq returns 1 if x <= y, else 0; both are in [0, 2**31).
//
//vole:cost 12
func ConstantTimeLessOrEq(x, y int) int { return constanttime.LessOrEq(x, y) }

// WithDataIndependentTiming runs f; the machine has no such mode.
//
//go:noinline
func WithDataIndependentTiming(f func()) { f() }

// XORBytes sets dst[i] = x[i] ^ y[i] for as many bytes as both have, and
// returns how many. dst may be x or y, but must not overlap them otherwise.
//
//vole:cost 63
func XORBytes(dst, x, y []byte) int { return subtle.XORBytes(dst, x, y) }
