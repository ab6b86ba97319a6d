// Package crc32 has the cyclic redundancy checks of 32 bits, with the lowest
// bit first.
package crc32

import (
	"encoding/binary"
	"errors"
	"hash"
	"internal/checksum"
	"sync"
	"unsafe"
)

// Size is the length of a check in bytes.
const Size = 4

// Polynomials, with the highest power in the lowest bit.
const (
	IEEE       = 0xedb88320 // Ethernet, gzip, zip, png
	Castagnoli = 0x82f63b78 // iSCSI, better at finding errors
	Koopman    = 0xeb31d82e // better still
)

// Table is what one byte does to a check.
type Table [256]uint32

func fill(t *Table, poly uint32) *Table {
	for i := range t {
		crc := uint32(i)
		for bit := 0; bit < 8; bit++ {
			crc = crc>>1 ^ poly&-(crc&1)
		}
		t[i] = crc
	}
	return t
}

// slicing has in [k] what a byte does that k more bytes follow.
type slicing [8]Table

func (s *slicing) fill(poly uint32) {
	fill(&s[0], poly)
	for i := range s[0] {
		crc := s[0][i]
		for k := 1; k < 8; k++ {
			crc = s[0][byte(crc)] ^ crc>>8
			s[k][i] = crc
		}
	}
}

func (s *slicing) update(crc uint32, p []byte) uint32 {
	crc = ^crc
	for len(p) > 0 {
		n := min(len(p), checksum.AtOnce)
		crc = checksum.CRC32(crc, (*[8][256]uint32)(unsafe.Pointer(s)), p[:n])
		p = p[n:]
	}
	return ^crc
}

func simple(t *Table, crc uint32, p []byte) uint32 {
	for _, c := range p {
		crc = t[byte(crc)^c] ^ crc>>8
	}
	return crc
}

var (
	ieeeOnce sync.Once
	ieee     slicing

	castagnoliOnce sync.Once
	castagnoli     slicing
)

// IEEETable is the table of the IEEE polynomial.
var IEEETable = fill(new(Table), IEEE)

// MakeTable returns the table of a polynomial. It must not be changed.
func MakeTable(poly uint32) *Table {
	switch poly {
	case IEEE:
		return IEEETable
	case Castagnoli:
		castagnoliOnce.Do(func() { castagnoli.fill(Castagnoli) })
		return &castagnoli[0]
	}
	return fill(new(Table), poly)
}

// Update adds bytes to a check.
//
//vole:cost 64
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, tab, p) }

//go:noinline
//vole:leaks p=heap
func update(crc uint32, tab *Table, p []byte) uint32 {
	switch {
	case tab == IEEETable:
		ieeeOnce.Do(func() { ieee.fill(IEEE) })
		return ieee.update(crc, p)
	case tab == &castagnoli[0]:
		return castagnoli.update(crc, p)
	}
	return ^simple(tab, ^crc, p)
}

// Checksum returns the check of data.
//
//vole:cost 70
func Checksum(data []byte, tab *Table) uint32 { return Update(0, tab, data) }

// ChecksumIEEE returns the check of data with the IEEE polynomial.
//
//go:noinline
//vole:leaks data=heap
func ChecksumIEEE(data []byte) uint32 { return Update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash with a table.
//
//vole:cost 71
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// NewIEEE returns a hash with the IEEE polynomial.
//
//vole:cost 75
func NewIEEE() hash.Hash32 { return New(IEEETable) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

//vole:cost 72
func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

//vole:cost 26
func (d *digest) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, d.crc) }

const (
	magic     = "crc\x01"
	stateSize = len(magic) + 4 + 4
)

// tableSum identifies the table in a marshalled state.
func (d *digest) tableSum() uint32 {
	var b []byte
	for _, x := range d.tab {
		b = binary.BigEndian.AppendUint32(b, x)
	}
	return ChecksumIEEE(b)
}

//go:noinline
func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, magic...)
	b = binary.BigEndian.AppendUint32(b, d.tableSum())
	return binary.BigEndian.AppendUint32(b, d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) {
	return d.AppendBinary(make([]byte, 0, stateSize))
}

func (d *digest) UnmarshalBinary(b []byte) error {
	switch {
	case len(b) < len(magic) || string(b[:len(magic)]) != magic:
		return errors.New("hash/crc32: invalid hash state identifier")
	case len(b) != stateSize:
		return errors.New("hash/crc32: invalid hash state size")
	case d.tableSum() != binary.BigEndian.Uint32(b[4:]):
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = binary.BigEndian.Uint32(b[8:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}
