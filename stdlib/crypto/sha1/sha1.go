// Package sha1 computes SHA-1 checksums (RFC 3174).
// It is broken as a protection against forgery.
package sha1

import (
	"hash"
	"math/bits"
)

// Size is the length of a checksum in bytes.
const Size = 20

// BlockSize is the length of the blocks that are taken in at once.
const BlockSize = 64

type digest struct {
	h   [5]uint32
	buf [BlockSize]byte // what does not fill a block yet
	n   int             // bytes of buf
	len uint64          // bytes in all
}

// rounds are the constants of the four rounds.
var rounds = [4]uint32{0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6}

// New returns a hash.Hash that computes the checksum.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	*d = digest{h: [5]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}}
}

func (d *digest) Size() int { return Size }

func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.len += uint64(n)
	if d.n > 0 {
		m := copy(d.buf[d.n:], p)
		d.n += m
		p = p[m:]
		if d.n < BlockSize {
			return n, nil
		}
		d.block(d.buf[:])
		d.n = 0
	}
	for len(p) >= BlockSize {
		d.block(p[:BlockSize])
		p = p[BlockSize:]
	}
	d.n = copy(d.buf[:], p)
	return n, nil
}

func (d *digest) Sum(in []byte) []byte {
	d0 := *d // so that more can be written
	sum := d0.checkSum()
	return append(in, sum[:Size]...)
}

// checkSum appends the padding and returns the state as bytes.
func (d *digest) checkSum() [20]byte {
	length := d.len * 8
	var pad [BlockSize + 8]byte
	pad[0] = 0x80
	n := 56 - int(d.len%BlockSize)
	if n <= 0 {
		n += BlockSize
	}
	for i := range 8 {
		pad[n+i] = byte(length >> (56 - 8*i))
	}
	d.Write(pad[:n+8])
	var out [20]byte
	for i, h := range d.h {
		for j := range 4 {
			out[4*i+j] = byte(h >> (24 - 8*j))
		}
	}
	return out
}

// Sum returns the checksum of data.
func Sum(data []byte) [Size]byte {
	var d digest
	d.Reset()
	d.Write(data)
	return d.checkSum()
}

// block takes in one block.
func (d *digest) block(p []byte) {
	var w [80]uint32
	for i := range 16 {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 80; i++ {
		w[i] = bits.RotateLeft32(w[i-3]^w[i-8]^w[i-14]^w[i-16], 1)
	}
	a, b, c, e, g := d.h[0], d.h[1], d.h[2], d.h[3], d.h[4]
	for i, x := range w {
		var f uint32
		switch i / 20 {
		case 0:
			f = b&c | ^b&e
		case 1:
			f = b ^ c ^ e
		case 2:
			f = b&c | b&e | c&e
		default:
			f = b ^ c ^ e
		}
		f += rounds[i/20] + bits.RotateLeft32(a, 5) + g + x
		a, b, c, e, g = f, a, bits.RotateLeft32(b, 30), c, e
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += e
	d.h[4] += g
}
