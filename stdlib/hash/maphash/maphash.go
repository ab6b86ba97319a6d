// Package maphash hashes bytes and comparable values for hash tables. Hashes
// depend on a random seed and are good for one run of the program only.
package maphash

import (
	"fmt"
	"hash"
	"internal/sched"
	"math"
	"math/bits"
	"reflect"
)

// A Seed selects one of many hash functions. It must come from MakeSeed.
type Seed struct {
	s uint64
}

// MakeSeed returns a new random Seed.
//
//vole:cost 78
func MakeSeed() Seed {
	for {
		if s := randUint64(); s != 0 {
			return Seed{s}
		}
	}
}

func randUint64() uint64 { return sched.Random64() }

//go:noinline
func (s Seed) mustBeSet() uint64 {
	if s.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	return s.s
}

// mix stirs 128 bits into 64 by a wide multiplication.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0xa0761d6478bd642f, b^0xe7037ed1a0b428db)
	return hi ^ lo
}

// block adds a piece of up to 128 bytes to the state.
func block[T string | []byte](state uint64, p T) uint64 {
	n := uint64(len(p))
	for ; len(p) >= 8; p = p[8:] {
		state = mix(state, uint64(p[0])|uint64(p[1])<<8|uint64(p[2])<<16|uint64(p[3])<<24|
			uint64(p[4])<<32|uint64(p[5])<<40|uint64(p[6])<<48|uint64(p[7])<<56)
	}
	rest := uint64(0)
	for i := 0; i < len(p); i++ {
		rest = rest<<8 | uint64(p[i])
	}
	return mix(state^n, rest)
}

// all hashes a text as a Hash would.
func all[T string | []byte](state uint64, p T) uint64 {
	for ; len(p) > bufSize; p = p[bufSize:] {
		state = block(state, p[:bufSize])
	}
	return block(state, p)
}

// Bytes returns the hash of b.
//
//go:noinline
func Bytes(seed Seed, b []byte) uint64 { return all(seed.mustBeSet(), b) }

// String returns the hash of s, the same as that of its bytes.
//
//go:noinline
func String(seed Seed, s string) uint64 { return all(seed.mustBeSet(), s) }

const bufSize = 128

// A Hash hashes a sequence of bytes. The zero value chooses a seed when first
// used.
type Hash struct {
	_     [0]func() // not comparable
	seed  Seed
	state Seed
	buf   [bufSize]byte
	n     int
}

func (h *Hash) init() {
	if h.state.s == 0 {
		if h.seed.s == 0 {
			h.seed = MakeSeed()
		}
		h.state = h.seed
	}
}

// WriteByte adds a byte. It never fails.
func (h *Hash) WriteByte(b byte) error {
	if h.n == bufSize {
		h.flush()
	}
	h.buf[h.n] = b
	h.n++
	return nil
}

// Write adds bytes. It never fails.
//
//go:noinline
func (h *Hash) Write(b []byte) (int, error) {
	write(h, b)
	return len(b), nil
}

// WriteString adds the bytes of a string. It never fails.
//
//go:noinline
func (h *Hash) WriteString(s string) (int, error) {
	write(h, s)
	return len(s), nil
}

func write[T string | []byte](h *Hash, p T) {
	for len(p) > 0 {
		if h.n == bufSize {
			h.flush()
		}
		k := copy(h.buf[h.n:], p)
		h.n += k
		p = p[k:]
	}
}

// flush takes in the full buffer.
func (h *Hash) flush() {
	h.init()
	h.state.s = block(h.state.s, h.buf[:h.n])
	h.n = 0
}

// Seed returns the seed.
func (h *Hash) Seed() Seed {
	h.init()
	return h.seed
}

// SetSeed sets the seed and forgets all that was added.
//
//vole:cost 20
func (h *Hash) SetSeed(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
	h.seed, h.state = seed, seed
	h.n = 0
}

// Reset forgets all that was added.
func (h *Hash) Reset() {
	h.init()
	h.state = h.seed
	h.n = 0
}

// Sum64 returns the hash of what was added so far.
func (h *Hash) Sum64() uint64 {
	h.init()
	return block(h.state.s, h.buf[:h.n])
}

// Sum appends the hash.
func (h *Hash) Sum(b []byte) []byte {
	x := h.Sum64()
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(x>>uint(i)))
	}
	return b
}

// Size returns the length of a hash in bytes.
func (h *Hash) Size() int { return 8 }

// BlockSize returns the size of the buffer.
func (h *Hash) BlockSize() int { return bufSize }

// Clone returns a copy.
func (h *Hash) Clone() (hash.Cloner, error) {
	h.init()
	r := *h
	return &r, nil
}

// Comparable returns the hash of v; equal values have equal hashes. It panics
// if v holds something that cannot be compared.
//
//vole:cost 73
func Comparable[T comparable](seed Seed, v T) uint64 { return hashOf(seed, v) }

//go:noinline
func hashOf[T comparable](seed Seed, v T) uint64 {
	seed.mustBeSet()
	var h Hash
	h.SetSeed(seed)
	WriteComparable(&h, v)
	return h.Sum64()
}

// WriteComparable adds v to a hash.
func WriteComparable[T comparable](h *Hash, x T) {
	switch s := any(x).(type) {
	case string:
		h.number(uint64(len(s)))
		h.WriteString(s)
		return
	case int:
		h.number(uint64(s))
		return
	}
	h.value(reflect.ValueOf(&x).Elem())
}

func (h *Hash) number(x uint64) {
	for i := 0; i < 64; i += 8 {
		h.WriteByte(byte(x >> uint(i)))
	}
}

func (h *Hash) float(f float64) {
	switch {
	case f == 0: // of both signs
		h.number(0)
	case f != f: // no NaN is equal to another
		h.number(sched.Random64())
	default:
		h.number(math.Float64bits(f))
	}
}

func (h *Hash) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		h.number(uint64(v.Len()))
		h.WriteString(v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		h.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Uintptr:
		h.number(v.Uint())
	case reflect.Bool:
		if v.Bool() {
			h.WriteByte(1)
		} else {
			h.WriteByte(0)
		}
	case reflect.Float32, reflect.Float64:
		h.float(v.Float())
	case reflect.Complex64, reflect.Complex128:
		h.float(real(v.Complex()))
		h.float(imag(v.Complex()))
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			h.value(v.Index(i))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			h.value(v.Field(i))
		}
	case reflect.UnsafePointer, reflect.Pointer, reflect.Chan:
		h.number(uint64(v.Pointer()))
	case reflect.Interface:
		if v.IsNil() {
			h.WriteByte(0)
			return
		}
		h.WriteString(v.Elem().Type().String())
		h.value(v.Elem())
	default:
		panic(fmt.Errorf("hash of unhashable type %v", v.Type()))
	}
}
