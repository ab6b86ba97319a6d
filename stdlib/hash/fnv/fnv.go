// Package fnv has the hashes of Fowler, Noll and Vo: multiply by a prime and
// xor with a byte, in variant a the other way round.
package fnv

import (
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

const (
	offset32      = 2166136261
	offset64      = 14695981039346656037
	offset128Low  = 0x62b821756295c58d
	offset128High = 0x6c62272e07bb0142
	prime32       = 16777619
	prime64       = 1099511628211
	prime128Low   = 0x13b
	prime128Shift = 24 // of the high half

	magic32   = "fnv\x01"
	magic32a  = "fnv\x02"
	magic64   = "fnv\x03"
	magic64a  = "fnv\x04"
	magic128  = "fnv\x05"
	magic128a = "fnv\x06"
)

// New32 returns a 32-bit FNV-1.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

// New32a returns a 32-bit FNV-1a.
func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

// New64 returns a 64-bit FNV-1.
func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

// New64a returns a 64-bit FNV-1a.
func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

// New128 returns a 128-bit FNV-1.
func New128() hash.Hash { return &sum128{offset128High, offset128Low} }

// New128a returns a 128-bit FNV-1a.
func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

func (s *sum32) Reset()   { *s = offset32 }
func (s *sum32a) Reset()  { *s = offset32 }
func (s *sum64) Reset()   { *s = offset64 }
func (s *sum64a) Reset()  { *s = offset64 }
func (s *sum128) Reset()  { *s = sum128{offset128High, offset128Low} }
func (s *sum128a) Reset() { *s = sum128a{offset128High, offset128Low} }

func (s *sum32) Sum32() uint32  { return uint32(*s) }
func (s *sum32a) Sum32() uint32 { return uint32(*s) }
func (s *sum64) Sum64() uint64  { return uint64(*s) }
func (s *sum64a) Sum64() uint64 { return uint64(*s) }

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime32
		h ^= sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum32a(c)
		h *= prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime64
		h ^= sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum64a(c)
		h *= prime64
	}
	*s = h
	return len(data), nil
}

// times multiplies by the 128-bit prime.
func times(s [2]uint64) [2]uint64 {
	hi, lo := bits.Mul64(prime128Low, s[1])
	return [2]uint64{hi + s[1]<<prime128Shift + prime128Low*s[0], lo}
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		*s = times(*s)
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[1] ^= uint64(c)
		*s = times(*s)
	}
	return len(data), nil
}

func (s *sum32) Size() int   { return 4 }
func (s *sum32a) Size() int  { return 4 }
func (s *sum64) Size() int   { return 8 }
func (s *sum64a) Size() int  { return 8 }
func (s *sum128) Size() int  { return 16 }
func (s *sum128a) Size() int { return 16 }

func (s *sum32) BlockSize() int   { return 1 }
func (s *sum32a) BlockSize() int  { return 1 }
func (s *sum64) BlockSize() int   { return 1 }
func (s *sum64a) BlockSize() int  { return 1 }
func (s *sum128) BlockSize() int  { return 1 }
func (s *sum128a) BlockSize() int { return 1 }

func append32(b []byte, x uint32) []byte { return binary.BigEndian.AppendUint32(b, x) }
func append64(b []byte, x uint64) []byte { return binary.BigEndian.AppendUint64(b, x) }

func append128(b []byte, x [2]uint64) []byte { return append64(append64(b, x[0]), x[1]) }

func (s *sum32) Sum(in []byte) []byte   { return append32(in, uint32(*s)) }
func (s *sum32a) Sum(in []byte) []byte  { return append32(in, uint32(*s)) }
func (s *sum64) Sum(in []byte) []byte   { return append64(in, uint64(*s)) }
func (s *sum64a) Sum(in []byte) []byte  { return append64(in, uint64(*s)) }
func (s *sum128) Sum(in []byte) []byte  { return append128(in, *s) }
func (s *sum128a) Sum(in []byte) []byte { return append128(in, *s) }

func (s *sum32) AppendBinary(b []byte) ([]byte, error) {
	return append32(append(b, magic32...), uint32(*s)), nil
}

func (s *sum32a) AppendBinary(b []byte) ([]byte, error) {
	return append32(append(b, magic32a...), uint32(*s)), nil
}

func (s *sum64) AppendBinary(b []byte) ([]byte, error) {
	return append64(append(b, magic64...), uint64(*s)), nil
}

func (s *sum64a) AppendBinary(b []byte) ([]byte, error) {
	return append64(append(b, magic64a...), uint64(*s)), nil
}

func (s *sum128) AppendBinary(b []byte) ([]byte, error) {
	return append128(append(b, magic128...), *s), nil
}

func (s *sum128a) AppendBinary(b []byte) ([]byte, error) {
	return append128(append(b, magic128a...), *s), nil
}

func (s *sum32) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum32a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum64) MarshalBinary() ([]byte, error)   { return s.AppendBinary(nil) }
func (s *sum64a) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128) MarshalBinary() ([]byte, error)  { return s.AppendBinary(nil) }
func (s *sum128a) MarshalBinary() ([]byte, error) { return s.AppendBinary(nil) }

// state checks a marshalled state and returns it without its head.
func state(b []byte, magic string, size int) ([]byte, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != len(magic)+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[len(magic):], nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32, 4)
	if err == nil {
		*s = sum32(binary.BigEndian.Uint32(b))
	}
	return err
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic32a, 4)
	if err == nil {
		*s = sum32a(binary.BigEndian.Uint32(b))
	}
	return err
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64, 8)
	if err == nil {
		*s = sum64(binary.BigEndian.Uint64(b))
	}
	return err
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic64a, 8)
	if err == nil {
		*s = sum64a(binary.BigEndian.Uint64(b))
	}
	return err
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128, 16)
	if err == nil {
		*s = sum128{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
	}
	return err
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := state(b, magic128a, 16)
	if err == nil {
		*s = sum128a{binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])}
	}
	return err
}

func (d *sum32) Clone() (hash.Cloner, error)   { r := *d; return &r, nil }
func (d *sum32a) Clone() (hash.Cloner, error)  { r := *d; return &r, nil }
func (d *sum64) Clone() (hash.Cloner, error)   { r := *d; return &r, nil }
func (d *sum64a) Clone() (hash.Cloner, error)  { r := *d; return &r, nil }
func (d *sum128) Clone() (hash.Cloner, error)  { r := *d; return &r, nil }
func (d *sum128a) Clone() (hash.Cloner, error) { r := *d; return &r, nil }
