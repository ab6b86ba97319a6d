// Package iotest has readers and writers that behave in the ways which are
// allowed and rare, for tests of those who use them.
package iotest

import (
	"errors"
	"io"
	"log"
)

// ErrTimeout is what TimeoutReader's second read reports.
var ErrTimeout = errors.New("timeout")

// ErrReader returns a reader that gives nothing but the error.
func ErrReader(err error) io.Reader { return &errReader{err} }

type errReader struct{ err error }

func (e *errReader) Read([]byte) (int, error) { return 0, e.err }

// OneByteReader returns a reader that asks r for a byte at a time.
func OneByteReader(r io.Reader) io.Reader { return &oneByteReader{r} }

type oneByteReader struct{ r io.Reader }

func (o *oneByteReader) Read(p []byte) (int, error) { return o.r.Read(p[:min(len(p), 1)]) }

// HalfReader returns a reader that asks r for half of what it is asked, rounded
// up.
func HalfReader(r io.Reader) io.Reader { return &halfReader{r} }

type halfReader struct{ r io.Reader }

func (h *halfReader) Read(p []byte) (int, error) { return h.r.Read(p[:(len(p)+1)/2]) }

// TimeoutReader returns a reader whose second read fails with ErrTimeout; the
// others are r's.
//
//vole:cost 8
func TimeoutReader(r io.Reader) io.Reader { return &timeoutReader{r: r} }

type timeoutReader struct {
	r     io.Reader
	reads int
}

func (t *timeoutReader) Read(p []byte) (int, error) {
	if t.reads++; t.reads == 2 {
		return 0, ErrTimeout
	}
	return t.r.Read(p)
}

// DataErrReader returns a reader that reports r's error together with the last
// data, not after it.
//
//vole:cost 11
func DataErrReader(r io.Reader) io.Reader {
	return &dataErrReader{r: r, data: make([]byte, 1024)}
}

type dataErrReader struct {
	r    io.Reader
	data []byte // to read into
	rest []byte // of what was read
	err  error
}

func (d *dataErrReader) Read(p []byte) (n int, _ error) {
	for started := false; ; started = true {
		if len(d.rest) == 0 {
			if d.err == nil {
				var got int
				got, d.err = d.r.Read(d.data)
				d.rest = d.data[:got]
			}
			if len(d.rest) == 0 && d.err != nil {
				return n, d.err
			}
		}
		if started && n > 0 || d.err != nil && n > 0 {
			return n, nil
		}
		moved := copy(p, d.rest)
		d.rest = d.rest[moved:]
		n += moved
		if moved == 0 && len(p) == 0 {
			return n, nil
		}
	}
}

// TruncateWriter returns a writer that passes the first n bytes on to w, and
// drops the rest without saying so.
func TruncateWriter(w io.Writer, n int64) io.Writer { return &truncateWriter{w, n} }

type truncateWriter struct {
	w io.Writer
	n int64
}

func (t *truncateWriter) Write(p []byte) (int, error) {
	if t.n <= 0 {
		return len(p), nil
	}
	part := p[:min(int64(len(p)), t.n)]
	written, err := t.w.Write(part)
	t.n -= int64(written)
	if err == nil && written == len(part) {
		written = len(p)
	}
	return written, err
}

// NewReadLogger returns a reader that logs, with prefix and in hexadecimal, what
// it reads from r.
func NewReadLogger(prefix string, r io.Reader) io.Reader { return &readLogger{prefix, r} }

type readLogger struct {
	prefix string
	r      io.Reader
}

func (l *readLogger) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	note(l.prefix, p[:n], err)
	return n, err
}

// NewWriteLogger returns a writer that logs, with prefix and in hexadecimal, what
// it writes to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer { return &writeLogger{prefix, w} }

type writeLogger struct {
	prefix string
	w      io.Writer
}

func (l *writeLogger) Write(p []byte) (int, error) {
	n, err := l.w.Write(p)
	note(l.prefix, p[:n], err)
	return n, err
}

func note(prefix string, data []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, data, err)
		return
	}
	log.Printf("%s %x", prefix, data)
}
