// Quoting: strings and runes as Go literals, and back. A quoting says which
// literal to write; literals are read one escape at a time by UnquoteChar.
package strconv

import (
	"internal/bytealg"
	"unicode/utf8"
)

// quoting is a kind of literal: its quote, and what stands unescaped in it.
type quoting struct {
	mark  byte
	plain func(r rune) bool
}

func isPlainASCII(r rune) bool { return ' ' <= r && r <= '~' }

// escapeLetters are the letters of the escapes for '\a' to '\r'.
const escapeLetters = "abtnvfr"

// text appends the literal of s. Stretches of ordinary ASCII are copied whole.
func (q *quoting) text(dst []byte, s string) []byte {
	dst = append(dst, q.mark)
	for at := 0; at < len(s); {
		from := at
		for at < len(s) && isPlainASCII(rune(s[at])) && s[at] != q.mark && s[at] != '\\' {
			at++
		}
		dst = append(dst, s[from:at]...)
		if at == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if r == utf8.RuneError && size == 1 {
			dst = appendHexEscape(dst, 'x', uint32(s[at]), 2)
		} else {
			dst = q.inner(dst, r)
		}
		at += size
	}
	return append(dst, q.mark)
}

func quoteWith(s string, quote byte, ASCIIonly, graphicOnly bool) string {
	return string(appendQuotedWith(make([]byte, 0, 3*len(s)/2), s, quote, ASCIIonly, graphicOnly))
}

func quoteRuneWith(r rune, quote byte, ASCIIonly, graphicOnly bool) string {
	return string(appendQuotedRuneWith(nil, r, quote, ASCIIonly, graphicOnly))
}

//go:noinline
func appendQuotedWith(dst []byte, s string, quote byte, ASCIIonly, graphicOnly bool) []byte {
	q := quotingOf(quote, ASCIIonly, graphicOnly)
	return q.text(dst, s)
}

//go:noinline
func appendQuotedRuneWith(dst []byte, r rune, quote byte, ASCIIonly, graphicOnly bool) []byte {
	q := quotingOf(quote, ASCIIonly, graphicOnly)
	return q.char(dst, r)
}

// quotingOf is the kind of literal that leaves printable characters as they
// are, or only those of ASCII, or all graphic ones.
func quotingOf(mark byte, ASCIIonly, graphicOnly bool) quoting {
	switch {
	case ASCIIonly:
		return quoting{mark, isPlainASCII}
	case graphicOnly:
		return quoting{mark, IsGraphic}
	}
	return quoting{mark, IsPrint}
}

// char appends the literal of r.
func (q *quoting) char(dst []byte, r rune) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return append(q.inner(append(dst, q.mark), r), q.mark)
}

// inner appends what stands for a valid rune in the literal.
func (q *quoting) inner(dst []byte, r rune) []byte {
	switch {
	case r == '\\' || r == rune(q.mark):
		return append(dst, '\\', byte(r))
	case q.plain(r):
		return utf8.AppendRune(dst, r)
	case '\a' <= r && r <= '\r':
		return append(dst, '\\', escapeLetters[r-'\a'])
	case r < ' ' || r == 0x7f:
		return appendHexEscape(dst, 'x', uint32(r), 2)
	case r > 0xffff:
		return appendHexEscape(dst, 'U', uint32(r), 8)
	}
	return appendHexEscape(dst, 'u', uint32(r), 4)
}

// appendHexEscape appends an escape with so many hexadecimal digits.
func appendHexEscape(dst []byte, letter byte, value uint32, digits int) []byte {
	dst = append(dst, '\\', letter)
	for digits > 0 {
		digits--
		dst = append(dst, "0123456789abcdef"[value>>(4*digits)&15])
	}
	return dst
}

// Quote returns s as a double-quoted literal, with escapes for what IsPrint
// does not call printable.
func Quote(s string) string { return quoteWith(s, '"', false, false) }

// QuoteToASCII is Quote with escapes for everything beyond ASCII.
func QuoteToASCII(s string) string { return quoteWith(s, '"', true, false) }

// QuoteToGraphic is Quote that leaves all graphic characters as they are.
func QuoteToGraphic(s string) string { return quoteWith(s, '"', false, true) }

// AppendQuote appends Quote(s) to dst.
func AppendQuote(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', false, false)
}

// AppendQuoteToASCII appends QuoteToASCII(s) to dst.
func AppendQuoteToASCII(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', true, false)
}

// AppendQuoteToGraphic appends QuoteToGraphic(s) to dst.
func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuotedWith(dst, s, '"', false, true)
}

// QuoteRune returns r as a character literal.
func QuoteRune(r rune) string { return quoteRuneWith(r, '\'', false, false) }

// QuoteRuneToASCII is QuoteRune with an escape beyond ASCII.
func QuoteRuneToASCII(r rune) string { return quoteRuneWith(r, '\'', true, false) }

// QuoteRuneToGraphic is QuoteRune that leaves a graphic character as it is.
func QuoteRuneToGraphic(r rune) string { return quoteRuneWith(r, '\'', false, true) }

// AppendQuoteRune appends QuoteRune(r) to dst.
func AppendQuoteRune(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', false, false)
}

// AppendQuoteRuneToASCII appends QuoteRuneToASCII(r) to dst.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', true, false)
}

// AppendQuoteRuneToGraphic appends QuoteRuneToGraphic(r) to dst.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRuneWith(dst, r, '\'', false, true)
}

// CanBackquote reports whether s can stand unchanged between backquotes on one
// line, tabs being the only control characters.
func CanBackquote(s string) bool {
	for i, r := range s {
		switch {
		case r == '`', r == 0x7f, r == 0xfeff, r < ' ' && r != '\t':
			return false
		case r == utf8.RuneError:
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false
			}
		}
	}
	return true
}

// escapeDigits returns how many digits of which base an escape has that begins
// with c; base 0 if it has none.
func escapeDigits(c byte) (base rune, count int) {
	switch c {
	case 'x':
		return 16, 2
	case 'u':
		return 16, 4
	case 'U':
		return 16, 8
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return 8, 3
	}
	return 0, 0
}

// digitsValue reads a number whose digits are all of s; -1 if they are not.
// Eight hexadecimal digits may overflow to a negative number, which is invalid
// in any case.
func digitsValue(s string, base rune) rune {
	value := rune(0)
	for i := 0; i < len(s); i++ {
		digit := base
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digit = rune(c - '0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			digit = rune(c|0x20-'a') + 10
		}
		if digit >= base {
			return -1
		}
		value = value*base + digit
	}
	return value
}

// UnquoteChar decodes the first character or escape of s, the inside of a
// literal. quote is the quote character that must be escaped (and may be), or
// 0. multibyte tells whether the value needs UTF-8, that is, is no byte.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" || s[0] == quote && quote != 0 && (quote == '"' || quote == '\'') {
		return 0, false, "", ErrSyntax
	}
	if s[0] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	}
	if s[0] != '\\' {
		return rune(s[0]), false, s[1:], nil
	}
	value, multibyte, size := escape(s, quote)
	if size == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[size:], nil
}

// escape decodes the escape at the start of s; size is 0 if it is none.
func escape(s string, quote byte) (value rune, multibyte bool, size int) {
	if len(s) < 2 {
		return 0, false, 0
	}
	c := s[1]
	if c == '\\' || c == quote && (c == '"' || c == '\'') {
		return rune(c), false, 2
	}
	if i := bytealg.IndexByteString(escapeLetters, c); i >= 0 {
		return '\a' + rune(i), false, 2
	}
	base, count := escapeDigits(c)
	from := 2
	if base == 8 {
		from = 1
	}
	if base == 0 || len(s) < from+count {
		return 0, false, 0
	}
	value = digitsValue(s[from:from+count], base)
	multibyte = count > 3
	if value < 0 || value > 255 && !multibyte || multibyte && !utf8.ValidRune(value) {
		return 0, false, 0
	}
	return value, multibyte, from + count
}

// QuotedPrefix returns the literal that s begins with, or ErrSyntax.
//
//vole:cost 72
func QuotedPrefix(s string) (string, error) { return quotedPrefix(s) }

//go:noinline
func quotedPrefix(s string) (string, error) {
	size, _ := literal(s)
	if size == 0 {
		return "", ErrSyntax
	}
	return s[:size], nil
}

// Unquote returns what the literal s means: a string, or the one character of
// a single-quoted literal.
func Unquote(s string) (string, error) {
	size, simple := literal(s)
	if size == 0 || size != len(s) {
		return "", ErrSyntax
	}
	inside := s[1 : size-1]
	if simple {
		return inside, nil
	}
	value := make([]byte, 0, len(inside))
	if s[0] == '`' { // carriage returns do not count
		for i := 0; i < len(inside); i++ {
			if inside[i] != '\r' {
				value = append(value, inside[i])
			}
		}
		return string(value), nil
	}
	for inside != "" {
		r, multibyte, rest, _ := UnquoteChar(inside, s[0])
		if multibyte {
			value = utf8.AppendRune(value, r)
		} else {
			value = append(value, byte(r))
		}
		inside = rest
	}
	return string(value), nil
}

// literal returns the size of the literal that s begins with, 0 if there is
// none, and whether its inside is its value as it stands.
func literal(s string) (size int, simple bool) {
	if len(s) < 2 {
		return 0, false
	}
	quote := s[0]
	end := bytealg.IndexByteString(s[1:], quote) + 1 // of the inside, if nothing is escaped
	if end == 0 {
		return 0, false
	}
	switch quote {
	case '`':
		return end + 1, bytealg.IndexByteString(s[:end], '\r') < 0
	case '"':
		inside := s[1:end]
		if bytealg.IndexByteString(inside, '\\') < 0 &&
			bytealg.IndexByteString(inside, '\n') < 0 && utf8.ValidString(inside) {
			return end + 1, true
		}
	case '\'':
	default:
		return 0, false
	}
	return escapedLiteral(s, quote)
}

// escapedLiteral is literal for what has to be read character by character.
func escapedLiteral(s string, quote byte) (size int, simple bool) {
	rest := s[1:]
	for rest != "" && rest[0] != quote {
		if rest[0] == '\n' {
			return 0, false
		}
		_, _, next, err := UnquoteChar(rest, quote)
		if err != nil {
			return 0, false
		}
		rest = next
		if quote == '\'' { // one character only
			break
		}
	}
	if rest == "" || rest[0] != quote {
		return 0, false
	}
	return len(s) - len(rest) + 1, false
}

// IsPrint reports whether r is printable: letters, marks, numbers,
// punctuation, symbols and the ASCII space, as unicode.IsPrint.
func IsPrint(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x100:
		return r > 0xa0 && r != 0xad
	case r < 0x10000:
		return inRuns(printRuns16[:], uint16(r))
	}
	return inRuns(printRuns32[:], uint32(r))
}

// inRuns reports whether x is in one of the runs of a table that holds where
// they begin and where they end, in turn: that is so if an odd number of these
// positions is not beyond x.
func inRuns[T uint16 | uint32](table []T, x T) bool {
	passed, left := 0, len(table)
	for left > 0 {
		half := left / 2
		if table[passed+half] <= x {
			passed += half + 1
			left -= half + 1
		} else {
			left = half
		}
	}
	return passed%2 == 1
}

// IsGraphic reports whether r is graphic: printable, or a space of any kind.
//
//go:noinline
func IsGraphic(r rune) bool {
	switch r {
	case 0xa0, 0x1680, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a || IsPrint(r)
}
