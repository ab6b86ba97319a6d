// Package lzw has the compression of Lempel, Ziv and Welch as in GIF (least
// significant bits first) and PDF (most significant first): codes of up to 12
// bits for texts that were seen before.
package lzw

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Order is the order of bits in bytes.
type Order int

const (
	LSB Order = iota // as in GIF
	MSB              // as in TIFF and PDF
)

const (
	maxWidth = 12
	maxCode  = 1<<maxWidth - 1
	none     = 0xFFFF // no code
)

var errClosed = errors.New("lzw: reader/writer is closed")

// check looks at the parameters of readers and writers.
func check(order Order, litWidth int) error {
	if order != LSB && order != MSB {
		return errors.New("lzw: unknown order")
	}
	if litWidth < 2 || litWidth > 8 {
		return fmt.Errorf("lzw: litWidth %d out of range", litWidth)
	}
	return nil
}

// codes are the special codes of a width of literals, and the width at work.
type codes struct {
	clear, end int
	width      uint // of codes
	next       int  // the last code that was given
	limit      int  // codes that the width has
}

// start begins a new table.
func (c *codes) start() {
	c.next = c.end
	c.limit = 2 * c.clear
	for c.width = 0; 1<<c.width < c.limit; c.width++ {
	}
}

func newCodes(litWidth int) codes {
	c := codes{clear: 1 << litWidth, end: 1<<litWidth + 1}
	c.start()
	return c
}

// A Reader decompresses.
type Reader struct {
	r     io.ByteReader
	order Order
	codes
	bits   uint32
	count  uint
	last   int // the code before, none for the first one
	suffix [maxCode + 1]byte
	prefix [maxCode + 1]uint16
	text   []byte // of one code, backwards
	toRead []byte
	out    []byte
	err    error
}

// NewReader returns a *Reader for literals of 2 to 8 bits.
//
//vole:cost 76
func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser {
	return newReader(r, order, litWidth)
}

func newReader(r io.Reader, order Order, litWidth int) *Reader {
	z := new(Reader)
	z.reset(r, order, litWidth)
	return z
}

// Reset makes r a new Reader.
//
//vole:cost 66
func (r *Reader) Reset(src io.Reader, order Order, litWidth int) { r.reset(src, order, litWidth) }

//go:noinline
func (r *Reader) reset(src io.Reader, order Order, litWidth int) {
	*r = Reader{order: order, last: none, err: check(order, litWidth)}
	if r.err != nil {
		return
	}
	if bytes, ok := src.(io.ByteReader); ok {
		r.r = bytes
	} else if src != nil {
		r.r = bufio.NewReader(src)
	}
	r.codes = newCodes(litWidth)
}

// Close ends reading. The reader below stays open.
func (r *Reader) Close() error {
	r.err = errClosed
	return nil
}

// Read decompresses.
//
//vole:leaks r=heap
func (r *Reader) Read(b []byte) (int, error) {
	for len(r.toRead) == 0 {
		if r.err != nil {
			return 0, r.err
		}
		r.out = r.out[:0]
		for r.err == nil && len(r.out) < maxCode+1 {
			r.err = r.decode()
		}
		r.toRead = r.out
	}
	n := copy(b, r.toRead)
	r.toRead = r.toRead[n:]
	return n, nil
}

func (r *Reader) readCode() (int, error) {
	for r.count < r.width {
		c, err := r.r.ReadByte()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return 0, err
		}
		if r.order == LSB {
			r.bits |= uint32(c) << r.count
		} else {
			r.bits = r.bits<<8 | uint32(c)
		}
		r.count += 8
	}
	mask := uint32(1)<<r.width - 1
	r.count -= r.width
	if r.order == LSB {
		code := r.bits & mask
		r.bits >>= r.width
		return int(code), nil
	}
	return int(r.bits >> r.count & mask), nil
}

// decode reads one code and appends its text to out.
func (r *Reader) decode() error {
	code, err := r.readCode()
	if err != nil {
		return err
	}
	switch {
	case code == r.clear:
		r.start()
		r.last = none
		return nil
	case code == r.end:
		return io.EOF
	case code > r.next:
		return errors.New("lzw: invalid code")
	}
	// A code that is to be given now: the text before, and its first byte.
	text := r.text[:0]
	c := code
	if code == r.next && r.last != none && code > r.end {
		text = append(text, 0)
		c = r.last
	}
	for c > r.end {
		text = append(text, r.suffix[c])
		c = int(r.prefix[c])
	}
	text = append(text, byte(c))
	if code == r.next && r.last != none && code > r.end {
		text[0] = byte(c)
	}
	for i := len(text) - 1; i >= 0; i-- {
		r.out = append(r.out, text[i])
	}
	r.text = text
	if r.last != none {
		r.suffix[r.next], r.prefix[r.next] = byte(c), uint16(r.last)
	}
	r.last = code
	if r.next++; r.next >= r.limit {
		if r.width == maxWidth { // no more codes until the table is cleared
			r.last = none
			r.next--
		} else {
			r.width++
			r.limit *= 2
		}
	}
	return nil
}

// byteWriter is what a Writer wants; others get a buffer in front.
type byteWriter interface {
	io.ByteWriter
	Flush() error
}

// A Writer compresses.
type Writer struct {
	w     byteWriter
	order Order
	codes
	bits  uint32
	count uint
	text  int            // the code of what was read and not written; none at first
	table map[uint32]int // of a code and the byte behind
	err   error
}

// NewWriter returns a *Writer for literals of 2 to 8 bits.
//
//vole:cost 76
func NewWriter(w io.Writer, order Order, litWidth int) io.WriteCloser {
	return newWriter(w, order, litWidth)
}

func newWriter(w io.Writer, order Order, litWidth int) *Writer {
	z := new(Writer)
	z.doReset(w, order, litWidth)
	return z
}

// Reset makes w a new Writer.
//
//vole:cost 66
func (w *Writer) Reset(dst io.Writer, order Order, litWidth int) {
	w.doReset(dst, order, litWidth)
}

//go:noinline
func (w *Writer) doReset(dst io.Writer, order Order, litWidth int) {
	*w = Writer{order: order, text: none, err: check(order, litWidth)}
	if w.err != nil {
		return
	}
	if bytes, ok := dst.(byteWriter); ok {
		w.w = bytes
	} else if dst != nil {
		w.w = bufio.NewWriter(dst)
	}
	w.codes = newCodes(litWidth)
	w.table = make(map[uint32]int)
}

func (w *Writer) writeCode(code int) error {
	if w.order == LSB {
		w.bits |= uint32(code) << w.count
	} else {
		w.bits = w.bits<<w.width | uint32(code)
	}
	w.count += w.width
	for w.count >= 8 {
		w.count -= 8
		c := byte(w.bits)
		if w.order == LSB {
			w.bits >>= 8
		} else {
			c = byte(w.bits >> w.count)
		}
		if err := w.w.WriteByte(c); err != nil {
			return err
		}
	}
	return nil
}

// give makes a new code; ok is false if there were none left, and the table is
// a new one.
func (w *Writer) give() (ok bool, err error) {
	w.next++
	if w.next == w.limit {
		w.width++
		w.limit *= 2
	}
	if w.next < maxCode {
		return true, nil
	}
	if err = w.writeCode(w.clear); err != nil {
		return false, err
	}
	w.start()
	clear(w.table)
	return false, nil
}

// Write compresses p.
//
//vole:leaks w=heap
func (w *Writer) Write(p []byte) (n int, err error) {
	if w.err != nil {
		return 0, w.err
	}
	for _, c := range p {
		if int(c) >= w.clear {
			w.err = errors.New("lzw: input byte too large for the litWidth")
			return 0, w.err
		}
	}
	n = len(p)
	if n > 0 && w.text == none {
		if err = w.writeCode(w.clear); err != nil {
			return 0, err
		}
		w.text, p = int(p[0]), p[1:]
	}
	for _, c := range p {
		key := uint32(w.text)<<8 | uint32(c)
		if code, ok := w.table[key]; ok {
			w.text = code
			continue
		}
		if w.err = w.writeCode(w.text); w.err != nil {
			return 0, w.err
		}
		w.text = int(c)
		ok, err := w.give()
		if err != nil {
			w.err = err
			return 0, err
		}
		if ok {
			w.table[key] = w.next
		}
	}
	return n, nil
}

// Close writes what is left, and the end. The writer below stays open.
//
//vole:leaks w=heap
func (w *Writer) Close() error {
	if w.err != nil {
		if w.err == errClosed {
			return nil
		}
		return w.err
	}
	w.err = errClosed
	if w.text == none {
		if err := w.writeCode(w.clear); err != nil {
			return err
		}
	} else {
		if err := w.writeCode(w.text); err != nil {
			return err
		}
		if _, err := w.give(); err != nil {
			return err
		}
	}
	if err := w.writeCode(w.end); err != nil {
		return err
	}
	if w.count > 0 {
		c := byte(w.bits)
		if w.order == MSB {
			c = byte(w.bits << (8 - w.count))
		}
		if err := w.w.WriteByte(c); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
