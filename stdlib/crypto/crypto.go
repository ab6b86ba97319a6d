// Package crypto has the names that packages of cryptography share.
package crypto

import (
	"hash"
	"io"
	"strconv"
)

// A Hash is a number for a hash function of some package.
type Hash uint

const (
	MD4 Hash = 1 + iota
	MD5
	SHA1
	SHA224
	SHA256
	SHA384
	SHA512
	MD5SHA1
	RIPEMD160
	SHA3_224
	SHA3_256
	SHA3_384
	SHA3_512
	SHA512_224
	SHA512_256
	BLAKE2s_256
	BLAKE2b_256
	BLAKE2b_384
	BLAKE2b_512
	maxHash
)

// A function is what is known of a Hash.
type function struct {
	name string
	size int // in bytes
}

var functions = [maxHash]function{
	MD4: {"MD4", 16}, MD5: {"MD5", 16}, SHA1: {"SHA-1", 20}, SHA224: {"SHA-224", 28},
	SHA256: {"SHA-256", 32}, SHA384: {"SHA-384", 48}, SHA512: {"SHA-512", 64},
	MD5SHA1: {"MD5+SHA1", 36}, RIPEMD160: {"RIPEMD-160", 20}, SHA3_224: {"SHA3-224", 28},
	SHA3_256: {"SHA3-256", 32}, SHA3_384: {"SHA3-384", 48}, SHA3_512: {"SHA3-512", 64},
	SHA512_224: {"SHA-512/224", 28}, SHA512_256: {"SHA-512/256", 32},
	BLAKE2s_256: {"BLAKE2s-256", 32}, BLAKE2b_256: {"BLAKE2b-256", 32},
	BLAKE2b_384: {"BLAKE2b-384", 48}, BLAKE2b_512: {"BLAKE2b-512", 64},
}

// makers are what packages registered.
var makers [maxHash]func() hash.Hash

func (h Hash) known() bool { return h > 0 && h < maxHash }

// HashFunc returns h, so that a Hash is a SignerOpts.
func (h Hash) HashFunc() Hash { return h }

// String returns the name.
func (h Hash) String() string {
	if h.known() {
		return functions[h].name
	}
	return "unknown hash value " + strconv.Itoa(int(h))
}

// Size returns the length of a hash in bytes.
//
//vole:cost 16
func (h Hash) Size() int {
	if h > 0 && h < maxHash {
		return functions[h].size
	}
	panic("crypto: Size of unknown hash function")
}

// Available reports whether the function's package is part of the program.
func (h Hash) Available() bool { return h < maxHash && makers[h] != nil }

// New returns a new hash; the function must be available.
func (h Hash) New() hash.Hash {
	if h.Available() {
		return makers[h]()
	}
	panic("crypto: requested hash function #" + strconv.Itoa(int(h)) + " is unavailable")
}

// RegisterHash is for packages that have a function.
func RegisterHash(h Hash, f func() hash.Hash) {
	if h >= maxHash {
		panic("crypto: RegisterHash of unknown hash function")
	}
	makers[h] = f
}

// PublicKey and PrivateKey are keys of any kind.
type (
	PublicKey  any
	PrivateKey any
)

// A Signer signs with a key that it does not show.
type Signer interface {
	// Public returns the other half of the key.
	Public() PublicKey
	// Sign signs a digest, or with opts.HashFunc() 0 a message.
	Sign(rand io.Reader, digest []byte, opts SignerOpts) (signature []byte, err error)
}

// A MessageSigner hashes itself what it signs.
type MessageSigner interface {
	Signer
	SignMessage(rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error)
}

// SignerOpts say how to sign; a Hash is one.
type SignerOpts interface {
	// HashFunc returns by which function the message was hashed, 0 if not.
	HashFunc() Hash
}

// A Decrypter decrypts with a key that it does not show.
type Decrypter interface {
	Public() PublicKey
	Decrypt(rand io.Reader, msg []byte, opts DecrypterOpts) (plaintext []byte, err error)
}

// DecrypterOpts say how to decrypt.
type DecrypterOpts any

// A Decapsulator finds the key that was encapsulated for it.
type Decapsulator interface {
	Encapsulator() Encapsulator
	Decapsulate(ciphertext []byte) (sharedKey []byte, err error)
}

// An Encapsulator makes keys for the owner of a private key.
type Encapsulator interface {
	Bytes() []byte
	Encapsulate() (sharedKey, ciphertext []byte)
}

// SignMessage signs a message, which is hashed here unless signer does it.
func SignMessage(signer Signer, rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error) {
	if s, ok := signer.(MessageSigner); ok {
		return s.SignMessage(rand, msg, opts)
	}
	if f := opts.HashFunc(); f != 0 {
		h := f.New()
		h.Write(msg)
		msg = h.Sum(nil)
	}
	return signer.Sign(rand, msg, opts)
}
