// Trigonometric and hyperbolic functions and their inverses. Infinities and
// NaNs come first, as Annex G lists them.
package cmplx

import (
	"math"
	"math/bits"
)

// swapped exchanges the parts. The mirror at the diagonal turns circular
// functions into hyperbolic ones, special values included.
func swapped(x complex128) complex128 { return complex(imag(x), real(x)) }

// left and right are x turned by a quarter: i*x and -i*x without rounding.
//
//go:noinline
func left(x complex128) complex128 { return complex(-imag(x), real(x)) }

//go:noinline
func right(x complex128) complex128 { return complex(imag(x), -real(x)) }

func unbounded(f float64) bool { return math.IsInf(f, 0) || math.IsNaN(f) }

// Sin returns the sine.
func Sin(x complex128) complex128 {
	re, im := real(x), imag(x)
	if unbounded(im) && re == 0 {
		return x
	}
	if unbounded(re) && (im == 0 || math.IsInf(im, 0)) {
		return complex(math.NaN(), im)
	}
	s, c := math.Sincos(re)
	sh, ch := sinhcosh(im)
	return complex(s*ch, c*sh)
}

// Sinh returns the hyperbolic sine.
//
//go:noinline
func Sinh(x complex128) complex128 { return swapped(Sin(swapped(x))) }

// Cos returns the cosine.
func Cos(x complex128) complex128 {
	re, im := real(x), imag(x)
	if re == 0 && math.IsNaN(im) {
		return complex(im, 0)
	}
	if im == 0 && unbounded(re) {
		return complex(math.NaN(), -im*math.Copysign(0, re))
	}
	if math.IsInf(im, 0) {
		if re == 0 {
			return complex(math.Inf(1), -re*math.Copysign(0, im))
		}
		if unbounded(re) {
			return complex(math.Inf(1), math.NaN())
		}
	}
	s, c := math.Sincos(re)
	sh, ch := sinhcosh(im)
	return complex(c*ch, -s*sh)
}

// Cosh returns the hyperbolic cosine.
func Cosh(x complex128) complex128 {
	if math.IsNaN(real(x)) && imag(x) == 0 {
		return x
	}
	return Cos(left(x))
}

// sinhcosh returns both from one power of e, where that is exact enough.
func sinhcosh(x float64) (sh, ch float64) {
	if !(math.Abs(x) <= 0.5) {
		up := math.Exp(x)
		down := 0.5 / up
		up /= 2
		return up - down, up + down
	}
	return math.Sinh(x), math.Cosh(x)
}

// Tan returns the tangent.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(im, 0):
		return tanAtInf(re, im)
	case re == 0 && math.IsNaN(im):
		return x
	}
	below := math.Cos(2*re) + math.Cosh(2*im)
	if math.Abs(below) < 0.25 {
		below = tanSeries(x)
	}
	return tanQuotient(2*re, 2*im, below)
}

// tanAtInf is the tangent where the imaginary part is infinite.
func tanAtInf(re, im float64) complex128 {
	turn := re
	if !unbounded(re) {
		turn = math.Sin(2 * re)
	}
	return complex(math.Copysign(0, turn), math.Copysign(1, im))
}

// tanQuotient is (sin(re2) + i*sinh(im2)) / below, of the doubled parts.
func tanQuotient(re2, im2, below float64) complex128 {
	if below == 0 {
		return Inf()
	}
	return complex(math.Sin(re2)/below, math.Sinh(im2)/below)
}

// Tanh returns the hyperbolic tangent.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 0):
		return swapped(tanAtInf(im, re))
	case im == 0 && math.IsNaN(re):
		return x
	}
	return swapped(tanQuotient(2*im, 2*re, math.Cosh(2*re)+math.Cos(2*im)))
}

// Cot returns the cotangent.
func Cot(x complex128) complex128 {
	re2, im2 := 2*real(x), 2*imag(x)
	below := math.Cosh(im2) - math.Cos(re2)
	if math.Abs(below) < 0.25 {
		below = tanSeries(x)
	}
	return tanQuotient(re2, -im2, below)
}

// reducePi subtracts the nearest multiple of π.
func reducePi(x float64) float64 {
	if math.Abs(x) >= 1<<30 {
		return reduceLarge(x)
	}
	n := float64(int64(x/math.Pi + 0.5))
	for _, part := range piParts {
		x -= n * part
	}
	return x
}

// piParts add up to π; products of the first ones with small integers are
// exact.
var piParts = [...]float64{3.141592502593994, 1.5099578831723193e-07, 1.0780605716316238e-14}

// reduceLarge is the method of Payne and Hanek: x/π modulo 1, by as many digits
// of 1/π as it takes.
func reduceLarge(x float64) float64 {
	const (
		shift = 52 // of a float's exponent
		bias  = 1<<10 - 1
	)
	m := math.Float64bits(x)
	exp := int(m>>shift&(1<<11-1)) - bias - shift
	m = m&(1<<shift-1) | 1<<shift
	// The product with the digits of 1/π that matter.
	word, bit := uint(exp+64)/64, uint(exp+64)%64
	window := func(i uint) uint64 {
		return oneOverPi[i]<<bit | oneOverPi[i+1]>>(64-bit)
	}
	hi2, _ := bits.Mul64(window(word+2), m)
	hi1, lo1 := bits.Mul64(window(word+1), m)
	lo, carry := bits.Add64(lo1, hi2, 0)
	hi, _ := bits.Add64(window(word)*m, hi1, carry)
	// The fraction, as a float.
	lead := uint(bits.LeadingZeros64(hi)) + 1
	hi = hi<<lead | lo>>(64-lead)
	f := math.Float64frombits(hi>>(64-shift) | uint64(bias-lead)<<shift)
	if f > 0.5 {
		f--
	}
	return math.Pi * f
}

// The binary digits of 1/π after the point, a word of zeros first.
var oneOverPi = [...]uint64{
	0x0000000000000000, 0x517cc1b727220a94, 0xfe13abe8fa9a6ee0, 0x6db14acc9e21c820,
	0xff28b1d5ef5de2b0, 0xdb92371d2126e970, 0x0324977504e8c90e, 0x7f0ef58e5894d39f,
	0x74411afa975da242, 0x74ce38135a2fbf20, 0x9cc8eb1cc1a99cfa, 0x4e422fc5defc941d,
	0x8ffc4bffef02cc07, 0xf79788c5ad05368f, 0xb69b3f6793e584db, 0xa7a31fb34f2ff516,
	0xba93dd63f5f2f8bd, 0x9e839cfbc5294975, 0x35fdafd88fc6ae84, 0x2b0198237e3db5d5,
}

// tanSeries returns cosh(2y) - cos(2x) by its Taylor series: the sum of
// ((2y)**2k - (-1)**k * (2x)**2k) / (2k)!.
func tanSeries(z complex128) (sum float64) {
	const enough = 1.0 / (1 << 53)
	x := reducePi(math.Abs(2 * real(z)))
	y := math.Abs(2 * imag(z))
	xFactor, yFactor := -(x * x), y*y
	xPower, yPower, factorial, n := -1.0, 1.0, 1.0, 0.0
	for second := false; ; second = !second {
		n += 2
		factorial = factorial * (n - 1) * n
		xPower *= xFactor
		yPower *= yFactor
		term := (yPower + xPower) / factorial
		sum += term
		// The terms get smaller in pairs.
		if second && !(math.Abs(term/sum) > enough) {
			return sum
		}
	}
}

// asinSpecial is the arc sine of what lies on an axis near zero or has a part
// that is no finite number.
func asinSpecial(x complex128) (value complex128, is bool) {
	re, im := real(x), imag(x)
	if im == 0 && math.Abs(re) <= 1 {
		return complex(math.Asin(re), im), true
	}
	if re == 0 && math.Abs(im) <= 1 {
		return complex(re, math.Asinh(im)), true
	}
	turn := 0.0 // the angle, in units of π
	switch {
	case math.IsNaN(im):
		switch {
		case re == 0:
			return x, true
		case math.IsInf(re, 0):
			return swapped(x), true
		}
		return NaN(), true
	case math.IsInf(im, 0):
		if math.IsNaN(re) {
			return x, true
		}
		if math.IsInf(re, 0) {
			turn = 0.25
		}
	case math.IsInf(re, 0):
		turn = 0.5
		im = math.Copysign(re, im)
	default:
		return 0, false
	}
	return complex(math.Copysign(turn*math.Pi, re), im), true
}

// Asin returns the arc sine.
func Asin(x complex128) complex128 {
	value, special := asinSpecial(x)
	if !special {
		// -i * log(i*x + sqrt(1-x*x)), with the signs of zeros kept.
		square := x * x
		root := Sqrt(complex(1-real(square), -imag(square)))
		value = right(Log(left(x) + root))
	}
	return value
}

// Asinh returns the inverse hyperbolic sine.
func Asinh(x complex128) complex128 {
	if value, special := asinSpecial(swapped(x)); special {
		return swapped(value)
	}
	square := x * x
	return Log(x + Sqrt(complex(1+real(square), imag(square))))
}

// Acos returns the arc cosine.
func Acos(x complex128) complex128 {
	arc := Asin(x)
	return complex(math.Pi/2-real(arc), -imag(arc))
}

// Acosh returns the inverse hyperbolic cosine: the arc cosine, turned to where
// the real part is not negative.
func Acosh(x complex128) complex128 {
	if x == 0 {
		return complex(0, math.Copysign(math.Pi/2, imag(x)))
	}
	arc := Acos(x)
	if imag(arc) > 0 || math.IsNaN(imag(arc)) {
		return right(arc)
	}
	return left(arc)
}

// Atan returns the arc tangent.
func Atan(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		return complex(math.Atan(re), im)
	case re == 0 && math.Abs(im) <= 1:
		return complex(re, math.Atanh(im))
	case IsInf(x):
		angle := re // if it is NaN
		if !math.IsNaN(re) {
			angle = math.Copysign(math.Pi/2, re)
		}
		return complex(angle, math.Copysign(0, im))
	case IsNaN(x):
		return NaN()
	}
	square := re * re
	across := 1 - square - im*im
	// The squares of the distances from i and -i.
	above := square + (im-1)*(im-1)
	below := square + (im+1)*(im+1)
	if across == 0 || above == 0 {
		return NaN()
	}
	angle := reducePi(0.5 * math.Atan2(2*re, across))
	return complex(angle, 0.25*math.Log(below/above))
}

// Atanh returns the inverse hyperbolic tangent.
//
//vole:cost 79
func Atanh(x complex128) complex128 { return right(Atan(left(x))) }
