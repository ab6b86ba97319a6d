// Package bytes works on byte slices, mostly as package strings on strings.
// This file has the Buffer, a window that moves over its storage: reads push
// the front of the window forward, writes its end. The other files are named
// as in strings.
package bytes

import (
	"errors"
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
	errUnreadRune = errors.New(
		"bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
)

// A Buffer is a queue of bytes that grows as needed: writes append, reads take
// from the front. The zero value is an empty Buffer.
type Buffer struct {
	store []byte // store[front:] is the window of what is still to be read
	front int
	undo  undo
}

// undo says what can be unread: a rune of so many bytes, or one of these.
type undo int8

const (
	undoNothing undo = 0
	undoByte    undo = -1
)

// NewBuffer returns a Buffer that owns buf, its contents unread.
func NewBuffer(buf []byte) *Buffer { return &Buffer{store: buf} }

// NewBufferString returns a Buffer with the contents of s.
func NewBufferString(s string) *Buffer { return NewBuffer([]byte(s)) }

// Bytes returns the unread part, valid until the next change.
func (b *Buffer) Bytes() []byte { return b.store[b.front:] }

// String returns the unread part as a string, "<nil>" for a nil Buffer.
func (b *Buffer) String() string {
	if b != nil {
		return string(b.Bytes())
	}
	return "<nil>"
}

// Len returns the length of the unread part.
func (b *Buffer) Len() int { return len(b.store) - b.front }

// Cap returns the size of the memory.
func (b *Buffer) Cap() int { return cap(b.store) }

// Available returns the free room behind the unread part.
func (b *Buffer) Available() int { return cap(b.store) - len(b.store) }

// AvailableBuffer returns an empty slice of the free room, to append to and
// then Write.
func (b *Buffer) AvailableBuffer() []byte { return b.store[len(b.store):] }

// Reset makes the Buffer empty and keeps its memory.
func (b *Buffer) Reset() { *b = Buffer{store: b.store[:0]} }

// Truncate drops all but the first n unread bytes.
func (b *Buffer) Truncate(n int) {
	b.undo = undoNothing
	switch {
	case n == 0:
		b.Reset()
	case n < 0 || b.Len() < n:
		panic("bytes.Buffer: truncation out of range")
	default:
		b.store = b.store[:b.front+n]
	}
}

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.makeRoom(n)
}

// prepare comes before each write of n bytes.
func (b *Buffer) prepare(n int) {
	b.undo = undoNothing
	if cap(b.store)-len(b.store) < n {
		b.makeRoom(n)
	}
}

// makeRoom sees to room for n bytes behind the window, in the cheapest way:
// by restarting an empty window, by sliding it to the start of the storage, or
// by larger storage.
func (b *Buffer) makeRoom(n int) {
	if b.front > 0 && b.Len() == 0 {
		b.Reset()
	}
	switch size := b.Cap(); {
	case n <= b.Available():
	case b.store == nil && n <= firstSize:
		b.store = make([]byte, 0, firstSize)
	case n <= size/2-b.Len():
		b.moveTo(b.store)
	case n > maxInt-2*size:
		panic(ErrTooLarge)
	default:
		b.moveTo(allocate(max(len(b.store)+n, 2*(size-b.front))))
	}
}

// moveTo moves the window to the start of storage that is large enough.
func (b *Buffer) moveTo(storage []byte) {
	n := copy(storage[:cap(storage)], b.Bytes())
	b.store, b.front = storage[:n], 0
}

// allocate returns storage for n bytes and what is left over in its block.
func allocate(n int) []byte {
	defer func() {
		if recover() != nil {
			panic(ErrTooLarge)
		}
	}()
	return append([]byte{}, make([]byte, n)...)
}

// Write appends p; the error is always nil.
func (b *Buffer) Write(p []byte) (n int, err error) {
	b.prepare(len(p))
	b.store = append(b.store, p...)
	return len(p), nil
}

// WriteString appends s; the error is always nil.
func (b *Buffer) WriteString(s string) (n int, err error) {
	b.prepare(len(s))
	b.store = append(b.store, s...)
	return len(s), nil
}

// WriteByte appends c; the error is always nil.
func (b *Buffer) WriteByte(c byte) error {
	b.prepare(1)
	b.store = append(b.store, c)
	return nil
}

// WriteRune appends the encoding of r and returns its length.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	b.prepare(utf8.UTFMax)
	before := len(b.store)
	b.store = utf8.AppendRune(b.store, r)
	return len(b.store) - before, nil
}

// ReadFrom reads r until EOF, which is no error.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.undo = undoNothing
	for err == nil {
		b.makeRoom(MinRead)
		var got int
		got, err = r.Read(b.store[len(b.store):cap(b.store)])
		if got < 0 {
			panic(errReadCount)
		}
		b.store = b.store[:len(b.store)+got]
		n += int64(got)
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}

// WriteTo writes the unread part to w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.undo = undoNothing
	window := b.Bytes()
	if len(window) > 0 {
		var done int
		done, err = w.Write(window)
		if len(window) < done {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.front += done
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

// exhausted reports whether nothing is left to read, and then starts anew.
func (b *Buffer) exhausted() bool {
	if b.front < len(b.store) {
		return false
	}
	b.Reset()
	return true
}

// advance takes n bytes off the front and returns them.
func (b *Buffer) advance(n int) []byte {
	b.undo = undoNothing
	taken := b.store[b.front : b.front+n]
	if n > 0 {
		b.front += n
		b.undo = undoByte
	}
	return taken
}

// Read is that of io.Reader.
func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.exhausted() {
		if len(p) > 0 {
			err = io.EOF
		}
		return 0, err
	}
	return copy(p, b.advance(min(len(p), b.Len()))), nil
}

// Next returns the next n bytes, fewer if there are not as many, valid until
// the next change.
func (b *Buffer) Next(n int) []byte { return b.advance(min(n, b.Len())) }

// Peek returns the next n bytes without reading them; fewer come with io.EOF.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if have := b.Len(); have < n {
		return b.Bytes(), io.EOF
	}
	return b.store[b.front : b.front+n], nil
}

// ReadByte is that of io.ByteReader.
func (b *Buffer) ReadByte() (byte, error) {
	if b.exhausted() {
		return 0, io.EOF
	}
	at := b.front
	b.front, b.undo = at+1, undoByte
	return b.store[at], nil
}

// ReadRune is that of io.RuneReader.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.exhausted() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.Bytes())
	b.front += size
	b.undo = undo(size)
	return r, size, nil
}

// UnreadByte is that of io.ByteScanner, after any read.
func (b *Buffer) UnreadByte() error {
	if b.undo == undoNothing {
		return errUnreadByte
	}
	b.retreat(1)
	return nil
}

// UnreadRune is that of io.RuneScanner.
func (b *Buffer) UnreadRune() error {
	if b.undo <= undoNothing {
		return errUnreadRune
	}
	b.retreat(int(b.undo))
	return nil
}

// retreat gives back the last n bytes read, unless they were moved away.
func (b *Buffer) retreat(n int) {
	b.undo = undoNothing
	if n <= b.front {
		b.front -= n
	}
}

// ReadBytes reads up to and including delim; what it read without finding
// delim comes with io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	found, err := b.through(delim)
	return append(line, found...), err
}

// ReadString is ReadBytes as a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	found, err := b.through(delim)
	return string(found), err
}

// through takes all up to and including delim, a part of the storage.
func (b *Buffer) through(delim byte) (taken []byte, err error) {
	size := IndexByte(b.Bytes(), delim) + 1
	if size == 0 {
		size, err = b.Len(), io.EOF
	}
	taken = b.advance(size)
	b.undo = undoByte
	return taken, err
}
