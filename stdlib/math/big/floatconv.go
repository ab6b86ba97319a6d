// Floats from text, and as numbers of other types.
package big

import (
	"errors"
	"fmt"
	"internal/byteorder"
	"io"
	"math"
	"strings"
)

// SetString sets z to the number that s says; see Parse.
//
//vole:cost 79
func (z *Float) SetString(s string) (*Float, bool) {
	if _, _, err := z.Parse(s, 0); err != nil {
		return nil, false
	}
	return z, true
}

// Parse sets z to the number that s says: a sign, digits with or without point
// in base 2, 8, 10 or 16 (0: as a prefix says), an exponent of ten (e) or two
// (p); or an infinity. A z without precision gets 64 bits. It returns the base
// of the digits.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	switch s {
	case "Inf", "inf", "+Inf", "+inf":
		return z.SetInf(false), 0, nil
	case "-Inf", "-inf":
		return z.SetInf(true), 0, nil
	}
	r := strings.NewReader(s)
	if f, b, err = z.scanFrom(r, base); err != nil {
		return f, b, err
	}
	if c, readErr := r.ReadByte(); readErr == nil {
		err = fmt.Errorf("expected end of string, found %q", c)
	}
	return f, b, err
}

// ParseFloat is Parse for a new Float.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Scan is for fmt.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	_, _, err := z.scanFrom(runeBytes{s}, 0)
	return err
}

func (z *Float) scanFrom(r io.ByteScanner, base int) (f *Float, b int, err error) {
	prec := z.prec
	if prec == 0 {
		prec = 64
	}
	z.form = zero
	d, err := scanDecimal(r, z.mant, base)
	z.neg = d.neg
	if d.value != nil {
		z.mant = d.value
	}
	if err != nil {
		return nil, d.base, err
	}
	if len(z.mant) == 0 {
		z.prec = prec
		return z.be(zero, d.neg, Exact), d.base, nil
	}
	exp := d.exp2 + int64(d.value.bitLen())
	if exp < MinExp || exp > MaxExp {
		return nil, d.base, errors.New("exponent overflow")
	}
	z.prec = prec
	if d.exp5 == 0 {
		return z.finish(d.exp2+int64(len(z.mant))*wordBits, 0), d.base, nil
	}
	// The digits are exact; the power of five has 64 bits more than needed.
	digits := &Float{prec: uint32(len(z.mant)) * wordBits, mant: z.mant, neg: d.neg}
	digits.finish(d.exp2+int64(len(z.mant))*wordBits, 0)
	power := new(Float).SetPrec(z.Prec() + 64).powerOfFive(magnitude(d.exp5))
	if d.exp5 < 0 {
		z.Quo(digits, power)
	} else {
		z.Mul(digits, power)
	}
	return z, d.base, nil
}

// powerOfFive sets z to 5**n, rounded at each step: from 5**27, the largest in
// a word, by squarings with 64 bits more.
func (z *Float) powerOfFive(n uint64) *Float {
	start := uint64(1)
	most := min(n, 27)
	for range most {
		start *= 5
	}
	z.SetUint64(start)
	factor := new(Float).SetPrec(z.Prec() + 64).SetUint64(5)
	for n -= most; n > 0; n >>= 1 {
		if n&1 != 0 {
			z.Mul(z, factor)
		}
		factor.Mul(factor, factor)
	}
	return z
}

// topWord returns the highest 64 bits of the mantissa.
func (x *Float) topWord() uint64 { return uint64(x.mant[len(x.mant)-1]) }

// Uint64 returns x cut towards 0; what is out of range becomes the nearest.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.exp > 64:
		return math.MaxUint64, Below
	case x.exp <= 0:
		return 0, Below
	}
	v := x.topWord() >> (64 - uint(x.exp))
	if x.MinPrec() <= 64 {
		return v, Exact
	}
	return v, Below
}

// Int64 returns x cut towards 0; what is out of range becomes the nearest.
func (x *Float) Int64() (int64, Accuracy) {
	cut := side(false, x.neg)
	switch {
	case x.form == zero:
		return 0, Exact
	case x.form == finite && x.exp <= 0:
		return 0, cut
	case x.form == finite && x.exp <= 63:
		v := int64(x.topWord() >> (64 - uint(x.exp)))
		if x.neg {
			v = -v
		}
		if x.MinPrec() <= uint(x.exp) {
			cut = Exact
		}
		return v, cut
	case !x.neg:
		return math.MaxInt64, Below
	case x.form == finite && x.exp == 64 && x.MinPrec() == 1:
		return math.MinInt64, Exact
	}
	return math.MinInt64, Above
}

// A layout is that of float32 or float64.
type layout struct {
	mantissa int // bits, the implicit one included
	min, max int // of the exponent of normal numbers 1.xxx
}

// narrow rounds x to a layout: an exact float64, and the accuracy.
func (x *Float) narrow(l layout) (float64, Accuracy) {
	sign := 1.0
	if x.neg {
		sign = -1
	}
	switch x.form {
	case zero:
		return math.Copysign(0, sign), Exact
	case inf:
		return math.Inf(int(sign)), Exact
	}
	// Denormal numbers have fewer bits.
	exp := int(x.exp) - 1
	prec := l.mantissa
	if exp < l.min {
		prec -= l.min - exp
	}
	if prec <= 0 {
		// Less than the smallest number: nearest is that if x is above its half.
		if prec < 0 || x.MinPrec() == 1 {
			return math.Copysign(0, sign), side(false, x.neg)
		}
		return math.Ldexp(sign, l.min-l.mantissa+1), side(true, x.neg)
	}
	r := Float{prec: uint32(prec)}
	r.Set(x)
	if r.form == inf || int(r.exp)-1 > l.max {
		return math.Inf(int(sign)), side(true, x.neg)
	}
	top := float64(r.topWord()>>11) * sign // 53 bits
	return math.Ldexp(top, int(r.exp)-53), r.acc
}

// Float32 returns the nearest float32.
//
//go:noinline
func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.narrow(layout{24, -126, 127})
	return float32(f), acc
}

// Float64 returns the nearest float64.
//
//go:noinline
func (x *Float) Float64() (float64, Accuracy) {
	return x.narrow(layout{53, -1022, 1023})
}

// Int returns x cut towards 0, in z if that is not nil; nil for an infinity.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if x.form == inf {
		return nil, side(false, x.neg)
	}
	if z == nil {
		z = new(Int)
	}
	switch {
	case x.form == zero:
		return z.SetInt64(0), Exact
	case x.exp <= 0:
		return z.SetInt64(0), side(false, x.neg)
	}
	acc := Exact
	if x.MinPrec() > uint(x.exp) {
		acc = side(false, x.neg)
	}
	if unit := x.unit(); unit >= 0 {
		z.abs = z.abs.shl(x.mant, uint(unit))
	} else {
		z.abs = z.abs.shr(x.mant, uint(-unit))
	}
	z.neg = x.neg
	return z, acc
}

// Rat returns x exactly, in z if that is not nil; nil for an infinity.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if x.form == inf {
		return nil, side(false, x.neg)
	}
	if z == nil {
		z = new(Rat)
	}
	if x.form == zero {
		return z.SetInt64(0), Exact
	}
	unit := x.unit()
	z.b.abs = z.b.abs.setWord(1)
	if unit > 0 {
		z.a.abs = z.a.abs.shl(x.mant, uint(unit))
		z.b.abs = z.b.abs[:0]
	} else {
		z.a.abs = z.a.abs.set(x.mant)
		z.b.abs = z.b.abs.shl(z.b.abs, uint(-unit))
	}
	z.a.neg = x.neg
	if unit < 0 {
		z.reduce()
	}
	return z, Exact
}

// GobEncode returns x for package gob, precision, mode and accuracy included.
func (x *Float) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	state := byte(x.mode)<<5 | byte(x.acc+1)<<3 | byte(x.form)<<1
	if x.neg {
		state |= 1
	}
	b := []byte{floatForm, state}
	b = byteorder.BEAppendUint32(b, x.prec)
	if x.form != finite {
		return b, nil
	}
	b = byteorder.BEAppendUint32(b, uint32(x.exp))
	words := min(len(x.mant), int((uint64(x.prec)+wordBits-1)/wordBits))
	for i := len(x.mant) - 1; i >= len(x.mant)-words; i-- {
		b = byteorder.BEAppendUint64(b, uint64(x.mant[i]))
	}
	return b, nil
}

// GobDecode sets z to what GobEncode returned, rounded if z has a precision.
func (z *Float) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Float{}
		return nil
	}
	if len(buf) < 6 {
		return errors.New("Float.GobDecode: buffer too small")
	}
	if buf[0] != floatForm {
		return fmt.Errorf("Float.GobDecode: encoding version %d not supported", buf[0])
	}
	prec, mode := z.prec, z.mode
	state := buf[1]
	z.mode = RoundingMode(state >> 5)
	z.acc = Accuracy(state>>3&3) - 1
	z.form = form(state >> 1 & 3)
	z.neg = state&1 != 0
	z.prec = byteorder.BEUint32(buf[2:])
	if z.form == finite {
		if len(buf) < 10 {
			return errors.New("Float.GobDecode: buffer too small for finite form float")
		}
		z.exp = int32(byteorder.BEUint32(buf[6:]))
		z.mant = z.mant.setBytes(buf[10:])
	}
	if prec != 0 && z.problem() == "" {
		z.mode = mode
		z.SetPrec(uint(prec))
	}
	if msg := z.problem(); msg != "" {
		return errors.New("Float.GobDecode: " + msg)
	}
	return nil
}

// AppendText appends x as Text('g', -1) has it.
func (x *Float) AppendText(b []byte) ([]byte, error) {
	if x == nil {
		return append(b, "<nil>"...), nil
	}
	return x.Append(b, 'g', -1), nil
}

// MarshalText returns x as Text('g', -1) has it.
func (x *Float) MarshalText() ([]byte, error) { return x.AppendText(nil) }

// UnmarshalText sets z to the number that text says.
func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%v)", text, err)
	}
	return nil
}
