// Package gzip reads and writes files of RFC 1952: text compressed by DEFLATE
// between a header and a checksum, several of which may follow each other.
package gzip

import (
	"compress/flate"
	"errors"
	"fmt"
	"hash/crc32"
	"internal/byteorder"
	"io"
	"time"
)

// Levels, as in package flate.
const (
	NoCompression      = flate.NoCompression
	BestSpeed          = flate.BestSpeed
	BestCompression    = flate.BestCompression
	DefaultCompression = flate.DefaultCompression
	HuffmanOnly        = flate.HuffmanOnly
)

// What is wrong with input.
var (
	ErrChecksum = errors.New("gzip: invalid checksum")
	ErrHeader   = errors.New("gzip: invalid header")
)

// Flags of a header.
const (
	hasChecksum = 1 << (1 + iota)
	hasExtra
	hasName
	hasComment

	headerSize = 10
)

// A Header describes the file that was compressed. Its strings are Latin-1 in
// the file.
type Header struct {
	Comment string
	Extra   []byte
	ModTime time.Time
	Name    string
	OS      byte
}

// A Writer compresses what is written to it. Its header may be changed before
// the first call of Write, Flush or Close.
type Writer struct {
	Header
	w      io.Writer
	level  int
	packer *flate.Writer
	begun  bool
	closed bool
	sum    uint32
	size   uint32
	err    error
}

// NewWriter returns a new Writer with the usual level.
func NewWriter(w io.Writer) *Writer {
	z, _ := NewWriterLevel(w, DefaultCompression)
	return z
}

// NewWriterLevel returns a new Writer with a level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("gzip: invalid compression level: %d", level)
	}
	z := &Writer{level: level}
	z.Reset(w)
	return z, nil
}

// Reset makes z a new Writer of the same level.
//
//vole:cost 62
func (z *Writer) Reset(w io.Writer) {
	*z = Writer{Header: Header{OS: 255}, w: w, level: z.level, packer: z.packer}
	if z.packer != nil {
		z.packer.Reset(w)
	}
}

// put writes bytes to the file, unless there was an error.
func (z *Writer) put(b []byte) {
	if z.err == nil {
		_, z.err = z.w.Write(b)
	}
}

// begin writes the header, once.
func (z *Writer) begin() {
	if z.begun {
		return
	}
	z.begun = true
	head := make([]byte, headerSize)
	head[0], head[1], head[2], head[9] = 0x1F, 0x8B, 8, z.OS
	if z.Extra != nil {
		head[3] |= hasExtra
	}
	if z.Name != "" {
		head[3] |= hasName
	}
	if z.Comment != "" {
		head[3] |= hasComment
	}
	if z.ModTime.After(time.Unix(0, 0)) {
		byteorder.LEPutUint32(head[4:], uint32(z.ModTime.Unix()))
	}
	switch z.level {
	case BestCompression:
		head[8] = 2
	case BestSpeed:
		head[8] = 4
	}
	z.put(head)
	if z.Extra != nil {
		if len(z.Extra) > 0xFFFF && z.err == nil {
			z.err = errors.New("gzip.Write: Extra data is too large")
		}
		z.put(byteorder.LEAppendUint16(nil, uint16(len(z.Extra))))
		z.put(z.Extra)
	}
	z.putString(z.Name)
	z.putString(z.Comment)
	if z.err == nil && z.packer == nil {
		z.packer, _ = flate.NewWriter(z.w, z.level)
	}
}

// putString writes a string of the header, unless it is empty.
func (z *Writer) putString(s string) {
	if s == "" || z.err != nil {
		return
	}
	latin := make([]byte, 0, len(s)+1)
	for _, r := range s {
		if r == 0 || r > 0xFF {
			z.err = errors.New("gzip.Write: non-Latin-1 header string")
			return
		}
		latin = append(latin, byte(r))
	}
	z.put(latin)
	z.put([]byte{0})
}

// Write compresses p; some of it may be kept for the next call.
//
//vole:leaks z=heap
func (z *Writer) Write(p []byte) (n int, err error) {
	if z.err == nil {
		z.begin()
	}
	if z.err != nil {
		return 0, z.err
	}
	z.size += uint32(len(p))
	z.sum = crc32.Update(z.sum, crc32.IEEETable, p)
	n, z.err = z.packer.Write(p)
	return n, z.err
}

// Flush writes all that was kept, so that a reader has everything.
//
//vole:leaks z=heap
func (z *Writer) Flush() error {
	if z.err == nil && !z.closed {
		z.begin()
		if z.err == nil {
			z.err = z.packer.Flush()
		}
	}
	return z.err
}

// Close flushes z and writes checksum and size. The writer below stays open.
//
//vole:leaks z=heap
func (z *Writer) Close() error {
	if z.err != nil || z.closed {
		return z.err
	}
	z.closed = true
	z.begin()
	if z.err == nil {
		z.err = z.packer.Close()
	}
	z.put(byteorder.LEAppendUint32(byteorder.LEAppendUint32(nil, z.sum), z.size))
	return z.err
}
