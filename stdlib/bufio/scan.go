// Scanner: tokens from a reader. Cutting is up to a SplitFunc, which sees what
// is buffered; the scanner reads on and enlarges the buffer as that asks.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// Scanner cuts input into tokens, lines unless Split says otherwise. It stops
// at the end, at an error and at a token too long for its buffer.
type Scanner struct {
	r            io.Reader
	split        SplitFunc
	maxTokenSize int
	token        []byte // of the last Scan
	buf          []byte
	start        int // buf[start:end] is still to be cut
	end          int
	err          error
	empties      int  // empty tokens in a row without progress
	scanning     bool // Scan was called
	done         bool // the last token is out
}

// A SplitFunc finds the first token in data; atEOF says that no more will come.
// It returns by how much to advance and the token, nil to ask for more data or
// to skip some. With an error scanning stops, with ErrFinalToken after handing
// out the token, if that is not nil.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken is what a SplitFunc returns to stop without an error.
var ErrFinalToken = errors.New("final token")

const (
	// MaxScanTokenSize is the size of the largest buffer, unless Buffer sets
	// another one.
	MaxScanTokenSize = 64 * 1024

	startBufSize = 4096
)

// NewScanner returns a Scanner that cuts r into lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, maxTokenSize: MaxScanTokenSize}
}

// Err returns the first error but EOF.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token of the last Scan, valid until the next.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token of the last Scan.
func (s *Scanner) Text() string { return string(s.token) }

// Scan finds the next token and reports whether there was one. It panics if
// there are too many empty tokens without progress.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.scanning = true
	for {
		if s.end > s.start || s.err != nil {
			found, stop := s.cut()
			if found || stop {
				return found
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// cut asks for a token of what is buffered.
func (s *Scanner) cut() (found, stop bool) {
	advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
	if err != nil {
		if err == ErrFinalToken {
			s.token = token
			s.done = true
			return token != nil, true
		}
		s.setErr(err)
		return false, true
	}
	if advance < 0 {
		s.setErr(ErrNegativeAdvance)
		return false, true
	}
	if advance > s.end-s.start {
		s.setErr(ErrAdvanceTooFar)
		return false, true
	}
	s.start += advance
	s.token = token
	if token == nil {
		return false, false
	}
	if s.err == nil || advance > 0 {
		s.empties = 0
	} else if s.empties++; s.empties > maxEmptyReads {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

// makeRoom moves or enlarges the buffer and reports whether there is room then.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.maxTokenSize || len(s.buf) > int(^uint(0)>>1)/2 {
		s.setErr(ErrTooLong)
		return false
	}
	size := len(s.buf) * 2
	if size == 0 {
		size = startBufSize
	}
	larger := make([]byte, min(size, s.maxTokenSize))
	copy(larger, s.buf[s.start:s.end])
	s.buf = larger
	s.end -= s.start
	s.start = 0
	return true
}

func (s *Scanner) read() {
	for empty := 0; ; {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || len(s.buf)-s.end < n {
			s.setErr(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.setErr(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
		if empty++; empty > maxEmptyReads {
			s.setErr(io.ErrNoProgress)
			return
		}
	}
}

func (s *Scanner) setErr(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// Buffer sets the first buffer and the largest size it may grow to. It panics
// after Scan was called.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.scanning {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.maxTokenSize = max
}

// Split sets the function that finds tokens. It panics after Scan was called.
func (s *Scanner) Split(split SplitFunc) {
	if s.scanning {
		panic("Split called after Scan")
	}
	s.split = split
}

// ScanBytes finds bytes.
//
//vole:cost 17
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes finds characters; each byte of broken UTF-8 is U+FFFD.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	switch {
	case len(data) == 0:
		return 0, nil, nil
	case data[0] < utf8.RuneSelf:
		return 1, data[:1], nil
	}
	_, width := utf8.DecodeRune(data)
	switch {
	case width > 1:
		return width, data[:width], nil
	case !atEOF && !utf8.FullRune(data):
		return 0, nil, nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

// ScanLines finds lines without their ends, which are \n or \r\n. The last need
// not have one.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, chomp(data[:i]), nil
	}
	if atEOF && len(data) > 0 {
		return len(data), chomp(data), nil
	}
	return 0, nil, nil
}

func chomp(data []byte) []byte {
	if n := len(data); n > 0 && data[n-1] == '\r' {
		return data[:n-1]
	}
	return data
}

// isSpace is unicode.IsSpace without its tables.
func isSpace(r rune) bool {
	switch {
	case r <= '\u00FF':
		return r == ' ' || '\t' <= r && r <= '\r' || r == '\u0085' || r == '\u00A0'
	case '\u2000' <= r && r <= '\u200a':
		return true
	}
	switch r {
	case '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000':
		return true
	}
	return false
}

// ScanWords finds words, which white space separates; they are never empty.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start, width := 0, 0
	for start < len(data) {
		if !spaceAt(data, start, &width) {
			break
		}
		start += width
	}
	for i := start; i < len(data); i += width {
		if spaceAt(data, i, &width) {
			return i + width, data[start:i], nil
		}
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}

// spaceAt reports whether data[i:] begins with white space, and how long its
// first character is.
func spaceAt(data []byte, i int, width *int) bool {
	if c := data[i]; c < utf8.RuneSelf {
		*width = 1
		return c == ' ' || '\t' <= c && c <= '\r'
	}
	r, n := utf8.DecodeRune(data[i:])
	*width = n
	return isSpace(r)
}
