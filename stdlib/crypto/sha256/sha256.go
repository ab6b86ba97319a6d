// Package sha256 computes SHA-224 and SHA-256 checksums (FIPS 180-4).
// SHA-224 is SHA-256 with another start, cut.
package sha256

import (
	"hash"
	"math/bits"
)

// Size is the length of a checksum in bytes.
const Size = 32

// BlockSize is the length of the blocks that are taken in at once.
const BlockSize = 64

type digest struct {
	h     [8]uint32
	buf   [BlockSize]byte // what does not fill a block yet
	n     int             // bytes of buf
	len   uint64          // bytes in all
	is224 bool
}

// Size224 is the length of a SHA-224 checksum in bytes.
const Size224 = 28

// constants are the fractions of the cube roots of the first 64 primes.
var constants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

// start and start224 are the states that a checksum begins with.
var start = [8]uint32{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}

var start224 = [8]uint32{
	0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
}

// New224 returns a hash.Hash that computes the SHA-224 checksum.
func New224() hash.Hash {
	d := &digest{is224: true}
	d.Reset()
	return d
}

// New returns a hash.Hash that computes the checksum.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	*d = digest{h: start, is224: d.is224}
	if d.is224 {
		d.h = start224
	}
}

func (d *digest) size() int {
	if d.is224 {
		return Size224
	}
	return Size
}

func (d *digest) Size() int { return d.size() }

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
	return append(in, sum[:d.size()]...)
}

// checkSum appends the padding and returns the state as bytes.
func (d *digest) checkSum() [32]byte {
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
	var out [32]byte
	for i, h := range d.h {
		for j := range 4 {
			out[4*i+j] = byte(h >> (24 - 8*j))
		}
	}
	return out
}

// Sum256 returns the SHA-256 checksum of data.
func Sum256(data []byte) [Size]byte {
	var d digest
	d.Reset()
	d.Write(data)
	return d.checkSum()
}

// Sum224 returns the SHA-224 checksum of data.
func Sum224(data []byte) [Size224]byte {
	d := digest{is224: true}
	d.Reset()
	d.Write(data)
	sum := d.checkSum()
	return [Size224]byte(sum[:Size224])
}

// block takes in one block.
func (d *digest) block(p []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 64; i++ {
		x, y := w[i-15], w[i-2]
		s0 := bits.RotateLeft32(x, -7) ^ bits.RotateLeft32(x, -18) ^ x>>3
		s1 := bits.RotateLeft32(y, -17) ^ bits.RotateLeft32(y, -19) ^ y>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, e := d.h[0], d.h[1], d.h[2], d.h[3]
	f, g, h, k := d.h[4], d.h[5], d.h[6], d.h[7]
	for i, x := range w {
		s1 := bits.RotateLeft32(f, -6) ^ bits.RotateLeft32(f, -11) ^ bits.RotateLeft32(f, -25)
		t1 := k + s1 + (f&g ^ ^f&h) + constants[i] + x
		s0 := bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		k, h, g, f = h, g, f, e+t1
		e, c, b, a = c, b, a, t1+t2
	}
	for i, x := range [8]uint32{a, b, c, e, f, g, h, k} {
		d.h[i] += x
	}
}
