// Package sha512 is what computes SHA-512 and its shorter forms: callers
// of crypto/sha512 see this package in Go too, where it is the validated one.
package sha512

import (
	"hash"
	"internal/mdhash"
)

var kind512 = mdhash.Kind[uint64]{
	Name: "crypto/sha512", Magic: "sha\x07", Words: 8, Size: 64, Block: 128,
	Rounds: mdhash.OfSHA512,
	Init: [8]uint64{
		0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
		0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
	},
}

var kind224 = mdhash.Kind[uint64]{
	Name: "crypto/sha512", Magic: "sha\x05", Words: 8, Size: 28, Block: 128,
	Rounds: mdhash.OfSHA512,
	Init: [8]uint64{
		0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf,
		0x0f6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1,
	},
}

var kind256 = mdhash.Kind[uint64]{
	Name: "crypto/sha512", Magic: "sha\x06", Words: 8, Size: 32, Block: 128,
	Rounds: mdhash.OfSHA512,
	Init: [8]uint64{
		0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
		0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2,
	},
}

var kind384 = mdhash.Kind[uint64]{
	Name: "crypto/sha512", Magic: "sha\x04", Words: 8, Size: 48, Block: 128,
	Rounds: mdhash.OfSHA512,
	Init: [8]uint64{
		0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
		0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
	},
}

// A Digest is a hash at work.
type Digest struct {
	mdhash.Digest[uint64]
	kind *mdhash.Kind[uint64]
}

// Reset starts from the beginning.
//
//go:noinline
func (d *Digest) Reset() { mdhash.Start(&d.Digest, d.kind) }

// Clone returns a copy.
func (d *Digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}

// New returns a new hash SHA-512.
//
//vole:cost 69
func New() *Digest {
	d := &Digest{kind: &kind512}
	d.Reset()
	return d
}

// New512_224 returns a new hash SHA-512/224.
//
//vole:cost 69
func New512_224() *Digest {
	d := &Digest{kind: &kind224}
	d.Reset()
	return d
}

// New512_256 returns a new hash SHA-512/256.
//
//vole:cost 69
func New512_256() *Digest {
	d := &Digest{kind: &kind256}
	d.Reset()
	return d
}

// New384 returns a new hash SHA-384.
//
//vole:cost 69
func New384() *Digest {
	d := &Digest{kind: &kind384}
	d.Reset()
	return d
}

// Sum512 returns the hash SHA-512 of data.
func Sum512(data []byte) [64]byte { return [64]byte(mdhash.Sum(&kind512, data)) }

// Sum512_224 returns the hash SHA-512/224 of data.
func Sum512_224(data []byte) [28]byte { return [28]byte(mdhash.Sum(&kind224, data)) }

// Sum512_256 returns the hash SHA-512/256 of data.
func Sum512_256(data []byte) [32]byte { return [32]byte(mdhash.Sum(&kind256, data)) }

// Sum384 returns the hash SHA-384 of data.
func Sum384(data []byte) [48]byte { return [48]byte(mdhash.Sum(&kind384, data)) }
