// Package hex writes bytes as hexadecimal digits.
// Dump and Dumper show them as the command hexdump -C does.
package hex

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength says that the number of digits is odd.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

// EncodedLen returns the length of n bytes encoded.
func EncodedLen(n int) int { return n * 2 }

// DecodedLen returns the length of x digits decoded.
func DecodedLen(x int) int { return x / 2 }

// Encode writes the digits of src to dst and returns how many.
//
//vole:cost 39
func Encode(dst, src []byte) int {
	for i, b := range src {
		dst[2*i], dst[2*i+1] = digits[b>>4], digits[b&15]
	}
	return len(src) * 2
}

// AppendEncode appends the digits of src.
func AppendEncode(dst, src []byte) []byte {
	n := len(dst)
	dst = slices.Grow(dst, EncodedLen(len(src)))[:n+EncodedLen(len(src))]
	Encode(dst[n:], src)
	return dst
}

// EncodeToString returns the digits of src.
//
//vole:cost 59
func EncodeToString(src []byte) string {
	dst := make([]byte, EncodedLen(len(src)))
	Encode(dst, src)
	return string(dst)
}

// value returns that of a digit, or -1.
func value(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// Decode writes the bytes of digits to dst and returns how many there were
// before an error.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		hi, lo := value(src[2*n]), value(src[2*n+1])
		if hi < 0 {
			return n, InvalidByteError(src[2*n])
		}
		if lo < 0 {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = byte(hi<<4 | lo)
	}
	if len(src)%2 == 1 {
		if last := src[len(src)-1]; value(last) < 0 {
			return n, InvalidByteError(last)
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes of digits.
func AppendDecode(dst, src []byte) ([]byte, error) {
	n := len(dst)
	dst = slices.Grow(dst, DecodedLen(len(src)))
	k, err := Decode(dst[n:n+DecodedLen(len(src))], src)
	return dst[:n+k], err
}

// DecodeString returns the bytes of digits, on an error those before it.
func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, DecodedLen(len(s)))
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump returns data as `hexdump -C` shows it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	b.Grow((1 + (len(data)-1)/16) * 79)
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

type encoder struct {
	w   io.Writer
	err error
	out [1024]byte
}

// NewEncoder returns a writer that writes digits to w.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		piece := p[:min(len(p), len(e.out)/2)]
		var written int
		written, e.err = e.w.Write(e.out[:Encode(e.out[:], piece)])
		n += written / 2
		p = p[len(piece):]
	}
	return n, e.err
}

type decoder struct {
	r   io.Reader
	err error
	in  []byte // digits that are read and not decoded
	arr [1024]byte
}

// NewDecoder returns a reader of the bytes whose digits r has.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		rest := copy(d.arr[:], d.in)
		var got int
		got, d.err = d.r.Read(d.arr[rest:])
		d.in = d.arr[:rest+got]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if c := d.in[len(d.in)-1]; value(c) < 0 {
				d.err = InvalidByteError(c)
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if avail := len(d.in) / 2; len(p) > avail {
		p = p[:avail]
	}
	n, err = Decode(p, d.in[:len(p)*2])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dumper returns a writer that writes lines as `hexdump -C` to w. Close writes
// the last.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	line   []byte // bytes of the current line, up to 16
	n      int    // all bytes
	closed bool
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for _, b := range data {
		d.line = append(d.line, b)
		if len(d.line) == 16 {
			if err = d.flush(); err != nil {
				return
			}
		}
		n++
	}
	return
}

func (d *dumper) flush() error {
	var b []byte
	b = fmt.Appendf(b, "%08x", d.n)
	for i := 0; i < 16; i++ {
		if i%8 == 0 {
			b = append(b, ' ')
		}
		if i < len(d.line) {
			b = append(b, ' ', digits[d.line[i]>>4], digits[d.line[i]&15])
		} else {
			b = append(b, "   "...)
		}
	}
	b = append(b, "  |"...)
	for _, c := range d.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		b = append(b, c)
	}
	b = append(b, "|\n"...)
	d.n += len(d.line)
	d.line = d.line[:0]
	_, err := d.w.Write(b)
	return err
}

//go:noinline
func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
