// Package zlib reads and writes RFC 1950's form of text compressed by DEFLATE:
// two bytes in front, and a checksum behind.
package zlib

import (
	"bufio"
	"compress/flate"
	"errors"
	"fmt"
	"hash"
	"hash/adler32"
	"internal/byteorder"
	"io"
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
	ErrChecksum   = errors.New("zlib: invalid checksum")
	ErrDictionary = errors.New("zlib: invalid dictionary")
	ErrHeader     = errors.New("zlib: invalid header")
)

const hasDict = 1 << 5 // in the second byte

// A Writer compresses what is written to it.
type Writer struct {
	w      io.Writer
	level  int
	dict   []byte
	packer *flate.Writer
	sum    hash.Hash32
	begun  bool
	err    error
}

// NewWriter returns a new Writer with the usual level.
//
//vole:cost 69
func NewWriter(w io.Writer) *Writer { return newWriter(w) }

//go:noinline
func newWriter(w io.Writer) *Writer { return &Writer{w: w, level: DefaultCompression} }

// NewWriterLevel returns a new Writer with a level.
func NewWriterLevel(w io.Writer, level int) (*Writer, error) {
	return NewWriterLevelDict(w, level, nil)
}

// NewWriterLevelDict returns a new Writer with a level, and a text that the
// reader knows, too.
func NewWriterLevelDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("zlib: invalid compression level: %d", level)
	}
	return &Writer{w: w, level: level, dict: dict}, nil
}

// Reset makes z a new Writer with the same level and dictionary.
func (z *Writer) Reset(w io.Writer) {
	z.w, z.begun, z.err = w, false, nil
	if z.packer != nil {
		z.packer.Reset(w)
		z.sum.Reset()
	}
}

// begin writes what stands in front, once, and returns whether all is well.
func (z *Writer) begin() bool {
	if z.begun {
		return z.err == nil
	}
	z.begun = true
	kind := byte(2)
	switch {
	case z.level >= 7:
		kind = 3
	case z.level >= 2 && z.level <= 5:
		kind = 1
	case z.level != 6 && z.level != DefaultCompression:
		kind = 0
	}
	head := []byte{0x78, kind << 6}
	if z.dict != nil {
		head[1] |= hasDict
	}
	head[1] += byte(31 - byteorder.BEUint16(head)%31)
	if _, z.err = z.w.Write(head); z.err != nil {
		return false
	}
	if z.dict != nil {
		if _, z.err = z.w.Write(byteorder.BEAppendUint32(nil, adler32.Checksum(z.dict))); z.err != nil {
			return false
		}
	}
	if z.packer == nil {
		z.packer, z.err = flate.NewWriterDict(z.w, z.level, z.dict)
		z.sum = adler32.New()
	}
	return z.err == nil
}

// Write compresses p; some of it may be kept for the next call.
//
//vole:leaks z=heap
func (z *Writer) Write(p []byte) (n int, err error) {
	if !z.begin() {
		return 0, z.err
	}
	if len(p) == 0 {
		return 0, nil
	}
	if n, z.err = z.packer.Write(p); z.err == nil {
		z.sum.Write(p)
	}
	return n, z.err
}

// Flush writes all that was kept, so that a reader has everything.
//
//vole:leaks z=heap
func (z *Writer) Flush() error {
	if z.begin() {
		z.err = z.packer.Flush()
	}
	return z.err
}

// Close flushes z and writes the checksum. The writer below stays open.
//
//vole:leaks z=heap
func (z *Writer) Close() error {
	if !z.begin() {
		return z.err
	}
	if z.err = z.packer.Close(); z.err == nil {
		_, z.err = z.w.Write(byteorder.BEAppendUint32(nil, z.sum.Sum32()))
	}
	return z.err
}

// Resetter is what readers of this package can do, too.
type Resetter interface {
	// Reset makes the reader a new one, with a dictionary.
	Reset(r io.Reader, dict []byte) error
}

type reader struct {
	r        flate.Reader
	unpacker io.ReadCloser
	sum      hash.Hash32
	err      error
}

// NewReader returns a reader that decompresses r. It may read more of r than
// the text, unless r is an io.ByteReader.
func NewReader(r io.Reader) (io.ReadCloser, error) { return NewReaderDict(r, nil) }

// NewReaderDict is NewReader for what was written with a dictionary; others are
// read, too.
func NewReaderDict(r io.Reader, dict []byte) (io.ReadCloser, error) {
	z := new(reader)
	if err := z.Reset(r, dict); err != nil {
		return nil, err
	}
	return z, nil
}

// get reads n bytes.
func (z *reader) get(n int) ([]byte, error) {
	b := make([]byte, n)
	_, err := io.ReadFull(z.r, b)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return b, err
}

func (z *reader) Reset(r io.Reader, dict []byte) error {
	*z = reader{unpacker: z.unpacker}
	if bytes, ok := r.(flate.Reader); ok {
		z.r = bytes
	} else {
		z.r = bufio.NewReader(r)
	}
	z.err = z.readHeader(dict)
	return z.err
}

func (z *reader) readHeader(dict []byte) error {
	head, err := z.get(2)
	if err != nil {
		return err
	}
	if head[0]&15 != 8 || head[0]>>4 > 7 || byteorder.BEUint16(head)%31 != 0 {
		return ErrHeader
	}
	usesDict := head[1]&hasDict != 0
	if usesDict {
		sum, err := z.get(4)
		if err != nil {
			return err
		}
		if byteorder.BEUint32(sum) != adler32.Checksum(dict) {
			return ErrDictionary
		}
	}
	switch {
	case z.unpacker != nil:
		z.unpacker.(flate.Resetter).Reset(z.r, dict)
	case usesDict:
		z.unpacker = flate.NewReaderDict(z.r, dict)
	default:
		z.unpacker = flate.NewReader(z.r)
	}
	z.sum = adler32.New()
	return nil
}

func (z *reader) Read(p []byte) (n int, err error) {
	if z.err != nil {
		return 0, z.err
	}
	n, z.err = z.unpacker.Read(p)
	z.sum.Write(p[:n])
	if z.err == io.EOF {
		sum, err := z.get(4)
		switch {
		case err != nil:
			z.err = err
		case byteorder.BEUint32(sum) != z.sum.Sum32():
			z.err = ErrChecksum
		}
	}
	return n, z.err
}

func (z *reader) Close() error {
	if z.err != nil && z.err != io.EOF {
		return z.err
	}
	z.err = z.unpacker.Close()
	return z.err
}
