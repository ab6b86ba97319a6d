// Package sha256 has the hashes SHA-256 and SHA-224 of FIPS 180-4, which cut
// text into blocks of 64 bytes.
package sha256

import (
	"crypto"
	"crypto/internal/fips140/sha256"
	"hash"
)

// Sizes of hashes, and of what is hashed at a time, in bytes.
const (
	Size      = 32
	Size224   = 28
	BlockSize = 64
)

// New returns a new hash SHA-256.
//
//vole:cost 70
func New() hash.Hash { return sha256.New() }

// Sum256 returns the hash SHA-256 of data.
//
//go:noinline
func Sum256(data []byte) [Size]byte {
	return sha256.Sum256(data)
}

// New224 returns a new hash SHA-224.
//
//vole:cost 74
func New224() hash.Hash { return sha256.New224() }

// Sum224 returns the hash SHA-224 of data.
//
//go:noinline
func Sum224(data []byte) [Size224]byte {
	return sha256.Sum224(data)
}

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}
