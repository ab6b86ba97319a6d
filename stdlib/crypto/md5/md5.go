// Package md5 computes MD5 checksums (RFC 1321).
// It is broken as a protection against forgery.
package md5

import (
	"hash"
	"math/bits"
)

// Size is the length of a checksum in bytes.
const Size = 16

// BlockSize is the length of the blocks that are taken in at once.
const BlockSize = 64

type digest struct {
	h   [4]uint32
	buf [BlockSize]byte // what does not fill a block yet
	n   int             // bytes of buf
	len uint64          // bytes in all
}

// shifts are the rotations of the four rounds, sines the constants of the 64
// steps: the integer part of 2^32 * abs(sin(i+1)).
var shifts = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

var sines = [64]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

// New returns a hash.Hash that computes the checksum.
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

func (d *digest) Reset() {
	*d = digest{h: [4]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}}
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
func (d *digest) checkSum() [16]byte {
	length := d.len * 8
	var pad [BlockSize + 8]byte
	pad[0] = 0x80
	n := 56 - int(d.len%BlockSize)
	if n <= 0 {
		n += BlockSize
	}
	for i := range 8 {
		pad[n+i] = byte(length >> (8 * i))
	}
	d.Write(pad[:n+8])
	var out [16]byte
	for i, h := range d.h {
		for j := range 4 {
			out[4*i+j] = byte(h >> (8 * j))
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
	var x [16]uint32
	for i := range x {
		x[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, e := d.h[0], d.h[1], d.h[2], d.h[3]
	for i := range 64 {
		var f uint32
		var k int
		switch i >> 4 {
		case 0:
			f, k = b&c|^b&e, i
		case 1:
			f, k = e&b|^e&c, 5*i+1
		case 2:
			f, k = b^c^e, 3*i+5
		default:
			f, k = c^(b|^e), 7*i
		}
		f += a + sines[i] + x[k&15]
		a, e, c = e, c, b
		b += bits.RotateLeft32(f, shifts[i>>4][i&3])
	}
	d.h[0] += a
	d.h[1] += b
	d.h[2] += c
	d.h[3] += e
}
