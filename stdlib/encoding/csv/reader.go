// Package csv reads and writes comma-separated values, as RFC 4180 describes
// them and spreadsheets write them.
//
// This file: reading. A record is parsed line by line; a quoted field may go on
// in the next line.
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// A ParseError says where the text is wrong.
type ParseError struct {
	StartLine int // where the record begins
	Line      int
	Column    int // in bytes, from 1
	Err       error
}

func (e *ParseError) Error() string {
	switch {
	case e.Err == ErrFieldCount:
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	case e.StartLine != e.Line:
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v",
			e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

// Unwrap returns what is wrong.
func (e *ParseError) Unwrap() error { return e.Err }

// What can be wrong.
var (
	ErrBareQuote  = errors.New("bare \" in non-quoted-field")
	ErrQuote      = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount = errors.New("wrong number of fields")

	// Deprecated: never returned.
	ErrTrailingComma = errors.New("extra delimiter at end of line")
)

var errInvalidDelim = errors.New("csv: invalid field or comment delimiter")

func validDelim(r rune) bool {
	switch r {
	case 0, '"', '\r', '\n', utf8.RuneError:
		return false
	}
	return utf8.ValidRune(r)
}

// A Reader reads records. The exported fields may be set before the first one.
type Reader struct {
	Comma            rune // between fields
	Comment          rune // begins lines to ignore, if not 0
	FieldsPerRecord  int  // negative: any; 0: that of the first record
	LazyQuotes       bool // quotes may be in fields that are not quoted, and single in those that are
	TrimLeadingSpace bool
	ReuseRecord      bool // Read may return the slice it returned before
	TrailingComma    bool // Deprecated: ignored.

	r      *bufio.Reader
	lines  int   // read so far
	offset int64 // behind them
	long   []byte
	last   []string

	text   []byte // of all fields of a record
	fields []fieldEnd
}

// A fieldEnd says where a field ends in text, and where it began in the input.
type fieldEnd struct {
	end       int
	line, col int
}

// NewReader returns a Reader of what r has.
func NewReader(r io.Reader) *Reader {
	return &Reader{Comma: ',', r: bufio.NewReader(r)}
}

// Read returns the next record, io.EOF at the end. With an error there may be
// what could be read.
func (r *Reader) Read() (record []string, err error) {
	if !r.ReuseRecord {
		return r.record(nil)
	}
	r.last, err = r.record(r.last)
	return r.last, err
}

// ReadAll returns the records up to the end or the first error.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.record(nil)
		switch err {
		case nil:
			records = append(records, record)
		case io.EOF:
			return records, nil
		default:
			return nil, err
		}
	}
}

// FieldPos returns where a field of the last record begins, counted from 1.
//
//vole:cost 27
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.fields) {
		panic("out of range index passed to FieldPos")
	}
	return r.fields[field].line, r.fields[field].col
}

// InputOffset returns the offset behind the last record.
func (r *Reader) InputOffset() int64 { return r.offset }

// line returns the next line, its end as \n or none at the end of the input. It
// is good until the next call.
func (r *Reader) line() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.long = r.long[:0]
		for err == bufio.ErrBufferFull {
			r.long = append(r.long, line...)
			line, err = r.r.ReadSlice('\n')
		}
		r.long = append(r.long, line...)
		line = r.long
	}
	n := len(line)
	r.lines++
	r.offset += int64(n)
	switch {
	case n > 0 && err == io.EOF:
		return bytes.TrimSuffix(line, []byte{'\r'}), nil
	case n >= 2 && line[n-2] == '\r' && line[n-1] == '\n':
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

// newline returns the length of the line end at the end of b.
func newline(b []byte) int {
	if n := len(b); n > 0 && b[n-1] == '\n' {
		return 1
	}
	return 0
}

// record returns the next record, in dst if that is large enough.
func (r *Reader) record(dst []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	var p parser
	for p.rest == nil && p.readErr == nil {
		p.rest, p.readErr = r.line()
		if first, _ := utf8.DecodeRune(p.rest); r.Comment != 0 && first == r.Comment ||
			p.readErr == nil && len(p.rest) == newline(p.rest) {
			p.rest = nil
		}
	}
	if p.readErr == io.EOF {
		return nil, io.EOF
	}
	r.text, r.fields = r.text[:0], r.fields[:0]
	p.Reader, p.first, p.lineNo, p.col = r, r.lines, r.lines, 1
	p.comma = utf8.RuneLen(r.Comma)
	err := p.parse()
	if err == nil {
		err = p.readErr
	}
	dst = r.cut(dst)
	switch {
	case r.FieldsPerRecord == 0:
		r.FieldsPerRecord = len(dst)
	case r.FieldsPerRecord > 0 && len(dst) != r.FieldsPerRecord && err == nil:
		err = &ParseError{p.first, p.first, 1, ErrFieldCount}
	}
	return dst, err
}

// cut makes the fields out of text.
func (r *Reader) cut(dst []string) []string {
	if cap(dst) < len(r.fields) {
		dst = make([]string, len(r.fields))
	}
	dst = dst[:len(r.fields)]
	all := string(r.text)
	start := 0
	for i, f := range r.fields {
		dst[i] = all[start:f.end]
		start = f.end
	}
	return dst
}

// A parser is at one place in a record.
type parser struct {
	*Reader
	rest    []byte // of the line
	readErr error
	first   int // number of the record's first line
	lineNo  int
	col     int
	comma   int // width of Comma
}

func (p *parser) wrong(line, col int, err error) error { return &ParseError{p.first, line, col, err} }

func (p *parser) skip(n int) {
	p.rest = p.rest[n:]
	p.col += n
}

// end ends a field that began at line, col.
func (p *parser) end(line, col int) {
	p.fields = append(p.fields, fieldEnd{len(p.text), line, col})
}

func (p *parser) parse() error {
	for more := true; more; {
		if p.TrimLeadingSpace {
			spaces := len(p.rest) - len(bytes.TrimLeftFunc(p.rest, unicode.IsSpace))
			if spaces == len(p.rest) {
				p.col -= newline(p.rest)
			}
			p.skip(spaces)
		}
		var err error
		if len(p.rest) > 0 && p.rest[0] == '"' {
			more, err = p.quoted()
		} else {
			more, err = p.bare()
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bare parses a field without quotes around it; more says that another field
// follows.
func (p *parser) bare() (more bool, err error) {
	var comma int
	if p.Comma < utf8.RuneSelf {
		comma = bytes.IndexByte(p.rest, byte(p.Comma))
	} else {
		comma = bytes.IndexRune(p.rest, p.Comma)
	}
	field := p.rest
	if comma >= 0 {
		field = field[:comma]
	} else {
		field = field[:len(field)-newline(field)]
	}
	if !p.LazyQuotes {
		if quote := bytes.IndexByte(field, '"'); quote >= 0 {
			return false, p.wrong(p.lines, p.col+quote, ErrBareQuote)
		}
	}
	p.text = append(p.text, field...)
	p.end(p.lineNo, p.col)
	if comma < 0 {
		return false, nil
	}
	p.skip(comma + p.comma)
	return true, nil
}

// quoted is bare for a field with quotes around it.
func (p *parser) quoted() (more bool, err error) {
	line, col := p.lineNo, p.col
	for p.skip(1); ; {
		quote := bytes.IndexByte(p.rest, '"')
		if quote < 0 {
			if done, err := p.nextLine(); done {
				if err == nil {
					p.end(line, col)
				}
				return false, err
			}
			continue
		}
		p.text = append(p.text, p.rest[:quote]...)
		p.skip(quote + 1)
		switch next, _ := utf8.DecodeRune(p.rest); {
		case next == '"':
			p.text = append(p.text, '"')
			p.skip(1)
		case next == p.Comma:
			p.skip(p.comma)
			p.end(line, col)
			return true, nil
		case len(p.rest) == newline(p.rest):
			p.end(line, col)
			return false, nil
		case p.LazyQuotes:
			p.text = append(p.text, '"')
		default:
			return false, p.wrong(p.lines, p.col-1, ErrQuote)
		}
	}
}

// nextLine takes the rest of the line into the quoted field and goes to the
// next; done says that there is none, or an error.
func (p *parser) nextLine() (done bool, err error) {
	if len(p.rest) == 0 {
		if !p.LazyQuotes && p.readErr == nil {
			return true, p.wrong(p.lineNo, p.col, ErrQuote)
		}
		return true, nil
	}
	p.text = append(p.text, p.rest...)
	if p.readErr != nil {
		return true, p.readErr
	}
	p.col += len(p.rest)
	if p.rest, p.readErr = p.line(); len(p.rest) > 0 {
		p.lineNo++
		p.col = 1
	}
	if p.readErr == io.EOF {
		p.readErr = nil
	}
	return false, nil
}
