// Fractions as text and bytes.
package big

import (
	"errors"
	"fmt"
	"internal/byteorder"
	"io"
	"math"
	"strconv"
	"strings"
)

// Scan is for fmt's verbs e, f, g and v.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(c rune) bool { return strings.ContainsRune("+-/0123456789.eE", c) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

// Exponents beyond these are refused: the number would fill the memory.
const (
	maxRatExp5 = 1e6
	maxRatExp2 = 1e7
)

// SetString sets z to what s says: a fraction "a/b", or a number with or
// without point and exponent. Not ok: s is none of them, and z anything.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if top, bottom, found := strings.Cut(s, "/"); found {
		if _, ok := z.a.SetString(top, 0); !ok {
			return nil, false
		}
		r := strings.NewReader(bottom)
		n, err := scanNumeral(r, z.b.abs, 0, false)
		z.b.abs = n.value
		if err != nil || r.Len() > 0 || len(z.b.abs) == 0 {
			return nil, false
		}
		return z.reduce(), true
	}
	r := strings.NewReader(s)
	d, err := scanDecimal(r, z.a.abs, 0)
	if err != nil || r.Len() > 0 {
		return nil, false
	}
	z.a.abs = d.value
	if len(d.value) == 0 {
		z.a.neg = false
		return z.reduce(), true
	}
	if d.exp5 > maxRatExp5 || d.exp5 < -maxRatExp5 || d.exp2 > maxRatExp2 || d.exp2 < -maxRatExp2 {
		return nil, false
	}
	z.b.abs = z.b.abs.setWord(1)
	five := nat(nil).power(nat{5}, nat(nil).setWord(Word(magnitude(d.exp5))))
	if d.exp5 > 0 {
		z.a.abs = z.a.abs.mul(z.a.abs, five)
	} else {
		z.b.abs = five
	}
	if d.exp2 > 0 {
		z.a.abs = z.a.abs.shl(z.a.abs, uint(d.exp2))
	} else {
		z.b.abs = z.b.abs.shl(z.b.abs, uint(-d.exp2))
	}
	z.a.neg = d.neg
	return z.reduce(), true
}

// A decimalText is a number as read: value * 2**exp2 * 5**exp5.
type decimalText struct {
	neg        bool
	value      nat
	base       int
	exp2, exp5 int64
}

// scanDecimal reads a number with optional sign, point and exponent.
func scanDecimal(r io.ByteScanner, z nat, base int) (d decimalText, err error) {
	if d.neg, err = scanSign(r); err != nil {
		return d, err
	}
	n, err := scanNumeral(r, z, base, true)
	d.value, d.base = n.value, n.base
	if err != nil {
		return d, err
	}
	exp, expBase, err := scanExponent(r, base == 0)
	if err != nil {
		return d, err
	}
	behind := int64(min(n.count, 0)) // minus the digits behind the point
	switch n.base {
	case 10:
		d.exp2, d.exp5 = behind, behind
	case 2:
		d.exp2 = behind
	case 8:
		d.exp2 = 3 * behind
	case 16:
		d.exp2 = 4 * behind
	}
	d.exp2 += exp
	if expBase == 10 {
		d.exp5 += exp
	}
	return d, nil
}

// scanExponent reads e or p and a number, if they are there.
func scanExponent(r io.ByteScanner, underscores bool) (exp int64, base int, err error) {
	c, err := r.ReadByte()
	if err != nil {
		if err == io.EOF {
			err = nil
		}
		return 0, 10, err
	}
	switch c {
	case 'e', 'E':
		base = 10
	case 'p', 'P':
		base = 2
	default:
		r.UnreadByte()
		return 0, 10, nil
	}
	var text []byte
	if c, err = r.ReadByte(); err == nil && (c == '+' || c == '-') {
		if c == '-' {
			text = append(text, c)
		}
		c, err = r.ReadByte()
	}
	last, misplaced, some := byte('.'), false, false
	for ; err == nil; c, err = r.ReadByte() {
		if c == '_' && underscores {
			misplaced = misplaced || last != '0'
			last = c
			continue
		}
		if c < '0' || c > '9' {
			r.UnreadByte()
			break
		}
		text = append(text, c)
		last, some = '0', true
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && !some {
		err = errNoDigits
	}
	if err == nil {
		exp, err = strconv.ParseInt(string(text), 10, 64)
	}
	if err == nil && (misplaced || last == '_') {
		err = errSeparator
	}
	return exp, base, err
}

// append appends "a/b".
func (x *Rat) marshal(b []byte) []byte {
	b = append(x.a.Append(b, 10), '/')
	return x.bottom().text(b, false, 10)
}

// String returns "a/b", even if b is 1.
func (x *Rat) String() string { return string(x.marshal(nil)) }

// RatString returns "a/b", or "a" if b is 1.
func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns x with prec digits behind the point, the last rounded to
// nearest, halves away from zero.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		s := x.a.String()
		if prec > 0 {
			s += "." + strings.Repeat("0", prec)
		}
		return s
	}
	scale := nat(nil).setWord(1)
	if prec > 0 {
		scale = nat(nil).power(nat{10}, nat{Word(prec)})
	}
	whole, rest := nat(nil).quoRem(nil, x.a.abs, x.b.abs)
	fraction, rest := nat(nil).quoRem(nil, nat(nil).mul(rest, scale), x.b.abs)
	if rest = rest.add(rest, rest); rest.cmp(x.b.abs) >= 0 {
		if fraction = fraction.add(fraction, natOne); fraction.cmp(scale) >= 0 {
			whole = whole.add(whole, natOne)
			fraction = fraction.sub(fraction, scale)
		}
	}
	var b []byte
	if x.a.neg {
		b = append(b, '-')
	}
	b = whole.text(b, false, 10)
	if prec > 0 {
		digits := fraction.text(nil, false, 10)
		b = append(b, '.')
		for i := len(digits); i < prec; i++ {
			b = append(b, '0')
		}
		b = append(b, digits...)
	}
	return string(b)
}

// FloatPrec returns how many digits behind the point x has that do not repeat
// forever, and whether that is all of x.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.bottom()
	twos := d.trailingZeroBits()
	d = nat(nil).shr(d, twos)
	// Fives: by larger and larger powers of 5**13, and back.
	steps := []nat{{1220703125}}
	fives := uint(0)
	for {
		q, r := nat(nil).quoRem(nil, d, steps[len(steps)-1])
		if len(r) != 0 {
			break
		}
		d, fives = q, fives+13<<(len(steps)-1)
		last := steps[len(steps)-1]
		steps = append(steps, nat(nil).mul(last, last))
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if q, r := nat(nil).quoRem(nil, d, steps[i]); len(r) == 0 {
			d, fives = q, fives+13<<i
		}
	}
	for {
		q, r := nat(nil).quoRem(nil, d, nat{5})
		if len(r) != 0 {
			break
		}
		d, fives = q, fives+1
	}
	return int(max(twos, fives)), d.isOne()
}

// GobEncode returns x for package gob.
func (x *Rat) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	top := x.a.Bytes()
	if len(top) > math.MaxUint32 {
		return nil, errors.New("Rat.GobEncode: numerator too large")
	}
	b := []byte{signedForm(ratForm, x.a.neg)}
	b = byteorder.BEAppendUint32(b, uint32(len(top)))
	b = append(b, top...)
	return append(b, x.b.Bytes()...), nil
}

// GobDecode sets z to what GobEncode returned.
func (z *Rat) GobDecode(buf []byte) error {
	const head = 5
	if len(buf) == 0 {
		*z = Rat{}
		return nil
	}
	if len(buf) < head {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	if form := buf[0] >> 1; form != ratForm {
		return fmt.Errorf("Rat.GobDecode: encoding version %d not supported", form)
	}
	end := head + int(byteorder.BEUint32(buf[1:]))
	if len(buf) < end {
		return errors.New("Rat.GobDecode: buffer too small")
	}
	z.a.neg = buf[0]&1 != 0
	z.a.abs = z.a.abs.setBytes(buf[head:end])
	z.b.abs = z.b.abs.setBytes(buf[end:])
	return nil
}

// AppendText appends RatString.
func (x *Rat) AppendText(b []byte) ([]byte, error) {
	if x.IsInt() {
		return x.a.AppendText(b)
	}
	return x.marshal(b), nil
}

// MarshalText returns RatString.
func (x *Rat) MarshalText() ([]byte, error) { return x.AppendText(nil) }

// UnmarshalText sets z to what text says.
func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
