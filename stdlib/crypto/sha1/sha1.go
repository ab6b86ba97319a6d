// Package sha1 has the hash SHA-1 of RFC 3174. It is broken: two texts with the
// same hash have been made. Use it for old checksums only.
package sha1

import (
	"hash"
	"internal/mdhash"
	"math/bits"
)

const (
	Size      = 20 // of a hash in bytes
	BlockSize = 64 // of what is hashed at a time
)

var kind = mdhash.Kind[uint32]{
	Name: "crypto/sha1", Magic: "sha\x01", Words: 5, Size: Size, Block: BlockSize,
	Compress: compress,
	Init:     [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
}

// New returns a new hash.
//
//vole:cost 48
func New() hash.Hash { return mdhash.New(&kind) }

// Sum returns the hash of data.
//
//go:noinline
func Sum(data []byte) [Size]byte { return [Size]byte(mdhash.Sum(&kind, data)) }

func compress(h *[8]uint32, p []byte) {
	var w [16]uint32
	for i := range w {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	a, b, c, d, e := h[0], h[1], h[2], h[3], h[4]
	for i := 0; i < 80; i++ {
		if i >= 16 {
			w[i&15] = bits.RotateLeft32(w[(i-3)&15]^w[(i-8)&15]^w[(i-14)&15]^w[i&15], 1)
		}
		var f uint32
		switch {
		case i < 20:
			f = (b&c | ^b&d) + 0x5a827999
		case i < 40:
			f = (b ^ c ^ d) + 0x6ed9eba1
		case i < 60:
			f = (b&c | b&d | c&d) + 0x8f1bbcdc
		default:
			f = (b ^ c ^ d) + 0xca62c1d6
		}
		a, b, c, d, e = bits.RotateLeft32(a, 5)+f+e+w[i&15], a, bits.RotateLeft32(b, 30), c, d
	}
	h[0] += a
	h[1] += b
	h[2] += c
	h[3] += d
	h[4] += e
}
