// Package fnv has the hashes of Fowler, Noll and Vo: multiply by a prime and
// xor with a byte, in variant a the other way round.
//
// What the widths differ in is in the words: word32, word64 and word128 are
// the state, and know its bytes. The six hashes embed one of them and add the
// order of the two steps.
package fnv

import (
	"encoding/binary"
	"errors"
	"hash"
	"math/bits"
)

// Where a hash starts, and what it multiplies by.
const (
	start32, prime32 = 0x811c9dc5, 1<<24 + 0x193
	start64, prime64 = 0xcbf29ce484222325, 1<<40 + 0x1b3

	start128High, start128Low = 0x6c62272e07bb0142, 0x62b821756295c58d
	prime128High, prime128Low = 1 << 24, 0x13b // of 64 bits each
)

// The heads of marshalled states end with the number of the hash.
const (
	kind32 = 1 + iota
	kind32a
	kind64
	kind64a
	kind128
	kind128a
)

type word32 struct{ v uint32 }

func (w *word32) Reset()         { w.v = start32 }
func (w *word32) Size() int      { return 4 }
func (w *word32) BlockSize() int { return 1 }
func (w *word32) Sum32() uint32  { return w.v }

// Sum appends the hash to in.
func (w *word32) Sum(in []byte) []byte { return binary.BigEndian.AppendUint32(in, w.v) }

func (w *word32) set(b []byte) { w.v = binary.BigEndian.Uint32(b) }

type word64 struct{ v uint64 }

func (w *word64) Reset()         { w.v = start64 }
func (w *word64) Size() int      { return 8 }
func (w *word64) BlockSize() int { return 1 }
func (w *word64) Sum64() uint64  { return w.v }

// Sum appends the hash to in.
func (w *word64) Sum(in []byte) []byte { return binary.BigEndian.AppendUint64(in, w.v) }

func (w *word64) set(b []byte) { w.v = binary.BigEndian.Uint64(b) }

type word128 struct{ high, low uint64 }

func (w *word128) Reset()         { w.high, w.low = start128High, start128Low }
func (w *word128) Size() int      { return 16 }
func (w *word128) BlockSize() int { return 1 }

// Sum appends the hash to in.
func (w *word128) Sum(in []byte) []byte {
	return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(in, w.high), w.low)
}

func (w *word128) set(b []byte) {
	w.high, w.low = binary.BigEndian.Uint64(b), binary.BigEndian.Uint64(b[8:])
}

// multiply multiplies by the prime, modulo 2**128.
func (w *word128) multiply() {
	carry, product := bits.Mul64(w.low, prime128Low)
	w.high = w.high*prime128Low + w.low*prime128High + carry
	w.low = product
}

type (
	fnv32   struct{ word32 }
	fnv32a  struct{ word32 }
	fnv64   struct{ word64 }
	fnv64a  struct{ word64 }
	fnv128  struct{ word128 }
	fnv128a struct{ word128 }
)

// New32 returns a 32-bit FNV-1.
//
//vole:cost 9
func New32() hash.Hash32 {
	s := fnv32{word32{start32}}
	return &s
}

// New32a returns a 32-bit FNV-1a.
//
//vole:cost 9
func New32a() hash.Hash32 {
	s := fnv32a{word32{start32}}
	return &s
}

// New64 returns a 64-bit FNV-1.
//
//vole:cost 9
func New64() hash.Hash64 {
	s := fnv64{word64{start64}}
	return &s
}

// New64a returns a 64-bit FNV-1a.
//
//vole:cost 9
func New64a() hash.Hash64 {
	s := fnv64a{word64{start64}}
	return &s
}

// New128 returns a 128-bit FNV-1.
//
//vole:cost 18
func New128() hash.Hash {
	s := fnv128{word128{start128High, start128Low}}
	return &s
}

// New128a returns a 128-bit FNV-1a.
//
//vole:cost 18
func New128a() hash.Hash {
	s := fnv128a{word128{start128High, start128Low}}
	return &s
}

func (f *fnv32) Write(data []byte) (int, error) {
	v := f.v
	for _, c := range data {
		v = v*prime32 ^ uint32(c)
	}
	f.v = v
	return len(data), nil
}

func (f *fnv32a) Write(data []byte) (int, error) {
	v := f.v
	for _, c := range data {
		v = (v ^ uint32(c)) * prime32
	}
	f.v = v
	return len(data), nil
}

func (f *fnv64) Write(data []byte) (int, error) {
	v := f.v
	for _, c := range data {
		v = v*prime64 ^ uint64(c)
	}
	f.v = v
	return len(data), nil
}

func (f *fnv64a) Write(data []byte) (int, error) {
	v := f.v
	for _, c := range data {
		v = (v ^ uint64(c)) * prime64
	}
	f.v = v
	return len(data), nil
}

func (f *fnv128) Write(data []byte) (int, error) {
	for _, c := range data {
		f.multiply()
		f.low ^= uint64(c)
	}
	return len(data), nil
}

func (f *fnv128a) Write(data []byte) (int, error) {
	for _, c := range data {
		f.low ^= uint64(c)
		f.multiply()
	}
	return len(data), nil
}

// A word is what the functions of marshalling need of a hash.
type word interface {
	Size() int
	Sum([]byte) []byte
	set([]byte)
}

// headOf returns what a marshalled state starts with.
func headOf(kind byte) string { return "fnv" + string(rune(kind)) }

// save appends the marshalled state of w.
func save(w word, kind byte, to []byte) ([]byte, error) {
	return w.Sum(append(to, headOf(kind)...)), nil
}

// restore sets w to a marshalled state.
func restore(w word, kind byte, from []byte) error {
	head := headOf(kind)
	if len(from) < len(head) || string(from[:len(head)]) != head {
		return errors.New("hash/fnv: invalid hash state identifier")
	}
	state := from[len(head):]
	if len(state) != w.Size() {
		return errors.New("hash/fnv: invalid hash state size")
	}
	w.set(state)
	return nil
}

func (f *fnv32) AppendBinary(b []byte) ([]byte, error)   { return save(f, kind32, b) }
func (f *fnv32a) AppendBinary(b []byte) ([]byte, error)  { return save(f, kind32a, b) }
func (f *fnv64) AppendBinary(b []byte) ([]byte, error)   { return save(f, kind64, b) }
func (f *fnv64a) AppendBinary(b []byte) ([]byte, error)  { return save(f, kind64a, b) }
func (f *fnv128) AppendBinary(b []byte) ([]byte, error)  { return save(f, kind128, b) }
func (f *fnv128a) AppendBinary(b []byte) ([]byte, error) { return save(f, kind128a, b) }

func (f *fnv32) MarshalBinary() ([]byte, error)   { return save(f, kind32, nil) }
func (f *fnv32a) MarshalBinary() ([]byte, error)  { return save(f, kind32a, nil) }
func (f *fnv64) MarshalBinary() ([]byte, error)   { return save(f, kind64, nil) }
func (f *fnv64a) MarshalBinary() ([]byte, error)  { return save(f, kind64a, nil) }
func (f *fnv128) MarshalBinary() ([]byte, error)  { return save(f, kind128, nil) }
func (f *fnv128a) MarshalBinary() ([]byte, error) { return save(f, kind128a, nil) }

func (f *fnv32) UnmarshalBinary(b []byte) error   { return restore(f, kind32, b) }
func (f *fnv32a) UnmarshalBinary(b []byte) error  { return restore(f, kind32a, b) }
func (f *fnv64) UnmarshalBinary(b []byte) error   { return restore(f, kind64, b) }
func (f *fnv64a) UnmarshalBinary(b []byte) error  { return restore(f, kind64a, b) }
func (f *fnv128) UnmarshalBinary(b []byte) error  { return restore(f, kind128, b) }
func (f *fnv128a) UnmarshalBinary(b []byte) error { return restore(f, kind128a, b) }

func (f *fnv32) Clone() (hash.Cloner, error)   { return &fnv32{f.word32}, nil }
func (f *fnv32a) Clone() (hash.Cloner, error)  { return &fnv32a{f.word32}, nil }
func (f *fnv64) Clone() (hash.Cloner, error)   { return &fnv64{f.word64}, nil }
func (f *fnv64a) Clone() (hash.Cloner, error)  { return &fnv64a{f.word64}, nil }
func (f *fnv128) Clone() (hash.Cloner, error)  { return &fnv128{f.word128}, nil }
func (f *fnv128a) Clone() (hash.Cloner, error) { return &fnv128a{f.word128}, nil }
