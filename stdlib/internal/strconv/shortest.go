// Shortest decimal digits of a float by Schubfach (Raffaello Giulietti), and a
// fixed number of digits by one multiplication with a 128-bit power of ten.
package strconv

import "math/bits"

// decimalSlice is digits d[:nd] with the point after digit dp.
type decimalSlice struct {
	d   []byte
	nd  int
	dp  int
	buf [24]byte // where d usually lies
}

// floorLog2Pow10 returns floor(log2(10^e)) for |e| <= 1233.
func floorLog2Pow10(e int) int { return e * 1741647 >> 19 }

// scale returns the top 64 bits of g*c / 2^64, where g is the 128-bit power
// (hi, lo); the lowest bit is sticky.
func scale(hi, lo, c uint64) uint64 {
	xHigh, _ := bits.Mul64(lo, c)
	yHigh, yLow := bits.Mul64(hi, c)
	y0 := yLow + xHigh
	if y0 < yLow {
		yHigh++
	}
	if y0 > 1 {
		yHigh |= 1
	}
	return yHigh
}

// shortest returns m * 10^k, the shortest decimal that lies in the rounding
// interval of c * 2^q and is the nearest among those. mantBits is the type's
// mantissa width without the hidden bit, closer says that the next lower float
// is at half the distance.
func shortest(c uint64, q int, mantBits uint, closer bool) (m uint64, k int) {
	if q <= 0 && uint(-q) <= mantBits && c&(1<<uint(-q)-1) == 0 {
		return c >> uint(-q), 0
	}
	var odd uint64 = c & 1 // an odd mantissa's interval is open
	cb := 4 * c
	low := cb - 2
	k = q * 1262611 >> 22
	if closer {
		low++
		k = (q*1262611 - 524031) >> 22
	}
	h := uint(q + floorLog2Pow10(-k) + 1)
	pow := &pow10Table[-k-pow10Min]
	hi, lo := pow[0], pow[1]
	if k > 0 || k < -55 { // the table is truncated, Schubfach rounds up
		lo++
		if lo == 0 {
			hi++
		}
	}
	vb := scale(hi, lo, cb<<h)
	lower := scale(hi, lo, low<<h) + odd
	upper := scale(hi, lo, (cb+2)<<h) - odd
	s := vb / 4
	if s >= 10 {
		sp := s / 10
		below := lower <= 40*sp
		above := 40*sp+40 <= upper
		if below != above {
			if above {
				sp++
			}
			return sp, k + 1
		}
	}
	below := lower <= 4*s
	above := 4*s+4 <= upper
	if below != above {
		if above {
			s++
		}
		return s, k
	}
	mid := 4*s + 2
	// The one tie among the powers of two of float32, 2^-12, is rounded up.
	if vb > mid || vb == mid && (s&1 != 0 || closer && mantBits == float32info.mantbits) {
		s++
	}
	return s, k
}

// setShortest stores the digits of m * 10^k without trailing zeros.
func (d *decimalSlice) setShortest(m uint64, k int) {
	for m >= 10 {
		q := m / 10
		if q*10 != m {
			break
		}
		m = q
		k++
	}
	d.set(m, k)
}

// set stores the digits of m * 10^k.
func (d *decimalSlice) set(m uint64, k int) {
	if m == 0 {
		d.nd, d.dp = 0, 0
		return
	}
	n := decimalWidth(m)
	fill(d.d[:n], m, 10)
	d.nd, d.dp = n, n+k
}

func (d *decimalSlice) trimZeros() {
	for d.nd > 0 && d.d[d.nd-1] == '0' {
		d.nd--
	}
	if d.nd == 0 {
		d.dp = 0
	}
}

// scaledInteger returns c * 2^q * 10^e rounded to the nearest integer, ties to
// even. It fails if that needs more than 63 bits or the power's error could
// matter.
func scaledInteger(c uint64, q, e int) (m uint64, ok bool) {
	if c == 0 || e < pow10Min || e > pow10Max {
		return 0, false
	}
	shift := bits.LeadingZeros64(c)
	c <<= uint(shift)
	pow := &pow10Table[e-pow10Min]
	// c * pow is a number of 192 bits, words p2 p1 p0, times 2^x.
	x1, p0 := bits.Mul64(pow[1], c)
	p2, p1 := bits.Mul64(pow[0], c)
	p1, carry := bits.Add64(p1, x1, 0)
	p2 += carry
	x := q - shift + floorLog2Pow10(e) - 127
	// The point is at bit -x; the integer part must lie within p2.
	point := -x - 128
	if point <= 0 || point > 66 {
		return 0, false
	}
	exact := 0 <= e && e <= 55
	var whole, frac uint64 // integer part, and the 64 bits below it
	var rest bool          // whether any bit below frac is set
	switch {
	case point < 64:
		whole = p2 >> uint(point)
		frac = p2<<uint(64-point) | p1>>uint(point)
		rest = p1<<uint(64-point) != 0 || p0 != 0
	case point == 64:
		whole, frac, rest = 0, p2, p1 != 0 || p0 != 0
	default:
		whole, frac = 0, p2>>uint(point-64)
		rest = p2<<uint(128-point) != 0 || p1 != 0 || p0 != 0
	}
	const half = 1 << 63
	if !exact {
		// The true product is larger by less than 2^64 units of p0, one of p1.
		if frac == half-1 || frac == half || frac == 1<<64-1 {
			return 0, false
		}
		rest = true
	}
	if frac > half || frac == half && (rest || whole&1 != 0) {
		whole++
	}
	return whole, true
}
