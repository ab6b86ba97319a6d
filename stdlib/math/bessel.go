// Bessel functions: FreeBSD's e_j0.c, e_j1.c and e_jn.c. Rational
// approximations up to 2; beyond it
//
//	j0(x) = sqrt(2/(πx)) * (p0(x)*cos(x-π/4) - q0(x)*sin(x-π/4))
//
// and its like, with p and q from asymptotic series; for higher orders
// recurrences.
package math

func rangeOf(x float64) int {
	switch {
	case x >= 8:
		return 0
	case x >= 4.5454:
		return 1
	case x >= 2.8571:
		return 2
	}
	return 3
}

func p0(x float64) float64 {
	i, z := rangeOf(x), 1/(x*x)
	return 1 + ratio(z, asymP0R[i][:], asymP0S[i][:])
}

func q0(x float64) float64 {
	i, z := rangeOf(x), 1/(x*x)
	return (-0.125 + ratio(z, asymQ0R[i][:], asymQ0S[i][:])) / x
}

func p1(x float64) float64 {
	i, z := rangeOf(x), 1/(x*x)
	return 1 + ratio(z, asymP1R[i][:], asymP1S[i][:])
}

func q1(x float64) float64 {
	i, z := rangeOf(x), 1/(x*x)
	return (0.375 + ratio(z, asymQ1R[i][:], asymQ1S[i][:])) / x
}

// phases returns the sum and the difference of a sine and a cosine of x, both
// given. The one that cancels comes from their product, the cosine of 2x.
func phases(x, s, c float64) (sum, difference float64) {
	sum, difference = s+c, s-c
	if x >= MaxFloat64/2 {
		return sum, difference
	}
	product := -Cos(x + x) // of both
	if s*c < 0 {
		return product / difference, difference
	}
	return sum, product / sum
}

// phase0 returns sqrt(2) times sin(x-π/4) and cos(x-π/4).
func phase0(x float64) (ss, cc float64) {
	s, c := Sincos(x)
	cc, ss = phases(x, s, c)
	return ss, cc
}

// phase1 is phase0 with 3π/4.
func phase1(x float64) (ss, cc float64) {
	s, c := Sincos(x)
	sum, difference := phases(x, s, c)
	return -sum, difference
}

const (
	two129 = 1 << 129 // p is 1 and q is 0 beyond
	twoM27 = 1.0 / (1 << 27)
)

// J0 returns the Bessel function of the first kind of order 0.
func J0(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	case x == 0:
		return 1
	}
	x = abs(x)
	if x >= 2 {
		ss, cc := phase0(x)
		if x > two129 {
			return (1 / SqrtPi) * cc / Sqrt(x)
		}
		return (1 / SqrtPi) * (p0(x)*cc - q0(x)*ss) / Sqrt(x)
	}
	if x < twoM27 {
		return 1
	}
	if x < 1.0/(1<<13) {
		return 1 - 0.25*x*x
	}
	z := x * x
	q := z * poly(z, j0R[:]) / (1 + z*poly(z, j0S[:]))
	if x < 1 {
		return 1 + z*(-0.25+q)
	}
	u := 0.5 * x
	return (1+u)*(1-u) + z*q
}

// Y0 returns the Bessel function of the second kind of order 0, NaN for x < 0.
func Y0(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	}
	if x >= 2 {
		ss, cc := phase0(x)
		if x > two129 {
			return (1 / SqrtPi) * ss / Sqrt(x)
		}
		return (1 / SqrtPi) * (p0(x)*ss + q0(x)*cc) / Sqrt(x)
	}
	if x <= twoM27 {
		return y0U[0] + (2/Pi)*Log(x)
	}
	z := x * x
	return ratio(z, y0U[:], y0V[:]) + (2/Pi)*J0(x)*Log(x)
}

// J1 returns the Bessel function of the first kind of order 1.
func J1(x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0) || x == 0:
		return 0
	}
	size := abs(x)
	var y float64
	switch {
	case size < twoM27:
		return 0.5 * size
	case size < 2:
		z := size * size
		r := z * poly(z, j1R[:]) * size
		y = 0.5*size + r/(1+z*poly(z, j1S[:]))
	default:
		ss, cc := phase1(size)
		if size > two129 {
			y = (1 / SqrtPi) * cc / Sqrt(size)
		} else {
			y = (1 / SqrtPi) * (p1(size)*cc - q1(size)*ss) / Sqrt(size)
		}
	}
	if x < 0 {
		return -y
	}
	return y
}

// Y1 returns the Bessel function of the second kind of order 1, NaN for x < 0.
func Y1(x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-1)
	}
	if x >= 2 {
		ss, cc := phase1(x)
		if x > two129 {
			return (1 / SqrtPi) * ss / Sqrt(x)
		}
		return (1 / SqrtPi) * (p1(x)*ss + q1(x)*cc) / Sqrt(x)
	}
	if x <= 1.0/(1<<54) {
		return -(2 / Pi) / x
	}
	z := x * x
	return x*ratio(z, y1U[:], y1V[:]) + (2/Pi)*(J1(x)*Log(x)-1/x)
}

const two302 = 1 << 302 // the argument is so large that only the phase matters

// Jn returns the Bessel function of the first kind of order n.
func Jn(n int, x float64) float64 {
	switch {
	case x != x:
		return x
	case IsInf(x, 0):
		return 0
	case n == 0:
		return J0(x)
	case x == 0:
		return 0
	}
	if n < 0 {
		n, x = -n, -x
	}
	if n == 1 {
		return J1(x)
	}
	negative := x < 0 && n&1 == 1
	x = abs(x)
	var b float64
	switch {
	case float64(n) > x && x < 1.0/(1<<29):
		// The first term of the power series.
		if n <= 33 {
			half := x * 0.5
			b = half
			a := 1.0
			for i := 2; i <= n; i++ {
				a *= float64(i)
				b *= half
			}
			b /= a
		}
	case float64(n) > x:
		b = jnBackward(n, x)
	case x >= two302:
		s, c := Sincos(x)
		var phase float64
		switch n & 3 {
		case 0:
			phase = c + s
		case 1:
			phase = -c + s
		case 2:
			phase = -c - s
		case 3:
			phase = c - s
		}
		b = (1 / SqrtPi) * phase / Sqrt(x)
	default:
		b = J1(x)
		for i, a := 1, J0(x); i < n; i++ {
			a, b = b, b*(float64(i+i)/x)-a
		}
	}
	if negative {
		return -b
	}
	return b
}

// jnBackward computes Jn(n, x) for n > x: the ratio of Jn to Jn-1 by a
// continued fraction, then the recurrence down to J0.
func jnBackward(n int, x float64) float64 {
	w := float64(n+n) / x
	h := 2 / x
	z := w + h
	d0, d1 := w, w*z-1
	k := 1
	for ; d1 < 1e9; k++ {
		z += h
		d0, d1 = d1, z*d1-d0
	}
	t := 0.0
	for i := 2 * (n + k); i >= n+n; i -= 2 {
		t = 1 / (float64(i)/x - t)
	}
	a, b := t, 1.0
	overflows := float64(n)*Log(abs(2/x*float64(n))) >= 7.09782712893383973096e+02
	for i := n - 1; i > 0; i-- {
		a, b = b, b*float64(i+i)/x-a
		if overflows && b > 1e100 {
			a /= b
			t /= b
			b = 1
		}
	}
	return t * J0(x) / b
}

// Yn returns the Bessel function of the second kind of order n, NaN for x < 0.
func Yn(n int, x float64) float64 {
	switch {
	case x < 0 || x != x:
		return NaN()
	case IsInf(x, 1):
		return 0
	case n == 0:
		return Y0(x)
	case x == 0:
		if n < 0 && n&1 == 1 {
			return Inf(1)
		}
		return Inf(-1)
	}
	negative := n < 0 && n&1 == 1
	if n < 0 {
		n = -n
	}
	b := Y1(x)
	if n > 1 && x >= two302 {
		s, c := Sincos(x)
		var phase float64
		switch n & 3 {
		case 0:
			phase = s - c
		case 1:
			phase = -s - c
		case 2:
			phase = -s + c
		case 3:
			phase = s + c
		}
		b = (1 / SqrtPi) * phase / Sqrt(x)
	} else {
		for i, a := 1, Y0(x); i < n && !IsInf(b, -1); i++ {
			a, b = b, (float64(i+i)/x)*b-a
		}
	}
	if negative {
		return -b
	}
	return b
}
