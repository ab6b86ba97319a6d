// The scanner: cuts a template into text, comments and the tokens of actions.
// Spaces that trim markers ("{{- " and " -}}") ask for are dropped here, so the
// parser knows nothing of them.
package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	tokError tokenKind = iota // text says what is wrong
	tokEOF
	tokText
	tokComment // with its marks
	tokOpen    // left delimiter
	tokClose   // right delimiter
	tokSpace
	tokAssign  // =
	tokDeclare // :=
	tokPipe
	tokLeftParen
	tokRightParen
	tokChar // any other printable ASCII
	tokField
	tokVariable
	tokIdentifier
	tokBool
	tokNumber
	tokComplex
	tokCharConstant
	tokString
	tokRawString
	firstKeyword
	tokDot
	tokNil
	tokBlock
	tokBreak
	tokContinue
	tokDefine
	tokElse
	tokEnd
	tokIf
	tokRange
	tokTemplate
	tokWith
)

// A token is a piece of the input.
type token struct {
	kind tokenKind
	pos  int // where it starts, in bytes
	line int // of its start, from 1
	text string
}

// String describes the token in error messages.
func (t token) String() string {
	switch {
	case t.kind == tokEOF:
		return "EOF"
	case t.kind == tokError:
		return t.text
	case t.kind > firstKeyword:
		return "<" + t.text + ">"
	case len(t.text) > 10:
		return fmt.Sprintf("%.10q...", t.text)
	}
	return fmt.Sprintf("%q", t.text)
}

// keyword returns the kind of a word in an action.
func (s *scanner) keyword(word string) tokenKind {
	switch word {
	case "true", "false":
		return tokBool
	case "nil":
		return tokNil
	case "block":
		return tokBlock
	case "define":
		return tokDefine
	case "else":
		return tokElse
	case "end":
		return tokEnd
	case "if":
		return tokIf
	case "range":
		return tokRange
	case "template":
		return tokTemplate
	case "with":
		return tokWith
	case "break":
		if s.breaks {
			return tokBreak
		}
	case "continue":
		if s.continues {
			return tokContinue
		}
	}
	return tokIdentifier
}

const (
	spaces       = " \t\r\n"
	commentStart = "/*"
	commentEnd   = "*/"
)

// A scanner gives one token after the other. Behind an error it is at the end.
type scanner struct {
	input       string
	left, right string // delimiters
	at          int    // the next token begins here
	line        int    // of at
	inAction    bool
	parens      int  // open ones in the action
	comments    bool // are tokens
	breaks      bool // "break" is a keyword
	continues   bool // "continue" is a keyword
}

func newScanner(input, left, right string) *scanner {
	if left == "" {
		left = "{{"
	}
	if right == "" {
		right = "}}"
	}
	return &scanner{input: input, left: left, right: right, line: 1}
}

func (s *scanner) rest() string { return s.input[s.at:] }

// take makes the next n bytes a token.
func (s *scanner) take(kind tokenKind, n int) token {
	t := token{kind, s.at, s.line, s.input[s.at : s.at+n]}
	s.skip(n)
	return t
}

// skip goes over n bytes.
func (s *scanner) skip(n int) {
	s.line += strings.Count(s.input[s.at:s.at+n], "\n")
	s.at += n
}

// fail makes an error of which the token is at the scanner's place.
func (s *scanner) fail(format string, args ...any) token {
	t := token{tokError, s.at, s.line, fmt.Sprintf(format, args...)}
	s.input, s.at = "", 0
	return t
}

// next returns the next token.
func (s *scanner) next() token {
	for !s.inAction {
		if t, ok := s.outside(); ok {
			return t
		}
	}
	return s.inside()
}

// outside returns the next token outside of actions. There is none if a comment
// was skipped or there is no text before the next delimiter.
func (s *scanner) outside() (t token, ok bool) {
	rest := s.rest()
	start := strings.Index(rest, s.left)
	switch {
	case start < 0 && rest == "":
		return s.take(tokEOF, 0), true
	case start < 0:
		return s.take(tokText, len(rest)), true
	case start == 0:
		return s.open()
	}
	text := rest[:start]
	if trimsLeft(rest[start+len(s.left):]) {
		text = strings.TrimRight(text, spaces)
	}
	t = s.take(tokText, len(text))
	s.skip(start - len(text))
	return t, text != ""
}

// open scans what a left delimiter begins: an action or a comment.
func (s *scanner) open() (t token, ok bool) {
	marker := 0
	if trimsLeft(s.rest()[len(s.left):]) {
		marker = 2
	}
	if strings.HasPrefix(s.rest()[len(s.left)+marker:], commentStart) {
		s.skip(len(s.left) + marker)
		return s.comment()
	}
	t = s.take(tokOpen, len(s.left))
	s.skip(marker)
	s.inAction, s.parens = true, 0
	return t, true
}

func (s *scanner) comment() (t token, ok bool) {
	rest := s.rest()
	end := strings.Index(rest[len(commentStart):], commentEnd)
	if end < 0 {
		return s.fail("unclosed comment"), true
	}
	end += len(commentStart) + len(commentEnd)
	if n, _ := s.closing(rest[end:]); n < 0 {
		return s.fail("comment ends before closing delimiter"), true
	}
	t = s.take(tokComment, end)
	s.skipClosing()
	return t, s.comments
}

// closing returns the length of the trim marker before the right delimiter that
// rest starts with; -1 if it starts with none.
func (s *scanner) closing(rest string) (marker int, trims bool) {
	switch {
	case trimsRight(rest) && strings.HasPrefix(rest[2:], s.right):
		return 2, true
	case strings.HasPrefix(rest, s.right):
		return 0, false
	}
	return -1, false
}

// skipClosing goes over a right delimiter with marker and trimmed space, and
// returns its token.
func (s *scanner) skipClosing() token {
	marker, trims := s.closing(s.rest())
	s.skip(marker)
	t := s.take(tokClose, len(s.right))
	if trims {
		rest := s.rest()
		s.skip(len(rest) - len(strings.TrimLeft(rest, spaces)))
	}
	return t
}

// trimsLeft reports whether s, behind a left delimiter, begins with a marker.
func trimsLeft(s string) bool { return len(s) >= 2 && s[0] == '-' && isSpace(rune(s[1])) }

// trimsRight reports whether s begins with a marker of a right delimiter.
func trimsRight(s string) bool { return len(s) >= 2 && isSpace(rune(s[0])) && s[1] == '-' }

func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' }

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// inside returns the next token of an action.
func (s *scanner) inside() token {
	rest := s.rest()
	if marker, _ := s.closing(rest); marker >= 0 {
		if s.parens > 0 {
			return s.fail("unclosed left paren")
		}
		s.inAction = false
		return s.skipClosing()
	}
	if rest == "" {
		return s.fail("unclosed action")
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case isSpace(r):
		return s.space()
	case r == '=':
		return s.take(tokAssign, 1)
	case r == ':':
		if !strings.HasPrefix(rest, ":=") {
			return s.fail("expected :=")
		}
		return s.take(tokDeclare, 2)
	case r == '|':
		return s.take(tokPipe, 1)
	case r == '"':
		return s.quoted(tokString, '"', "unterminated quoted string")
	case r == '\'':
		return s.quoted(tokCharConstant, '\'', "unterminated character constant")
	case r == '`':
		end := strings.IndexByte(rest[1:], '`')
		if end < 0 {
			return s.fail("unterminated raw quoted string")
		}
		return s.take(tokRawString, end+2)
	case r == '$':
		return s.name(tokVariable, tokVariable)
	case r == '.' && len(rest) > 1 && !isDigit(rest[1]):
		return s.name(tokField, tokDot)
	case r == '.' || r == '+' || r == '-' || '0' <= r && r <= '9':
		return s.number()
	case isWord(r):
		return s.word()
	}
	return s.punctuation(r, size)
}

func (s *scanner) punctuation(r rune, size int) token {
	switch {
	case r == '(':
		s.parens++
		return s.take(tokLeftParen, 1)
	case r == ')' && s.parens == 0:
		return s.fail("unexpected right paren")
	case r == ')':
		s.parens--
		return s.take(tokRightParen, 1)
	case r <= unicode.MaxASCII && unicode.IsPrint(r):
		return s.take(tokChar, size)
	}
	return s.fail("unrecognized character in action: %#U", r)
}

// space takes a run of spaces, but not one that belongs to a trim marker.
func (s *scanner) space() token {
	rest := s.rest()
	n := len(rest) - len(strings.TrimLeft(rest, spaces))
	if marker, _ := s.closing(rest[n-1:]); marker > 0 {
		n--
	}
	return s.take(tokSpace, n)
}

// quoted scans a literal between quotes in which a backslash hides what follows.
func (s *scanner) quoted(kind tokenKind, quote byte, problem string) token {
	rest := s.rest()
	for i := 1; i < len(rest) && rest[i] != '\n'; i++ {
		switch rest[i] {
		case quote:
			return s.take(kind, i+1)
		case '\\':
			if i++; i < len(rest) && rest[i] == '\n' {
				return s.fail("%s", problem)
			}
		}
	}
	return s.fail("%s", problem)
}

// wordEnd returns where the word that goes on at rest[from] ends, and the rune
// there, -1 at the end.
func wordEnd(rest string, from int) (end int, r rune) {
	for end = from; end < len(rest); {
		r, size := utf8.DecodeRuneInString(rest[end:])
		if !isWord(r) {
			return end, r
		}
		end += size
	}
	return end, -1
}

// terminates reports whether a word may end before rest.
func (s *scanner) terminates(rest string) bool {
	if rest == "" || strings.IndexByte(" \t\r\n.,|:()", rest[0]) >= 0 {
		return true
	}
	return strings.HasPrefix(rest, s.right)
}

// name scans a field or variable; bare is what its first byte is alone.
func (s *scanner) name(kind, bare tokenKind) token {
	rest := s.rest()
	if s.terminates(rest[1:]) {
		return s.take(bare, 1)
	}
	end, r := wordEnd(rest, 1)
	if !s.terminates(rest[end:]) {
		return s.fail("bad character %#U", r)
	}
	return s.take(kind, end)
}

func (s *scanner) word() token {
	rest := s.rest()
	end, r := wordEnd(rest, 0)
	if !s.terminates(rest[end:]) {
		return s.fail("bad character %#U", r)
	}
	return s.take(s.keyword(rest[:end]), end)
}

// number scans a number; the parser finds what is wrong with it. Two that a
// sign joins, the second with an i, are a complex one.
func (s *scanner) number() token {
	rest := s.rest()
	kind := tokNumber
	end, ok := numberEnd(rest, 0)
	if ok && end < len(rest) && (rest[end] == '+' || rest[end] == '-') {
		kind = tokComplex
		end, ok = numberEnd(rest, end)
		ok = ok && rest[end-1] == 'i'
	}
	if !ok {
		return s.fail("bad number syntax: %q", rest[:end])
	}
	return s.take(kind, end)
}

// numberEnd returns where the number at rest[at] ends. It is not ok if a letter
// follows, which is then counted in.
func numberEnd(rest string, at int) (end int, ok bool) {
	run := func(set string) { // goes over all bytes of the set
		for at < len(rest) && strings.IndexByte(set, rest[at]) >= 0 {
			at++
		}
	}
	one := func(set string) bool { // goes over one byte of the set
		ok := at < len(rest) && strings.IndexByte(set, rest[at]) >= 0
		if ok {
			at++
		}
		return ok
	}
	const decimal = "0123456789_"
	digits, exponent := decimal, "eE"
	one("+-")
	if one("0") {
		switch {
		case one("xX"):
			digits, exponent = "0123456789abcdefABCDEF_", "pP"
		case one("oO"):
			digits, exponent = "01234567_", ""
		case one("bB"):
			digits, exponent = "01_", ""
		}
	}
	run(digits)
	if one(".") {
		run(digits)
	}
	if one(exponent) {
		one("+-")
		run(decimal)
	}
	one("i")
	if r, size := utf8.DecodeRuneInString(rest[at:]); size > 0 && isWord(r) {
		return at + size, false
	}
	return at, true
}
