// The tokens. What scans one takes its first character, which is ahead, and
// returns the character ahead of what follows.
package scanner

import (
	"fmt"
	"unicode"
)

// Scan reads the next token or character and returns which it is, EOF at the
// end.
func (s *Scanner) Scan() rune {
	ch := s.Peek()
	s.token = -1
	s.Line = 0
	for {
		for s.Whitespace&(1<<uint(ch)) != 0 {
			ch = s.next()
		}
		s.token = s.pos - s.width
		s.here(&s.Position)
		var tok rune
		if tok, ch = s.one(ch); tok != skipComment {
			s.tokenEnd = s.pos - s.width
			s.ahead = ch
			return tok
		}
	}
}

// one reads what begins with ch.
func (s *Scanner) one(ch rune) (tok, next rune) {
	has := func(bits uint) bool { return s.Mode&bits != 0 }
	switch {
	case s.inIdent(ch, 0):
		next = s.next()
		if !has(ScanIdents) {
			return ch, next
		}
		for i := 1; s.inIdent(next, i); i++ {
			next = s.next()
		}
		return Ident, next
	case isDigit(ch) && has(ScanInts|ScanFloats):
		return s.number(ch)
	case ch == EOF:
		return EOF, EOF
	case ch == '"' && has(ScanStrings):
		s.quoted('"')
		return String, s.next()
	case ch == '\'' && has(ScanChars):
		if s.quoted('\'') != 1 {
			s.fail("invalid char literal")
		}
		return Char, s.next()
	case ch == '`' && has(ScanRawStrings):
		s.raw()
		return RawString, s.next()
	}
	switch next = s.next(); {
	case ch == '.' && isDigit(next) && has(ScanFloats):
		n := number{Scanner: s, base: 10}
		return n.fraction(next)
	case ch == '/' && (next == '/' || next == '*') && has(ScanComments):
		if has(SkipComments) {
			s.token = -1
			return skipComment, s.comment(next)
		}
		return Comment, s.comment(next)
	}
	return ch, next
}

func (s *Scanner) inIdent(ch rune, i int) bool {
	if s.IsIdentRune != nil {
		return ch != EOF && s.IsIdentRune(ch, i)
	}
	return ch == '_' || unicode.IsLetter(ch) || i > 0 && unicode.IsDigit(ch)
}

func isDigit(ch rune) bool { return '0' <= ch && ch <= '9' }

// value returns that of a digit, 16 of anything else.
func value(ch rune) int {
	switch lower := ch | 0x20; {
	case isDigit(ch):
		return int(ch - '0')
	case 'a' <= lower && lower <= 'f':
		return int(lower - 'a' + 10)
	}
	return 16
}

// A number is a literal that is being read.
type number struct {
	*Scanner
	base      int
	prefix    rune // x, o, b, 0 for an octal one without letter, or 0
	digits    bool // there have been some
	separated bool // by _
	wrong     rune // digit of a larger base
}

func (n *number) kind() string {
	switch n.prefix {
	case 'x':
		return "hexadecimal literal"
	case 'o', '0':
		return "octal literal"
	case 'b':
		return "binary literal"
	}
	return "decimal literal"
}

// run reads digits and _ and reports whether there were digits.
func (n *number) run(ch rune, base int) (next rune, some bool) {
	reach := max(base, 10) // larger digits are read and complained about
	for ; ch == '_' || value(ch) < reach; ch = n.next() {
		if ch == '_' {
			n.separated = true
			continue
		}
		some = true
		if value(ch) >= base && n.wrong == 0 {
			n.wrong = ch
		}
	}
	return ch, some
}

func (s *Scanner) number(ch rune) (tok, next rune) {
	n := number{Scanner: s, base: 10}
	if ch == '0' {
		ch = s.next()
		switch n.prefix = ch | 0x20; n.prefix {
		case 'x':
			n.base = 16
		case 'o':
			n.base = 8
		case 'b':
			n.base = 2
		default:
			n.base, n.prefix, n.digits = 8, '0', true
		}
		if n.prefix != '0' {
			ch = s.next()
		}
	}
	ch, some := n.run(ch, n.base)
	n.digits = n.digits || some
	if ch == '.' && s.Mode&ScanFloats != 0 {
		return n.fraction(s.next())
	}
	return n.exponent(Int, ch)
}

// fraction reads on behind the point.
func (n *number) fraction(ch rune) (tok, next rune) {
	if n.prefix == 'o' || n.prefix == 'b' {
		n.fail("invalid radix point in " + n.kind())
	}
	ch, some := n.run(ch, n.base)
	n.digits = n.digits || some
	return n.exponent(Float, ch)
}

// exponent reads the exponent, if there is one, and tells what is wrong with
// the number.
func (n *number) exponent(tok, ch rune) (rune, rune) {
	if !n.digits {
		n.fail(n.kind() + " has no digits")
	}
	e := ch | 0x20
	if (e == 'e' || e == 'p') && n.Mode&ScanFloats != 0 {
		switch {
		case e == 'e' && n.prefix != 0 && n.prefix != '0':
			n.fail(fmt.Sprintf("%q exponent requires decimal mantissa", ch))
		case e == 'p' && n.prefix != 'x':
			n.fail(fmt.Sprintf("%q exponent requires hexadecimal mantissa", ch))
		}
		tok = Float
		if ch = n.next(); ch == '+' || ch == '-' {
			ch = n.next()
		}
		var some bool
		if ch, some = n.run(ch, 10); !some {
			n.fail("exponent has no digits")
		}
	} else if n.prefix == 'x' && tok == Float {
		n.fail("hexadecimal mantissa requires a 'p' exponent")
	}
	if tok == Int && n.wrong != 0 {
		n.fail(fmt.Sprintf("invalid digit %q in %s", n.wrong, n.kind()))
	}
	if n.separated {
		n.tokenEnd = n.pos - n.width
		if !wellSeparated(n.TokenText(), n.prefix) {
			n.fail("'_' must separate successive digits")
		}
	}
	return tok, ch
}

// wellSeparated reports whether each _ is between digits or behind the prefix.
func wellSeparated(text string, prefix rune) bool {
	digit := func(i int) bool {
		if i < 0 || i >= len(text) {
			return false
		}
		c := rune(text[i])
		return isDigit(c) || prefix == 'x' && value(c) < 16
	}
	for i := range len(text) {
		if text[i] != '_' {
			continue
		}
		behindPrefix := i == 2 && prefix != 0 && prefix != '0'
		if !behindPrefix && !digit(i-1) || !digit(i+1) {
			return false
		}
	}
	return true
}

// quoted reads up to the quote and returns how many characters were before it.
func (s *Scanner) quoted(quote rune) (n int) {
	for ch := s.next(); ch != quote; n++ {
		switch {
		case ch == '\n' || ch < 0:
			s.fail("literal not terminated")
			return n
		case ch == '\\':
			ch = s.escape(quote)
		default:
			ch = s.next()
		}
	}
	return n
}

// escape reads what is behind a backslash.
func (s *Scanner) escape(quote rune) rune {
	base, count := 16, 0
	ch := s.next()
	switch ch {
	case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', quote:
		return s.next()
	case '0', '1', '2', '3', '4', '5', '6', '7':
		base, count = 8, 3
	case 'x':
		count = 2
	case 'u':
		count = 4
	case 'U':
		count = 8
	}
	if base == 16 && count > 0 {
		ch = s.next()
	}
	wrong := count == 0
	for ; count > 0 && !wrong; count-- {
		if wrong = value(ch) >= base; !wrong {
			ch = s.next()
		}
	}
	if wrong {
		s.fail("invalid char escape")
	}
	return ch
}

func (s *Scanner) raw() {
	for ch := s.next(); ch != '`'; ch = s.next() {
		if ch < 0 {
			s.fail("literal not terminated")
			return
		}
	}
}

// comment reads the comment whose second character is ch.
func (s *Scanner) comment(ch rune) rune {
	if ch == '/' {
		for ch = s.next(); ch != '\n' && ch >= 0; {
			ch = s.next()
		}
		return ch
	}
	for ch = s.next(); ch >= 0; {
		before := ch
		if ch = s.next(); before == '*' && ch == '/' {
			return s.next()
		}
	}
	s.fail("comment not terminated")
	return ch
}
