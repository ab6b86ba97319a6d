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

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

type writeFunc func(p []byte) (int, error)

func (f writeFunc) Write(p []byte) (int, error) { return f(p) }

// ErrReader returns a reader that gives nothing but the error.
//
//vole:cost 6
func ErrReader(err error) io.Reader {
	return readFunc(func([]byte) (int, error) { return 0, err })
}

// OneByteReader returns a reader that asks r for a byte at a time.
//
//vole:cost 6
func OneByteReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) { return r.Read(p[:min(len(p), 1)]) })
}

// HalfReader returns a reader that asks r for half of what it is asked, rounded
// up.
//
//vole:cost 6
func HalfReader(r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// TimeoutReader returns a reader whose second read fails with ErrTimeout; the
// others are r's.
//
//vole:cost 8
func TimeoutReader(r io.Reader) io.Reader {
	reads := 0
	return readFunc(func(p []byte) (int, error) {
		if reads++; reads == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// DataErrReader returns a reader that reports r's error together with the last
// data, not after it.
//
//vole:cost 11
func DataErrReader(r io.Reader) io.Reader {
	var (
		err    error
		buffer [1024]byte
		rest   []byte // read from r
	)
	return readFunc(func(p []byte) (n int, _ error) {
		for started := false; ; started = true {
			if len(rest) == 0 {
				if err == nil {
					var got int
					got, err = r.Read(buffer[:])
					rest = buffer[:got]
				}
				if len(rest) == 0 && err != nil {
					return n, err
				}
			}
			if started && n > 0 || err != nil && n > 0 {
				return n, nil
			}
			moved := copy(p, rest)
			rest = rest[moved:]
			n += moved
			if moved == 0 && len(p) == 0 {
				return n, nil
			}
		}
	})
}

// TruncateWriter returns a writer that passes the first n bytes on to w, and
// drops the rest without saying so.
//
//vole:cost 8
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		if n <= 0 {
			return len(p), nil
		}
		part := p[:min(int64(len(p)), n)]
		written, err := w.Write(part)
		n -= int64(written)
		if err == nil && written == len(part) {
			written = len(p)
		}
		return written, err
	})
}

// NewReadLogger returns a reader that logs, with prefix and in hexadecimal, what
// it reads from r.
//
//vole:cost 8
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readFunc(func(p []byte) (int, error) {
		n, err := r.Read(p)
		note(prefix, p[:n], err)
		return n, err
	})
}

// NewWriteLogger returns a writer that logs, with prefix and in hexadecimal, what
// it writes to w.
//
//vole:cost 8
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writeFunc(func(p []byte) (int, error) {
		n, err := w.Write(p)
		note(prefix, p[:n], err)
		return n, err
	})
}

func note(prefix string, data []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, data, err)
		return
	}
	log.Printf("%s %x", prefix, data)
}
