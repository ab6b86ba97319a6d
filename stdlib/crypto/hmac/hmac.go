// Package hmac authenticates messages by a hash function and a key that both
// sides know (FIPS 198): the hash of the key mixed with one pattern and of the
// hash of the key mixed with another one and the message.
package hmac

import (
	"crypto/subtle"
	"errors"
	"hash"
)

// code is a message authentication code at work.
type code struct {
	inner, outer hash.Hash
	ipad, opad   []byte // the key with the patterns
}

// New returns a new HMAC of a hash function and a key.
func New(h func() hash.Hash, key []byte) hash.Hash {
	c := &code{inner: h(), outer: h()}
	if same(c.inner, c.outer) {
		panic("crypto/hmac: hash generation function does not produce unique values")
	}
	if len(key) > c.inner.BlockSize() {
		c.outer.Write(key)
		key = c.outer.Sum(nil)
	}
	c.ipad, c.opad = mixed(key, c.inner.BlockSize(), 0x36), mixed(key, c.inner.BlockSize(), 0x5C)
	c.inner.Write(c.ipad)
	return c
}

// same reports whether two hashes are one. Those that cannot be compared are
// not.
func same(a, b hash.Hash) (equal bool) {
	defer func() { recover() }()
	return a == b
}

func mixed(key []byte, size int, pattern byte) []byte {
	pad := make([]byte, size)
	copy(pad, key)
	for i := range pad {
		pad[i] ^= pattern
	}
	return pad
}

func (c *code) Write(p []byte) (int, error) { return c.inner.Write(p) }
func (c *code) Size() int                   { return c.outer.Size() }
func (c *code) BlockSize() int              { return c.inner.BlockSize() }

func (c *code) Reset() {
	c.inner.Reset()
	c.inner.Write(c.ipad)
}

func (c *code) Sum(in []byte) []byte {
	n := len(in)
	in = c.inner.Sum(in)
	c.outer.Reset()
	c.outer.Write(c.opad)
	c.outer.Write(in[n:])
	return c.outer.Sum(in[:n])
}

// noCloner is the error of hashes that cannot be copied.
type noCloner struct{}

func (noCloner) Error() string { return "crypto/hmac: hash does not support hash.Cloner" }
func (noCloner) Unwrap() error { return errors.ErrUnsupported }

// Clone returns a copy, if the hash function's hashes can be copied.
func (c *code) Clone() (hash.Cloner, error) {
	copied := *c
	for _, h := range []*hash.Hash{&copied.inner, &copied.outer} {
		cloner, ok := (*h).(hash.Cloner)
		if !ok {
			return nil, noCloner{}
		}
		clone, err := cloner.Clone()
		if err != nil {
			return nil, noCloner{}
		}
		*h = clone
	}
	return &copied, nil
}

// Equal compares two codes without telling by its time how much of them is
// equal.
//
//vole:cost 58
func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
