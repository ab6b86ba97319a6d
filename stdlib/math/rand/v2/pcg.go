// PCG as a Source: fast, small, with good statistics; not for secrets. The
// state is stepped by a 128-bit linear congruence.
package rand

import (
	"errors"
	"internal/byteorder"
	"math/bits"
)

// A PCG is O'Neill's permuted congruential generator with 128 bits of state,
// in the variant DXSM.
type PCG struct {
	hi, lo uint64
}

// NewPCG returns a PCG with a seed.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed starts anew with a seed.
//
//vole:cost 8
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// next steps the state: state*mul + inc.
func (p *PCG) next() (hi, lo uint64) {
	const (
		mulHi = 2549297995355413924
		mulLo = 4865540595714422341
		incHi = 6364136223846793005
		incLo = 1442695040888963407
	)
	hi, lo = bits.Mul64(p.lo, mulLo)
	hi += p.hi*mulLo + p.lo*mulHi
	lo, carry := bits.Add64(lo, incLo, 0)
	hi, _ = bits.Add64(hi, incHi, carry)
	p.hi, p.lo = hi, lo
	return hi, lo
}

// Uint64 returns 64 random bits.
//
//vole:cost 77
func (p *PCG) Uint64() uint64 {
	const cheap = 0xda942042e4dd58b5
	hi, lo := p.next()
	// Double xor-shift-multiply.
	hi ^= hi >> 32
	hi *= cheap
	hi ^= hi >> 48
	return hi * (lo | 1)
}

var errPCG = errors.New("invalid PCG encoding")

// AppendBinary appends the state.
//
//vole:cost 22
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	b = byteorder.BEAppendUint64(b, p.hi)
	return byteorder.BEAppendUint64(b, p.lo), nil
}

// MarshalBinary returns the state.
//
//vole:cost 37
func (p *PCG) MarshalBinary() ([]byte, error) {
	return p.AppendBinary(make([]byte, 0, 20))
}

// UnmarshalBinary sets the state to what MarshalBinary returned.
//
//vole:cost 32
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errPCG
	}
	p.hi = byteorder.BEUint64(data[4:])
	p.lo = byteorder.BEUint64(data[12:])
	return nil
}
