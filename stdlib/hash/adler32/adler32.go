// Package adler32 has the checksum of zlib: the sum of all bytes and the sum of
// those sums, modulo the largest prime of 16 bits.
package adler32

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/checksum"
)

// Size is the length of a checksum in bytes.
const Size = 4

const (
	prime = 65521
	burst = 5552 // bytes after which the sums still fit 32 bits
)

type digest uint32 // the second sum above the first

// New returns a hash.
//
//vole:cost 14
func New() hash.Hash32 {
	d := new(digest)
	d.Reset()
	return d
}

//go:noinline
func update(d digest, p []byte) digest {
	for len(p) > 0 {
		n := min(len(p), checksum.AtOnce)
		d = digest(checksum.Adler32(uint32(d), p[:n]))
		p = p[n:]
	}
	return d
}

// Checksum returns the checksum of data.
//
//vole:cost 62
func Checksum(data []byte) uint32 { return uint32(update(1, data)) }

func (d *digest) Reset()         { *d = 1 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

//vole:cost 69
func (d *digest) Write(p []byte) (nn int, err error) {
	*d = update(*d, p)
	return len(p), nil
}

//vole:cost 23
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, uint32(*d)) }

const magic = "adl\x01"

//vole:cost 15
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return binary.BigEndian.AppendUint32(append(b, magic...), uint32(*d)), nil
}

//vole:cost 30
func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

//vole:cost 47
func (d *digest) UnmarshalBinary(b []byte) error {
	switch {
	case len(b) < len(magic) || string(b[:len(magic)]) != magic:
		return errors.New("hash/adler32: invalid hash state identifier")
	case len(b) != len(magic)+4:
		return errors.New("hash/adler32: invalid hash state size")
	}
	*d = digest(binary.BigEndian.Uint32(b[4:]))
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}
