// Package sha256 is what computes SHA-256 and SHA-224: callers
// of crypto/sha256 see this package in Go too, where it is the validated one.
package sha256

import (
	"hash"
	"internal/mdhash"
)

var kind256 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x03", Words: 8, Size: 32, Block: 64,
	Rounds: mdhash.OfSHA256,
	Init: [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	},
}

var kind224 = mdhash.Kind[uint32]{
	Name: "crypto/sha256", Magic: "sha\x02", Words: 8, Size: 28, Block: 64,
	Rounds: mdhash.OfSHA256,
	Init: [8]uint32{
		0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
		0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
	},
}

// A Digest is a hash at work.
type Digest struct {
	mdhash.Digest[uint32]
	kind *mdhash.Kind[uint32]
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

// New returns a new hash SHA-256.
//
//vole:cost 66
func New() *Digest {
	d := new(Digest)
	d.kind = &kind256
	d.Reset()
	return d
}

// New224 returns a new hash SHA-224.
//
//vole:cost 70
func New224() *Digest {
	d := new(Digest)
	d.kind = &kind224
	d.Reset()
	return d
}

// Sum256 returns the hash SHA-256 of data.
func Sum256(data []byte) [32]byte { return [32]byte(mdhash.Sum(&kind256, data)) }

// Sum224 returns the hash SHA-224 of data.
func Sum224(data []byte) [28]byte { return [28]byte(mdhash.Sum(&kind224, data)) }
