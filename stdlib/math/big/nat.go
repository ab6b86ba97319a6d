// A nat is a natural number: words in base 2**64, least significant first,
// without zeros at the end; 0 has none. In z.op(x, y), z only lends its
// memory to the result, which is returned, and may be x or y.
package big

import (
	"math/bits"
	"math/rand"
)

// A Word is a digit of a number in base 2**64.
type Word uint

type nat []Word

var (
	natOne = nat{1}
	natTwo = nat{2}
)

// resize returns n words, in z's memory if they fit there.
func (z nat) make(n int) nat {
	if n <= cap(z) {
		return z[:n]
	}
	if n == 1 {
		return make(nat, 1)
	}
	return make(nat, n, n+4) // numbers often grow
}

// apart returns z, or nothing if its memory is also that of x.
func (z nat) apart(x nat) nat {
	if overlap(z, x) {
		return nil
	}
	return z
}

// trim cuts the zeros at the end.
func (z nat) norm() nat {
	n := len(z)
	for n > 0 && z[n-1] == 0 {
		n--
	}
	return z[:n]
}

func (z nat) set(x nat) nat {
	z = z.make(len(x))
	copy(z, x)
	return z
}

func (z nat) setWord(w Word) nat {
	if w == 0 {
		return z[:0]
	}
	z = z.make(1)
	z[0] = w
	return z
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	return signOf(cmpWords(x, y))
}

// signOf returns -1, 0 or 1, which results of comparisons are to be.
func signOf(c int) int {
	switch {
	case c < 0:
		return -1
	case c > 0:
		return 1
	}
	return 0
}

func (x nat) isOne() bool { return len(x) == 1 && x[0] == 1 }

// low returns the number mod 2**64.
func low64(x nat) uint64 {
	if len(x) == 0 {
		return 0
	}
	return uint64(x[0])
}

func (z nat) add(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	n := len(x)
	z = z.make(n + 1)
	z[n] = addWords(z[:n], x, y)
	return z.norm()
}

// sub sets z = x-y; x must not be less than y.
func (z nat) sub(x, y nat) nat {
	if len(x) < len(y) {
		panic("underflow")
	}
	z = z.make(len(x))
	if subWords(z, x, y) != 0 {
		panic("underflow")
	}
	return z.norm()
}

// scale sets z = x*w + add.
func (z nat) scale(x nat, w, add Word) nat {
	n := len(x)
	z = z.make(n + 1)
	z[n] = scaleWords(z[:n], x, w, add)
	return z.norm()
}

func (z nat) shl(x nat, s uint) nat {
	if len(x) == 0 {
		return z[:0]
	}
	if s == 0 {
		return z.set(x)
	}
	skip := int(s / wordBits)
	n := len(x) + skip
	z = z.make(n + 1)
	z[n] = shlWords(z[skip:n], x, s%wordBits)
	clear(z[:skip])
	return z.norm()
}

func (z nat) shr(x nat, s uint) nat {
	if s/wordBits >= uint(len(x)) {
		return z[:0]
	}
	if s == 0 {
		return z.set(x)
	}
	x = x[s/wordBits:]
	z = z.make(len(x))
	shrWords(z, x, s%wordBits)
	return z.norm()
}

// bitLen returns how many bits the number has. It is right for numbers that
// callers gave zeros at the end, too.
func (x nat) bitLen() int {
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != 0 {
			return i*wordBits + bits.Len(uint(x[i]))
		}
	}
	return 0
}

func (x nat) trailingZeroBits() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i)*wordBits + uint(bits.TrailingZeros(uint(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if i/wordBits >= uint(len(x)) {
		return 0
	}
	return uint(x[i/wordBits] >> (i % wordBits) & 1)
}

// anyBelow returns 1 if one of the lowest i bits is set.
func (x nat) anyBelow(i uint) uint {
	whole := i / wordBits
	if whole >= uint(len(x)) {
		whole, i = uint(len(x)), 0
	}
	for _, w := range x[:whole] {
		if w != 0 {
			return 1
		}
	}
	if i %= wordBits; i > 0 && x[whole]<<(wordBits-i) != 0 {
		return 1
	}
	return 0
}

func (z nat) setBit(x nat, i uint, on bool) nat {
	at, bit := int(i/wordBits), Word(1)<<(i%wordBits)
	if !on {
		z = z.set(x)
		if at < len(z) {
			z[at] &^= bit
		}
		return z.norm()
	}
	n := max(len(x), at+1)
	z = z.make(n)
	copy(z, x)
	clear(z[len(x):])
	z[at] |= bit
	return z.norm()
}

// putBytes writes the number, big-endian, to the end of buf, and returns
// where it begins.
func (x nat) bytes(buf []byte) int {
	at := len(buf)
	for _, w := range x {
		for k := 0; k < wordBytes; k++ {
			if at == 0 {
				if w != 0 {
					panic("math/big: buffer too small to fit value")
				}
				break
			}
			at--
			buf[at] = byte(w)
			w >>= 8
		}
	}
	for at < len(buf) && buf[at] == 0 {
		at++
	}
	return at
}

func (z nat) setBytes(buf []byte) nat {
	z = z.make((len(buf) + wordBytes - 1) / wordBytes)
	for i := range z {
		from := max(len(buf)-wordBytes, 0)
		var w Word
		for _, b := range buf[from:] {
			w = w<<8 | Word(b)
		}
		z[i] = w
		buf = buf[:from]
	}
	return z.norm()
}

// random returns a number in [0, limit): words are drawn until they fit.
func (z nat) random(source *rand.Rand, limit nat) nat {
	n := len(limit)
	z = z.apart(limit).make(n)
	mask := allOnes >> bits.LeadingZeros64(uint64(limit[n-1]))
	for {
		for i := range z {
			low := source.Uint32()
			z[i] = Word(source.Uint32())<<32 | Word(low)
		}
		z[n-1] &= mask
		if cmpWords(z, limit) < 0 {
			return z.norm()
		}
	}
}
