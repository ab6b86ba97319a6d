// Package rand has random bytes fit for secrets, from the host.
package rand

import (
	"crypto/internal/sysrand"
	"errors"
	"internal/sched"
	"io"
	"math/big"
)

// Reader is the source of randomness; it may be used by several goroutines.
var Reader io.Reader = source{}

type source struct{}

func (source) Read(b []byte) (int, error) {
	sysrand.Read(b)
	return len(b), nil
}

// Read fills b from Reader. It never fails: without randomness the program
// ends.
func Read(b []byte) (n int, err error) {
	if Reader == (source{}) {
		return source{}.Read(b)
	}
	// So that b does not escape.
	text := make([]byte, len(b))
	if _, err = io.ReadFull(Reader, text); err != nil {
		sched.Fatal("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	copy(b, text)
	return len(b), nil
}

// Text returns 26 characters of base 32: 130 random bits.
func Text() string {
	b := make([]byte, 26)
	Read(b)
	for i := range b {
		b[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[b[i]%32]
	}
	return string(b)
}

// topBits returns how many bits of the first byte of a number are used.
func topBits(bits int) uint { return uint((bits-1)%8) + 1 }

// Int returns a random number in [0, max).
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	n = new(big.Int).Sub(max, big.NewInt(1))
	bits := n.BitLen()
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err = io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		b[0] &= 1<<topBits(bits) - 1
		if n.SetBytes(b).Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime returns a random prime of so many bits, of which the first two are set.
// The first parameter is not used.
//
//vole:leaks _=heap
func Prime(_ io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	b := make([]byte, (bits+7)/8)
	p := new(big.Int)
	for {
		source{}.Read(b)
		b[0] &= 1<<topBits(bits) - 1
		p.SetBytes(b)
		p.SetBit(p, bits-1, 1)
		p.SetBit(p, bits-2, 1)
		if p.SetBit(p, 0, 1).ProbablyPrime(20) {
			return p, nil
		}
	}
}
