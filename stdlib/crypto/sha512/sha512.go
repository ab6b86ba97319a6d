// Package sha512 has the hashes SHA-512, SHA-384, SHA-512/224 and SHA-512/256 of
// FIPS 180-4, which cut text into blocks of 128 bytes.
package sha512

import (
	"crypto"
	"crypto/internal/fips140/sha512"
	"hash"
)

// Sizes of hashes, and of what is hashed at a time, in bytes.
const (
	Size      = 64
	Size224   = 28
	Size256   = 32
	Size384   = 48
	BlockSize = 128
)

// New returns a new hash SHA-512.
//
//vole:cost 73
func New() hash.Hash { return sha512.New() }

// Sum512 returns the hash SHA-512 of data.
//
//go:noinline
func Sum512(data []byte) [Size]byte {
	return sha512.Sum512(data)
}

// New512_224 returns a new hash SHA-512/224.
//
//vole:cost 73
func New512_224() hash.Hash { return sha512.New512_224() }

// Sum512_224 returns the hash SHA-512/224 of data.
//
//go:noinline
func Sum512_224(data []byte) [Size224]byte {
	return sha512.Sum512_224(data)
}

// New512_256 returns a new hash SHA-512/256.
//
//vole:cost 73
func New512_256() hash.Hash { return sha512.New512_256() }

// Sum512_256 returns the hash SHA-512/256 of data.
//
//go:noinline
func Sum512_256(data []byte) [Size256]byte {
	return sha512.Sum512_256(data)
}

// New384 returns a new hash SHA-384.
//
//vole:cost 73
func New384() hash.Hash { return sha512.New384() }

// Sum384 returns the hash SHA-384 of data.
//
//go:noinline
func Sum384(data []byte) [Size384]byte {
	return sha512.Sum384(data)
}

func init() {
	crypto.RegisterHash(crypto.SHA384, New384)
	crypto.RegisterHash(crypto.SHA512, New)
	crypto.RegisterHash(crypto.SHA512_224, New512_224)
	crypto.RegisterHash(crypto.SHA512_256, New512_256)
}
