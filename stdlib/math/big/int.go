// Package big has numbers of any size: integers (Int), fractions (Rat) and
// floating-point numbers of any precision (Float).
//
// A method z.Op(x, y) sets z to the result and returns z; z may be x or y.
// The zero value of each type is 0. Arguments are pointers, so that memory is
// used again, and must not be nil.
//
// words.go and natives.cpp are the bottom: vectors of words. nat*.go have the
// natural numbers, int*.go, rat*.go and float*.go what is built on them.
package big

import "math/rand"

// An Int is an integer: a natural number with a sign. 0 is not negative.
type Int struct {
	neg bool
	abs nat
}

var intOne = &Int{abs: natOne}

func magnitude(x int64) uint64 {
	if x < 0 {
		return -uint64(x)
	}
	return uint64(x)
}

// NewInt returns a new Int.
//
//vole:cost 36
func NewInt(x int64) *Int {
	z := &Int{neg: x < 0}
	u := uint64(x)
	if z.neg {
		u = -u
	}
	if u != 0 {
		z.abs = []Word{Word(u)}
	}
	return z
}

// give sets z to a number with a sign.
func (z *Int) give(abs nat, neg bool) *Int {
	z.abs, z.neg = abs, neg && len(abs) > 0
	return z
}

// Sign returns -1, 0 or 1.
//
//vole:cost 15
func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// SetInt64 sets z to x.
//
//go:noinline
func (z *Int) SetInt64(x int64) *Int {
	return z.give(z.abs.setWord(Word(magnitude(x))), x < 0)
}

// SetUint64 sets z to x.
//
//vole:cost 70
func (z *Int) SetUint64(x uint64) *Int { return z.setUint64(x) }

//go:noinline
func (z *Int) setUint64(x uint64) *Int { return z.give(z.abs.setWord(Word(x)), false) }

// Set sets z to x.
//
//vole:cost 52
func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.abs, z.neg = z.abs.set(x.abs), x.neg
	}
	return z
}

// Bits returns the words of |x|, least significant first, in x's memory.
func (x *Int) Bits() []Word { return x.abs }

// SetBits sets z to the number with the words abs, and uses their memory.
//
//vole:cost 36
func (z *Int) SetBits(abs []Word) *Int {
	z.abs = nat(abs).norm()
	z.neg = false
	return z
}

// Abs sets z to |x|.
//
//vole:cost 61
func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x.
//
//vole:cost 69
func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	z.neg = len(z.abs) > 0 && !z.neg
	return z
}

// addAbs sets z to x plus the number y with the sign yneg.
func (z *Int) addAbs(x *Int, y nat, yneg bool) *Int {
	xneg := x.neg
	switch {
	case xneg == yneg:
		return z.give(z.abs.add(x.abs, y), xneg)
	case x.abs.cmp(y) >= 0:
		return z.give(z.abs.sub(x.abs, y), xneg)
	}
	return z.give(z.abs.sub(y, x.abs), yneg)
}

// Add sets z to x+y.
//
//go:noinline
func (z *Int) Add(x, y *Int) *Int { return z.addAbs(x, y.abs, y.neg) }

// Sub sets z to x-y.
//
//go:noinline
func (z *Int) Sub(x, y *Int) *Int { return z.addAbs(x, y.abs, !y.neg) }

// Mul sets z to x*y.
//
//vole:cost 64
func (z *Int) Mul(x, y *Int) *Int { return z.doMul(x, y) }

//go:noinline
func (z *Int) doMul(x, y *Int) *Int {
	neg := x.neg != y.neg
	return z.give(z.abs.mul(x.abs, y.abs), neg)
}

// MulRange sets z to the product of all integers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	case a > 0:
		return z.give(z.abs.product(uint64(a), uint64(b)), false)
	}
	return z.give(z.abs.product(magnitude(b), magnitude(a)), (b-a)&1 == 0)
}

// Binomial sets z to the number of ways to choose k of n things.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	var factor, divisor Int
	z.SetInt64(1)
	for i := int64(0); i < k; i++ {
		z.Mul(z, factor.SetInt64(n-i))
		z.Quo(z, divisor.SetInt64(i+1))
	}
	return z
}

// QuoRem sets z to x/y, rounded towards 0, and r to the rest.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	xneg, neg := x.neg, x.neg != y.neg
	q, rest := z.abs.quoRem(r.abs.apart(z.abs), x.abs, y.abs)
	z.give(q, neg)
	r.give(rest, xneg)
	return z, r
}

// Quo sets z to x/y, rounded towards 0.
func (z *Int) Quo(x, y *Int) *Int {
	neg := x.neg != y.neg
	q, _ := z.abs.quoRem(nil, x.abs, y.abs)
	return z.give(q, neg)
}

// Rem sets z to the rest of Quo, which has the sign of x.
func (z *Int) Rem(x, y *Int) *Int {
	neg := x.neg
	return z.give(z.abs.rem(x.abs, y.abs), neg)
}

// DivMod sets z and m to quotient and rest of Euclid's division: m is not
// negative and less than |y|.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := signed{y.abs, y.neg}
	if z == y || m == y || overlap(z.abs, y.abs) || overlap(m.abs, y.abs) {
		divisor.abs = nat(nil).set(y.abs)
	}
	z.QuoRem(x, y, m)
	if m.neg {
		z.addAbs(z, natOne, !divisor.neg)
		m.addAbs(m, divisor.abs, false)
	}
	return z, m
}

// Div sets z to the quotient of DivMod.
//
//go:noinline
func (z *Int) Div(x, y *Int) *Int {
	var m Int
	z.DivMod(x, y, &m)
	return z
}

// Mod sets z to the rest of DivMod.
//
//go:noinline
func (z *Int) Mod(x, y *Int) *Int {
	var q Int
	q.DivMod(x, y, z)
	return z
}

// Cmp returns -1 if x < y, 0 if x == y, 1 if x > y.
func (x *Int) Cmp(y *Int) int {
	switch {
	case x.neg && y.neg:
		return y.abs.cmp(x.abs)
	case x.neg:
		return -1
	case y.neg:
		return 1
	}
	return x.abs.cmp(y.abs)
}

// CmpAbs compares |x| and |y|.
func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

// Int64 returns x, or something if it does not fit.
//
//vole:cost 34
func (x *Int) Int64() int64 {
	v := int64(low64(x.abs))
	if x.neg {
		return -v
	}
	return v
}

// Uint64 returns x, or something if it does not fit.
//
//vole:cost 21
func (x *Int) Uint64() uint64 { return low64(x.abs) }

// IsInt64 says whether x fits.
//
//vole:cost 45
func (x *Int) IsInt64() bool {
	v := low64(x.abs)
	return len(x.abs) <= 1 && (v < 1<<63 || x.neg && v == 1<<63)
}

// IsUint64 says whether x fits.
func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

// Float64 returns the nearest float64.
func (x *Int) Float64() (float64, Accuracy) {
	return new(Float).SetInt(x).Float64()
}

// SetBytes sets z to the number with the bytes of buf, big-endian.
//
//vole:cost 70
func (z *Int) SetBytes(buf []byte) *Int { return z.doSetBytes(buf) }

//go:noinline
func (z *Int) doSetBytes(buf []byte) *Int { return z.give(z.abs.setBytes(buf), false) }

// Bytes returns |x|, big-endian.
func (x *Int) Bytes() []byte {
	buf := make([]byte, len(x.abs)*wordBytes)
	return buf[x.abs.bytes(buf):]
}

// FillBytes writes |x| to buf, all of it, and panics if it does not fit.
//
//vole:cost 76
func (x *Int) FillBytes(buf []byte) []byte {
	clear(buf)
	x.abs.bytes(buf)
	return buf
}

// BitLen returns the bits of |x|; 0 has none.
//
//vole:cost 65
func (x *Int) BitLen() int { return x.abs.bitLen() }

// TrailingZeroBits returns how many bits of |x| are 0 before the first 1.
//
//vole:cost 39
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeroBits() }

// Rand sets z to a random number in [0, n), or 0 if there is none.
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.Sign() <= 0 {
		z.abs, z.neg = nil, false
		return z
	}
	return z.give(z.abs.random(rnd, n.abs), false)
}

// Sqrt sets z to the root of x, rounded down.
//
//vole:cost 78
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.neg = false
	z.abs = z.abs.sqrt(x.abs)
	return z
}
