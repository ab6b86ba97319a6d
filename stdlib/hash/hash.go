// Package hash has the interfaces of hash functions.
// Hash functions are in the packages below it.
package hash

import "io"

// A Hash hashes what is written to it. Write never fails. Those of the standard
// library also have MarshalBinary and UnmarshalBinary for their state.
type Hash interface {
	io.Writer

	// Sum appends the hash of what was written so far. It changes nothing.
	Sum(b []byte) []byte

	// Reset forgets all that was written.
	Reset()

	// Size returns how many bytes Sum appends.
	Size() int

	// BlockSize returns of which lengths Write likes multiples.
	BlockSize() int
}

// Hash32 is a hash of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 is a hash of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// A Cloner can make a copy of itself with its state.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF is a hash with output of any length.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
