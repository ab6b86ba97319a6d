// Bits of Ints: negative numbers behave as in two's complement with infinitely
// many leading ones.
package big

// Lsh sets z to x << n.
//
//vole:cost 73
func (z *Int) Lsh(x *Int, n uint) *Int { return z.lsh(x, n) }

//go:noinline
func (z *Int) lsh(x *Int, n uint) *Int {
	neg := x.neg
	return z.give(z.abs.shl(x.abs, n), neg)
}

// Rsh sets z to x >> n.
func (z *Int) Rsh(x *Int, n uint) *Int {
	if !x.neg {
		return z.give(z.abs.shr(x.abs, n), false)
	}
	// -a >> n == ^((a-1) >> n)
	t := z.abs.sub(x.abs, natOne)
	t = t.shr(t, n)
	return z.give(t.add(t, natOne), true)
}

// complement returns what x's bits are made of: the words, and a mask that
// inverts them if x is negative, since -a == ^(a-1).
func (x *Int) complement() (nat, Word) {
	if x.neg {
		return nat(nil).sub(x.abs, natOne), allOnes
	}
	return x.abs, 0
}

// logic sets z to x op y, where the mask ym inverts y once more.
func (z *Int) logic(x, y *Int, op int, invert Word) *Int {
	a, am := x.complement()
	b, bm := y.complement()
	bm ^= invert
	var sign [1]Word // of the result, as a word of what lies above
	bitWords(sign[:], nil, nil, op, am, bm, 0)
	z.abs = z.abs.make(max(len(a), len(b)))
	bitWords(z.abs, a, b, op, am, bm, sign[0])
	abs := z.abs.norm()
	if sign[0] != 0 {
		abs = abs.add(abs, natOne)
	}
	return z.give(abs, sign[0] != 0)
}

// And sets z to x & y.
//
//go:noinline
func (z *Int) And(x, y *Int) *Int { return z.logic(x, y, bitAnd, 0) }

// AndNot sets z to x &^ y.
//
//go:noinline
func (z *Int) AndNot(x, y *Int) *Int { return z.logic(x, y, bitAnd, allOnes) }

// Or sets z to x | y.
//
//go:noinline
func (z *Int) Or(x, y *Int) *Int { return z.logic(x, y, bitOr, 0) }

// Xor sets z to x ^ y.
//
//go:noinline
func (z *Int) Xor(x, y *Int) *Int { return z.logic(x, y, bitXor, 0) }

// Not sets z to ^x.
func (z *Int) Not(x *Int) *Int {
	if x.neg {
		return z.give(z.abs.sub(x.abs, natOne), false)
	}
	return z.give(z.abs.add(x.abs, natOne), true)
}

// Bit returns bit i of x.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if !x.neg {
		return x.abs.bit(uint(i))
	}
	// Below the lowest 1 and there, a number and its negation are the same.
	lowest := x.abs.trailingZeroBits()
	if uint(i) <= lowest {
		return x.abs.bit(uint(i))
	}
	return 1 ^ x.abs.bit(uint(i))
}

// SetBit sets z to x with bit i set to b, which is 0 or 1.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	if !x.neg {
		return z.give(z.abs.setBit(x.abs, uint(i), b == 1), false)
	}
	t := z.abs.sub(x.abs, natOne)
	t = t.setBit(t, uint(i), b == 0)
	return z.give(t.add(t, natOne), true)
}
