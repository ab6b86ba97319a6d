// Multiplication: operands of up to leafWords words in one go, longer ones in
// halves by Karatsuba's method, lopsided ones in slices.
package big

func (z nat) mul(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	switch len(y) {
	case 0:
		return z[:0]
	case 1:
		return z.scale(x, y[0], 0)
	}
	z = z.apart(x).apart(y).make(len(x) + len(y))
	mulInto(z, x, y)
	return z.norm()
}

// mulInto sets all words of z, which is apart from x and y, to x*y;
// len(z) == len(x)+len(y), len(x) >= len(y).
func mulInto(z, x, y nat) {
	n := len(y)
	switch {
	case n == 0:
		clear(z)
	case len(x) <= leafWords:
		mulWords(z, x, y)
	case n <= leafWords || len(x) >= 2*n:
		mulSlices(z, x, y, max(n, leafWords))
	default:
		mulHalves(z, x, y)
	}
}

// mulSlices multiplies step words of x at a time.
func mulSlices(z, x, y nat, step int) {
	clear(z)
	part := make(nat, step+len(y))
	for at := 0; at < len(x); at += step {
		piece := x[at:min(at+step, len(x))]
		p := part[:len(piece)+len(y)]
		if len(piece) >= len(y) {
			mulInto(p, piece, y)
		} else {
			mulInto(p, y, piece)
		}
		addWords(z[at:], z[at:], p)
	}
}

// mulHalves is Karatsuba's: of x = x1*B+x0 and y = y1*B+y0 it needs three
// products, x0*y0, x1*y1 and (x0+x1)*(y0+y1).
func mulHalves(z, x, y nat) {
	h := (len(x) + 1) / 2
	x0, x1, y0, y1 := x[:h], x[h:], y[:h], y[h:]
	mulInto(z[:2*h], x0, y0)
	if len(x1) >= len(y1) {
		mulInto(z[2*h:], x1, y1)
	}
	var sx, sy, middle nat
	sx = sx.add(x0, x1)
	if len(x) == len(y) && &x[0] == &y[0] {
		middle = middle.mul(sx, sx)
	} else {
		middle = middle.mul(sx, sy.add(y0, y1))
	}
	middle = middle.sub(middle, z[:2*h].norm())
	middle = middle.sub(middle, z[2*h:].norm())
	addWords(z[h:], z[h:], middle)
}

// product sets z = from * (from+1) * ... * to, in halves, so that the factors
// of the large multiplications are of about one length.
func (z nat) product(from, to uint64) nat {
	switch {
	case from == 0:
		return z[:0]
	case from > to:
		return z.setWord(1)
	case from == to:
		return z.setWord(Word(from))
	case to-from == 1:
		return z.scale(nat{Word(from)}, Word(to), 0)
	}
	middle := from + (to-from)/2
	return z.mul(nat(nil).product(from, middle), nat(nil).product(middle+1, to))
}

// power sets z = x**y.
func (z nat) power(x, y nat) nat {
	z = z.apart(x).apart(y)
	var square nat
	result := z.setWord(1)
	for i := y.bitLen() - 1; i >= 0; i-- {
		square = square.mul(result, result)
		if y.bit(uint(i)) != 0 {
			result = result.mul(square, x)
		} else {
			result, square = square, result
		}
	}
	return result
}
