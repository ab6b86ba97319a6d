// Primality: trial division, Miller's and Rabin's test for random bases and
// base 2, and a Lucas test (Baillie and Wagstaff, "Lucas Pseudoprimes", 1980,
// with parameters by Baillie's method C: Q = 1, the first P with (D/n) = -1).
package big

import "math/rand"

// smallPrimes are the odd primes below 54; their product fits a word.
var smallPrimes = [...]Word{3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53}

// ProbablyPrime says whether x is probably prime. It is always right for
// primes and for numbers below 2**64; else it errs for at most one in 4**n of
// numbers chosen at random.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.Sign() <= 0 || x.abs.isOne() {
		return false
	}
	if x.abs[0]&1 == 0 {
		return len(x.abs) == 1 && x.abs[0] == 2
	}
	product := Word(1)
	for _, p := range smallPrimes {
		product *= p
	}
	rest := divWord(make(nat, len(x.abs)), x.abs, product)
	for _, p := range smallPrimes {
		if rest%p == 0 {
			return len(x.abs) == 1 && x.abs[0] == p
		}
	}
	t := newPrimeTest(nat(nil).set(x.abs)) // a copy, so that x does not escape
	return t.millerRabin(n) && t.lucas()
}

// A primeTest is an odd n > 53 with its modular arithmetic.
type primeTest struct {
	*modulus
	n, minusOne nat // n-1, in modulus's form
}

func newPrimeTest(n nat) *primeTest {
	t := &primeTest{modulus: newModulus(n), n: n}
	t.minusOne = t.enter(nat(nil).sub(n, natOne))
	return t
}

// reduced brings a number in modulus's form below n, so that there is one
// form only.
func (t *primeTest) reduced(x nat) nat {
	if cmpWords(x, t.n) >= 0 {
		subWords(x, x, t.n)
	}
	return x
}

func (t *primeTest) same(x, y nat) bool { return cmpWords(t.reduced(x), t.reduced(y)) == 0 }

// millerRabin tests with reps random bases and 2.
func (t *primeTest) millerRabin(reps int) bool {
	below := nat(nil).sub(t.n, natOne)
	k := below.trailingZeroBits()
	q := nat(nil).shr(below, k)
	limit := nat(nil).sub(below, natTwo)
	source := rand.New(rand.NewSource(int64(t.n[0])))
	for i := 0; i <= reps; i++ {
		base := natTwo
		if i < reps {
			base = nat(nil).random(source, limit)
			base = base.add(base, natTwo)
		}
		if !t.passes(base, q, k) {
			return false
		}
	}
	return true
}

// passes says whether base**q is 1, or one of its k-1 squarings is -1.
func (t *primeTest) passes(base, q nat, k uint) bool {
	y := t.power(t.enter(base), q)
	if t.same(y, t.one) {
		return true
	}
	for ; k > 0; k-- {
		if t.same(y, t.minusOne) {
			return true
		}
		t.mul(y, y, y)
	}
	return false
}

// lucas is the "almost extra strong" test: V(k) of the Lucas sequence for
// P and Q = 1 at the odd part s of n+1, and its doublings.
func (t *primeTest) lucas() bool {
	p := Word(3)
	n := &Int{abs: t.n}
	for ; ; p++ {
		if p > 10000 {
			panic("math/big: internal error: cannot find (D/n) = -1 for " + n.String())
		}
		j := Jacobi(NewInt(int64(p*p-4)), n)
		if j == -1 {
			break
		}
		if j == 0 {
			return len(t.n) == 1 && t.n[0] == p+2
		}
		if p == 40 { // squares have no such P
			root := nat(nil).sqrt(t.n)
			if root.mul(root, root).cmp(t.n) == 0 {
				return false
			}
		}
	}
	s := nat(nil).add(t.n, natOne)
	r := s.trailingZeroBits()
	s = s.shr(s, r)

	// V(2k) = V(k)**2 - 2, V(2k+1) = V(k)*V(k+1) - P.
	two, pm := t.enter(natTwo), t.enter(nat{p})
	v, next := t.pad(two), t.pad(pm)
	for i := s.bitLen() - 1; i >= 0; i-- {
		if s.bit(uint(i)) != 0 {
			t.mulSub(v, v, next, pm)
			t.mulSub(next, next, next, two)
		} else {
			t.mulSub(next, v, next, pm)
			t.mulSub(v, v, v, two)
		}
	}
	minusTwo := t.enter(nat(nil).sub(t.n, natTwo))
	if t.same(v, two) || t.same(v, minusTwo) {
		// U(s) is 0 if P*V(s) == 2*V(s+1).
		a, b := t.pad(nil), t.pad(nil)
		t.mul(a, v, pm)
		t.mul(b, next, two)
		if t.same(a, b) {
			return true
		}
	}
	zero := t.pad(nil)
	for i := uint(1); i < r; i++ {
		if t.same(v, zero) {
			return true
		}
		if t.same(v, two) {
			return false
		}
		t.mulSub(v, v, v, two)
	}
	return false
}

// mulSub sets z = x*y - d.
func (t *primeTest) mulSub(z, x, y, d nat) {
	t.mul(z, x, y)
	t.reduced(z)
	if subWords(z, z, d) != 0 {
		addWords(z, z, t.n)
	}
}
