// Package sha256 has the hashes SHA-256 and SHA-224 of FIPS 180-4, which cut
// text into blocks of 64 bytes.
package sha256

import (
	"hash"
	"internal/mdhash"
	"math/bits"
)

// Sizes of hashes, and of what is hashed at a time, in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

var kind256 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x03", Words: 8, Size: Size, Block: BlockSize,
	Compress: compress,
	Init: [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	},
}

var kind224 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x02", Words: 8, Size: Size224, Block: BlockSize,
	Compress: compress,
	Init: [8]uint32{
		0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
		0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
	},
}

// New returns a new hash SHA-256.
//
//vole:cost 70
func New() hash.Hash { return mdhash.New(&kind256) }

// Sum256 returns the hash SHA-256 of data.
//
//go:noinline
func Sum256(data []byte) [Size]byte {
	return [Size]byte(mdhash.Sum(&kind256, data))
}

// New224 returns a new hash SHA-224.
//
//vole:cost 74
func New224() hash.Hash { return mdhash.New(&kind224) }

// Sum224 returns the hash SHA-224 of data.
//
//go:noinline
func Sum224(data []byte) [Size224]byte {
	return [Size224]byte(mdhash.Sum(&kind224, data))
}

// constants are the fractions of the cube roots of the first primes.
var constants = [...]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

func compress(h *[8]uint32, p []byte) {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < len(w); i++ {
		x, y := w[i-15], w[i-2]
		x = bits.RotateLeft32(x, -7) ^ bits.RotateLeft32(x, -18) ^ x>>3
		y = bits.RotateLeft32(y, -17) ^ bits.RotateLeft32(y, -19) ^ y>>10
		w[i] = w[i-16] + x + w[i-7] + y
	}
	a, b, c, d, e, f, g, k := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
	for i, x := range w {
		s := bits.RotateLeft32(e, -6) ^ bits.RotateLeft32(e, -11) ^ bits.RotateLeft32(e, -25)
		t1 := k + s + (e&f ^ ^e&g) + constants[i] + x
		s = bits.RotateLeft32(a, -2) ^ bits.RotateLeft32(a, -13) ^ bits.RotateLeft32(a, -22)
		t2 := s + (a&b ^ a&c ^ b&c)
		a, b, c, d, e, f, g, k = t1+t2, a, b, c, d+t1, e, f, g
	}
	for i, x := range [8]uint32{a, b, c, d, e, f, g, k} {
		h[i] += x
	}
}
