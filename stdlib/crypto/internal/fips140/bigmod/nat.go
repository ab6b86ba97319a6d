// Package bigmod is the arithmetic below crypto/rsa and crypto/ecdsa of an
// installed Go tree, by the vector natives of math/big: interpreted word by word,
// a key of 2048 bits takes a minute to be found. Unlike Go's it does not take
// the same time for all numbers of a length.
package bigmod

import (
	"errors"
	"math/big"
)

const wordBits = 64

// A choice is 1 for yes and 0 for no.
type choice uint

func choose(b bool) choice {
	if b {
		return 1
	}
	return 0
}

// A Nat is a natural number with an announced length in words, which operations
// give and ask for.
type Nat struct {
	value big.Int
	words int
}

// NewNat returns 0 of no length.
func NewNat() *Nat { return new(Nat) }

func wordsOf(x *big.Int) int { return len(x.Bits()) }

// ---- values in and out ----

// Bits returns the words of x, the lowest first.
func (x *Nat) Bits() []uint {
	words := make([]uint, x.words)
	for i, w := range x.value.Bits() {
		words[i] = uint(w)
	}
	return words
}

// Bytes returns x as a big-endian number of the modulus' size.
func (x *Nat) Bytes(m *Modulus) []byte {
	if x.value.BitLen() > 8*m.Size() {
		panic("bigmod: modulus is smaller than nat")
	}
	return x.value.FillBytes(make([]byte, m.Size()))
}

// setBytes takes what fits into the words of m.
func (x *Nat) setBytes(b []byte, m *Modulus) error {
	x.words = m.words
	if len(b) > m.words*(wordBits/8) {
		return errors.New("input overflows the modulus size")
	}
	x.value.SetBytes(b)
	return nil
}

// SetBytes sets x to a big-endian number below m.
func (x *Nat) SetBytes(b []byte, m *Modulus) (*Nat, error) {
	if err := x.setBytes(b, m); err != nil {
		return nil, err
	}
	if x.value.Cmp(&m.value) >= 0 {
		return nil, errors.New("input overflows the modulus")
	}
	return x, nil
}

// SetOverflowingBytes sets x to a big-endian number that has no more bits than
// m, reduced.
func (x *Nat) SetOverflowingBytes(b []byte, m *Modulus) (*Nat, error) {
	if err := x.setBytes(b, m); err != nil {
		return nil, err
	}
	if x.value.BitLen() > m.BitLen() {
		return nil, errors.New("input overflows the modulus size")
	}
	x.value.Mod(&x.value, &m.value)
	return x, nil
}

// SetUint sets x to y, of one word.
func (x *Nat) SetUint(y uint) *Nat {
	x.words = 1
	x.value.SetUint64(uint64(y))
	return x
}

// ExpandFor gives x the length of m, which must not be smaller.
func (x *Nat) ExpandFor(m *Modulus) *Nat {
	if x.words > m.words {
		panic("bigmod: internal error: shrinking nat")
	}
	x.words = m.words
	return x
}

// ---- questions ----

// Equal reports whether both are the same number.
func (x *Nat) Equal(y *Nat) choice { return choose(x.value.Cmp(&y.value) == 0) }

// IsZero reports whether x is 0.
func (x *Nat) IsZero() choice { return choose(x.value.Sign() == 0) }

// IsOne reports whether x is 1.
func (x *Nat) IsOne() choice { return choose(x.value.BitLen() == 1) }

// IsMinusOne reports whether x, below m, is m-1.
func (x *Nat) IsMinusOne(m *Modulus) choice { return x.Equal(m.Nat().SubOne(m)) }

// IsOdd reports whether x is odd.
func (x *Nat) IsOdd() choice { return choice(x.value.Bit(0)) }

// TrailingZeroBitsVarTime counts the zeros at the low end; 0 has its whole length of them.
func (x *Nat) TrailingZeroBitsVarTime() uint {
	if x.value.Sign() == 0 {
		return uint(x.words * wordBits)
	}
	return x.value.TrailingZeroBits()
}

// BitLenVarTime returns the size of x in bits.
func (x *Nat) BitLenVarTime() int { return x.value.BitLen() }

// ---- arithmetic ----

// ShiftRightVarTime shifts x.
func (x *Nat) ShiftRightVarTime(n uint) *Nat {
	x.value.Rsh(&x.value, n)
	return x
}

// DivShortVarTime divides x by y and returns the rest.
func (x *Nat) DivShortVarTime(y uint) uint {
	if y == 0 {
		panic("bigmod: division by zero")
	}
	var d, rest big.Int
	x.value.QuoRem(&x.value, d.SetUint64(uint64(y)), &rest)
	return uint(rest.Uint64())
}

// reduce takes what is at most m beyond the range of m back into it.
func (x *Nat) reduce(m *Modulus) *Nat {
	if x.value.Sign() < 0 {
		x.value.Add(&x.value, &m.value)
	} else if x.value.Cmp(&m.value) >= 0 {
		x.value.Sub(&x.value, &m.value)
	}
	return x
}

// Add adds y to x; both are below m.
func (x *Nat) Add(y *Nat, m *Modulus) *Nat {
	x.value.Add(&x.value, &y.value)
	return x.reduce(m)
}

// Sub subtracts y from x; both are below m.
func (x *Nat) Sub(y *Nat, m *Modulus) *Nat {
	x.value.Sub(&x.value, &y.value)
	return x.reduce(m)
}

// SubOne subtracts 1; x may be m itself.
func (x *Nat) SubOne(m *Modulus) *Nat {
	x.value.Sub(&x.value, big.NewInt(1))
	return x.reduce(m)
}

// Mod sets out to x mod m.
func (out *Nat) Mod(x *Nat, m *Modulus) *Nat {
	out.words = m.words
	out.value.Mod(&x.value, &m.value)
	return out
}

// Mul sets x to x*y mod m; both are below m.
func (x *Nat) Mul(y *Nat, m *Modulus) *Nat {
	x.value.Mul(&x.value, &y.value)
	return x.Mod(x, m)
}

// Exp sets out to x^e mod m, e big-endian, m odd.
func (out *Nat) Exp(x *Nat, e []byte, m *Modulus) *Nat {
	if m.value.Bit(0) == 0 {
		panic("bigmod: modulus for Exp must be odd")
	}
	return out.power(x, new(big.Int).SetBytes(e), m)
}

// ExpShortVarTime sets out to x^e mod m, m odd.
func (out *Nat) ExpShortVarTime(x *Nat, e uint, m *Modulus) *Nat {
	if m.value.Bit(0) == 0 {
		panic("bigmod: modulus for ExpShortVarTime must be odd")
	}
	return out.power(x, new(big.Int).SetUint64(uint64(e)), m)
}

func (out *Nat) power(x *Nat, e *big.Int, m *Modulus) *Nat {
	out.words = m.words
	out.value.Exp(&x.value, e, &m.value)
	return out
}

// InverseVarTime sets x to the inverse of a, which is below m. If there is none x stays
// as it is.
func (x *Nat) InverseVarTime(a *Nat, m *Modulus) (*Nat, bool) {
	var inverse big.Int
	if inverse.ModInverse(&a.value, &m.value) == nil {
		return x, false
	}
	x.value.Set(&inverse)
	x.words = m.words
	return x, true
}

// GCDVarTime sets x to the greatest common divisor of two numbers that are not
// 0, of which one is odd.
func (x *Nat) GCDVarTime(a, b *Nat) (*Nat, error) {
	if a.IsZero() == 1 || b.IsZero() == 1 {
		return nil, errors.New("extendedGCD: a or m is zero")
	}
	if a.IsOdd() == 0 && b.IsOdd() == 0 {
		return nil, errors.New("extendedGCD: both a and m are even")
	}
	x.words = max(a.words, b.words)
	x.value.GCD(nil, nil, &a.value, &b.value)
	return x, nil
}

// ---- moduli ----

// A Modulus is greater than 1. It does not change once it is made.
type Modulus struct {
	value big.Int
	words int
}

// NewModulus makes one from a big-endian number.
func NewModulus(b []byte) (*Modulus, error) {
	m := new(Modulus)
	m.value.SetBytes(b)
	return m.checked()
}

// NewModulusProduct makes one that is the product of two big-endian numbers.
func NewModulusProduct(a, b []byte) (*Modulus, error) {
	var x, y big.Int
	m := new(Modulus)
	m.value.Mul(x.SetBytes(a), y.SetBytes(b))
	return m.checked()
}

func (m *Modulus) checked() (*Modulus, error) {
	if m.value.BitLen() < 2 {
		return nil, errors.New("modulus must be > 1")
	}
	m.words = wordsOf(&m.value)
	return m, nil
}

// Size returns the size of m in bytes.
func (m *Modulus) Size() int { return (m.BitLen() + 7) / 8 }

// BitLen returns the size of m in bits.
func (m *Modulus) BitLen() int { return m.value.BitLen() }

// Nat returns m as a number that may be changed.
func (m *Modulus) Nat() *Nat {
	x := &Nat{words: m.words}
	x.value.Set(&m.value)
	return x
}
