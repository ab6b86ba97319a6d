// Writer: small writes gathered into large ones. What does not fit an empty
// buffer goes straight to the writer below.
package bufio

import (
	"io"
	"unicode/utf8"
)

// Writer is a writer with a buffer. After an error it takes no more and every
// call returns that error. Flush must be called at the end.
type Writer struct {
	dst    io.Writer
	store  []byte
	used   int // store[:used] is still to be written
	broken error
}

// NewWriter returns a Writer with a buffer of usual size.
//
//vole:cost 39
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, usualSize) }

// NewWriterSize returns a Writer with a buffer of at least size bytes: w itself
// if it is one.
//
//vole:cost 34
func NewWriterSize(w io.Writer, size int) *Writer {
	if same, ok := w.(*Writer); ok && size <= len(same.store) {
		return same
	}
	if size <= 0 {
		size = usualSize
	}
	return &Writer{dst: w, store: make([]byte, size)}
}

// Reset drops what is buffered and any error, and writes to w from now on.
//
//vole:cost 28
func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	if b.store == nil {
		b.store = make([]byte, usualSize)
	}
	b.dst, b.used, b.broken = w, 0, nil
}

// Size returns the size of the buffer.
func (b *Writer) Size() int { return len(b.store) }

// Buffered returns how many bytes wait in the buffer.
func (b *Writer) Buffered() int { return b.used }

// Available returns how much of the buffer is free.
func (b *Writer) Available() int { return len(b.store) - b.used }

// AvailableBuffer returns the free part as an empty slice to append to, for the
// next Write.
func (b *Writer) AvailableBuffer() []byte { return b.store[b.used:b.used] }

// Flush writes what is buffered.
func (b *Writer) Flush() error {
	if b.used == 0 || b.broken != nil {
		return b.broken
	}
	waiting := b.store[:b.used]
	n, err := b.dst.Write(waiting)
	switch {
	case err == nil && n >= len(waiting):
		b.used = 0
		return nil
	case err == nil:
		err = io.ErrShortWrite
	}
	if 0 < n && n < len(waiting) {
		copy(b.store, waiting[n:])
	}
	b.used -= n
	b.broken = err
	return err
}

// Write writes p; nn is less than len(p) only with an error.
func (b *Writer) Write(p []byte) (nn int, err error) {
	for b.broken == nil {
		n := 0
		if len(p) > b.Available() && b.used == 0 {
			n, b.broken = b.dst.Write(p) // straight from the caller
		} else {
			n = copy(b.store[b.used:], p)
			b.used += n
			if n == len(p) {
				return nn + n, nil
			}
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	return nn, b.broken
}

// WriteString is Write of a string.
func (b *Writer) WriteString(s string) (nn int, err error) {
	for b.broken == nil {
		n := 0
		if direct := b.directFor(s); direct != nil {
			n, b.broken = direct.WriteString(s)
		} else {
			n = copy(b.store[b.used:], s)
			b.used += n
			if n == len(s) {
				return nn + n, nil
			}
			b.Flush()
		}
		nn += n
		s = s[n:]
	}
	return nn, b.broken
}

// directFor returns the writer below if it can take s past the buffer.
func (b *Writer) directFor(s string) (direct io.StringWriter) {
	if b.used == 0 && len(s) > len(b.store) {
		direct, _ = b.dst.(io.StringWriter)
	}
	return direct
}

// ready reports whether n bytes, or at least one, can go to the buffer now.
func (b *Writer) ready(n int) bool {
	return b.broken == nil && (b.Available() >= n || b.Flush() == nil)
}

// WriteByte writes a byte.
func (b *Writer) WriteByte(c byte) error {
	if !b.ready(1) {
		return b.broken
	}
	b.store[b.used] = c
	b.used++
	return nil
}

// WriteRune writes a character in UTF-8.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		if err = b.WriteByte(byte(r)); err == nil {
			size = 1
		}
		return size, err
	}
	if !b.ready(utf8.UTFMax) {
		return 0, b.broken
	}
	if b.Available() < utf8.UTFMax {
		return b.WriteString(string(r)) // the whole buffer is too small
	}
	size = utf8.EncodeRune(b.store[b.used:], r)
	b.used += size
	return size, nil
}

// ReadFrom writes all that can be read from r, without the buffer where the
// writer below can do so and the buffer is empty.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	direct, _ := b.dst.(io.ReaderFrom)
	for err == nil {
		if !b.ready(1) {
			return n, b.broken
		}
		if b.used == 0 && direct != nil {
			var past int64
			past, b.broken = direct.ReadFrom(r)
			return n + past, b.broken
		}
		var got int
		got, err = readSome(r, b.store[b.used:])
		b.used += got
		n += int64(got)
	}
	if err != io.EOF {
		return n, err
	}
	if b.Available() == 0 {
		return n, b.Flush() // a buffer that is just full is written at once
	}
	return n, nil
}

// readSome reads into p, and again if nothing came, but not for ever.
func readSome(r io.Reader, p []byte) (n int, err error) {
	for range maxEmptyReads {
		if n, err = r.Read(p); n != 0 || err != nil {
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

// ReadWriter joins a Reader and a Writer.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter joins r and w.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
