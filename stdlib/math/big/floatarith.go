// Rounding and arithmetic of Floats. Each operation computes a mantissa that
// is exact, or has more bits than needed and a sticky bit for what follows,
// and finish makes a Float of it.
package big

import "math/bits"

// finish completes z, of which sign and mantissa are set, the latter as a
// fraction of its words: it is shifted so that its highest bit is set, and
// rounded. sticky is 1 if more bits would follow.
func (z *Float) finish(exp int64, sticky uint) *Float {
	if zeros := uint(bits.LeadingZeros64(uint64(z.mant[len(z.mant)-1]))); zeros > 0 {
		shlWords(z.mant, z.mant, zeros)
		exp -= int64(zeros)
	}
	switch {
	case exp < MinExp:
		return z.be(zero, z.neg, side(false, z.neg))
	case exp > MaxExp:
		return z.be(inf, z.neg, side(true, z.neg))
	}
	z.form, z.exp = finite, int32(exp)
	z.round(sticky)
	return z
}

// round cuts the mantissa to z's precision.
func (z *Float) round(sticky uint) {
	z.acc = Exact
	if z.form != finite {
		return
	}
	have := len(z.mant) * wordBits
	if have <= int(z.prec) {
		return
	}
	drop := uint(have - int(z.prec)) // at least 1
	half := z.mant.bit(drop-1) != 0
	rest := sticky != 0 || z.mant.anyBelow(drop-1) != 0
	z.mant = append(z.mant[:0], z.mant[drop/wordBits:]...)
	last := Word(1) << (drop % wordBits)
	odd := z.mant[0]&last != 0
	z.mant[0] &^= last - 1
	if !half && !rest {
		return
	}
	up := z.roundsUp(half, rest, odd)
	z.acc = side(up, z.neg)
	if !up || addWords(z.mant, z.mant, nat{last}) == 0 {
		return
	}
	// All bits were ones: the mantissa is a power of two now.
	if z.exp == MaxExp {
		z.form = inf
		return
	}
	z.exp++
	z.mant[len(z.mant)-1] = 1 << (wordBits - 1)
}

// roundsUp says whether the mode makes a magnitude larger of which something
// is cut: whether a half, whether more than that, and whether what stays is
// odd.
func (z *Float) roundsUp(half, rest, odd bool) bool {
	switch z.mode {
	case ToNearestEven:
		return half && (rest || odd)
	case ToNearestAway:
		return half
	case AwayFromZero:
		return true
	case ToNegativeInf:
		return z.neg
	case ToPositiveInf:
		return !z.neg
	}
	return false
}

// takePrec gives z a precision if it has none.
func (z *Float) takePrec(x, y *Float) {
	if z.prec == 0 {
		z.prec = max(x.prec, y.prec)
	}
}

// unit returns the exponent of the lowest bit of x's words.
func (x *Float) unit() int64 { return int64(x.exp) - int64(len(x.mant))*wordBits }

// aligned returns the mantissas of finite x and y as integers of one unit.
func aligned(x, y *Float) (a, b nat, unit int64) {
	a, b, unit = x.mant, y.mant, x.unit()
	switch other := y.unit(); {
	case other < unit:
		a, unit = nat(nil).shl(a, uint(unit-other)), other
	case other > unit:
		b = nat(nil).shl(b, uint(other-unit))
	}
	return a, b, unit
}

// addFinite sets z to x + y, with yneg for y's sign.
func (z *Float) addFinite(x, y *Float, yneg bool) *Float {
	xneg := x.neg
	larger := x.cmpFinite(y)
	a, b, unit := aligned(x, y)
	switch {
	case xneg == yneg:
		z.neg = xneg
		z.mant = z.mant.add(a, b)
	case larger > 0:
		z.neg = xneg
		z.mant = z.mant.sub(a, b)
	case larger < 0:
		z.neg = yneg
		z.mant = z.mant.sub(b, a)
	default:
		z.mant = z.mant[:0]
		return z.be(zero, z.mode == ToNegativeInf, Exact)
	}
	z.finish(unit+int64(len(z.mant))*wordBits, 0)
	if z.form == zero && z.acc == Exact && z.mode == ToNegativeInf {
		z.neg = true
	}
	return z
}

// sum sets z to x + y, with yneg for y's sign.
func (z *Float) sum(x, y *Float, yneg bool, undefined string) *Float {
	z.takePrec(x, y)
	switch {
	case x.form == finite && y.form == finite:
		return z.addFinite(x, y, yneg)
	case x.form == inf && y.form == inf && x.neg != yneg:
		z.undefined(undefined)
	case x.form == zero && y.form == zero:
		return z.be(zero, x.neg && yneg, Exact)
	case x.form == inf || y.form == zero:
		return z.Set(x)
	}
	flip := y.neg != yneg
	z.Set(y)
	z.neg = z.neg != flip
	return z
}

// Add sets z to x+y, rounded.
//
//go:noinline
func (z *Float) Add(x, y *Float) *Float {
	return z.sum(x, y, y.neg, "addition of infinities with opposite signs")
}

// Sub sets z to x-y, rounded.
//
//go:noinline
func (z *Float) Sub(x, y *Float) *Float {
	return z.sum(x, y, !y.neg, "subtraction of infinities with equal signs")
}

// Mul sets z to x*y, rounded.
func (z *Float) Mul(x, y *Float) *Float {
	z.takePrec(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		exp := int64(x.exp) + int64(y.exp)
		n := len(x.mant) + len(y.mant)
		z.mant = z.mant.mul(x.mant, y.mant)
		z.neg = neg
		return z.finish(exp-int64(n-len(z.mant))*wordBits, 0)
	case x.form == zero && y.form == inf, x.form == inf && y.form == zero:
		z.undefined("multiplication of zero with infinity")
	case x.form == inf || y.form == inf:
		return z.be(inf, neg, Exact)
	}
	return z.be(zero, neg, Exact)
}

// Quo sets z to x/y, rounded.
func (z *Float) Quo(x, y *Float) *Float {
	z.takePrec(x, y)
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.quoFinite(x, y, neg)
	case x.form == y.form:
		z.undefined("division of zero by zero or infinity by infinity")
	case x.form == zero || y.form == inf:
		return z.be(zero, neg, Exact)
	}
	return z.be(inf, neg, Exact)
}

func (z *Float) quoFinite(x, y *Float, neg bool) *Float {
	// Enough words for the precision and a bit to round with; never fewer
	// than x has, so that the rest of the division is the rest of all.
	n := int(z.prec/wordBits) + 1
	a := x.mant
	if more := n + len(y.mant) - len(a); more > 0 {
		a = make(nat, more+len(x.mant))
		copy(a[more:], x.mant)
	}
	exp := int64(x.exp) - int64(y.exp) - int64(len(a)-len(y.mant))*wordBits
	quotient, rest := z.mant.quoRem(nil, a, y.mant)
	z.mant, z.neg = quotient, neg
	sticky := uint(0)
	if len(rest) > 0 {
		sticky = 1
	}
	return z.finish(exp+int64(len(quotient))*wordBits, sticky)
}

// cmpFinite compares magnitudes.
func (x *Float) cmpFinite(y *Float) int {
	switch {
	case x.exp < y.exp:
		return -1
	case x.exp > y.exp:
		return 1
	}
	a, b := x.mant, y.mant
	n := min(len(a), len(b))
	if c := a[len(a)-n:].cmp(b[len(b)-n:]); c != 0 {
		return c
	}
	return len(a[:len(a)-n].norm()) - len(b[:len(b)-n].norm())
}

// rank orders the forms with their signs.
func (x *Float) rank() int {
	r := int(x.form)
	if x.neg {
		return -r
	}
	return r
}

// Cmp returns -1 if x < y, 0 if x == y (-0 == 0), 1 if x > y.
func (x *Float) Cmp(y *Float) int {
	c := x.rank() - y.rank()
	if c == 0 && x.form == finite {
		if c = x.cmpFinite(y); x.neg {
			c = -c
		}
	}
	return signOf(c)
}
