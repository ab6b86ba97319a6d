// Integers to text. Decimal digits are produced two at a time, straight into
// their final place.
package strconv

import (
	"math/bits"
	"unsafe"
)

const digits = "0123456789abcdefghijklmnopqrstuvwxyz"

const twoDigits = "00010203040506070809" +
	"10111213141516171819" +
	"20212223242526272829" +
	"30313233343536373839" +
	"40414243444546474849" +
	"50515253545556575859" +
	"60616263646566676869" +
	"70717273747576777879" +
	"80818283848586878889" +
	"90919293949596979899"

const zeros = "0000000000000000000000000000000000000000000000000000000000000000" + "0"

// FormatUint returns i in the given base, 2 to 36, with lower-case letters.
//
//go:noinline
func FormatUint(i uint64, base int) string {
	if i < 100 && base == 10 {
		return small(int(i))
	}
	return format(i, base, false)
}

// FormatInt is FormatUint for signed integers.
//
//go:noinline
func FormatInt(i int64, base int) string {
	if 0 <= i && i < 100 && base == 10 {
		return small(int(i))
	}
	if i < 0 {
		return format(-uint64(i), base, true)
	}
	return format(uint64(i), base, false)
}

// Itoa is FormatInt(int64(i), 10).
//
//vole:cost 62
func Itoa(i int) string { return FormatInt(int64(i), 10) }

// AppendInt appends FormatInt(i, base) to dst.
//
//go:noinline
func AppendInt(dst []byte, i int64, base int) []byte {
	if 0 <= i && i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	if i < 0 {
		return appendNumber(dst, -uint64(i), base, true)
	}
	return appendNumber(dst, uint64(i), base, false)
}

// AppendUint appends FormatUint(i, base) to dst.
//
//go:noinline
func AppendUint(dst []byte, i uint64, base int) []byte {
	if i < 100 && base == 10 {
		return append(dst, small(int(i))...)
	}
	return appendNumber(dst, i, base, false)
}

func small(i int) string {
	if i < 10 {
		return digits[i : i+1]
	}
	return twoDigits[i*2 : i*2+2]
}

func format(u uint64, base int, neg bool) string {
	n := width(u, base)
	if neg {
		n++
	}
	b := make([]byte, n)
	fill(b, u, base)
	if neg {
		b[0] = '-'
	}
	return unsafe.String(&b[0], n)
}

func appendNumber(dst []byte, u uint64, base int, neg bool) []byte {
	if neg {
		dst = append(dst, '-')
	}
	n := width(u, base)
	dst = append(dst, zeros[:n]...)
	fill(dst[len(dst)-n:], u, base)
	return dst
}

// width returns how many digits u has in the given base.
func width(u uint64, base int) int {
	if base == 10 {
		return decimalWidth(u)
	}
	if base < 2 || base > len(digits) {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
	n := 1
	for b := uint64(base); u >= b; u /= b {
		n++
	}
	return n
}

func decimalWidth(u uint64) int {
	// 1233/4096 is just above log10(2); the estimate is right or one too large.
	n := bits.Len64(u|1) * 1233 >> 12
	if u < powersOf10[n] {
		return max(n, 1)
	}
	return n + 1
}

var powersOf10 = [20]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
	1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}

// fill writes the digits of u, right-aligned, to b.
func fill(b []byte, u uint64, base int) {
	i := len(b)
	switch base {
	case 10:
		for u >= 100 {
			q := u / 100
			d := (u - q*100) * 2
			u = q
			i -= 2
			b[i+1] = twoDigits[d+1]
			b[i] = twoDigits[d]
		}
		if u >= 10 {
			b[i-1] = twoDigits[u*2+1]
			b[i-2] = twoDigits[u*2]
		} else {
			b[i-1] = byte(u) + '0'
		}
	case 16:
		for {
			i--
			b[i] = digits[u&15]
			u >>= 4
			if u == 0 {
				break
			}
		}
	default:
		for {
			i--
			q := u / uint64(base)
			b[i] = digits[u-q*uint64(base)]
			u = q
			if u == 0 {
				break
			}
		}
	}
}
