// Vectors of words, least significant first, as GMP's lowest layer works on
// them. These functions do not allocate and know nothing of signs or of the
// length that a number really has. Those that take more than linear time get
// operands of at most leafWords words; nat's methods cut what is longer, so
// that other goroutines and deadlines have their turn in between.
package big

import "unsafe"

const (
	leafWords = 2000 // for multiplication, division, roots
	gcdWordsN = 200  // for greatest common divisors
	textWords = 600  // for conversion from and to digits
	wordBits  = 64
	wordBytes = 8
	allOnes   = ^Word(0)
)

// addWords sets z = x+y and returns the carry; len(z) == len(x) >= len(y).
//
//go:noescape
func addWords(z, x, y nat) Word

// subWords sets z = x-y and returns the borrow; len(z) == len(x) >= len(y).
//
//go:noescape
func subWords(z, x, y nat) Word

// shlWords sets z = x<<s, s < 64, and returns the bits that fell out.
//
//go:noescape
func shlWords(z, x nat, s uint) Word

// shrWords sets z = x>>s, s < 64, and returns the bits that fell out.
//
//go:noescape
func shrWords(z, x nat, s uint) Word

// cmpWords compares vectors of one length: -, 0, +.
//
//go:noescape
func cmpWords(x, y nat) int

// mulWords sets z = x*y: z apart from x and y, len(x) >= len(y) > 0,
// len(z) is their sum.
//
//go:noescape
func mulWords(z, x, y nat)

// scaleWords sets z = x*w + add and returns the word above.
//
//go:noescape
func scaleWords(z, x nat, w, add Word) Word

// divWord sets q = x/d and returns the rest; len(q) == len(x), d != 0.
//
//go:noescape
func divWord(q, x nat, d Word) Word

// divWords sets q = x/y and r = x%y: four vectors apart,
// len(q) == len(x)-len(y)+1, len(r) == len(y), the last word of y is not 0.
//
//go:noescape
func divWords(q, r, x, y nat)

// mulModWords sets z = x*y mod m; len(z) == len(m), z and m are apart.
//
//go:noescape
func mulModWords(z, x, y, m nat)

// negInverse returns -1/w mod 2**64 for an odd w.
func negInverse(w Word) Word

// montgomeryWords sets z = x*y/2**(64*len(m)), which is congruent mod m and
// has len(m) words like all here; k is negInverse(m[0]).
//
//go:noescape
func montgomeryWords(z, x, y, m nat, k Word)

const (
	bitAnd = iota
	bitOr
	bitXor
)

// bitWords sets z[i] = ((x[i]^xm) op (y[i]^ym)) ^ zm; words that x or y
// lack are 0.
//
//go:noescape
func bitWords(z, x, y nat, op int, xm, ym, zm Word)

// digitsOf writes the digits of x in a base and returns how many; x is lost.
//
//go:noescape
func digitsOf(b []byte, x nat, base int) int

// wordsOf sets z to the number with the digits b (values, not characters)
// and returns how many words it has.
//
//go:noescape
func wordsOf(z nat, b []byte, base int) int

// sqrtWords sets z to the root of x, rounded down; len(z) == (len(x)+1)/2.
//
//go:noescape
func sqrtWords(z, x nat)

// gcdWords sets z to the greatest common divisor of x and y, x >= y, and
// returns how many words it has. y is odd, len(y) == len(z).
//
//go:noescape
func gcdWords(z, x, y nat) int

// lehmerSteps simulates Euclid's algorithm on the leading words of two
// numbers, a >= b, and returns by which factors the numbers can be combined.
func lehmerSteps(a, b Word) (u0, u1, v0, v1 Word, even bool)

// overlap says whether two vectors share memory, their spare capacity
// included.
func overlap(x, y nat) bool {
	if cap(x) == 0 || cap(y) == 0 {
		return false
	}
	a := uintptr(unsafe.Pointer(unsafe.SliceData(x)))
	b := uintptr(unsafe.Pointer(unsafe.SliceData(y)))
	return a < b+uintptr(cap(y))*wordBytes && b < a+uintptr(cap(x))*wordBytes
}
