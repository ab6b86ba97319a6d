// Roots, powers modulo a number, and greatest common divisors of nats.
package big

import "math/bits"

// sqrt returns the root of x, rounded down.
func (z nat) sqrt(x nat) nat {
	x = x.norm()
	if len(x) == 0 {
		return z[:0]
	}
	if len(x) <= leafWords {
		z = z.apart(x).make((len(x) + 1) / 2)
		sqrtWords(z, x)
		return z.norm()
	}
	// Newton's method from above, started with the root of the upper half.
	half := uint(len(x)/4) * wordBits
	guess := nat(nil).sqrt(nat(nil).shr(x, 2*half))
	guess = nat(nil).shl(guess.add(guess, natOne), half)
	for {
		q, _ := nat(nil).quoRem(nil, x, guess)
		next := q.add(q, guess)
		next = next.shr(next, 1)
		if next.cmp(guess) >= 0 {
			return z.set(guess)
		}
		guess = next
	}
}

// A modulus multiplies numbers modulo m. They are in a form of their own:
// for odd m in Montgomery's, times 2**(64*len(m)), so that no division is
// needed; else as they are. All have len(m) words, zeros included.
type modulus struct {
	m   nat
	odd bool
	k   Word // negInverse of m[0]
	one nat
}

func newModulus(m nat) *modulus {
	n := len(m)
	p := &modulus{m: m, odd: m[0]&1 != 0 && n <= leafWords}
	if p.odd {
		p.k = negInverse(m[0])
		p.one = p.enter(natOne)
	} else {
		p.one = p.pad(natOne)
	}
	return p
}

func (p *modulus) pad(x nat) nat {
	z := make(nat, len(p.m))
	copy(z, x)
	return z
}

// enter returns x < m in the form that mul works on, leave the opposite.
func (p *modulus) enter(x nat) nat {
	if !p.odd {
		return p.pad(x)
	}
	return p.pad(nat(nil).rem(nat(nil).shl(x, uint(len(p.m))*wordBits), p.m))
}

func (p *modulus) leave(x nat) nat {
	if !p.odd {
		return x.norm()
	}
	z := make(nat, len(p.m))
	montgomeryWords(z, x, p.pad(natOne), p.m, p.k)
	return nat(nil).rem(z, p.m)
}

// mul sets z = x*y; z may be x or y.
func (p *modulus) mul(z, x, y nat) {
	switch {
	case p.odd:
		montgomeryWords(z, x, y, p.m, p.k)
	case len(p.m) <= leafWords:
		mulModWords(z, x, y, p.m)
	default:
		r := nat(nil).rem(nat(nil).mul(x.norm(), y.norm()), p.m)
		clear(z[copy(z, r):])
	}
}

// powMod sets z = x**y mod m, where m may be 0 for none.
func (z nat) powMod(x, y, m nat) nat {
	m = m.norm()
	switch {
	case m.isOne():
		return z[:0]
	case len(y) == 0:
		return z.setWord(1)
	case len(x) == 0:
		return z[:0]
	case x.isOne():
		return z.setWord(1)
	case len(m) == 0:
		return z.power(x, y)
	case y.isOne():
		return z.rem(x, m)
	}
	if x.cmp(m) >= 0 {
		x = nat(nil).rem(x, m)
	}
	p := newModulus(m)
	return z.set(p.leave(p.power(p.enter(x), y)))
}

// power returns x**y: windows of the exponent's bits, powers of x for each
// value of a window.
func (p *modulus) power(x, y nat) nat {
	size := 1
	if len(y) > 1 {
		size = 4
	}
	table := make([]nat, 1<<size)
	table[0], table[1] = p.one, x
	for i := 2; i < len(table); i++ {
		table[i] = make(nat, len(p.m))
		p.mul(table[i], table[i-1], x)
	}
	result := p.pad(p.one)
	at := (y.bitLen() + size - 1) / size * size
	for first := true; at > 0; first = false {
		at -= size
		if !first {
			for i := 0; i < size; i++ {
				p.mul(result, result, result)
			}
		}
		window := y[at/wordBits] >> (at % wordBits) & (1<<size - 1)
		if window != 0 {
			p.mul(result, result, table[window])
		}
	}
	return result
}

// gcd returns the greatest common divisor of two numbers that are not 0.
func (z nat) gcd(x, y nat) nat {
	if x.cmp(y) < 0 {
		x, y = y, x
	}
	if len(y) > gcdWordsN || len(x) > 2*gcdWordsN {
		e := euclid{a: nat(nil).set(x), b: nat(nil).set(y)}
		for len(e.b) > gcdWordsN {
			e.step()
		}
		if x, y = e.a, e.b; len(x) > len(y)+1 && len(y) > 0 {
			x, y = y, nat(nil).rem(x, y)
		}
		if len(y) == 0 {
			return z.set(x)
		}
	}
	shift := min(x.trailingZeroBits(), y.trailingZeroBits())
	a, b := nat(nil).shr(x, shift), nat(nil).shr(y, y.trailingZeroBits())
	if a.cmp(b) < 0 {
		a = nat(nil).shr(a, a.trailingZeroBits())
		a, b = b, a
	}
	g := make(nat, len(b))
	return z.shl(g[:gcdWords(g, a, b)], shift)
}

// A euclid is Euclid's algorithm at work on a >= b. If wanted, ua and ub
// follow what the first number was multiplied with; their signs alternate.
type euclid struct {
	a, b     nat
	extended bool
	ua, ub   signed
}

type signed struct {
	abs nat
	neg bool
}

// combine returns x*u + y*v with the signs given for the products.
func combine(x signed, u Word, uneg bool, y signed, v Word, vneg bool) signed {
	a, b := nat(nil).scale(x.abs, u, 0), nat(nil).scale(y.abs, v, 0)
	return addSigned(signed{a, x.neg != uneg}, signed{b, y.neg != vneg})
}

func addSigned(x, y signed) signed {
	if x.neg == y.neg {
		return signed{x.abs.add(x.abs, y.abs), x.neg}
	}
	if x.abs.cmp(y.abs) < 0 {
		x, y = y, x
	}
	return signed{x.abs.sub(x.abs, y.abs), x.neg}
}

// step replaces a and b by later ones of the algorithm: by many at a time
// where the leading words decide, else by the next.
func (e *euclid) step() {
	n := len(e.a)
	if len(e.b) > 1 {
		h := uint(bits.LeadingZeros64(uint64(e.a[n-1])))
		lead := func(x nat) Word {
			var top, next Word
			if len(x) >= n {
				top = x[n-1]
			}
			if len(x) >= n-1 {
				next = x[n-2]
			}
			return top<<h | next>>(wordBits-h)
		}
		u0, u1, v0, v1, even := lehmerSteps(lead(e.a), lead(e.b))
		if v0 != 0 {
			e.a, e.b = combine(signed{abs: e.a}, u0, !even, signed{abs: e.b}, v0, even).abs,
				combine(signed{abs: e.a}, u1, even, signed{abs: e.b}, v1, !even).abs
			if e.extended {
				e.ua, e.ub = combine(e.ua, u0, !even, e.ub, v0, even),
					combine(e.ua, u1, even, e.ub, v1, !even)
			}
			return
		}
	}
	q, r := nat(nil).quoRem(nil, e.a, e.b)
	e.a, e.b = e.b, r
	if e.extended {
		product := signed{nat(nil).mul(q, e.ub.abs), !e.ub.neg}
		next := addSigned(signed{nat(nil).set(e.ua.abs), e.ua.neg}, product)
		e.ua, e.ub = e.ub, next
	}
}
