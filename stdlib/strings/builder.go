// Package strings works on UTF-8 strings. This file has the Builder; searching
// is in search.go, splitting in split.go, case and mapping in map.go, trimming
// in trim.go.
package strings

import (
	"internal/abi"
	"internal/bytealg"
	"unicode/utf8"
	"unsafe"
)

// A Builder makes a string piece by piece with little copying. The zero value
// is ready; a Builder in use must not be copied.
type Builder struct {
	addr *Builder // who wrote to it first: the copies know by it what they are
	buf  []byte
}

// copyCheck makes b the owner of what is written, or panics if another is. The
// address is hidden from escape analysis: it does not outlive the Builder.
//
//vole:cost 19
func (b *Builder) copyCheck() {
	if b.addr == nil {
		b.addr = (*Builder)(abi.NoEscape(unsafe.Pointer(b)))
		return
	}
	if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

// String returns what has been written.
func (b *Builder) String() string { return unsafe.String(unsafe.SliceData(b.buf), len(b.buf)) }

// frozen returns text as a string without a copy; it must not change any more.
func frozen(text []byte) string {
	return unsafe.String(unsafe.SliceData(text), len(text))
}

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.buf) }

// Cap returns the size of the memory that holds them.
func (b *Builder) Cap() int { return cap(b.buf) }

// Reset makes the Builder empty.
func (b *Builder) Reset() {
	b.addr = nil
	b.buf = nil
}

// Grow makes room for n more bytes. It panics if n is negative.
//
//go:noinline
func (b *Builder) Grow(n int) {
	b.copyCheck()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		old := b.buf
		b.buf = append(bytealg.MakeNoZero(2*cap(old) + n)[:0], old...)
	}
}

// Write appends p; the error is always nil.
func (b *Builder) Write(p []byte) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

// WriteString appends s; the error is always nil.
func (b *Builder) WriteString(s string) (int, error) {
	b.copyCheck()
	b.buf = append(b.buf, s...)
	return len(s), nil
}

// WriteByte appends c; the error is always nil.
func (b *Builder) WriteByte(c byte) error {
	b.copyCheck()
	b.buf = append(b.buf, c)
	return nil
}

// WriteRune appends the encoding of r and returns its length.
func (b *Builder) WriteRune(r rune) (int, error) {
	b.copyCheck()
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}
