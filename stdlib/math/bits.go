// Infinities, NaN, signs: what is read off the bits of a float.
// A float64 is sign, 11 bits of exponent, 52 bits of mantissa.
package math

const (
	shift    = 52 // of the exponent
	mask     = 1<<11 - 1
	bias     = mask / 2
	signMask = 1 << 63
	fracMask = 1<<shift - 1

	uvone = bias << shift // the bits of 1
	uvinf = mask << shift // of positive infinity
)

// Inf returns positive infinity for sign >= 0, else negative infinity.
//
//vole:cost 21
func Inf(sign int) float64 {
	bits := uint64(uvinf)
	if sign < 0 {
		bits |= signMask
	}
	return Float64frombits(bits)
}

// NaN returns a quiet NaN.
//
//vole:cost 7
func NaN() float64 { return Float64frombits(uvinf | 1<<(shift-1) | 1) }

// IsNaN reports whether f is a NaN.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is an infinity of the given sign, of any for 0.
//
//vole:cost 35
func IsInf(f float64, sign int) bool {
	if sign < 0 {
		f = -f
	} else if sign == 0 {
		f = Abs(f)
	}
	return f > MaxFloat64
}

// normalize returns a normal number y and exp with x == y * 2**exp, for a
// non-zero x.
func normalize(x float64) (y float64, exp int) {
	const least = 0x1p-1022 // normal number
	if y = x; abs(x) < least {
		y *= 1 << shift
		exp = -shift
	}
	return y, exp
}

// Signbit reports whether x has its sign bit set.
//
//vole:cost 10
func Signbit(x float64) bool {
	return Float64bits(x)&signMask != 0
}

// Copysign returns f with the sign of sign.
//
//vole:cost 23
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^signMask | Float64bits(sign)&signMask)
}
