// Number theory: greatest common divisors, and arithmetic modulo a number.
package big

import "fmt"

// Exp sets z to x**y mod |m|; if m is nil or 0, to x**y, which is 1 for y <= 0.
// If y < 0 and x has no inverse mod m, z does not change and the result is nil.
//
//vole:cost 64
func (z *Int) Exp(x, y, m *Int) *Int { return z.doExp(x, y, m) }

//go:noinline
func (z *Int) doExp(x, y, m *Int) *Int {
	base := x.abs
	var mod nat
	if m != nil {
		mod = m.abs
	}
	if y.neg {
		if len(mod) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		base = inverse.abs
	}
	neg := x.neg && y.Bit(0) == 1
	if overlap(z.abs, mod) {
		mod = nat(nil).set(mod)
	}
	z.abs = z.abs.apart(base).apart(y.abs).powMod(base, y.abs, mod)
	if neg && len(mod) > 0 && len(z.abs) > 0 {
		return z.give(z.abs.sub(mod, z.abs), false)
	}
	return z.give(z.abs, neg)
}

// GCD sets z to the greatest common divisor of a and b, and x and y, where
// they are not nil, such that z = a*x + b*y.
//
//vole:leaks b=content
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		fa, fb := int64(a.Sign()), int64(b.Sign())
		if fa == 0 {
			z.Abs(b)
		} else {
			z.Abs(a)
		}
		if x != nil {
			x.SetInt64(fa)
		}
		if y != nil {
			y.SetInt64(fb)
		}
		return z
	}
	if x == nil && y == nil {
		return z.give(z.abs.gcd(a.abs, b.abs), false)
	}

	aneg := a.neg // a may be x or y
	e := euclid{a: nat(nil).set(a.abs), b: nat(nil).set(b.abs), extended: true}
	e.ua.abs = nat{1}
	if e.a.cmp(e.b) < 0 {
		e.a, e.b = e.b, e.a
		e.ua, e.ub = e.ub, e.ua
	}
	for len(e.b) > 0 {
		e.step()
	}
	factor := Int{abs: e.ua.abs} // of |a|
	factor.neg = len(factor.abs) > 0 && e.ua.neg
	if y != nil {
		// |a|*factor + b*y is the divisor.
		product := Int{abs: nat(nil).mul(a.abs, factor.abs)}
		product.neg = factor.neg && len(product.abs) > 0
		divisor := new(Int).Set(b)
		y.Sub(&Int{abs: e.a}, &product)
		y.Div(y, divisor)
	}
	if x != nil {
		x.Set(&factor)
		x.neg = x.neg != aneg // as in Go also for 0, which then prints as -0
	}
	return z.give(z.abs.set(e.a), false)
}

// ModInverse sets z to the inverse of g mod n. If there is none, z does not
// change and the result is nil.
//
//vole:leaks n=content
func (z *Int) ModInverse(g, n *Int) *Int {
	mod := new(Int).Abs(n)
	if g.neg {
		g = new(Int).Mod(g, mod)
	}
	var d, x Int
	d.GCD(&x, nil, g, mod)
	if !d.abs.isOne() {
		return nil
	}
	if x.neg {
		return z.Add(&x, mod)
	}
	return z.Set(&x)
}

// Jacobi returns the Jacobi symbol (x/y): 1, -1 or 0. y must be odd.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic(fmt.Sprintf("big: invalid 2nd argument to Int.Jacobi: need odd integer but got %s", y.String()))
	}
	j := 1
	if x.neg && y.neg {
		j = -1
	}
	a, b := new(Int).Set(x), new(Int).Abs(y)
	for !b.abs.isOne() {
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		twos := a.abs.trailingZeroBits()
		a.Rsh(a, twos)
		// (2/b) is -1 where b is 3 or 5 mod 8; reciprocity is odd where both are 3 mod 4.
		if low := b.abs[0] & 7; twos&1 != 0 && (low == 3 || low == 5) {
			j = -j
		}
		if a.abs[0]&b.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, a
	}
	return j
}

// mulMod sets z = x*y mod p.
func (z *Int) mulMod(x, y, p *Int) *Int { return z.Mod(z.Mul(x, y), p) }

// ModSqrt sets z to a square root of x mod p, an odd prime. If there is none,
// z does not change and the result is nil.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	switch {
	case p.abs[0]&3 == 3:
		e := new(Int).Add(p, intOne)
		return z.Exp(x, e.Rsh(e, 2), p)
	case p.abs[0]&7 == 5:
		return z.atkinRoot(x, p)
	}
	return z.tonelliRoot(x, p)
}

// atkinRoot is for p = 5 mod 8: with a = (2x)**((p-5)/8) and i = 2x*a*a, a
// root of -1, x*a*(i-1) is a root of x.
func (z *Int) atkinRoot(x, p *Int) *Int {
	double := new(Int).Lsh(x, 1)
	a := new(Int).Exp(double, new(Int).Rsh(p, 3), p)
	i := new(Int).mulMod(a, a, p)
	i.mulMod(i, double, p)
	i.Sub(i, intOne)
	i.mulMod(i, x, p)
	return z.mulMod(i, a, p)
}

// tonelliRoot is Tonelli's and Shanks' algorithm: p-1 = s * 2**e with odd s;
// a guess is mended by powers of a number that is no square.
func (z *Int) tonelliRoot(x, p *Int) *Int {
	s := new(Int).Sub(p, intOne)
	e := s.TrailingZeroBits()
	s.Rsh(s, e)
	n := NewInt(2)
	for Jacobi(n, p) != -1 {
		n.Add(n, intOne)
	}
	half := new(Int).Add(s, intOne)
	root := new(Int).Exp(x, half.Rsh(half, 1), p)
	wrong := new(Int).Exp(x, s, p) // root*root == x*wrong
	mend := n.Exp(n, s, p)         // of order 2**e
	for {
		order := uint(0)
		t := new(Int).Set(wrong)
		for !t.abs.isOne() {
			if order++; order >= e {
				panic("negative bit index") // p is no prime
			}
			t.mulMod(t, t, p)
		}
		if order == 0 {
			return z.Set(root)
		}
		for i := e - order - 1; i > 0; i-- {
			mend.mulMod(mend, mend, p)
		}
		root.mulMod(root, mend, p)
		mend.mulMod(mend, mend, p)
		wrong.mulMod(wrong, mend, p)
		e = order
	}
}
