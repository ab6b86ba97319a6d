// Package md5 has the hash of RFC 1321. It is broken: whoever wants can make
// two texts with the same hash. Use it for old checksums only.
package md5

import (
	"hash"
	"internal/mdhash"
	"math/bits"
)

const (
	Size      = 16 // of a hash in bytes
	BlockSize = 64 // of what is hashed at a time
)

var kind = mdhash.Kind[uint32]{
	Name: "crypto/md5", Magic: "md5\x01", Words: 4, Size: Size, Block: BlockSize,
	LittleEndian: true, Compress: compress,
	Init: [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476},
}

// New returns a new hash.
//
//vole:cost 42
func New() hash.Hash { return mdhash.New(&kind) }

// Sum returns the hash of data.
//
//go:noinline
func Sum(data []byte) [Size]byte { return [Size]byte(mdhash.Sum(&kind, data)) }

// sines has 2**32 times the absolute sines of 1, 2, 3 and so on.
var sines = [...]uint32{
	0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
	0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
	0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
	0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
	0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
	0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
	0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
	0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
}

// turns has how far each step of a round rotates.
var turns = [4][4]int{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}

func compress(h *[8]uint32, p []byte) {
	var x [16]uint32
	for i := range x {
		x[i] = uint32(p[4*i]) | uint32(p[4*i+1])<<8 | uint32(p[4*i+2])<<16 | uint32(p[4*i+3])<<24
	}
	a, b, c, d := h[0], h[1], h[2], h[3]
	for i, t := range sines {
		var f uint32
		at := i
		switch i >> 4 {
		case 0:
			f = b&c | ^b&d
		case 1:
			f = d&b | ^d&c
			at = 5*i + 1
		case 2:
			f = b ^ c ^ d
			at = 3*i + 5
		default:
			f = c ^ (b | ^d)
			at = 7 * i
		}
		a, b, c, d = d, b+bits.RotateLeft32(a+f+t+x[at&15], turns[i>>4][i&3]), b, c
	}
	h[0] += a
	h[1] += b
	h[2] += c
	h[3] += d
}
