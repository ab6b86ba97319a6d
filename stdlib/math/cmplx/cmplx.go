// Package cmplx has the elementary functions of complex numbers, after Cephes.
// Special values are those of the C99 standard, Annex G.
package cmplx

import "math"

// Abs returns the absolute value.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase returns the angle in [-π, π].
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar returns absolute value and angle.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect is the inverse of Polar.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj returns the complex conjugate.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// IsInf reports whether a part is infinite.
func IsInf(x complex128) bool {
	return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0)
}

// Inf returns an infinity.
//
//vole:cost 32
func Inf() complex128 {
	inf := math.Inf(1)
	return complex(inf, inf)
}

// IsNaN reports whether a part is NaN and none infinite.
//
//go:noinline
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}

// NaN returns a NaN.
//
//vole:cost 17
func NaN() complex128 {
	nan := math.NaN()
	return complex(nan, nan)
}

// Exp returns e**x.
func Exp(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case math.IsInf(re, 0):
		switch {
		case re > 0 && im == 0:
			return x
		case math.IsInf(im, 0) || math.IsNaN(im):
			if re < 0 {
				return complex(0, math.Copysign(0, im))
			}
			return complex(math.Inf(1), math.NaN())
		}
	case math.IsNaN(re) && im == 0:
		return complex(math.NaN(), im)
	}
	return Rect(math.Exp(re), im)
}

// Log returns the natural logarithm.
func Log(x complex128) complex128 { return complex(math.Log(Abs(x)), Phase(x)) }

// Log10 returns the decimal logarithm.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Pow returns x**y. Pow(0, y) is 1 for y == 0, 0 for a positive and an infinity
// for a negative real part of y.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		return zeroPow(real(y), imag(y))
	}
	modulus := Abs(x)
	if modulus == 0 {
		return complex(0, 0)
	}
	r := math.Pow(modulus, real(y))
	arg := Phase(x)
	θ := real(y) * arg
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * arg)
		θ += imag(y) * math.Log(modulus)
	}
	return Rect(r, θ)
}

// zeroPow is Pow for a base of zero.
func zeroPow(re, im float64) complex128 {
	switch {
	case IsNaN(complex(re, im)):
		return NaN()
	case re > 0:
		return 0
	case re == 0:
		return 1
	case re < 0 && im != 0:
		return Inf()
	case re < 0:
		return complex(math.Inf(1), 0)
	}
	panic("not reached") // NaN with an infinity
}

// Sqrt returns the square root with a real part not below zero.
func Sqrt(x complex128) complex128 {
	re, im := real(x), imag(x)
	switch {
	case im == 0:
		root := math.Sqrt(math.Abs(re))
		if re < 0 {
			return complex(0, math.Copysign(root, im))
		}
		if re == 0 {
			root = 0
		}
		return complex(root, im)
	case math.IsInf(im, 0):
		return complex(math.Inf(1), im)
	case re == 0:
		root := math.Sqrt(0.5 * math.Abs(im))
		return complex(root, math.Copysign(root, im))
	}
	// Keep clear of over- and underflow.
	grow, shrink := 0x1p54, 0x1p-27
	if math.Abs(re) > 4 || math.Abs(im) > 4 {
		grow, shrink = 0x1p-2, 2
	}
	re *= grow
	im *= grow
	// The longer part of the root has a sum without cancellation below the
	// root, the other one follows from the product.
	long := math.Sqrt(0.5*math.Hypot(re, im) + 0.5*math.Abs(re))
	short := shrink * math.Abs(0.5*im/long)
	long *= shrink
	if !(re > 0) {
		long, short = short, long
	}
	if im < 0 {
		short = -short
	}
	return complex(long, short)
}
