// The input of a scan: runes one at a time, with one that can be taken back,
// and the token that is collected from them.
package fmt

import (
	"errors"
	"io"
	"unicode/utf8"
)

const (
	eof     = -1
	noLimit = 1 << 30
)

// scan is the state of one scanning call.
type scan struct {
	source  io.RuneScanner
	newline int    // what a newline is
	token   []byte // of the current operand
	read    int    // runes taken from source
	stop    int    // value of read at which the current operand has to end
	width   int    // of the current operand, noLimit if not given
	ended   bool
	store   [32]byte // for short tokens
}

func newScan(r io.Reader, newline int) *scan {
	source, ok := r.(io.RuneScanner)
	if !ok {
		source = &runeReader{bytes: r}
	}
	s := &scan{source: source, newline: newline, stop: noLimit, width: noLimit}
	s.token = s.store[:0]
	return s
}

// ReadRune, UnreadRune, SkipSpace, Token, Width and Read make a scan a
// ScanState.
func (s *scan) ReadRune() (rune, int, error) {
	if s.ended || s.read >= s.stop {
		return 0, 0, io.EOF
	}
	r, size, err := s.source.ReadRune()
	switch {
	case err == nil:
		s.read++
		s.ended = r == '\n' && s.newline == newlineEnds
	case err == io.EOF:
		s.ended = true
	}
	return r, size, err
}

func (s *scan) UnreadRune() error {
	s.source.UnreadRune()
	s.read--
	s.ended = false
	return nil
}

func (s *scan) Width() (int, bool) {
	if s.width == noLimit {
		return 0, false
	}
	return s.width, true
}

func (s *scan) Read([]byte) (int, error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer settle(&err)
	s.token = s.token[:0]
	if skipSpace {
		s.SkipSpace()
	}
	if f == nil {
		s.word()
	} else {
		s.while(f)
	}
	return s.token, nil
}

func (s *scan) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == '\r' && s.sees("\n"):
		case r == '\n' && s.newline != newlineSpace:
			failText("unexpected newline")
		case !isSpace(r):
			s.back(r)
			return
		}
	}
}

// next takes the next rune, eof at the end.
func (s *scan) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		fail(err)
	}
	return r
}

// must is next where the end is a failure.
func (s *scan) must() rune {
	r := s.next()
	if r == eof {
		fail(io.ErrUnexpectedEOF)
	}
	return r
}

// back takes r back, which next gave.
func (s *scan) back(r rune) {
	if r != eof {
		s.UnreadRune()
	}
}

// begin skips spaces in front of an operand, of which there must be something.
func (s *scan) begin() {
	s.SkipSpace()
	s.something()
}

// something fails at the end of the input.
func (s *scan) something() {
	r := s.next()
	if r == eof {
		fail(io.EOF)
	}
	s.back(r)
}

// oneOf reports whether r is in set.
func oneOf(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// sees reports whether the next rune is in set.
func (s *scan) sees(set string) bool {
	r := s.next()
	s.back(r)
	return oneOf(set, r)
}

// takes moves the next rune into the token if it is in set.
func (s *scan) takes(set string) bool {
	r := s.next()
	if !oneOf(set, r) {
		s.back(r)
		return false
	}
	s.keep(r)
	return true
}

// takesAll moves all runes that are in set.
func (s *scan) takesAll(set string) {
	for s.takes(set) {
	}
}

func (s *scan) keep(r rune) { s.token = utf8.AppendRune(s.token, r) }

// while moves runes into the token as long as they satisfy f.
func (s *scan) while(f func(rune) bool) {
	r := s.next()
	for r != eof && f(r) {
		s.keep(r)
		r = s.next()
	}
	s.back(r)
}

// word is while for runes that are no spaces.
func (s *scan) word() { s.while(func(r rune) bool { return !isSpace(r) }) }

// isSpace is unicode.IsSpace.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return oneOf("\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000", r) ||
		r >= 0x2000 && r <= 0x200a
}

// runeReader makes runes of an io.Reader byte by byte, so that nothing behind
// the last rune is taken.
type runeReader struct {
	bytes   io.Reader
	ahead   [utf8.UTFMax]byte // read already but not used
	nahead  int
	last    rune
	size    int  // of last
	retaken bool // last is to be read again
	fresh   bool // last can be taken back
}

func (rr *runeReader) ReadRune() (rune, int, error) {
	if rr.retaken {
		rr.retaken, rr.fresh = false, true
		return rr.last, rr.size, nil
	}
	for rr.nahead == 0 || !utf8.FullRune(rr.ahead[:rr.nahead]) {
		n, err := io.ReadFull(rr.bytes, rr.ahead[rr.nahead:rr.nahead+1])
		rr.nahead += n
		if n == 1 {
			continue
		}
		if err == io.EOF && rr.nahead > 0 {
			break // an incomplete rune
		}
		return 0, 0, err
	}
	rr.last, rr.size = utf8.DecodeRune(rr.ahead[:rr.nahead])
	rr.nahead = copy(rr.ahead[:], rr.ahead[rr.size:rr.nahead])
	rr.fresh = true
	return rr.last, rr.size, nil
}

func (rr *runeReader) UnreadRune() error {
	if !rr.fresh {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	rr.retaken, rr.fresh = true, false
	return nil
}
