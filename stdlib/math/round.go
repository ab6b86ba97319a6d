// Parts of floats: exponents, integer parts, neighbours, remainders, extremes.
// Most work on the bits of the number, where sign, exponent and fraction lie.
package math

// Frexp splits f into a fraction in [½, 1) and a power of two.
func Frexp(f float64) (frac float64, exp int) { return frexp(f) }

func frexp(f float64) (frac float64, exp int) {
	if f == 0 || f != f || IsInf(f, 0) {
		return f, 0
	}
	f, exp = normalize(f)
	x := Float64bits(f)
	exp += int(x>>shift&mask) - bias + 1
	return Float64frombits(x&^(mask<<shift) | (bias-1)<<shift), exp
}

// Ldexp is the inverse of Frexp: frac times 2**exp.
func Ldexp(frac float64, exp int) float64 { return ldexp(frac, exp) }

func ldexp(frac float64, exp int) float64 {
	if frac == 0 || frac != frac || IsInf(frac, 0) {
		return frac
	}
	frac, e := normalize(frac)
	exp += e
	x := Float64bits(frac)
	exp += int(x>>shift)&mask - bias
	switch {
	case exp < -1075:
		return Copysign(0, frac)
	case exp > 1023:
		return Copysign(Inf(1), frac)
	}
	m := 1.0
	if exp < -1022 {
		// The result is denormal: round once, at the end.
		exp += 53
		m = 1.0 / (1 << 53)
	}
	return m * Float64frombits(x&^(mask<<shift)|uint64(exp+bias)<<shift)
}

// Modf splits f into integer and fraction, both with the sign of f.
//
//vole:cost 37
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	return integer, Copysign(f-integer, f)
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case x != x:
		return x
	}
	return float64(exponent(x))
}

// Ilogb returns the binary exponent of x, MinInt32 for 0, MaxInt32 for
// infinities and NaN.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x != x || IsInf(x, 0):
		return MaxInt32
	}
	return exponent(x)
}

func exponent(x float64) int {
	x, exp := normalize(x)
	return int((Float64bits(x)>>shift)&mask) - bias + exp
}

// Nextafter returns the next number after x towards y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(Float64frombits(1), y)
	case (y > x) == (x > 0):
		return Float64frombits(Float64bits(x) + 1)
	}
	return Float64frombits(Float64bits(x) - 1)
}

// Nextafter32 returns the next float32 after x towards y.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(float64(Float32frombits(1)), float64(y)))
	case (y > x) == (x > 0):
		return Float32frombits(Float32bits(x) + 1)
	}
	return Float32frombits(Float32bits(x) - 1)
}

// Round returns the nearest integer, halves away from zero.
//
//vole:cost 57
func Round(x float64) float64 { return Float64frombits(roundBits(Float64bits(x))) }

// roundBits is Round on representations.
//
//go:noinline
func roundBits(b uint64) uint64 {
	x := float64frombits(b)
	t := Trunc(x)
	if abs(x-t) >= 0.5 {
		t += Copysign(1, x)
	}
	return float64bits(t)
}

// Mod returns x - n*y with the integer n that gives it the sign of x and a
// size below that of y.
func Mod(x, y float64) float64 { return mod(x, y) }

func mod(x, y float64) float64 // native

// Remainder returns x - n*y with the integer n nearest to x/y, of two the even
// one.
func Remainder(x, y float64) float64 { return remainder(x, y) }

func remainder(x, y float64) float64 // native

// Dim returns x-y, or 0 if that is negative.
func Dim(x, y float64) float64 {
	d := x - y
	if d <= 0 {
		return 0
	}
	return d
}

// Max returns the larger; +Inf if one is, else NaN if one is.
func Max(x, y float64) float64 { return maxOf(x, y) }

func maxOf(x, y float64) float64 {
	if IsInf(x, 1) || IsInf(y, 1) {
		return Inf(1)
	}
	return max(x, y)
}

// Min returns the smaller; -Inf if one is, else NaN if one is.
func Min(x, y float64) float64 { return minOf(x, y) }

func minOf(x, y float64) float64 {
	if IsInf(x, -1) || IsInf(y, -1) {
		return Inf(-1)
	}
	return min(x, y)
}
