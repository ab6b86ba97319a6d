// Square roots of Floats.
package big

import "math"

// Sqrt sets z to the root of x, rounded; x must not be negative.
func (z *Float) Sqrt(x *Float) *Float {
	if z.prec == 0 {
		z.prec = x.prec
	}
	if x.Sign() < 0 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		return z.be(x.form, x.neg, Exact)
	}
	// x == m * 2**(2*half) with 1/4 < m < 2.
	prec := z.prec
	exp := x.MantExp(z)
	z.prec = prec
	half := exp / 2
	z.exp += int32(exp - 2*half)
	z.Mul(z, z.reciprocalRoot())
	return z.SetMantExp(z, half)
}

// reciprocalRoot returns 1/sqrt(x) to somewhat more than x's precision, by
// Newton's method: t is followed by t*(3 - x*t*t)/2, with twice the bits.
func (x *Float) reciprocalRoot() *Float {
	start, _ := x.Float64()
	t := NewFloat(1 / math.Sqrt(start))
	three := NewFloat(3)
	for t.prec < x.prec+32 {
		t.prec *= 2
		u := new(Float).SetPrec(uint(t.prec))
		v := new(Float).SetPrec(uint(t.prec))
		u.Mul(t, t)
		u.Mul(x, u)
		v.Sub(three, u)
		u.Mul(t, v)
		u.exp--
		t = u
	}
	return t
}
