// Package sha256 has the hashes SHA-256 and SHA-224 of FIPS 180-4, which cut
// text into blocks of 64 bytes.
package sha256

import (
	"crypto"
	"hash"
	"internal/mdhash"
)

// Sizes of hashes, and of what is hashed at a time, in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

var kind256 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x03", Words: 8, Size: Size, Block: BlockSize,
	Compress: mdhash.SHA256,
	Init: [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	},
}

var kind224 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x02", Words: 8, Size: Size224, Block: BlockSize,
	Compress: mdhash.SHA256,
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

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}
