// Package io defines the interfaces of byte streams and helpers that work on
// any of them.
package io

import "errors"

// Whence values of Seek.
const (
	SeekStart   = 0 // relative to the origin
	SeekCurrent = 1 // relative to the current offset
	SeekEnd     = 2 // relative to the end
)

// ErrShortWrite says that a write took fewer bytes than asked, without saying
// why.
var ErrShortWrite = errors.New("short write")

var errInvalidWrite = errors.New("invalid write result")

// ErrShortBuffer says that a read needs a longer buffer.
var ErrShortBuffer = errors.New("short buffer")

// EOF says that there is no more input. Functions return it as it is, not
// wrapped.
var EOF = errors.New("EOF")

// ErrUnexpectedEOF says that input ended in the middle of something.
var ErrUnexpectedEOF = errors.New("unexpected EOF")

// ErrNoProgress says that many reads gave neither data nor an error.
var ErrNoProgress = errors.New("multiple Read calls return no data or error")

// Reader reads up to len(p) bytes into p. It may give data and an error at
// once; at the end of input the error is EOF.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// Writer writes p. n < len(p) comes with an error.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// Closer closes.
type Closer interface {
	Close() error
}

// Seeker sets the offset of the next read or write.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// ReadCloser reads and closes.
type ReadCloser interface {
	Reader
	Closer
}

// ReadSeeker reads and seeks.
type ReadSeeker interface {
	Reader
	Seeker
}

// ReadSeekCloser reads, seeks and closes.
type ReadSeekCloser interface {
	ReadSeeker
	Closer
}

// ReadWriter reads and writes.
type ReadWriter interface {
	Reader
	Writer
}

// ReadWriteCloser reads, writes and closes.
type ReadWriteCloser interface {
	ReadWriter
	Closer
}

// ReadWriteSeeker reads, writes and seeks.
type ReadWriteSeeker interface {
	ReadWriter
	Seeker
}

// WriteCloser writes and closes.
type WriteCloser interface {
	Writer
	Closer
}

// WriteSeeker writes and seeks.
type WriteSeeker interface {
	Writer
	Seeker
}

// ReaderFrom reads from r until EOF.
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

// WriterTo writes all its data to w.
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

// ReaderAt reads at an offset, independent of any current one; n < len(p)
// comes with an error.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// WriterAt writes at an offset.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// ByteReader reads one byte.
type ByteReader interface {
	ReadByte() (byte, error)
}

// ByteScanner can take back the last byte read.
type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

// ByteWriter writes one byte.
type ByteWriter interface {
	WriteByte(c byte) error
}

// RuneReader reads one rune and returns its length too.
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

// RuneScanner can take back the last rune read.
type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// StringWriter writes a string without a conversion.
type StringWriter interface {
	WriteString(s string) (n int, err error)
}

// WriteString writes s to w, by w's own WriteString if it has one.
func WriteString(w Writer, s string) (n int, err error) {
	own, ok := w.(StringWriter)
	if !ok {
		return w.Write([]byte(s))
	}
	return own.WriteString(s)
}

// ReadAtLeast reads into buf until it has min bytes. The error is EOF only if
// nothing was read, ErrUnexpectedEOF if fewer than min bytes were.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if min > len(buf) {
		return 0, ErrShortBuffer
	}
	for n < min {
		count, err := r.Read(buf[n:])
		n += count
		switch {
		case err == nil || n >= min:
		case err == EOF && n > 0:
			return n, ErrUnexpectedEOF
		default:
			return n, err
		}
	}
	return n, nil
}

// ReadFull fills buf; errors as ReadAtLeast.
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// Copy copies until EOF, which is no error, or until an error. It uses the
// source's WriteTo or the destination's ReadFrom where there is one.
func Copy(dst Writer, src Reader) (written int64, err error) { return transfer(dst, src, nil) }

// CopyBuffer is Copy through buf, which must not be empty unless it is nil.
func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if len(buf) == 0 && buf != nil {
		panic("empty buffer in CopyBuffer")
	}
	return transfer(dst, src, buf)
}

// CopyN copies n bytes, or until an error; err is nil if and only if n bytes
// were written.
func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, &LimitedReader{src, n})
	switch {
	case written == n:
		err = nil
	case written < n && err == nil:
		err = EOF
	}
	return written, err
}

// transfer is Copy through buf, or one of its own if that is nil.
func transfer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	switch from := src.(type) {
	case WriterTo:
		return from.WriteTo(dst)
	}
	switch to := dst.(type) {
	case ReaderFrom:
		return to.ReadFrom(src)
	}
	if buf == nil {
		buf = make([]byte, copySize(src))
	}
	for err == nil {
		var count int
		count, err = src.Read(buf)
		if count > 0 {
			put, failure := writeAll(dst, buf[:count])
			written += int64(put)
			if failure != nil {
				return written, failure
			}
		}
	}
	if err == EOF {
		err = nil
	}
	return written, err
}

// copySize returns how long a buffer for src should be.
func copySize(src Reader) int64 {
	const usual = 32 << 10
	if part, ok := src.(*LimitedReader); ok {
		return max(1, min(part.N, usual))
	}
	return usual
}

// writeAll writes p and checks what w says about it.
func writeAll(w Writer, p []byte) (n int, err error) {
	n, err = w.Write(p)
	impossible := n < 0 || n > len(p)
	if impossible {
		n = 0
	}
	switch {
	case err != nil || n == len(p):
		return n, err
	case impossible:
		return n, errInvalidWrite
	}
	return n, ErrShortWrite
}

// ReadAll reads until EOF, which is no error.
func ReadAll(r Reader) ([]byte, error) {
	var full [][]byte // pieces before the one that is being filled
	piece := make([]byte, 0, 512)
	for size := 256; ; {
		n, err := r.Read(piece[len(piece):cap(piece)])
		piece = piece[:len(piece)+n]
		if err != nil {
			if err == EOF {
				err = nil
			}
			return join(full, piece), err
		}
		if cap(piece)-len(piece) < cap(piece)/16 {
			full = append(full, piece)
			piece = withRoom(size)
			size += size / 2
		}
	}
}

// withRoom returns an empty slice with a capacity as append gives it.
func withRoom(n int) []byte { return append([]byte(nil), make([]byte, n)...)[:0] }

// join returns full and last in one slice.
func join(full [][]byte, last []byte) []byte {
	if len(full) == 0 {
		return last
	}
	size := len(last)
	for _, piece := range full {
		size += len(piece)
	}
	all := withRoom(size)
	for _, piece := range full {
		all = append(all, piece...)
	}
	return append(all, last...)
}
