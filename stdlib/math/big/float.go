// Floating-point numbers: 0.mantissa * 2**exp with a precision of their own.
package big

import (
	"fmt"
	"math"
	"strconv"
)

// Limits of a Float.
const (
	MaxExp  = math.MaxInt32  // of exponents
	MinExp  = math.MinInt32  // of exponents
	MaxPrec = math.MaxUint32 // of precisions, in bits; memory may end before
)

// A Float is a number sign * mantissa * 2**exponent with 0.5 <= mantissa < 1
// of prec bits, or a signed zero or infinity. Operations round to the
// precision of the result's Float as its mode says; where that has precision 0
// it takes over its operands' largest.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat // of a finite number: the highest bit is set; low words may be 0
	exp  int32
}

type form byte

const (
	zero form = iota
	finite
	inf
)

// A RoundingMode says which of the two nearest numbers is taken.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

// String returns the name.
func (i RoundingMode) String() string {
	switch i {
	case ToNearestEven:
		return "ToNearestEven"
	case ToNearestAway:
		return "ToNearestAway"
	case ToZero:
		return "ToZero"
	case AwayFromZero:
		return "AwayFromZero"
	case ToNegativeInf:
		return "ToNegativeInf"
	case ToPositiveInf:
		return "ToPositiveInf"
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
}

// An Accuracy says on which side of the exact result a rounded one is.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

// String returns the name.
func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + strconv.Itoa(int(i)) + ")"
}

// side returns where a result is whose magnitude was made larger or smaller.
func side(larger, neg bool) Accuracy {
	if larger != neg {
		return Above
	}
	return Below
}

// ErrNaN is the panic of operations without a result.
type ErrNaN struct {
	msg string
}

// Error returns what happened.
func (err ErrNaN) Error() string { return err.msg }

// NewFloat returns x with precision 53.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

// be sets z to a number without digits.
func (z *Float) be(f form, neg bool, acc Accuracy) *Float {
	z.form, z.neg, z.acc = f, neg, acc
	return z
}

// undefined is the end of an operation without a result.
func (z *Float) undefined(msg string) {
	z.be(zero, false, Exact)
	panic(ErrNaN{msg})
}

// SetPrec sets the precision and rounds z to it; 0 makes it a zero.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			z.be(zero, z.neg, side(false, z.neg))
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old {
		z.round(0)
	}
	return z
}

// SetMode sets the rounding mode, and the accuracy to Exact.
//
//vole:cost 10
func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

// Prec returns the precision in bits.
func (x *Float) Prec() uint { return uint(x.prec) }

// MinPrec returns the precision that x needs.
//
//vole:cost 53
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(len(x.mant))*wordBits - x.mant.trailingZeroBits()
}

// Mode returns the rounding mode.
func (x *Float) Mode() RoundingMode { return x.mode }

// Acc returns the accuracy of the last operation that set x.
func (x *Float) Acc() Accuracy { return x.acc }

// Sign returns -1, 0 or 1.
//
//vole:cost 14
func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// Signbit says whether x is negative or a negative zero.
func (x *Float) Signbit() bool { return x.neg }

// IsInf says whether x is infinite.
func (x *Float) IsInf() bool { return x.form == inf }

// IsInt says whether x is an integer.
//
//go:noinline
func (x *Float) IsInt() bool {
	if x.form != finite {
		return x.form == zero
	}
	return x.exp > 0 && x.MinPrec() <= uint(x.exp)
}

// MantExp returns the exponent of x and sets mant, unless it is nil, to the
// mantissa: x == mant * 2**exp.
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.exp)
	}
	if mant != nil {
		if mant.Copy(x); x.form == finite {
			mant.exp = 0
		}
	}
	return exp
}

// SetMantExp sets z to mant * 2**exp, with mant's precision and mode.
func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	if z.Copy(mant); z.form == finite {
		z.finish(int64(z.exp)+int64(exp), 0)
	}
	return z
}

// setWord sets z to a number that fits a word.
func (z *Float) setWord(x uint64, neg bool) *Float {
	if z.prec == 0 {
		z.prec = 64
	}
	if x == 0 {
		return z.be(zero, neg, Exact)
	}
	z.neg = neg
	z.mant = z.mant.setWord(Word(x))
	return z.finish(wordBits, 0)
}

// SetUint64 sets z to x.
func (z *Float) SetUint64(x uint64) *Float { return z.setWord(x, false) }

// SetInt64 sets z to x.
//
//vole:cost 78
func (z *Float) SetInt64(x int64) *Float { return z.setInt64(x) }

//go:noinline
func (z *Float) setInt64(x int64) *Float { return z.setWord(magnitude(x), x < 0) }

// SetFloat64 sets z to x, which must not be NaN.
func (z *Float) SetFloat64(x float64) *Float {
	if z.prec == 0 {
		z.prec = 53
	}
	neg := math.Signbit(x)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case x == 0:
		return z.be(zero, neg, Exact)
	case math.IsInf(x, 0):
		return z.be(inf, neg, Exact)
	}
	fraction, exp := math.Frexp(math.Abs(x))
	z.neg = neg
	z.mant = z.mant.setWord(Word(math.Ldexp(fraction, 53)) << 11)
	return z.finish(int64(exp), 0)
}

// SetInt sets z to x.
func (z *Float) SetInt(x *Int) *Float {
	if z.prec == 0 {
		z.prec = max(uint32(x.BitLen()), 64)
	}
	if len(x.abs) == 0 {
		return z.be(zero, x.neg, Exact)
	}
	z.neg = x.neg
	z.mant = z.mant.set(x.abs)
	return z.finish(int64(len(x.abs))*wordBits, 0)
}

// SetRat sets z to x.
func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	a, b := new(Float).SetInt(x.Num()), new(Float).SetInt(x.Denom())
	return z.Quo(a, b)
}

// SetInf sets z to an infinity.
//
//vole:cost 14
func (z *Float) SetInf(signbit bool) *Float { return z.setInf(signbit) }

//go:noinline
func (z *Float) setInf(signbit bool) *Float { return z.be(inf, signbit, Exact) }

// Set sets z to x, rounded to z's precision.
func (z *Float) Set(x *Float) *Float {
	z.acc = Exact
	if z == x {
		return z
	}
	z.form, z.neg = x.form, x.neg
	if x.form == finite {
		z.mant, z.exp = z.mant.set(x.mant), x.exp
	}
	if z.prec == 0 {
		z.prec = x.prec
	} else if z.prec < x.prec {
		z.round(0)
	}
	return z
}

// Copy makes z what x is, precision, mode and accuracy included.
//
//go:noinline
func (z *Float) Copy(x *Float) *Float {
	if z != x {
		z.prec, z.mode, z.acc, z.form, z.neg = x.prec, x.mode, x.acc, x.form, x.neg
		if x.form == finite {
			z.mant, z.exp = z.mant.set(x.mant), x.exp
		}
	}
	return z
}

// Abs sets z to |x|, rounded.
func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x, rounded.
func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// problem says what is wrong with a Float that was decoded.
func (x *Float) problem() string {
	const top = Word(1) << (wordBits - 1)
	switch n := len(x.mant); {
	case x.form != finite:
		return ""
	case n == 0:
		return "nonzero finite number with empty mantissa"
	case x.mant[n-1]&top == 0:
		return fmt.Sprintf("msb not set in last word %#x of %s", x.mant[n-1], x.Text('p', 0))
	case x.prec == 0:
		return "zero precision finite number"
	}
	return ""
}
