// Package scanner cuts text into tokens like those of Go, which the user may
// choose from.
//
// The scanner is always one character ahead: `ahead` has been read and belongs
// to what comes next. The text is held from the beginning of the token on, as
// far as it has been read.
//
// This file: the characters and where they are. token.go has the tokens.
package scanner

import (
	"fmt"
	"io"
	"os"
	"unicode/utf8"
)

// A Position is a place in the text.
type Position struct {
	Filename string // "" if there is none
	Offset   int    // in bytes from 0
	Line     int    // from 1
	Column   int    // in characters from 1
}

// IsValid reports whether there is a place.
func (pos *Position) IsValid() bool { return pos.Line > 0 }

func (pos Position) String() string {
	s := pos.Filename
	if s == "" {
		s = "<input>"
	}
	if pos.IsValid() {
		s += fmt.Sprintf(":%d:%d", pos.Line, pos.Column)
	}
	return s
}

// The bits of Mode: which tokens are taken for one. The characters of the
// others come one by one.
const (
	ScanIdents     = 1 << -Ident
	ScanInts       = 1 << -Int
	ScanFloats     = 1 << -Float // Ints, too
	ScanChars      = 1 << -Char
	ScanStrings    = 1 << -String
	ScanRawStrings = 1 << -RawString
	ScanComments   = 1 << -Comment
	SkipComments   = 1 << -skipComment // comments are spaces
	GoTokens       = ScanIdents | ScanFloats | ScanChars | ScanStrings | ScanRawStrings |
		ScanComments | SkipComments
)

// What Scan returns, but for characters.
const (
	EOF = -(iota + 1)
	Ident
	Int
	Float
	Char
	String
	RawString
	Comment

	skipComment
)

// TokenString names what Scan has returned.
//
//vole:cost 80
func TokenString(tok rune) string {
	names := [...]string{"EOF", "Ident", "Int", "Float", "Char", "String", "RawString", "Comment"}
	if i := -1 - int(tok); 0 <= i && i < len(names) {
		return names[i]
	}
	return fmt.Sprintf("%q", string(tok))
}

// GoWhitespace is Go's for Whitespace.
const GoWhitespace = 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<' '

const nothingRead rune = -2 // ahead of the beginning

// A Scanner reads characters and tokens of a text.
type Scanner struct {
	src    io.Reader
	text   []byte // read and still of use
	offset int    // of text in the source
	pos    int    // behind the character ahead, in text
	width  int    // of that character
	ahead  rune

	line, column int // of the character ahead; column 0: the end of the line before
	lastColumn   int // of that end

	token    int // where the token begins in text, -1: not of interest
	tokenEnd int

	// Error is called for what is wrong; by default it is printed to os.Stderr.
	Error func(s *Scanner, msg string)
	// ErrorCount is how often something was wrong.
	ErrorCount int
	// Mode says which tokens there are.
	Mode uint
	// Whitespace has a bit for each character up to 63 that Scan skips.
	Whitespace uint64
	// IsIdentRune reports whether an identifier can have ch as its character i;
	// nil: as in Go.
	IsIdentRune func(ch rune, i int) bool

	// Position is where the token begins that Scan has returned; not valid after
	// Init and Next.
	Position
}

// Init begins with a new text, as Go's.
//
//vole:cost 69
func (s *Scanner) Init(src io.Reader) *Scanner { return s.init(src) }

//go:noinline
func (s *Scanner) init(src io.Reader) *Scanner {
	s.src, s.text, s.offset = src, s.text[:0], 0
	s.pos, s.width, s.ahead = 0, 0, nothingRead
	s.line, s.column, s.lastColumn = 1, 0, 0
	s.token = -1
	s.Error, s.ErrorCount = nil, 0
	s.Mode, s.Whitespace = GoTokens, GoWhitespace
	s.Line = 0
	return s
}

// fill reads on until text[pos:] begins with a whole character, and reports
// whether there is one.
func (s *Scanner) fill() bool {
	for !utf8.FullRune(s.text[s.pos:]) {
		keep := s.pos
		if s.token >= 0 {
			keep = s.token
			s.token = 0
		}
		s.text = s.text[:copy(s.text, s.text[keep:])]
		s.offset += keep
		s.pos -= keep
		n := len(s.text)
		if cap(s.text)-n < 512 {
			s.text = append(make([]byte, 0, 2*cap(s.text)+1024), s.text...)
		}
		got, err := s.src.Read(s.text[n:min(cap(s.text), n+1024)])
		s.text = s.text[:n+got]
		if err != nil {
			if err != io.EOF {
				s.report(err.Error(), s.pos)
			}
			return s.pos < len(s.text)
		}
	}
	return true
}

// next reads the next character ahead.
func (s *Scanner) next() rune {
	if s.pos < len(s.text) {
		if c := s.text[s.pos]; c < utf8.RuneSelf && c >= ' ' {
			s.pos++
			s.width = 1
			s.column++
			return rune(c)
		}
	}
	if !s.fill() {
		if s.width > 0 {
			s.column++
		}
		s.width = 0
		return EOF
	}
	ch, width := utf8.DecodeRune(s.text[s.pos:])
	s.pos += width
	s.width = width
	s.column++
	switch {
	case ch == utf8.RuneError && width == 1:
		s.fail("invalid UTF-8 encoding")
	case ch == 0:
		s.fail("invalid character NUL")
	case ch == '\n':
		s.line++
		s.lastColumn, s.column = s.column, 0
	}
	return ch
}

// Next reads a character, EOF at the end.
func (s *Scanner) Next() rune {
	s.token = -1
	s.Line = 0
	ch := s.Peek()
	if ch != EOF {
		s.ahead = s.next()
	}
	return ch
}

// Peek returns what Next would.
func (s *Scanner) Peek() rune {
	if s.ahead == nothingRead {
		if s.ahead = s.next(); s.ahead == '\uFEFF' { // a byte order mark
			s.ahead = s.next()
		}
	}
	return s.ahead
}

// fail is for what is wrong with a token.
func (s *Scanner) fail(msg string) { s.report(msg, s.pos-s.width) }

// report reports msg while the token reaches to end.
func (s *Scanner) report(msg string, end int) {
	s.tokenEnd = end
	s.ErrorCount++
	if s.Error != nil {
		s.Error(s, msg)
		return
	}
	pos := s.Position
	if !pos.IsValid() {
		pos = s.Pos()
	}
	fmt.Fprintf(os.Stderr, "%s: %s\n", pos, msg)
}

// here sets where the character ahead is.
func (s *Scanner) here(pos *Position) {
	pos.Offset = s.offset + s.pos - s.width
	pos.Line, pos.Column = s.line, s.column
	if s.column == 0 {
		pos.Line, pos.Column = s.line-1, s.lastColumn
	}
}

// Pos returns the place behind the last character or token.
//
//vole:cost 60
func (s *Scanner) Pos() Position { return s.doPos() }

//go:noinline
func (s *Scanner) doPos() Position {
	pos := Position{Filename: s.Filename}
	s.here(&pos)
	if s.column == 0 && s.lastColumn == 0 {
		pos.Line, pos.Column = 1, 1
	}
	return pos
}

// TokenText returns the text of the token that Scan has returned, also inside
// of Error.
//
//go:noinline
func (s *Scanner) TokenText() string {
	if s.token < 0 {
		return ""
	}
	s.tokenEnd = max(s.tokenEnd, s.token)
	return string(s.text[s.token:s.tokenEnd])
}
