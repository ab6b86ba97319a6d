// Package bytes works on byte slices, mostly as package strings on strings.
// This file has the Buffer, a window that moves over its storage: reads push
// the front of the window forward, writes its end. The other files are named
// as in strings.
package bytes

import (
	"errors"
	"internal/bytealg"
	"io"
	"unicode/utf8"
)

const (
	// MinRead is the least room that ReadFrom makes for a Read.
	MinRead = 512

	firstSize = 64 // of the storage for small first writes
)

// ErrTooLarge is panicked with if a Buffer cannot grow.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var (
	errReadCount  = errors.New("bytes.Buffer: reader returned negative count from Read")
	errUnreadByte = errors.New(
		"bytes.Buffer: UnreadByte: previous operation was not a successful read")
)

// A Buffer is a queue of bytes that grows as needed: writes append, reads take
// from the front. The zero value is an empty Buffer.
type Buffer struct {
	buf  []byte // buf[off:] is the window of what is still to be read
	off  int
	undo undo
}

// undo says what can be unread: a rune of so many bytes, or one of these.
type undo int8

const (
	undoNothing undo = 0
	undoByte    undo = -1
)

// NewBuffer returns a Buffer that owns buf, its contents unread.
func NewBuffer(buf []byte) *Buffer { return &Buffer{buf: buf} }

// NewBufferString returns a Buffer with the contents of s.
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

// Bytes returns the unread part, valid until the next change.
func (b *Buffer) Bytes() []byte { return b.buf[b.off:] }

// String returns the unread part as a string, "<nil>" for a nil Buffer.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

// Len returns the length of the unread part.
func (b *Buffer) Len() int { return len(b.buf) - b.off }

// Cap returns the size of the memory.
func (b *Buffer) Cap() int { return cap(b.buf) }

// Available returns the free room behind the unread part.
func (b *Buffer) Available() int { return cap(b.buf) - len(b.buf) }

// AvailableBuffer returns an empty slice of the free room, to append to and
// then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }

// Reset makes the Buffer empty and keeps its memory.
func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.undo = undoNothing
}

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.undo = undoNothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// Grow makes room for n more bytes. It panics if n is negative.
//
//vole:cost 78
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	m := b.grow(n)
	b.buf = b.buf[:m]
}

// grow makes room for n bytes and returns the length of what is in the storage.
//
//go:noinline
func (b *Buffer) grow(n int) int {
	b.makeRoom(n)
	return len(b.buf)
}

// extend begins each write: it lengthens the window by n bytes and returns
// where they begin. (Appending to b.buf would make escape analysis think that
// what b holds leaks.)
func (b *Buffer) extend(n int) int {
	b.undo = undoNothing
	if cap(b.buf)-len(b.buf) < n {
		b.makeRoom(n)
	}
	at := len(b.buf)
	b.buf = b.buf[:at+n]
	return at
}

// makeRoom sees to room for n bytes behind the window, in the cheapest way:
// by restarting an empty window, by sliding it to the start of the storage, or
// by larger storage.
func (b *Buffer) makeRoom(n int) {
	if b.off > 0 && b.Len() == 0 {
		b.Reset()
	}
	switch size := b.Cap(); {
	case n <= b.Available():
	case b.buf == nil && n <= firstSize:
		b.buf = make([]byte, 0, firstSize)
	case n <= size/2-b.Len():
		copy(b.buf, b.buf[b.off:])
		b.buf = b.buf[:b.Len()]
		b.off = 0
	case n > maxInt-2*size:
		panic(ErrTooLarge)
	default:
		storage := allocate(max(len(b.buf)+n, 2*(size-b.off)))
		window := copy(storage[:cap(storage)], b.buf[b.off:])
		b.buf, b.off = storage[:window], 0
	}
}

// allocate returns storage for n bytes and what is left over in its block.
func allocate(n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	return bytealg.MakeNoZero(n)
}

// Write appends p; the error is always nil.
//
//go:noinline
func (b *Buffer) Write(p []byte) (n int, err error) {
	at := b.extend(len(p))
	return copy(b.buf[at:], p), nil
}

// WriteString appends s; the error is always nil.
//
//go:noinline
func (b *Buffer) WriteString(s string) (n int, err error) {
	at := b.extend(len(s))
	return copy(b.buf[at:], s), nil
}

// WriteByte appends c; the error is always nil.
//
//go:noinline
func (b *Buffer) WriteByte(c byte) error {
	at := b.extend(1)
	b.buf[at] = c
	return nil
}

// WriteRune appends the encoding of r and returns its length.
//
//go:noinline
//vole:leaks b=content
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	at := b.extend(utf8.UTFMax)
	n = utf8.EncodeRune(b.buf[at:], r)
	b.buf = b.buf[:at+n]
	return n, nil
}

// ReadFrom reads r until EOF, which is no error.
//
//go:noinline
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.undo = undoNothing
	for err == nil {
		b.makeRoom(MinRead)
		var got int
		got, err = r.Read(b.buf[len(b.buf):cap(b.buf)])
		if got < 0 {
			panic(errReadCount)
		}
		b.buf = b.buf[:len(b.buf)+got]
		n += int64(got)
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}

// WriteTo writes the unread part to w.
//
//go:noinline
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.undo = undoNothing
	window := b.Bytes()
	if len(window) > 0 {
		var done int
		done, err = w.Write(window)
		if len(window) < done {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += done
		n = int64(done)
		if err == nil && done < len(window) {
			err = io.ErrShortWrite
		}
	}
	if err == nil {
		b.Reset()
	}
	return n, err
}

// empty reports whether nothing is left to read.
func (b *Buffer) empty() bool { return len(b.buf) <= b.off }

// Read is that of io.Reader.
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.undo = undoNothing
	if b.empty() {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.buf[b.off:])
	b.off += n
	if n > 0 {
		b.undo = undoByte
	}
	return n, nil
}

// Next returns the next n bytes, fewer if there are not as many, valid until
// the next change.
func (b *Buffer) Next(n int) []byte {
	b.undo = undoNothing
	m := b.Len()
	if n > m {
		n = m
	}
	data := b.buf[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.undo = undoByte
	}
	return data
}

// Peek returns the next n bytes without reading them; fewer come with io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.buf[b.off:], io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

// ReadByte is that of io.ByteReader.
func (b *Buffer) ReadByte() (byte, error) {
	if b.empty() {
		b.Reset()
		return 0, io.EOF
	}
	c := b.buf[b.off]
	b.off++
	b.undo = undoByte
	return c, nil
}

// ReadRune is that of io.RuneReader.
//
//go:noinline
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.empty() {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.Bytes())
	b.off += size
	b.undo = undo(size)
	return r, size, nil
}

// UnreadByte is that of io.ByteScanner, after any read.
func (b *Buffer) UnreadByte() error {
	if b.undo == undoNothing {
		return errUnreadByte
	}
	b.undo = undoNothing
	if b.off > 0 { // else what was read was moved away
		b.off--
	}
	return nil
}

// UnreadRune is that of io.RuneScanner.
func (b *Buffer) UnreadRune() error {
	if b.undo <= undoNothing {
		return errors.New(
			"bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	if b.off >= int(b.undo) {
		b.off -= int(b.undo)
	}
	b.undo = undoNothing
	return nil
}

// ReadBytes reads up to and including delim; what it read without finding
// delim comes with io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	slice, err := b.through(delim)
	line = append(line, slice...)
	return line, err
}

// ReadString is ReadBytes as a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	slice, err := b.through(delim)
	return string(slice), err
}

// through takes all up to and including delim, a part of the storage.
//
//go:noinline
func (b *Buffer) through(delim byte) (taken []byte, err error) {
	size := IndexByte(b.Bytes(), delim) + 1
	if size == 0 {
		size, err = b.Len(), io.EOF
	}
	taken = b.buf[b.off : b.off+size]
	b.off += size
	b.undo = undoByte
	return taken, err
}
