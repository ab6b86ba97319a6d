// Package bufio puts buffers before readers and writers, and cuts input into
// lines, words or other tokens.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

const (
	usualSize     = 4096
	leastSize     = 16 // of a Reader's buffer
	maxEmptyReads = 100
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")

	errReadCount  = errors.New("bufio: reader returned negative count from Read")
	errWriteCount = errors.New("bufio: writer returned negative count from Write")
)

// Reader is a reader with a buffer.
type Reader struct {
	src          io.Reader
	store        []byte
	r, tail      int   // store[r:tail] is still to be read
	pending      error // of src, to be given once the buffer is empty
	last         int   // the byte that UnreadByte gives back, or nothing
	lastRuneSize int   // length of the rune that UnreadRune gives back, or nothing
}

const nothing = -1

// NewReader returns a Reader with a buffer of usual size.
//
//vole:cost 50
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, usualSize) }

// NewReaderSize returns a Reader with a buffer of at least size bytes: rd
// itself if it is one.
//
//vole:cost 45
func NewReaderSize(rd io.Reader, size int) *Reader {
	if same, ok := rd.(*Reader); ok && size <= len(same.store) {
		return same
	}
	b := new(Reader)
	b.reset(make([]byte, max(size, leastSize)), rd)
	return b
}

// reset begins with an empty store.
func (b *Reader) reset(store []byte, src io.Reader) {
	*b = Reader{src: src, store: store, last: nothing, lastRuneSize: nothing}
}

// Reset drops what is buffered and reads from r from now on.
//
//vole:cost 33
func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.store == nil {
		b.store = make([]byte, usualSize)
	}
	b.reset(b.store, r)
}

// Size returns the size of the buffer.
func (b *Reader) Size() int { return len(b.store) }

// Buffered returns how many bytes can be read from the buffer.
func (b *Reader) Buffered() int { return b.tail - b.r }

// window returns what is buffered.
func (b *Reader) window() []byte { return b.store[b.r:b.tail] }

// forget makes unreading impossible.
func (b *Reader) forget() { b.last, b.lastRuneSize = nothing, nothing }

// take consumes n buffered bytes, n > 0, and remembers the last of them.
func (b *Reader) take(n int) {
	b.r += n
	b.last, b.lastRuneSize = int(b.store[b.r-1]), nothing
}

// failed hands out the pending error.
func (b *Reader) failed() (err error) {
	err, b.pending = b.pending, nil
	return err
}

// fetch does one Read of the reader below.
func (b *Reader) fetch(p []byte) (n int, ended bool) {
	n, err := b.src.Read(p)
	if n < 0 {
		panic(errReadCount)
	}
	if err != nil {
		b.pending = err
	}
	return n, err != nil
}

// more reads a new piece into the buffer, which must not be full.
func (b *Reader) more() {
	if b.r > 0 {
		b.tail = copy(b.store, b.window())
		b.r = 0
	}
	free := b.store[b.tail:]
	if len(free) == 0 {
		panic("bufio: tried to fill full buffer")
	}
	for range maxEmptyReads {
		n, ended := b.fetch(free)
		b.tail += n
		if n > 0 || ended {
			return
		}
	}
	b.pending = io.ErrNoProgress
}

// canGrow reports whether more makes sense: there is room and no error yet.
func (b *Reader) canGrow() bool { return b.pending == nil && b.Buffered() < len(b.store) }

// Peek returns the next n bytes without consuming them; fewer with an error.
// They are valid until the next read.
func (b *Reader) Peek(n int) (next []byte, err error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.forget()
	for b.Buffered() < n && b.canGrow() {
		b.more()
	}
	next = b.window()
	switch {
	case n <= len(next):
		return next[:n:cap(next)], nil
	case n <= len(b.store):
		err = b.failed()
	}
	if err == nil {
		err = ErrBufferFull
	}
	return next, err
}

// Discard skips n bytes and returns how many; fewer with an error.
func (b *Reader) Discard(n int) (discarded int, err error) {
	switch {
	case n < 0:
		return 0, ErrNegativeCount
	case n == 0:
		return 0, nil
	}
	b.forget()
	for left := n; ; {
		if b.r == b.tail {
			b.more()
		}
		step := min(left, b.Buffered())
		b.r += step
		if left -= step; left == 0 {
			return n, nil
		}
		if b.pending != nil {
			return n - left, b.failed()
		}
	}
}

// Read reads up to len(p) bytes with at most one Read of the reader below.
func (b *Reader) Read(p []byte) (n int, err error) {
	if b.r == b.tail {
		switch {
		case len(p) == 0 || b.pending != nil:
			return 0, b.failed()
		case len(p) >= len(b.store):
			return b.readAround(p)
		}
		b.r = 0
		if b.tail, _ = b.fetch(b.store); b.tail == 0 {
			return 0, b.failed()
		}
	}
	if n = copy(p, b.window()); n > 0 {
		b.take(n)
	}
	return n, nil
}

// readAround reads into the caller's memory, past the empty buffer.
func (b *Reader) readAround(p []byte) (n int, err error) {
	if n, _ = b.fetch(p); n > 0 {
		b.last, b.lastRuneSize = int(p[n-1]), nothing
	}
	return n, b.failed()
}

// ReadByte reads a byte.
func (b *Reader) ReadByte() (byte, error) {
	for b.r == b.tail {
		if b.pending != nil {
			b.lastRuneSize = nothing
			return 0, b.failed()
		}
		b.more()
	}
	c := b.store[b.r]
	b.r++
	b.last, b.lastRuneSize = int(c), nothing
	return c, nil
}

// UnreadByte takes back the last byte read.
//
//vole:cost 49
func (b *Reader) UnreadByte() error {
	switch {
	case b.last == nothing:
		return ErrInvalidUnreadByte
	case b.r > 0:
		b.r--
	case b.tail > 0:
		return ErrInvalidUnreadByte
	default:
		b.tail = 1 // it was not read through the buffer, which is empty
	}
	b.store[b.r] = byte(b.last)
	b.last, b.lastRuneSize = nothing, nothing
	return nil
}

// ReadRune reads a character; of broken UTF-8 one byte, as U+FFFD.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.Buffered() < utf8.UTFMax && b.canGrow() && !utf8.FullRune(b.window()) {
		b.more()
	}
	if b.r == b.tail {
		b.lastRuneSize = nothing
		return 0, 0, b.failed()
	}
	r, size = utf8.DecodeRune(b.window())
	b.take(size)
	b.lastRuneSize = size
	return r, size, nil
}

// UnreadRune takes back the character that the last call, a ReadRune, read.
//
//vole:cost 28
func (b *Reader) UnreadRune() error {
	if b.lastRuneSize == nothing || b.r < b.lastRuneSize {
		return ErrInvalidUnreadRune
	}
	b.r -= b.lastRuneSize
	b.last, b.lastRuneSize = nothing, nothing
	return nil
}

// ReadSlice reads to the first delim and returns a part of the buffer, valid
// until the next read. Without delim it returns what there is with an error,
// ErrBufferFull when the buffer is too small.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	size := 0 // of the line, once found
	for seen := 0; size == 0; {
		fresh := b.store[b.r+seen : b.tail]
		if at := bytes.IndexByte(fresh, delim); at >= 0 {
			size = seen + at + 1
		} else if seen += len(fresh); b.canGrow() {
			b.more()
		} else {
			if err = b.failed(); err == nil {
				err = ErrBufferFull
			}
			size = seen
			break
		}
	}
	line = b.store[b.r : b.r+size]
	if size > 0 {
		b.take(size)
	}
	return line, err
}

// ReadLine reads a line and returns it without its end, valid until the next
// read. A line longer than the buffer comes in pieces, all but the last with
// isPrefix.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		whole := chomp(line)
		b.r -= len(line) - len(whole) // a newline may follow \r: it is for the next call
		return whole, true, nil
	}
	if len(line) == 0 {
		return nil, false, err
	}
	if end := len(line) - 1; line[end] == '\n' {
		line = chomp(line[:end])
	}
	return line, false, nil
}

// ReadBytes reads to the first delim and returns it all; the error is set
// exactly if there was no delim.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	full, rest, err := b.pieces(delim)
	all := make([]byte, 0, len(full)*len(b.store)+len(rest))
	for _, piece := range full {
		all = append(all, piece...)
	}
	return append(all, rest...), err
}

// ReadString is ReadBytes as a string.
func (b *Reader) ReadString(delim byte) (string, error) {
	full, rest, err := b.pieces(delim)
	if full == nil {
		return string(rest), err
	}
	var all strings.Builder
	all.Grow(len(full)*len(b.store) + len(rest))
	for _, piece := range full {
		all.Write(piece)
	}
	all.Write(rest)
	return all.String(), err
}

// pieces reads to the first delim: full buffers, copied, and the rest, still in
// the buffer.
func (b *Reader) pieces(delim byte) (full [][]byte, rest []byte, err error) {
	for rest, err = b.ReadSlice(delim); err == ErrBufferFull; rest, err = b.ReadSlice(delim) {
		full = append(full, bytes.Clone(rest))
	}
	return full, rest, err
}

// WriteTo writes all that can be read to w, without the buffer where the reader
// below or w can do so.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.forget()
	if b.r < b.tail {
		if n, err = b.drain(w); err != nil {
			return n, err
		}
	}
	if done, rest, err := b.copyAround(w); done {
		return n + rest, err
	}
	for b.more(); b.r < b.tail; b.more() {
		step, err := b.drain(w)
		n += step
		if err != nil {
			return n, err
		}
	}
	if err = b.failed(); err == io.EOF {
		err = nil
	}
	return n, err
}

// copyAround lets the reader below write to w or w read from it, if either can.
func (b *Reader) copyAround(w io.Writer) (done bool, n int64, err error) {
	if from, ok := b.src.(io.WriterTo); ok {
		n, err = from.WriteTo(w)
		return true, n, err
	}
	if to, ok := w.(io.ReaderFrom); ok {
		n, err = to.ReadFrom(b.src)
		return true, n, err
	}
	return false, 0, nil
}

// drain writes what is buffered to w.
func (b *Reader) drain(w io.Writer) (int64, error) {
	n, err := w.Write(b.window())
	if n < 0 {
		panic(errWriteCount)
	}
	b.r += n
	return int64(n), err
}
