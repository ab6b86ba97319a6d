// Reader reads from a byte slice as from a file.
package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a byte slice through the interfaces of package io. The zero value
// reads nothing.
type Reader struct {
	s        []byte
	i        int64 // where the next read begins, which may be behind the end
	prevRune int   // where the rune just read began, or noRune
}

const noRune = -1

// NewReader returns a Reader of b.
func NewReader(b []byte) *Reader { return &Reader{b, 0, noRune} }

// Reset makes the Reader read b from its start.
func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, noRune} }

// Size returns the length of the whole slice.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Len returns how many bytes have not been read.
func (r *Reader) Len() int {
	if r.i >= int64(len(r.s)) {
		return 0
	}
	return int(int64(len(r.s)) - r.i)
}

// from returns what is at and behind a position, which must not be negative.
func (r *Reader) from(pos int64) []byte { return r.s[min(pos, r.Size()):] }

// Read is that of io.Reader.
func (r *Reader) Read(b []byte) (n int, err error) {
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.prevRune = noRune
	n = copy(b, r.s[r.i:])
	r.i += int64(n)
	return
}

// ReadAt is that of io.ReaderAt.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n = copy(b, r.s[off:])
	if n < len(b) {
		err = io.EOF
	}
	return
}

// ReadByte is that of io.ByteReader.
func (r *Reader) ReadByte() (byte, error) {
	r.prevRune = noRune
	if r.i >= int64(len(r.s)) {
		return 0, io.EOF
	}
	b := r.s[r.i]
	r.i++
	return b, nil
}

// ReadRune is that of io.RuneReader.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	at := r.i
	if at >= r.Size() {
		r.prevRune = noRune
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRune(r.s[at:])
	r.i, r.prevRune = at+int64(size), int(at)
	return ch, size, nil
}

// UnreadByte is that of io.ByteScanner.
func (r *Reader) UnreadByte() error {
	if r.i <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.prevRune = noRune
	r.i--
	return nil
}

// UnreadRune is that of io.RuneScanner.
func (r *Reader) UnreadRune() error {
	switch {
	case r.i <= 0:
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	case r.prevRune == noRune:
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.i, r.prevRune = int64(r.prevRune), noRune
	return nil
}

// Seek is that of io.Seeker.
//
//vole:cost 66
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.prevRune = noRune
	base := int64(0)
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		base = r.i
	case io.SeekEnd:
		base = int64(len(r.s))
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if base+offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.i = base + offset
	return r.i, nil
}

// WriteTo is that of io.WriterTo.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.prevRune = noRune
	rest := r.from(r.i)
	if len(rest) == 0 {
		return 0, nil
	}
	done, err := w.Write(rest)
	switch {
	case done > len(rest):
		panic("bytes.Reader.WriteTo: invalid Write count")
	case done < len(rest) && err == nil:
		err = io.ErrShortWrite
	}
	r.i += int64(done)
	return int64(done), err
}
