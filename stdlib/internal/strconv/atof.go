// Text to floats: the texts' grammar, and the exact fallback for the inputs
// that the 128-bit method of eisel.go leaves undecided.
package strconv

import "math"

// A parsed number is mantissa * base^exp, base 10 or 16, with the point
// already taken into exp. Where the text has more than 19 (16) significant
// digits, trunc tells that some non-zero digit was dropped.
type parsed struct {
	mantissa uint64
	exp      int
	neg      bool
	trunc    bool
	hex      bool
}

// special recognises the texts of infinities and NaN at the start of s and
// returns how long they are, 0 for none.
func special(s string) (f float64, n int) {
	if len(s) == 0 {
		return 0, 0
	}
	sign := 1
	nsign := 0
	switch s[0] {
	case '+', '-':
		if s[0] == '-' {
			sign = -1
		}
		nsign = 1
		s = s[1:]
		if len(s) == 0 || lower(s[0]) != 'i' {
			return 0, 0
		}
		fallthrough
	case 'i', 'I':
		n := commonPrefixFold(s, "infinity")
		if 3 < n && n < 8 {
			n = 3
		}
		if n == 3 || n == 8 {
			return math.Inf(sign), nsign + n
		}
	case 'n', 'N':
		if commonPrefixFold(s, "nan") == 3 {
			return math.NaN(), 3
		}
	}
	return 0, 0
}

// commonPrefixFold returns how long a prefix of s, letters folded to lower
// case, equals one of prefix.
func commonPrefixFold(s, prefix string) int {
	n := min(len(prefix), len(s))
	for i := 0; i < n; i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != prefix[i] {
			return i
		}
	}
	return n
}

// readFloat reads the longest number at the start of s; n is its length, 0 if
// there is none.
func readFloat(s string) (p parsed, n int) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		p.neg = s[i] == '-'
		i++
	}
	base := uint64(10)
	maxDigits := 19
	expChar := byte('e')
	if i+2 < len(s) && s[i] == '0' && lower(s[i+1]) == 'x' {
		base = 16
		maxDigits = 16
		i += 2
		expChar = 'p'
		p.hex = true
	}
	sawDot, sawDigits, underscores := false, false, false
	nd, used, dp := 0, 0, 0
loop:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			underscores = true
			continue
		case c == '.':
			if sawDot {
				break loop
			}
			sawDot = true
			dp = nd
			continue
		case '0' <= c && c <= '9':
			sawDigits = true
			if c == '0' && nd == 0 {
				dp--
				continue
			}
			c -= '0'
		case base == 16 && 'a' <= lower(c) && lower(c) <= 'f':
			sawDigits = true
			c = lower(c) - 'a' + 10
		default:
			break loop
		}
		nd++
		if used < maxDigits {
			p.mantissa = p.mantissa*base + uint64(c)
			used++
		} else if c != 0 {
			p.trunc = true
		}
	}
	if !sawDigits {
		return p, 0
	}
	if !sawDot {
		dp = nd
	}
	if base == 16 {
		dp *= 4
		used *= 4
	}
	if i < len(s) && lower(s[i]) == expChar {
		i++
		if i >= len(s) {
			return p, 0
		}
		esign := 1
		if s[i] == '+' {
			i++
		} else if s[i] == '-' {
			i++
			esign = -1
		}
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return p, 0
		}
		e := 0
		for ; i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == '_'); i++ {
			if s[i] == '_' {
				underscores = true
				continue
			}
			if e < 10000 {
				e = e*10 + int(s[i]) - '0'
			}
		}
		dp += e * esign
	} else if base == 16 {
		return p, 0 // a hexadecimal float must have an exponent
	}
	if p.mantissa != 0 {
		p.exp = dp - used
	}
	if underscores && !UnderscoreOK(s[:i]) {
		return p, 0
	}
	return p, i
}

// digitsAsNatural returns all significant decimal digits of s, a number that
// readFloat accepted, as N * 10^exp. Digits after the first 800 cannot decide
// a rounding except by not being zero.
func digitsAsNatural(s string) (n natural, exp int) {
	const limit = 800
	nd, dp := 0, 0
	sawDot, dropped := false, false
	i := 0
	for ; i < len(s); i++ {
		c := s[i]
		if c == '.' {
			sawDot = true
			continue
		}
		if c < '0' || '9' < c {
			if c == 'e' || c == 'E' {
				break
			}
			continue
		}
		if sawDot {
			dp--
		}
		if c == '0' && nd == 0 {
			continue
		}
		if nd >= limit {
			dropped = dropped || c != '0'
			dp++
			continue
		}
		n = n.mulAdd(10, uint32(c-'0'))
		nd++
	}
	e, esign := 0, 1
	for i++; i < len(s); i++ {
		switch c := s[i]; {
		case c == '-':
			esign = -1
		case '0' <= c && c <= '9' && e < 10000:
			e = e*10 + int(c-'0')
		}
	}
	if dropped {
		n = n.mulAdd(10, 1)
		dp--
	}
	return n, dp + e*esign
}

// exactFloat rounds the decimal text s to the nearest float, ties to even. It
// starts from guess, the bits of a float near the result, and moves by single
// steps as comparisons with the points half way to the neighbours demand.
func exactFloat(s string, guess uint64, flt *floatInfo) (b uint64, ovf bool) {
	value, exp := digitsAsNatural(s)
	inf := uint64(1)<<(flt.expbits+flt.mantbits) - uint64(1)<<flt.mantbits
	b = min(guess, inf)
	// value * 10^exp against (2*mant+1) * 2^(e-1), both made integers.
	five := 0
	if exp < 0 {
		five = -exp
	} else {
		value = value.mulPow5(exp)
	}
	halfway := func(b uint64) int { // compares value with the point between b and b+1
		e := int(b >> flt.mantbits)
		mant := b & (uint64(1)<<flt.mantbits - 1)
		if e == 0 {
			e = 1
		} else {
			mant |= uint64(1) << flt.mantbits
		}
		e2 := e + flt.bias - int(flt.mantbits) - 1
		other := naturalFrom(2*mant + 1).mulPow5(five)
		// value * 2^exp against other * 2^e2
		if exp >= e2 {
			return append(natural(nil), value...).shl(exp - e2).cmp(other)
		}
		return value.cmp(other.shl(e2 - exp))
	}
	for b < inf {
		c := halfway(b)
		if c < 0 || c == 0 && b&1 == 0 {
			break
		}
		b++
	}
	for b > 0 {
		c := halfway(b - 1)
		if c > 0 || c == 0 && b&1 == 0 {
			break
		}
		b--
	}
	return b, b >= inf
}

// exactPowersOf10 are the powers of ten that a float64 holds exactly.
var exactPowersOf10 = [23]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
	1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// smallFloat handles mantissas and powers that are exact floats, so that one
// operation rounds once.
func smallFloat(p *parsed) (f float64, ok bool) {
	if p.trunc || p.mantissa>>53 != 0 {
		return 0, false
	}
	f = float64(p.mantissa)
	if p.neg {
		f = -f
	}
	switch e := p.exp; {
	case e == 0:
		return f, true
	case 0 < e && e <= 15+22:
		if e > 22 {
			f *= exactPowersOf10[e-22]
			e = 22
		}
		if f > 1e15 || f < -1e15 {
			return 0, false
		}
		return f * exactPowersOf10[e], true
	case -22 <= e && e < 0:
		return f / exactPowersOf10[-e], true
	}
	return 0, false
}

// decimalBits converts a decimal number whose text is s to the type's bits.
func decimalBits(s string, p *parsed, flt *floatInfo) (b uint64, ovf bool) {
	sign := uint64(0)
	if p.neg {
		sign = 1 << (flt.mantbits + flt.expbits)
	}
	inf := uint64(1)<<flt.expbits - 1
	inf <<= flt.mantbits
	if p.mantissa == 0 || p.exp < -400 {
		return sign, false
	}
	if p.exp > 400 {
		return sign | inf, true
	}
	b, ok := eiselLemire(p.mantissa, p.exp, flt)
	if ok && p.trunc {
		var up uint64
		up, ok = eiselLemire(p.mantissa+1, p.exp, flt)
		ok = ok && up == b
	}
	if ok {
		return sign | b, false
	}
	guess, sure := eiselLemire(p.mantissa, p.exp, flt)
	if !sure {
		guess = approximate(p, flt, inf)
	}
	b, ovf = exactFloat(s, guess, flt)
	return sign | b, ovf
}

// approximate returns the bits of some float near the number.
func approximate(p *parsed, flt *floatInfo, inf uint64) uint64 {
	f := float64(p.mantissa)
	for e := p.exp; e != 0; {
		step := max(-22, min(e, 22))
		if step > 0 {
			f *= exactPowersOf10[step]
		} else {
			f /= exactPowersOf10[-step]
		}
		e -= step
	}
	if flt.mantbits == float32info.mantbits {
		return min(uint64(math.Float32bits(float32(f))), inf)
	}
	return min(math.Float64bits(f), inf)
}

// hexBits rounds the hexadecimal number to the type's bits.
func hexBits(p *parsed, flt *floatInfo) (b uint64, ovf bool) {
	maxExp := 1<<flt.expbits + flt.bias - 2
	minExp := flt.bias + 1
	mantissa := p.mantissa
	exp := p.exp + int(flt.mantbits)
	// Two bits below the mantissa: one to round by, a sticky one.
	for mantissa != 0 && mantissa>>(flt.mantbits+2) == 0 {
		mantissa <<= 1
		exp--
	}
	if p.trunc {
		mantissa |= 1
	}
	for mantissa>>(1+flt.mantbits+2) != 0 {
		mantissa = mantissa>>1 | mantissa&1
		exp++
	}
	for mantissa > 1 && exp < minExp-2 { // denormal
		mantissa = mantissa>>1 | mantissa&1
		exp++
	}
	round := mantissa & 3
	mantissa >>= 2
	round |= mantissa & 1
	exp += 2
	if round == 3 {
		mantissa++
		if mantissa == 1<<(1+flt.mantbits) {
			mantissa >>= 1
			exp++
		}
	}
	if mantissa>>flt.mantbits == 0 { // denormal or zero
		exp = flt.bias
	}
	if exp > maxExp {
		mantissa = 1 << flt.mantbits
		exp = maxExp + 1
		ovf = true
	}
	b = mantissa & (1<<flt.mantbits - 1)
	b |= uint64((exp-flt.bias)&(1<<flt.expbits-1)) << flt.mantbits
	if p.neg {
		b |= 1 << flt.mantbits << flt.expbits
	}
	return b, ovf
}

// Wrong is what is wrong with a text.
type Wrong uint8

const (
	Right Wrong = iota
	Syntax
	Range // the value is an infinity
)

// ParsePrefix converts the number at the start of s and returns how many
// bytes it takes.
func ParsePrefix(s string, bitSize int) (f float64, n int, wrong Wrong) {
	if f, n := special(s); n > 0 {
		if bitSize == 32 {
			f = float64(float32(f)) // as if it had been a float32 on its way
		}
		return f, n, Right
	}
	p, n := readFloat(s)
	if n == 0 {
		return 0, 0, Syntax
	}
	flt := &float64info
	if bitSize == 32 {
		flt = &float32info
	} else if !p.hex {
		if f, ok := smallFloat(&p); ok {
			return f, n, Right
		}
	}
	var b uint64
	var ovf bool
	if p.hex {
		if p.mantissa != 0 && p.exp > 40000 {
			p.exp = 40000
		}
		b, ovf = hexBits(&p, flt)
	} else {
		b, ovf = decimalBits(s[:n], &p, flt)
	}
	if bitSize == 32 {
		f = float64(math.Float32frombits(uint32(b)))
	} else {
		f = math.Float64frombits(b)
	}
	if ovf {
		wrong = Range
	}
	return f, n, wrong
}

// PlainFloat reads the numbers that most texts have: digits, maybe with a sign,
// a point and an exponent, whose mantissa and power of ten are exact floats.
func PlainFloat(s string) (f float64, ok bool) {
	i := 0
	neg := false
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		neg = s[i] == '-'
		i++
	}
	mantissa, digits, exp := uint64(0), 0, 0
	for ; i < len(s); i++ {
		d := s[i] - '0'
		if d > 9 {
			break
		}
		mantissa = mantissa*10 + uint64(d)
		digits++
	}
	if i < len(s) && s[i] == '.' {
		i++
		point := i
		for ; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				break
			}
			mantissa = mantissa*10 + uint64(d)
		}
		exp = point - i
		digits -= exp
	}
	if digits == 0 || digits > 19 || mantissa>>53 != 0 {
		return 0, false
	}
	if i < len(s) && lower(s[i]) == 'e' {
		i++
		e, sign, start := 0, 1, i
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			if s[i] == '-' {
				sign = -1
			}
			i++
			start = i
		}
		for ; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				break
			}
			e = e*10 + int(d)
		}
		if i == start || i > start+4 {
			return 0, false
		}
		exp += e * sign
	}
	if i != len(s) || exp < -22 || exp > 22 {
		return 0, false
	}
	f = float64(mantissa)
	if neg {
		f = -f
	}
	if exp < 0 {
		return f / exactPowersOf10[-exp], true
	}
	return f * exactPowersOf10[exp], true
}

func lower(c byte) byte { return c | ('x' - 'X') }

// UnderscoreOK reports whether each underscore of s stands between digits or
// between a base prefix and a digit.
func UnderscoreOK(s string) bool {
	last := byte('^') // 0: digit or prefix, _: underscore, ^: start, !: other
	i := 0
	if len(s) >= 1 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		if c := lower(s[1]); c == 'b' || c == 'o' || c == 'x' {
			i = 2
			last = '0'
			hex = c == 'x'
		}
	}
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9' || hex && 'a' <= lower(c) && lower(c) <= 'f':
			last = '0'
		case c == '_':
			if last != '0' {
				return false
			}
			last = '_'
		default:
			if last == '_' {
				return false
			}
			last = '!'
		}
	}
	return last != '_'
}
