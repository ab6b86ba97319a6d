// Fractions in lowest terms.
package big

import (
	"math"
	"math/bits"
)

// A Rat is a fraction a/b without common divisors; b > 0, or without words,
// which stands for 1.
type Rat struct {
	a, b Int
}

// NewRat returns the fraction a/b.
func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

// bottom returns the denominator's words.
func (x *Rat) bottom() nat {
	if len(x.b.abs) == 0 {
		return natOne
	}
	return x.b.abs
}

// reduce divides both by their common divisor.
func (z *Rat) reduce() *Rat {
	z.b.neg = false
	if len(z.a.abs) == 0 || len(z.b.abs) == 0 {
		z.a.neg = z.a.neg && len(z.a.abs) > 0
		z.b.abs = z.b.abs.setWord(1)
		return z
	}
	if d := nat(nil).gcd(z.a.abs, z.b.abs); !d.isOne() {
		z.a.abs, _ = z.a.abs.quoRem(nil, z.a.abs, d)
		z.b.abs, _ = z.b.abs.quoRem(nil, z.b.abs, d)
	}
	return z
}

// SetFloat64 sets z to f exactly; the result is nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil
	}
	fraction, exp := math.Frexp(math.Abs(f))
	m := uint64(math.Ldexp(fraction, 53))
	exp -= 53
	if zeros := min(bits.TrailingZeros64(m), -exp); m != 0 && zeros > 0 {
		m, exp = m>>zeros, exp+zeros
	}
	z.a.SetUint64(m)
	z.b.SetUint64(1)
	if exp >= 0 {
		z.a.Lsh(&z.a, uint(exp))
	} else if m != 0 {
		z.b.Lsh(&z.b, uint(-exp))
	}
	z.a.neg = f < 0
	return z
}

// ratio returns a/b as a float of so many mantissa bits: the nearest number,
// ties to even, and whether it is exact. min is the exponent of the lowest bit
// that such floats have.
func ratio(a, b nat, mantissa, min int) (float64, bool) {
	if len(a) == 0 {
		return 0, true
	}
	if len(b) == 0 {
		panic("division by zero")
	}
	// q gets two bits more than needed at least, of which the last says
	// whether anything follows.
	shift := mantissa + 2 - (a.bitLen() - b.bitLen())
	if -shift < min-2 {
		shift = 2 - min
	}
	if shift >= 0 {
		a = nat(nil).shl(a, uint(shift))
	} else {
		b = nat(nil).shl(b, uint(-shift))
	}
	quotient, rest := nat(nil).quoRem(nil, a, b)
	q := low64(quotient)
	sticky := len(rest) > 0
	exp := -shift
	drop := max(bits.Len64(q)-mantissa, min-exp)
	if drop > 63 {
		drop = 63
	}
	half := uint64(1) << drop >> 1
	low := q & (1<<drop - 1)
	q >>= drop
	exact := low == 0 && !sticky
	if low > half || low == half && (sticky || q&1 != 0) && drop > 0 {
		q++
	}
	f := math.Ldexp(float64(q), exp+drop)
	return f, exact
}

// Float32 returns the nearest float32, and whether it is x.
func (x *Rat) Float32() (f float32, exact bool) {
	wide, exact := ratio(x.a.abs, x.bottom(), 24, -149)
	f = float32(wide)
	if math.IsInf(float64(f), 0) {
		exact = false
	}
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// Float64 returns the nearest float64, and whether it is x.
func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = ratio(x.a.abs, x.bottom(), 53, -1074)
	if math.IsInf(f, 0) {
		exact = false
	}
	if x.a.neg {
		f = -f
	}
	return f, exact
}

// SetFrac sets z to a/b.
func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	bottom := b.abs
	if &z.a == b || overlap(z.a.abs, bottom) {
		bottom = nat(nil).set(bottom)
	}
	z.a.give(z.a.abs.set(a.abs), neg)
	z.b.abs = z.b.abs.set(bottom)
	return z.reduce()
}

// SetFrac64 sets z to a/b.
func (z *Rat) SetFrac64(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	z.a.give(z.a.abs.setWord(Word(magnitude(a))), (a < 0) != (b < 0))
	z.b.abs = z.b.abs.setWord(Word(magnitude(b)))
	return z.reduce()
}

// SetInt sets z to x.
func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// SetInt64 sets z to x.
func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// SetUint64 sets z to x.
func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	z.b.abs = z.b.abs.setWord(1)
	return z
}

// Set sets z to x.
func (z *Rat) Set(x *Rat) *Rat {
	z.a.Set(&x.a)
	z.b.abs = z.b.abs.set(x.bottom())
	return z
}

// Abs sets z to |x|.
func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

// Neg sets z to -x.
//
//vole:cost 77
func (z *Rat) Neg(x *Rat) *Rat { return z.doNeg(x) }

//go:noinline
func (z *Rat) doNeg(x *Rat) *Rat {
	z.Set(x)
	z.a.Neg(&z.a)
	return z
}

// Inv sets z to 1/x.
func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	z.Set(x)
	z.a.abs, z.b.abs = z.b.abs, z.a.abs
	return z
}

// Sign returns -1, 0 or 1.
//
//vole:cost 18
func (x *Rat) Sign() int { return x.a.Sign() }

// IsInt says whether the denominator is 1.
//
//vole:cost 72
func (x *Rat) IsInt() bool { return x.isInt() }

//go:noinline
func (x *Rat) isInt() bool { return len(x.b.abs) == 0 || x.b.abs.isOne() }

// Num returns the numerator, which is x's own.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator, which is positive, and x's own unless x is
// not initialised.
//
//vole:cost 18
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

// cross returns the numerators over a common denominator.
func cross(x, y *Rat) (a, b *Int) {
	scaled := func(n *Int, by nat) *Int {
		return new(Int).give(nat(nil).mul(n.abs, by), n.neg)
	}
	return scaled(&x.a, y.bottom()), scaled(&y.a, x.bottom())
}

// Cmp returns -1 if x < y, 0 if x == y, 1 if x > y.
func (x *Rat) Cmp(y *Rat) int {
	a, b := cross(x, y)
	return a.Cmp(b)
}

// Add sets z to x+y.
func (z *Rat) Add(x, y *Rat) *Rat {
	a, b := cross(x, y)
	z.b.abs = z.b.abs.mul(x.bottom(), y.bottom())
	z.a.Add(a, b)
	return z.reduce()
}

// Sub sets z to x-y.
func (z *Rat) Sub(x, y *Rat) *Rat {
	a, b := cross(x, y)
	z.b.abs = z.b.abs.mul(x.bottom(), y.bottom())
	z.a.Sub(a, b)
	return z.reduce()
}

// Mul sets z to x*y.
func (z *Rat) Mul(x, y *Rat) *Rat {
	bottom := nat(nil).mul(x.bottom(), y.bottom())
	z.a.Mul(&x.a, &y.a)
	z.b.abs = bottom
	return z.reduce()
}

// Quo sets z to x/y.
func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	a, b := cross(x, y)
	z.a.give(a.abs, a.neg != b.neg)
	z.b.abs = b.abs
	return z.reduce()
}
