// Package strings works on UTF-8 strings. This file has the Builder; searching
// is in search.go, splitting in split.go, case and mapping in map.go, trimming
// in trim.go.
package strings

import (
	"unicode/utf8"
	"unsafe"
)

// A Builder makes a string piece by piece with little copying. The zero value
// is ready; a Builder in use must not be copied.
type Builder struct {
	owner *Builder // who wrote to it first: the copies know by it what they are
	text  []byte
}

// claim is called before each change that b is not yet known to own.
func (b *Builder) claim() {
	if b.owner != nil {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
	b.owner = b
}

// String returns what has been written.
func (b *Builder) String() string { return frozen(b.text) }

// frozen returns text as a string without a copy; it must not change any more.
func frozen(text []byte) string {
	return unsafe.String(unsafe.SliceData(text), len(text))
}

// Len returns the number of bytes written.
func (b *Builder) Len() int { return len(b.text) }

// Cap returns the size of the memory that holds them.
func (b *Builder) Cap() int { return cap(b.text) }

// Reset makes the Builder empty.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes room for n more bytes. It panics if n is negative.
func (b *Builder) Grow(n int) {
	if b.owner != b {
		b.claim()
	}
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if free := cap(b.text) - len(b.text); free < n {
		whole := b.text[:cap(b.text)]
		b.text = append(whole, make([]byte, len(whole)+n)...)[:len(b.text)]
	}
}

// Write appends p; the error is always nil.
func (b *Builder) Write(p []byte) (int, error) {
	if b.owner != b {
		b.claim()
	}
	b.text = append(b.text, p...)
	return len(p), nil
}

// WriteString appends s; the error is always nil.
func (b *Builder) WriteString(s string) (int, error) {
	if b.owner != b {
		b.claim()
	}
	b.text = append(b.text, s...)
	return len(s), nil
}

// WriteByte appends c; the error is always nil.
func (b *Builder) WriteByte(c byte) error {
	if b.owner != b {
		b.claim()
	}
	b.text = append(b.text, c)
	return nil
}

// WriteRune appends the encoding of r and returns its length.
func (b *Builder) WriteRune(r rune) (int, error) {
	if b.owner != b {
		b.claim()
	}
	before := len(b.text)
	b.text = utf8.AppendRune(b.text, r)
	return len(b.text) - before, nil
}
