// Showing what is basic: booleans, numbers, texts and addresses. A table says
// what each verb means for them. Methods that report a bool return false,
// having printed nothing, where the verb has no meaning.
package fmt

import (
	"math"
	"strconv"
	"unicode/utf8"
)

const nilText = "<nil>"

// What a verb does with an integer, if it is no base to write it in.
const (
	inCharacter = iota + 32 // %c
	inLiteral               // %q
	inCodePoint             // %U
)

// What a verb does with a text.
const (
	asText = iota + 1
	asQuoted
	asHex
)

type verbForm struct {
	integer uint8 // a base or one of the above; 0 is none
	float   byte  // the format of strconv; 0 is none
	digits  int8  // the precision of floats unless one is given
	text    uint8 // 0 is none
	upper   bool  // hexadecimal digits are capitals
}

var verbForms = [128]verbForm{
	'v': {integer: 10, float: 'g', digits: -1, text: asText},
	's': {text: asText},
	'd': {integer: 10},
	'x': {integer: 16, float: 'x', digits: -1, text: asHex},
	'X': {integer: 16, float: 'X', digits: -1, text: asHex, upper: true},
	'q': {integer: inLiteral, text: asQuoted},
	'c': {integer: inCharacter},
	'U': {integer: inCodePoint},
	'b': {integer: 2, float: 'b', digits: -1},
	'o': {integer: 8},
	'O': {integer: 8},
	'e': {float: 'e', digits: 6},
	'E': {float: 'E', digits: 6},
	'f': {float: 'f', digits: 6},
	'F': {float: 'f', digits: 6},
	'g': {float: 'g', digits: -1},
	'G': {float: 'G', digits: -1},
}

func formOf(verb rune) *verbForm {
	if verb < 0 || int(verb) >= len(verbForms) {
		verb = 0
	}
	return &verbForms[verb]
}

// fit pads what was printed since from, in the usual way.
func (p *printer) fit(from int) {
	if p.width != 0 {
		p.align(from, from, p.filler())
	}
}

// padded prints s as it is, padded.
func (p *printer) padded(s string) {
	from := len(p.out)
	p.out = append(p.out, s...)
	p.fit(from)
}

func (p *printer) boolean(b bool, verb rune) bool {
	if verb != 't' && verb != 'v' {
		return false
	}
	p.padded(strconv.FormatBool(b))
	return true
}

// integer shows u, which with signed is the two's complement of an int64.
func (p *printer) integer(u uint64, signed bool, verb rune) bool {
	if p.opts == 0 && (verb == 'v' || verb == 'd') { // almost always
		if signed {
			p.out = strconv.AppendInt(p.out, int64(u), 10)
		} else {
			p.out = strconv.AppendUint(p.out, u, 10)
		}
		return true
	}
	form := formOf(verb)
	switch form.integer {
	case 0:
		return false
	case inCharacter, inLiteral:
		p.character(u, form.integer == inLiteral)
	case inCodePoint:
		p.codePoint(u)
	default:
		if verb == 'v' && !signed && p.has(optGoSyntax) {
			p.address(u, true)
			break
		}
		negative := signed && int64(u) < 0
		if negative {
			u = -u
		}
		p.numeral(u, negative, verb, form)
	}
	return true
}

// address shows u in hexadecimal, with 0x if prefixed.
func (p *printer) address(u uint64, prefixed bool) {
	before := p.opts
	p.set(optSharp, prefixed)
	p.numeral(u, false, 'x', formOf('x'))
	p.opts = before
}

// numeral shows an integer: blanks, sign, prefix, zeros, digits, blanks.
func (p *printer) numeral(u uint64, negative bool, verb rune, form *verbForm) {
	from := len(p.out)
	if u == 0 && p.has(optPrecision) && p.precision == 0 { // no digits at all
		p.align(from, from, ' ')
		return
	}
	digits := strconv.AppendUint(p.scratch[:0], u, int(form.integer))
	zeros := 0
	switch {
	case p.has(optPrecision):
		zeros = p.precision - len(digits)
	case p.filler() == '0':
		zeros = p.width - len(digits)
		if negative || p.has(optPlus|optSpace) {
			zeros-- // for the sign
		}
	}
	if negative {
		p.char('-')
	} else if p.has(optPlus) {
		p.char('+')
	} else if p.has(optSpace) {
		p.char(' ')
	}
	if verb == 'O' {
		p.string("0o")
	}
	if p.has(optSharp) {
		switch form.integer {
		case 2:
			p.string("0b")
		case 8:
			if zeros <= 0 && u != 0 {
				zeros = 1
			}
		case 16:
			p.out = append(p.out, '0', byte(verb))
		}
	}
	for ; zeros > 0; zeros-- {
		p.out = append(p.out, '0')
	}
	if form.upper {
		capitalize(digits)
	}
	p.out = append(p.out, digits...)
	p.align(from, from, ' ')
}

func capitalize(digits []byte) {
	for i, c := range digits {
		if c >= 'a' {
			digits[i] = c - 'a' + 'A'
		}
	}
}

// character shows the character of a code point, or its literal.
func (p *printer) character(u uint64, literal bool) {
	r := utf8.RuneError
	if u <= utf8.MaxRune {
		r = rune(u)
	}
	from := len(p.out)
	if !literal {
		p.out = utf8.AppendRune(p.out, r)
	} else if p.has(optPlus) {
		p.out = strconv.AppendQuoteRuneToASCII(p.out, r)
	} else {
		p.out = strconv.AppendQuoteRune(p.out, r)
	}
	p.fit(from)
}

// codePoint shows U+0078, with the sharp flag U+0078 'x'.
func (p *printer) codePoint(u uint64) {
	from := len(p.out)
	p.string("U+")
	digits := strconv.AppendUint(p.scratch[:0], u, 16)
	capitalize(digits)
	for zeros := max(4, p.precision) - len(digits); zeros > 0; zeros-- {
		p.char('0')
	}
	p.out = append(p.out, digits...)
	if p.has(optSharp) && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		p.string(" '")
		p.out = utf8.AppendRune(p.out, rune(u))
		p.char('\'')
	}
	p.align(from, from, ' ')
}

// float shows a float of so many bits.
func (p *printer) float(f float64, bits int, verb rune) bool {
	form := formOf(verb)
	if form.float == 0 {
		return false
	}
	from := len(p.out)
	special := math.IsNaN(f) || math.IsInf(f, 0)
	negative := math.Signbit(f) && f == f
	switch {
	case negative:
		p.char('-')
		f = -f
	case p.has(optPlus):
		p.char('+')
	case p.has(optSpace):
		p.char(' ')
	case special && f == f:
		p.char('+')
	}
	if special {
		if f == f {
			p.string("Inf")
		} else {
			p.string("NaN")
		}
		p.align(from, from, ' ')
		return true
	}
	signed := len(p.out)
	digits := int(form.digits)
	if p.has(optPrecision) {
		digits = p.precision
	}
	p.out = strconv.AppendFloat(p.out, f, form.float, digits, bits)
	if p.has(optSharp) && form.float != 'b' {
		p.complete(signed, form.float, digits)
	}
	if p.width != 0 {
		if fill := p.filler(); fill == '0' {
			p.align(from, signed, fill) // zeros go behind the sign
		} else {
			p.align(from, from, fill)
		}
	}
	return true
}

// complete gives the float printed since from a decimal point, and for %g and
// %x the zeros that its precision asks for.
func (p *printer) complete(from int, format byte, digits int) {
	switch format {
	case 'g', 'G', 'x':
		if digits < 0 {
			digits = 6
		}
	default:
		digits = 0
	}
	number := p.out[from:]
	end, point, leading := len(number), false, true
	for i, c := range number {
		if c == 'p' || c == 'P' || c|0x20 == 'e' && format|0x20 != 'x' {
			end = i
			break
		}
		if c == '.' {
			point = true
			continue
		}
		leading = leading && c == '0'
		if !leading {
			digits--
		}
	}
	exponent := append(p.scratch[:0], number[end:]...)
	if !point && end == 1 && number[0] == '0' {
		digits-- // a single 0 counts
	}
	p.out = p.out[:from+end]
	if !point {
		p.char('.')
	}
	for ; digits > 0; digits-- {
		p.char('0')
	}
	p.out = append(p.out, exponent...)
}

func (p *printer) complex(c complex128, bits int, verb rune) bool {
	if formOf(verb).float == 0 {
		return false
	}
	plus := p.has(optPlus)
	p.char('(')
	p.float(real(c), bits/2, verb)
	p.opts |= optPlus
	p.float(imag(c), bits/2, verb)
	p.set(optPlus, plus)
	p.string("i)")
	return true
}

// words shows a string.
func (p *printer) words(s string, verb rune) bool {
	if p.opts == 0 && (verb == 'v' || verb == 's') {
		p.out = append(p.out, s...)
		return true
	}
	form := formOf(verb)
	switch form.text {
	case asText:
		if verb != 'v' || !p.has(optGoSyntax) {
			p.padded(p.cut(s))
			break
		}
		fallthrough
	case asQuoted:
		p.quoted(p.cut(s))
	case asHex:
		p.hex(s, form.upper)
	default:
		return false
	}
	return true
}

// cut returns as much of s as the precision lets through, in runes.
func (p *printer) cut(s string) string {
	if p.has(optPrecision) && p.precision < len(s) {
		room := p.precision
		for at := range s {
			if room == 0 {
				return s[:at]
			}
			room--
		}
	}
	return s
}

// quoted shows s as a literal, with the sharp flag in backquotes if possible.
func (p *printer) quoted(s string) {
	from := len(p.out)
	switch {
	case p.has(optSharp) && strconv.CanBackquote(s):
		p.char('`')
		p.string(s)
		p.char('`')
	case p.has(optPlus):
		p.out = strconv.AppendQuoteToASCII(p.out, s)
	default:
		p.out = strconv.AppendQuote(p.out, s)
	}
	p.fit(from)
}

// hex shows the bytes of s, at most as many as the precision says. With the
// space flag they stand apart, and each has the prefix that sharp asks for.
func (p *printer) hex(s string, upper bool) {
	if p.has(optPrecision) && p.precision < len(s) {
		s = s[:p.precision]
	}
	digits, x := "0123456789abcdef", byte('x')
	if upper {
		digits, x = "0123456789ABCDEF", 'X'
	}
	from := len(p.out)
	apart, sharp := p.has(optSpace), p.has(optSharp)
	for i := 0; i < len(s); i++ {
		if apart && i != 0 {
			p.char(' ')
		}
		if sharp && (apart || i == 0) {
			p.out = append(p.out, '0', x)
		}
		p.out = append(p.out, digits[s[i]>>4], digits[s[i]&15])
	}
	p.fit(from)
}
