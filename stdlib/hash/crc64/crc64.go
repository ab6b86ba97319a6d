// Package crc64 has the cyclic redundancy checks of 64 bits, with the lowest
// bit first.
package crc64

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/checksum"
)

// Size is the length of a check in bytes.
const Size = 8

// Polynomials, with the highest power in the lowest bit.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// Table is what one byte does to a check.
type Table [256]uint64

// MakeTable returns the table of a polynomial.
//
//go:noinline
func MakeTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		crc := uint64(i)
		for bit := 0; bit < 8; bit++ {
			crc = crc>>1 ^ poly&-(crc&1)
		}
		t[i] = crc
	}
	return t
}

// Update adds bytes to a check.
//
//vole:cost 63
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, tab, p) }

//go:noinline
func update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for len(p) > 0 {
		n := min(len(p), checksum.AtOnce)
		crc = checksum.CRC64(crc, (*[256]uint64)(tab), p[:n])
		p = p[n:]
	}
	return ^crc
}

// Checksum returns the check of data.
//
//vole:cost 63
func Checksum(data []byte, tab *Table) uint64 { return update(0, tab, data) }

type digest struct {
	crc uint64
	tab *Table
}

// New returns a hash with a table.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum64() uint64  { return d.crc }

//vole:cost 71
func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

//vole:cost 42
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint64(in, d.crc) }

const (
	magic     = "crc\x02"
	stateSize = len(magic) + 8 + 8
)

// tableSum identifies the table in a marshalled state.
func (d *digest) tableSum() uint64 {
	var b []byte
	for _, x := range d.tab {
		b = binary.BigEndian.AppendUint64(b, x)
	}
	return Checksum(b, MakeTable(ISO))
}

//go:noinline
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint64(b, d.tableSum())
	return binary.BigEndian.AppendUint64(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) {
	return d.AppendBinary(make([]byte, 0, stateSize))
}

func (d *digest) UnmarshalBinary(b []byte) error {
	switch {
	case len(b) < len(magic) || string(b[:len(magic)]) != magic:
		return errors.New("hash/crc64: invalid hash state identifier")
	case len(b) != stateSize:
		return errors.New("hash/crc64: invalid hash state size")
	case d.tableSum() != binary.BigEndian.Uint64(b[4:]):
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = binary.BigEndian.Uint64(b[12:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}
