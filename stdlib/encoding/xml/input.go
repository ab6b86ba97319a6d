// The bytes of a document: a window on what has been read, counted, and for
// fields of raw XML also kept.
package xml

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// An input gives bytes.
type input struct {
	r    io.Reader
	one  io.ByteReader // if the reader is one: nothing is left read ahead
	seek io.Seeker     // of a reader of memory: what is read ahead is given back
	buf  []byte
	pos  int
	err  error // of reading; nothing is read any more
	byte [1]byte

	peeked bool // the next byte has been taken and put back

	line      int
	offset    int64
	lineStart int64 // offset of the line

	keeping bool
	kept    []byte // since keeping
}

func (in *input) reset(r io.Reader) {
	in.r, in.buf, in.pos = r, in.buf[:0], 0
	in.one, _ = r.(io.ByteReader)
	switch r := r.(type) {
	case *bytes.Reader:
		in.seek = r
	case *strings.Reader:
		in.seek = r
	default:
		in.seek = nil
	}
}

// giveBack gives back to the reader what is read ahead, but for one byte that
// has been taken and put back: Go's reader would have that, too.
func (in *input) giveBack() {
	if in.seek == nil {
		return
	}
	end := in.pos
	if in.peeked && end < len(in.buf) {
		end++
	}
	if end < len(in.buf) {
		in.seek.Seek(int64(end-len(in.buf)), io.SeekCurrent)
		in.buf = in.buf[:end]
	}
}

// fill reads more.
func (in *input) fill() bool {
	if in.err != nil {
		return false
	}
	in.pos = 0
	if in.seek != nil {
		const ahead = 256
		if cap(in.buf) < ahead {
			in.buf = make([]byte, ahead)
		}
		var n int
		n, in.err = in.r.Read(in.buf[:ahead])
		in.buf = in.buf[:n]
		return in.err == nil
	}
	if in.one != nil {
		in.buf = in.byte[:1]
		in.byte[0], in.err = in.one.ReadByte()
		return in.err == nil
	}
	if in.r == nil {
		in.err = io.EOF
		return false
	}
	if cap(in.buf) < 4096 {
		in.buf = make([]byte, 4096)
	}
	in.buf = in.buf[:cap(in.buf)]
	for range 100 {
		var n int
		n, in.err = in.r.Read(in.buf)
		if n > 0 {
			in.buf = in.buf[:n]
			return true
		}
		if in.err != nil {
			return false
		}
	}
	in.err = io.ErrNoProgress
	return false
}

// next takes a byte.
func (in *input) next() (c byte, ok bool) {
	if in.pos == len(in.buf) && !in.refill() {
		return 0, false
	}
	c = in.buf[in.pos]
	in.pos++
	in.peeked = false
	in.offset++
	if c == '\n' {
		in.line++
		in.lineStart = in.offset
	}
	if in.keeping {
		in.kept = append(in.kept, c)
	}
	return c, true
}

// refill is fill for an empty window, which stays empty if there is no more.
func (in *input) refill() bool {
	if in.err != nil && len(in.buf) == in.pos {
		return false
	}
	if in.fill() {
		return true
	}
	in.buf, in.pos = in.buf[:0], 0
	return false
}

// back takes the last byte back.
func (in *input) back() {
	in.pos--
	in.peeked = true
	in.offset--
	if in.buf[in.pos] == '\n' {
		in.line--
	}
	if in.keeping {
		in.kept = in.kept[:len(in.kept)-1]
	}
}

// plain takes bytes as long as they are in the set, and returns them.
func (in *input) plain(set *[256]bool) []byte {
	start := in.pos
	rest := in.buf[start:]
	n := 0
	for n < len(rest) && set[rest[n]] {
		n++
	}
	in.pos += n
	if n > 0 {
		in.peeked = false
	}
	in.offset += int64(n)
	if in.keeping {
		in.kept = append(in.kept, rest[:n]...)
	}
	return rest[:n]
}

// A rest reads what an input has not given yet.
type rest struct{ in *input }

func (r rest) Read(p []byte) (int, error) {
	if r.in.pos == len(r.in.buf) && !r.in.refill() {
		return 0, r.in.err
	}
	n := copy(p, r.in.buf[r.in.pos:])
	r.in.pos += n
	return n, nil
}

// convert reads the rest through what open returns.
func (in *input) convert(open func(io.Reader) (io.Reader, error)) error {
	before := *in
	source := in.r
	if in.one == nil {
		source = rest{&before}
	}
	in.giveBack()
	r, err := open(source)
	if err != nil {
		return err
	}
	if r == nil {
		return errNoReader
	}
	in.reset(r)
	in.buf, in.err = nil, nil
	return nil
}

var errNoReader = errors.New("no reader")
