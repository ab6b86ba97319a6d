// Package md5 has the hash of RFC 1321. It is broken: whoever wants can make
// two texts with the same hash. Use it for old checksums only.
package md5

import (
	"crypto"
	"hash"
	"internal/mdhash"
)

const (
	Size      = 16 // of a hash in bytes
	BlockSize = 64 // of what is hashed at a time
)

var kind = mdhash.Kind[uint32]{
	Name: "crypto/md5", Magic: "md5\x01", Words: 4, Size: Size, Block: BlockSize,
	LittleEndian: true, Rounds: mdhash.OfMD5,
	Init: [8]uint32{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476},
}

type digest struct{ mdhash.Digest[uint32] }

//vole:cost 32
func (d *digest) Reset() { mdhash.Start(&d.Digest, &kind) }

// Clone returns a copy.
func (d *digest) Clone() (hash.Cloner, error) {
	r := *d
	return &r, nil
}

// New returns a new hash.
//
//vole:cost 42
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
	crypto.RegisterHash(crypto.MD5, New)
}
