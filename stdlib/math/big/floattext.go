// Floats as text.
package big

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Decimal digits d of a number 0.ddd * 10**exp, without zeros at the end.
type digits struct {
	d   []byte
	exp int
}

// newDigits returns the digits of m * 2**exp, all of them: m * 2**-n is
// m * 5**n / 10**n.
func newDigits(m nat, exp int) digits {
	if len(m) == 0 {
		return digits{}
	}
	zeros := 0
	if exp < 0 {
		spare := min(m.trailingZeroBits(), uint(-exp))
		m, exp = nat(nil).shr(m, spare), exp+int(spare)
	}
	if exp >= 0 {
		m = nat(nil).shl(m, uint(exp))
	} else {
		zeros = -exp
		m = nat(nil).mul(m, nat(nil).power(nat{5}, nat{Word(zeros)}))
	}
	text := m.text(nil, false, 10)
	x := digits{d: text, exp: len(text) - zeros}
	return x.norm()
}

func (x digits) norm() digits {
	n := len(x.d)
	for n > 0 && x.d[n-1] == '0' {
		n--
	}
	if x.d = x.d[:n]; n == 0 {
		x.exp = 0
	}
	return x
}

// at returns digit i; behind the last and before the first are zeros.
func (x digits) at(i int) byte {
	if i < 0 || i >= len(x.d) {
		return '0'
	}
	return x.d[i]
}

// cut keeps n digits, up says whether the last of them is made larger by one.
func (x digits) cut(n int, up bool) digits {
	if n < 0 || n >= len(x.d) {
		return x
	}
	if !up {
		x.d = x.d[:n]
		return x.norm()
	}
	for n > 0 && x.d[n-1] == '9' {
		n--
	}
	if n == 0 {
		return digits{[]byte("1"), x.exp + 1}
	}
	x.d = x.d[:n]
	x.d[n-1]++
	return x
}

// round keeps n digits: the nearest, halves to an even digit.
func (x digits) round(n int) digits {
	if n < 0 || n >= len(x.d) {
		return x
	}
	up := x.d[n] >= '5'
	if x.d[n] == '5' && n+1 == len(x.d) {
		up = n > 0 && (x.d[n-1]-'0')&1 != 0
	}
	return x.cut(n, up)
}

// shortest keeps as few digits of x as make sure that no other number of its
// precision is nearer.
func (x *Float) shortest(d digits) digits {
	if len(d.d) == 0 {
		return d
	}
	// In units of half a last bit: the neighbours are two away, and what
	// rounds to x is between m-1 and m+1.
	var m nat
	shift := len(x.mant)*wordBits - int(x.prec+1)
	if shift < 0 {
		m = m.shl(x.mant, uint(-shift))
	} else {
		m = m.shr(x.mant, uint(shift))
	}
	exp := int(x.unit()) + shift
	lower := newDigits(nat(nil).sub(m, natOne), exp)
	upper := newDigits(nat(nil).add(m, natOne), exp)
	closed := m[0]&2 == 0 // ties go to an even mantissa
	for i, c := range d.d {
		l, u := lower.at(i), upper.at(i)
		down := l != c || closed && i+1 == len(lower.d)
		up := c != u && (closed || c+1 < u || i+1 < len(upper.d))
		if down && up {
			return d.round(i + 1)
		}
		if down || up {
			return d.cut(i+1, up)
		}
	}
	return d
}

// Text returns x in a format: e, E, f, g, G as in strconv, b and p with an
// exponent of two and a mantissa in base 10 and 16, x in base 16 as Go writes
// it. prec is the number of digits; -1: as few as make x unique.
//
//vole:cost 78
func (x *Float) Text(format byte, prec int) string {
	cap := 10
	if prec > 0 {
		cap += prec
	}
	return string(x.Append(make([]byte, 0, cap), format, prec))
}

// String returns Text('g', 10).
//
//go:noinline
func (x *Float) String() string { return x.Text('g', 10) }

// Append appends Text(fmt, prec).
func (x *Float) Append(buf []byte, fmt byte, prec int) []byte {
	start := len(buf)
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch fmt {
	case 'b':
		return x.appendBinary(buf)
	case 'p':
		return x.appendHexMantissa(buf)
	case 'x':
		return x.appendHex(buf, prec)
	case 'e', 'E', 'f', 'g', 'G':
		return x.appendDecimal(buf, fmt, prec)
	}
	return append(buf[:start], '%', fmt)
}

func (x *Float) appendDecimal(buf []byte, fmt byte, prec int) []byte {
	var d digits
	if x.form == finite {
		d = newDigits(x.mant, int(x.unit()))
	}
	general := fmt == 'g' || fmt == 'G'
	unique := prec < 0
	if unique {
		d = x.shortest(d)
		switch {
		case general:
			prec = len(d.d)
		case fmt == 'f':
			prec = max(len(d.d)-d.exp, 0)
		default:
			prec = len(d.d) - 1
		}
	} else {
		switch {
		case general:
			prec = max(prec, 1)
			d = d.round(prec)
		case fmt == 'f':
			d = d.round(d.exp + prec)
		default:
			d = d.round(prec + 1)
		}
	}
	if general {
		limit := prec
		if limit > len(d.d) && len(d.d) >= d.exp {
			limit = len(d.d)
		}
		if unique {
			limit = 6
		}
		if exp := d.exp - 1; exp >= -4 && exp < limit {
			if prec > d.exp {
				prec = len(d.d)
			}
			return d.appendFixed(buf, max(prec-d.exp, 0))
		}
		return d.appendExponent(buf, fmt-'g'+'e', min(prec, len(d.d))-1)
	}
	if fmt == 'f' {
		return d.appendFixed(buf, prec)
	}
	return d.appendExponent(buf, fmt, prec)
}

// appendExponent appends d.ddde+dd.
func (x digits) appendExponent(buf []byte, e byte, prec int) []byte {
	buf = append(buf, x.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, x.at(i))
		}
	}
	exp := int64(0)
	if len(x.d) > 0 {
		exp = int64(x.exp) - 1
	}
	return appendExp(append(buf, e), exp, 2)
}

// appendExp appends a sign and so many digits at least.
func appendExp(buf []byte, exp int64, width int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, sign)
	if exp < 10 && width > 1 {
		buf = append(buf, '0')
	}
	return strconv.AppendInt(buf, exp, 10)
}

// appendFixed appends ddd.ddd.
func (x digits) appendFixed(buf []byte, prec int) []byte {
	if x.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < x.exp; i++ {
		buf = append(buf, x.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := x.exp; i < x.exp+prec; i++ {
			buf = append(buf, x.at(i))
		}
	}
	return buf
}

// topBits returns the n highest bits of x's mantissa.
func (x *Float) topBits(n uint) nat {
	if have := uint(len(x.mant)) * wordBits; have > n {
		return nat(nil).shr(x.mant, have-n)
	} else {
		return nat(nil).shl(x.mant, n-have)
	}
}

// appendBinary appends mantissa p exponent, the mantissa an integer.
func (x *Float) appendBinary(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	buf = append(x.topBits(uint(x.prec)).text(buf, false, 10), 'p')
	return appendExp(buf, int64(x.exp)-int64(x.prec), 1)
}

// appendHexMantissa appends 0x.mantissa p exponent.
func (x *Float) appendHexMantissa(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	m := string(x.mant.text(nil, false, 16))
	buf = append(buf, "0x."...)
	buf = append(append(buf, strings.TrimRight(m, "0")...), 'p')
	return appendExp(buf, int64(x.exp), 1)
}

// appendHex appends 0x1.mantissa p exponent.
func (x *Float) appendHex(buf []byte, prec int) []byte {
	if x.form == zero {
		buf = append(buf, "0x0"...)
		if prec > 0 {
			buf = append(buf, "."+strings.Repeat("0", prec)...)
		}
		return append(buf, "p+00"...)
	}
	bits := 1 + 4*uint(max(prec, 0))
	if prec < 0 {
		bits = 1 + (x.MinPrec()+2)/4*4
	}
	r := new(Float).SetPrec(bits).SetMode(x.mode).Set(x)
	m := r.topBits(bits).text(nil, false, 16)
	buf = append(buf, "0x1"...)
	if len(m) > 1 {
		buf = append(append(buf, '.'), m[1:]...)
	}
	return appendExp(append(buf, 'p'), int64(r.exp)-1, 2)
}

// Format is for fmt: the formats of Text and v, F; with fmt's flags.
func (x *Float) Format(s fmt.State, format rune) {
	prec, given := s.Precision()
	if !given {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !given {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	if text[0] == '+' { // of an infinity
		if sign = "+"; s.Flag(' ') {
			sign = " "
		}
		text = text[1:]
	} else {
		sign = signFor(s, text[0] == '-')
		text = strings.TrimPrefix(text, "-")
	}
	pad := 0
	if width, ok := s.Width(); ok {
		pad = max(width-len(sign)-len(text), 0)
	}
	switch {
	case s.Flag('0') && !x.IsInf():
		text = sign + strings.Repeat("0", pad) + text
	case s.Flag('-'):
		text = sign + text + strings.Repeat(" ", pad)
	default:
		text = strings.Repeat(" ", pad) + sign + text
	}
	io.WriteString(s, text)
}
