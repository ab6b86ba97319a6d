// Package constanttime compares and selects for code whose time should not tell
// its secrets. Each function executes the same instructions whatever it is given.
package constanttime

// Select returns x if v is not 0, else y.
func Select(v, x, y int) int {
	mask := (v | -v) >> 63
	return x&mask | y&^mask
}

// ByteEq returns 1 if x == y, else 0.
func ByteEq(x, y uint8) int { return int((uint32(x^y) - 1) >> 31) }

// Eq returns 1 if x == y, else 0.
func Eq(x, y int32) int { return int((uint64(uint32(x^y)) - 1) >> 63) }

// LessOrEq returns 1 if x <= y, else 0.
func LessOrEq(x, y int) int {
	less := y - x // its sign is wrong where this overflows
	return int(^uint64(less^(y^x)&(less^y)) >> 63)
}
