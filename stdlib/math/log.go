// Logarithms: Log is native, Log1p is FreeBSD's s_log1p.c.
// Those to other bases are multiples of Log.
package math

// Log returns the natural logarithm of x, -Inf of 0, NaN for x < 0.
func Log(x float64) float64 { return log(x) }

func log(x float64) float64 // native

// Log2 returns the binary logarithm of x; exact for powers of two.
func Log2(x float64) float64 { return log2(x) }

func log2(x float64) float64 {
	frac, exp := Frexp(x)
	if frac == 0.5 {
		return float64(exp - 1)
	}
	return Log(frac)*(1/Ln2) + float64(exp)
}

// Log10 returns the decimal logarithm of x.
func Log10(x float64) float64 { return log10(x) }

func log10(x float64) float64 { return Log(x) * (1 / Ln10) }

var log1pL = [...]float64{
	6.666666666666735130e-01,
	3.999999999940941908e-01,
	2.857142874366239149e-01,
	2.222219843214978396e-01,
	1.818357216161805012e-01,
	1.531383769920937332e-01,
	1.479819860511658591e-01,
}

// Log1p returns log(1+x), exact also for small x.
func Log1p(x float64) float64 { return log1p(x) }

func log1p(x float64) float64 {
	const (
		sqrt2M1     = 4.142135623730950488017e-01
		sqrt2HalfM1 = -2.928932188134524755992e-01
		sqrt2Frac   = 0x0006a09e667f3bcd // mantissa of sqrt(2)
	)
	switch {
	case x < -1 || x != x:
		return NaN()
	case x == -1:
		return Inf(-1)
	case x > MaxFloat64:
		return Inf(1)
	}
	size := abs(x)
	if size < 1.0/(1<<29) {
		if size < 1.0/(1<<54) {
			return x
		}
		return x - x*x*0.5
	}
	// 1+x = 2**k * (1+f) with sqrt(2)/2 < 1+f < sqrt(2); c corrects the rounding
	// of 1+x. frac is zero when f is tiny.
	f, c := x, 0.0
	frac := uint64(1)
	k := 0
	if size >= sqrt2M1 || x <= sqrt2HalfM1 {
		u := x
		if size < 1<<53 {
			u = 1 + x
		}
		frac = Float64bits(u)
		k = int(frac>>shift) - bias
		if size < 1<<53 {
			if k > 0 {
				c = 1 - (u - x)
			} else {
				c = x - (u - 1)
			}
			c /= u
		}
		frac &= fracMask
		if frac < sqrt2Frac {
			u = Float64frombits(frac | uvone)
		} else {
			k++
			u = Float64frombits(frac | (uvone - 1<<shift))
			frac = (1<<shift - frac) >> 2
		}
		f = u - 1
	}
	n := float64(k)
	half := 0.5 * f * f
	if frac == 0 {
		if f == 0 {
			if k == 0 {
				return 0
			}
			c += n * ln2Lo
			return n*ln2Hi + c
		}
		r := half * (1.0 - 0.66666666666666666*f)
		if k == 0 {
			return f - r
		}
		return n*ln2Hi - ((r - (n*ln2Lo + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	r := z * poly(z, log1pL[:])
	if k == 0 {
		return f - (half - s*(half+r))
	}
	return n*ln2Hi - ((half - (s*(half+r) + (n*ln2Lo + c))) - f)
}
