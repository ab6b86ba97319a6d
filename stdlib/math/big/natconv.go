// Conversion of nats from and to digits: up to textWords words in one go,
// longer numbers in halves.
package big

import (
	"errors"
	"fmt"
	"io"
	"math/bits"
)

// MaxBase is the largest base of conversions: the digits are 0-9, a-z, A-Z.
const MaxBase = 10 + 2*('z'-'a'+1)

var (
	errNoDigits  = errors.New("number has no digits")
	errSeparator = errors.New("'_' must separate successive digits")
)

// perWord returns how many digits surely fit a word, in bits of a digit
// rounded up and down.
func digitBits(base int) (down, up int) {
	up = bits.Len(uint(base - 1))
	return bits.Len(uint(base)) - 1, up
}

// A powers table has base**digits[0], and then the square of each for the
// next.
type powers struct {
	base   int
	value  []nat
	digits []int
}

// until makes the table long enough for numbers of a number of words.
func newPowers(base, words int) *powers {
	_, up := digitBits(base)
	p := &powers{base: base}
	n := textWords * wordBits / up / 2
	v := nat(nil).power(nat{Word(base)}, nat{Word(n)})
	for {
		p.value, p.digits = append(p.value, v), append(p.digits, n)
		if 2*len(v) > words {
			return p
		}
		v, n = nat(nil).mul(v, v), 2*n
	}
}

// append appends the digits of x, width of them at least.
func (p *powers) append(b []byte, x nat, level, width int) []byte {
	for level >= 0 && x.cmp(p.value[level]) < 0 {
		level--
	}
	if level < 0 || len(x) <= textWords {
		return appendDigits(b, x, p.base, width)
	}
	q, r := nat(nil).quoRem(nil, x, p.value[level])
	b = p.append(b, q, level, width-p.digits[level])
	return p.append(b, r, level-1, p.digits[level])
}

// appendDigits appends the digits of a number that is short or whose base is
// a power of two.
func appendDigits(b []byte, x nat, base, width int) []byte {
	down, _ := digitBits(base)
	text := make([]byte, len(x)*wordBits/down+2)
	if len(x) > 0 {
		text = text[:digitsOf(text, append(nat(nil), x...), base)]
	} else {
		text = text[:0]
	}
	for len(text) > 0 && text[0] == '0' {
		text = text[1:]
	}
	for n := len(text); n < width; n++ {
		b = append(b, '0')
	}
	return append(b, text...)
}

// itoa returns what text appends.
//
//go:noinline
func (x nat) itoa(neg bool, base int) []byte { return x.text(nil, neg, base) }

// text appends the number in a base, with a sign if it is said to have one.
func (x nat) text(b []byte, neg bool, base int) []byte {
	if base < 2 || base > MaxBase {
		panic("invalid base")
	}
	if x = x.norm(); len(x) == 0 {
		return append(b, '0')
	}
	if neg {
		b = append(b, '-')
	}
	if len(x) <= textWords || base&(base-1) == 0 {
		return appendDigits(b, x, base, 1)
	}
	p := newPowers(base, len(x))
	return p.append(b, x, len(p.value)-1, 1)
}

// setDigits sets z to a number with the digits d (their values).
func (z nat) setDigits(d []byte, base int) nat {
	for len(d) > 0 && d[0] == 0 {
		d = d[1:]
	}
	if len(d) == 0 {
		return z[:0]
	}
	_, up := digitBits(base)
	words := len(d)*up/wordBits + 2
	if words <= textWords || base&(base-1) == 0 {
		z = z.make(words)
		return z[:wordsOf(z, d, base)].norm()
	}
	p := newPowers(base, words)
	return z.set(p.parse(d, len(p.value)-1))
}

func (p *powers) parse(d []byte, level int) nat {
	for level >= 0 && len(d) <= p.digits[level] {
		level--
	}
	if level < 0 {
		return nat(nil).setDigits(d, p.base)
	}
	cut := len(d) - p.digits[level]
	upper := nat(nil).mul(p.parse(d[:cut], level), p.value[level])
	return upper.add(upper, p.parse(d[cut:], level-1))
}

// digitValue returns a character's value, MaxBase or more if it is no digit.
func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z' && base <= 36:
		return int(c-'A') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 36
	}
	return MaxBase + 1
}

// A numeral is what scanNumeral read: its digits' value and base, and how
// many digits there are; for one with a point, minus the digits behind it.
type numeral struct {
	value nat
	base  int
	count int
}

// scanNumeral reads the longest numeral of a base. Base 0 stands for the one
// that a prefix says, and for underscores between digits. With point, one
// point may be among the digits, and a 0 is no prefix.
func scanNumeral(r io.ByteScanner, z nat, base int, point bool) (numeral, error) {
	legal := base == 0 || base >= 2 && base <= MaxBase
	if point {
		legal = base == 0 || base == 2 || base == 8 || base == 10 || base == 16
	}
	if !legal {
		panic(fmt.Sprintf("invalid number base %d", base))
	}
	n := numeral{base: base}
	underscores := base == 0
	last := byte('.') // '0' stands for any digit and for a prefix
	octal := false
	c, err := r.ReadByte()
	if base == 0 {
		n.base = 10
		if err == nil && c == '0' {
			last, n.count = '0', 1
			if c, err = r.ReadByte(); err == nil {
				skip := true
				switch c {
				case 'b', 'B':
					n.base = 2
				case 'o', 'O':
					n.base = 8
				case 'x', 'X':
					n.base = 16
				default:
					skip = false
					if octal = !point; octal {
						n.base = 8
					}
				}
				if skip || octal {
					n.count = 0
				}
				if skip {
					c, err = r.ReadByte()
				}
			}
		}
	}

	var digits []byte
	misplaced, pointAt := false, -1
	for ; err == nil; c, err = r.ReadByte() {
		if c == '.' && point {
			point = false
			misplaced = misplaced || last == '_'
			last, pointAt = '.', n.count
			continue
		}
		if c == '_' && underscores {
			misplaced = misplaced || last != '0'
			last = '_'
			continue
		}
		v := digitValue(c, n.base)
		if v >= n.base {
			r.UnreadByte()
			break
		}
		digits = append(digits, byte(v))
		last = '0'
		n.count++
	}
	if err == io.EOF {
		err = nil
	}
	if err == nil && (misplaced || last == '_') {
		err = errSeparator
	}
	if n.count == 0 {
		if octal { // nothing but the 0
			return numeral{z[:0], 10, 1}, err
		}
		err = errNoDigits
	}
	n.value = z.setDigits(digits, n.base)
	if pointAt >= 0 {
		n.count = pointAt - n.count
	}
	return n, err
}

// scanSign reads a sign if there is one.
func scanSign(r io.ByteScanner) (neg bool, err error) {
	c, err := r.ReadByte()
	if err == nil && c != '-' && c != '+' {
		r.UnreadByte()
	}
	return c == '-' && err == nil, err
}
