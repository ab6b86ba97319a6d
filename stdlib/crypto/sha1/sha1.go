// Package sha1 has the hash SHA-1 of RFC 3174. It is broken: two texts with the
// same hash have been made. Use it for old checksums only.
package sha1

import (
	"crypto"
	"hash"
	"internal/mdhash"
)

const (
	Size      = 20 // of a hash in bytes
	BlockSize = 64 // of what is hashed at a time
)

var kind = mdhash.Kind[uint32]{
	Name: "crypto/sha1", Magic: "sha\x01", Words: 5, Size: Size, Block: BlockSize,
	Rounds: mdhash.OfSHA1,
	Init:   [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
}

type digest struct{ mdhash.Digest[uint32] }

//vole:cost 38
func (d *digest) Reset() { mdhash.Start(&d.Digest, &kind) }

// ConstantTimeSum appends what Sum does. TLS asks for it by this name where a
// message is padded; whoever measures may tell whether it took a block more.
func (d *digest) ConstantTimeSum(b []byte) []byte { return d.Sum(b) }

// Clone returns a copy.
func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}

// New returns a new hash.
//
//vole:cost 48
func New() hash.Hash {
	d := new(digest)
	d.Reset()
	return d
}

// Sum returns the hash of data.
//
//go:noinline
func Sum(data []byte) [Size]byte { return [Size]byte(mdhash.Sum(&kind, data)) }

func init() {
	crypto.RegisterHash(crypto.SHA1, New)
}
