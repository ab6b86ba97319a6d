// Division: divisors and quotients of up to leafWords words in one go, long
// dividends piece by piece, long divisors in halves (Burnikel and Ziegler,
// "Fast Recursive Division", 1998).
package big

import "math/bits"

// quoRem returns x/y and x%y, in the memory of q and r where possible; those
// two must be apart.
func (q nat) quoRem(r, x, y nat) (nat, nat) {
	x, y = x.norm(), y.norm()
	if len(y) == 0 {
		panic("division by zero")
	}
	if x.cmp(y) < 0 {
		return q[:0], r.set(x)
	}
	if len(y) == 1 {
		q = q.make(len(x))
		rest := divWord(q, x, y[0])
		return q.norm(), r.setWord(rest)
	}
	q, r = q.apart(x).apart(y), r.apart(x).apart(y)
	if len(y) > leafWords {
		return divLong(x, y)
	}
	n := len(y)
	q, r = q.make(len(x)-n+1), r.make(n)
	if len(q) <= leafWords {
		divWords(q, r, x, y)
		return q.norm(), r.norm()
	}
	divPieces(q, r, x, y)
	return q.norm(), r.norm()
}

// rem returns x%y.
func (r nat) rem(x, y nat) nat {
	_, r = nat(nil).quoRem(r, x, y)
	return r
}

// divPieces divides from the top: what is left of the words before, followed
// by the next words.
func divPieces(q, r, x, y nat) {
	n := len(y)
	space := make(nat, leafWords+n)
	quotient := make(nat, leafWords+1)
	end := len(x) - n
	divWords(q[end:], r, x[end:], y)
	for end > 0 {
		k := min(end, leafWords)
		t := space[:k+n]
		copy(t, x[end-k:end])
		copy(t[k:], r)
		divWords(quotient[:k+1], r, t, y)
		copy(q[end-k:end], quotient)
		end -= k
	}
}

// divLong divides by a long divisor. Both are shifted so that the divisor has
// its highest bit set and a length that can be halved down to a leaf's.
func divLong(x, y nat) (q, r nat) {
	n, doublings := len(y), 0
	for n > leafWords {
		n, doublings = (n+1)/2, doublings+1
	}
	n <<= doublings
	shift := uint(n-len(y))*wordBits + uint(bits.LeadingZeros64(uint64(y[len(y)-1])))
	// In variables of their own: x and y do not escape by way of results.
	dividend, divisor := nat(nil).shl(x, shift), nat(nil).shl(y, shift)

	blocks := (len(dividend) + n - 1) / n
	var result nat
	for i := blocks - 1; i >= 0; i-- {
		block := dividend[i*n : min((i+1)*n, len(dividend))].norm()
		var digit nat
		digit, r = divTwoByOne(join(r, block, n), divisor, n)
		if result == nil {
			result = make(nat, i*n+len(digit))
		}
		copy(result[i*n:], digit)
	}
	return result.norm(), nat(nil).shr(r, shift)
}

// high and low split a number at k words; join is their opposite.
func high(x nat, k int) nat {
	if len(x) <= k {
		return nil
	}
	return x[k:]
}

func low(x nat, k int) nat { return x[:min(k, len(x))].norm() }

func join(hi, lo nat, k int) nat {
	if len(hi) == 0 {
		return lo
	}
	z := make(nat, k+len(hi))
	copy(z, lo)
	copy(z[k:], hi)
	return z
}

// divTwoByOne divides a number of 2n words by one of n words whose highest
// bit is set; the quotient has at most n words.
func divTwoByOne(a, b nat, n int) (q, r nat) {
	if n <= leafWords || a.cmp(b) < 0 {
		return nat(nil).quoRem(nil, a, b)
	}
	h := n / 2
	q1, r := divThreeByTwo(high(a, h), b, h)
	q0, r := divThreeByTwo(join(r, low(a, h), h), b, h)
	return join(q1, q0, h), r
}

// divThreeByTwo divides 3h words by 2h words: a guess by the upper half of b,
// which is too large by two at most.
func divThreeByTwo(a, b nat, h int) (q, r nat) {
	b1, b0 := high(b, h), low(b, h)
	upper := high(a, h)
	if high(upper, h).cmp(b1) < 0 {
		q, r = divTwoByOne(upper, b1, h)
	} else {
		q = make(nat, h)
		for i := range q {
			q[i] = allOnes
		}
		r = nat(nil).sub(nat(nil).add(upper, b1), join(b1, nil, h))
	}
	r = join(r, low(a, h), h)
	over := nat(nil).mul(q, b0)
	for r.cmp(over) < 0 {
		q = nat(nil).sub(q, natOne)
		r = nat(nil).add(r, b)
	}
	return q, nat(nil).sub(r, over)
}
