// Package mdhash is what the hashes of the MD5 and SHA families share: text is
// cut into blocks, the last of which is filled up with its length, and each
// block is compressed into the state.
package mdhash

import (
	"errors"
	"unsafe"
)

// atOnce is how many bytes a native hashes in one call.
const atOnce = 64 << 10

// The compression functions, over some whole blocks. Native.

//go:noescape
func MD5(h *[8]uint32, blocks []byte)

//go:noescape
func SHA1(h *[8]uint32, blocks []byte)

//go:noescape
func SHA256(h *[8]uint32, blocks []byte)

//go:noescape
func SHA512(h *[8]uint64, blocks []byte)

// Word is what the state consists of.
type Word interface{ uint32 | uint64 }

// A Kind is a hash function.
type Kind[W Word] struct {
	Name         string // for errors
	Magic        string // at the head of a marshalled state
	Init         [8]W
	Words        int // of the state, in use
	Size         int // of the hash, in bytes
	Block        int // 64, or 128 with a length of 16 bytes
	LittleEndian bool
	Rounds       Rounds
}

// Rounds says how a block is compressed.
type Rounds uint8

const (
	OfMD5 Rounds = iota
	OfSHA1
	OfSHA256
	OfSHA512
)

// compress is a call by number, so that neither the state nor the text escapes.
func (k *Kind[W]) compress(h *[8]W, blocks []byte) {
	switch p := unsafe.Pointer(h); k.Rounds {
	case OfMD5:
		MD5((*[8]uint32)(p), blocks)
	case OfSHA1:
		SHA1((*[8]uint32)(p), blocks)
	case OfSHA256:
		SHA256((*[8]uint32)(p), blocks)
	case OfSHA512:
		SHA512((*[8]uint64)(p), blocks)
	}
}

func (k *Kind[W]) wordSize() int { return k.Block / 16 }

// A Digest is a hash at work, from Start on. The hashes have types of their own
// around it.
type Digest[W Word] struct {
	kind *Kind[W]
	h    [8]W
	x    [128]byte // what does not fill a block yet, n bytes
	n    int
	len  uint64 // of all
}

// Start makes d a new hash of a kind.
//
//go:noinline
func Start[W Word](d *Digest[W], k *Kind[W]) {
	d.kind = k
	d.Reset()
}

// Sum returns the hash of data.
func Sum[W Word](k *Kind[W], data []byte) []byte {
	var d Digest[W]
	Start(&d, k)
	d.Write(data)
	return d.finish(nil)
}

func (d *Digest[W]) Size() int      { return d.kind.Size }
func (d *Digest[W]) BlockSize() int { return d.kind.Block }

func (d *Digest[W]) Reset() {
	d.h = d.kind.Init
	d.n, d.len = 0, 0
}

func (d *Digest[W]) Write(p []byte) (int, error) {
	total, block := len(p), d.kind.Block
	d.len += uint64(total)
	if d.n > 0 {
		k := copy(d.x[d.n:block], p)
		d.n += k
		p = p[k:]
		if d.n == block {
			d.kind.compress(&d.h, d.x[:block])
			d.n = 0
		}
	}
	for len(p) >= block {
		n := min(len(p)/block*block, atOnce)
		d.kind.compress(&d.h, p[:n])
		p = p[n:]
	}
	if len(p) > 0 {
		d.n = copy(d.x[:], p)
	}
	return total, nil
}

func (d *Digest[W]) Sum(in []byte) []byte {
	end := *d // so that writing may go on
	return end.finish(in)
}

// finish hashes the end of the text and appends the result.
func (d *Digest[W]) finish(in []byte) []byte {
	block := d.kind.Block
	length := d.len * 8
	var end [128 + 16]byte
	end[0] = 0x80
	pad := block - (d.n+block/8)%block // up to the length
	last := end[:pad+block/8]
	for i := 0; i < 8; i++ {
		if d.kind.LittleEndian {
			last[pad+i] = byte(length >> (8 * i))
		} else {
			last[len(last)-1-i] = byte(length >> (8 * i))
		}
	}
	if block == 128 {
		last[len(last)-9] = byte(d.len >> 61)
	}
	d.Write(last)
	return append(in, d.words(make([]byte, 0, 64), d.kind.LittleEndian)[:d.kind.Size]...)
}

// words appends the state.
func (d *Digest[W]) words(b []byte, little bool) []byte {
	size := d.kind.wordSize()
	for _, w := range d.h[:d.kind.Words] {
		for i := 0; i < size; i++ {
			if little {
				b = append(b, byte(w>>(8*i)))
			} else {
				b = append(b, byte(w>>(8*(size-1-i))))
			}
		}
	}
	return b
}

// AppendBinary appends the state.
func (d *Digest[W]) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.kind.Magic...)
	b = d.words(b, false)
	b = append(b, d.x[:d.n]...)
	b = append(b, make([]byte, d.kind.Block-d.n)...)
	for i := 56; i >= 0; i -= 8 {
		b = append(b, byte(d.len>>i))
	}
	return b, nil
}

// MarshalBinary returns the state.
func (d *Digest[W]) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary sets the state to what MarshalBinary returned.
func (d *Digest[W]) UnmarshalBinary(b []byte) error {
	k := d.kind
	size := k.wordSize()
	if len(b) < len(k.Magic) || string(b[:len(k.Magic)]) != k.Magic {
		return errors.New(k.Name + ": invalid hash state identifier")
	}
	b = b[len(k.Magic):]
	if len(b) != k.Words*size+k.Block+8 {
		return errors.New(k.Name + ": invalid hash state size")
	}
	for i := range d.h[:k.Words] {
		w := W(0)
		for _, c := range b[:size] {
			w = w<<8 | W(c)
		}
		d.h[i] = w
		b = b[size:]
	}
	copy(d.x[:], b[:k.Block])
	d.len = 0
	for _, c := range b[k.Block:] {
		d.len = d.len<<8 | uint64(c)
	}
	d.n = int(d.len % uint64(k.Block))
	return nil
}
