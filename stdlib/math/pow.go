// Powers and roots.
// Fraction and exponent go apart, so that nothing overflows too early.
package math

// Pow returns x**y. NaN for a negative x with a y that is no integer; 1 for
// y == 0 and for x == 1, whatever the other is. Native: the fractional part of y
// by logarithm, the integer part by repeated squaring of x's mantissa.
func Pow(x, y float64) float64 { return pow(x, y) }

func pow(x, y float64) float64 // native

var pow10Tab = [...]float64{
	1e00, 1e01, 1e02, 1e03, 1e04, 1e05, 1e06, 1e07, 1e08, 1e09, 1e10,
	1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
	1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
}

var pow10Up = [...]float64{
	1e00, 1e32, 1e64, 1e96, 1e128, 1e160, 1e192, 1e224, 1e256, 1e288,
}

var pow10Down = [...]float64{
	1e-00, 1e-32, 1e-64, 1e-96, 1e-128, 1e-160, 1e-192, 1e-224, 1e-256, 1e-288, 1e-320,
}

// Pow10 returns 10**n, 0 for n < -323, +Inf for n > 308.
//
//vole:cost 77
func Pow10(n int) float64 {
	switch {
	case 0 <= n && n <= 308:
		return pow10Up[uint(n)/32] * pow10Tab[uint(n)%32]
	case -323 <= n && n <= 0:
		return pow10Down[uint(-n)/32] / pow10Tab[uint(-n)%32]
	case n > 0:
		return Inf(1)
	}
	return 0
}

// Cbrt returns the cube root of x: FreeBSD's s_cbrt.c, a guess from the third
// of the exponent, a rational step to 23 bits and a Newton step.
func Cbrt(x float64) float64 { return cbrt(x) }

func cbrt(x float64) float64 {
	const (
		b1             = 715094163 << 32
		b2             = 696219795 << 32
		c              = 5.42857142857142815906e-01
		d              = -7.05306122448979611050e-01
		e              = 1.41428571428571436819e+00
		f              = 1.60714285714285720630e+00
		g              = 3.57142857142857150787e-01
		smallestNormal = 2.22507385850720138309e-308
	)
	if x == 0 || x != x || IsInf(x, 0) {
		return x
	}
	size := abs(x)
	t := Float64frombits(Float64bits(size)/3 + b1)
	if size < smallestNormal {
		t = (1 << 54) * size
		t = Float64frombits(Float64bits(t)/3 + b2)
	}
	r := t * t / size
	s := c + r*t
	t *= g + f/(s+e+d/s)
	t = Float64frombits(Float64bits(t)&(0xFFFFFFFFC<<28) + 1<<30)
	s = t * t
	r = size / s
	r = (r - t) / (t + t + r)
	return Copysign(t+t*r, x)
}

// Hypot returns sqrt(p*p + q*q) without overflow on the way.
func Hypot(p, q float64) float64 { return hypot(p, q) }

func hypot(p, q float64) float64 // native
