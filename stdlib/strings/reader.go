// Reader reads from a string as from a file.
package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a string through the interfaces of package io. The zero value
// reads the empty string.
type Reader struct {
	text  string
	pos   int64 // where the next read begins, which may be behind the end
	start int   // where the rune just read began, or noRune
}

const noRune = -1

// NewReader returns a Reader of s.
func NewReader(s string) *Reader { return &Reader{text: s, start: noRune} }

// Reset makes the Reader read s from its start.
func (r *Reader) Reset(s string) { *r = Reader{text: s, start: noRune} }

// Size returns the length of the whole string.
func (r *Reader) Size() int64 { return int64(len(r.text)) }

// Len returns how many bytes have not been read.
func (r *Reader) Len() int { return int(max(0, r.Size()-r.pos)) }

// from returns what is at and behind a position, which must not be negative.
func (r *Reader) from(pos int64) string { return r.text[min(pos, r.Size()):] }

// Read is that of io.Reader.
func (r *Reader) Read(b []byte) (n int, err error) {
	if r.pos >= r.Size() {
		return 0, io.EOF
	}
	n = copy(b, r.text[r.pos:])
	r.pos, r.start = r.pos+int64(n), noRune
	return n, nil
}

// ReadAt is that of io.ReaderAt.
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	}
	there := r.from(off)
	n = copy(b, there)
	if n < len(b) || len(there) == 0 {
		err = io.EOF
	}
	return n, err
}

// ReadByte is that of io.ByteReader.
func (r *Reader) ReadByte() (byte, error) {
	r.start = noRune
	at := r.pos
	if at < r.Size() {
		r.pos = at + 1
		return r.text[at], nil
	}
	return 0, io.EOF
}

// ReadRune is that of io.RuneReader.
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	at := r.pos
	if at >= r.Size() {
		r.start = noRune
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRuneInString(r.text[at:])
	r.pos, r.start = at+int64(size), int(at)
	return ch, size, nil
}

// UnreadByte is that of io.ByteScanner.
func (r *Reader) UnreadByte() error {
	if r.pos > 0 {
		r.pos, r.start = r.pos-1, noRune
		return nil
	}
	return errors.New("strings.Reader.UnreadByte: at beginning of string")
}

// UnreadRune is that of io.RuneScanner.
func (r *Reader) UnreadRune() error {
	switch {
	case r.pos <= 0:
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	case r.start == noRune:
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.pos, r.start = int64(r.start), noRune
	return nil
}

// Seek is that of io.Seeker.
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.start = noRune
	base := int64(0)
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		base = r.pos
	case io.SeekEnd:
		base = r.Size()
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if base+offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.pos = base + offset
	return r.pos, nil
}

// WriteTo is that of io.WriterTo.
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.start = noRune
	rest := r.from(r.pos)
	if len(rest) == 0 {
		return 0, nil
	}
	done, err := io.WriteString(w, rest)
	switch {
	case done > len(rest):
		panic("strings.Reader.WriteTo: invalid WriteString count")
	case done < len(rest) && err == nil:
		err = io.ErrShortWrite
	}
	r.pos += int64(done)
	return int64(done), err
}
