// Decimal to float by the method of Eisel and Lemire: one 128-bit product of
// the mantissa with a truncated power of ten decides nearly all inputs.
package strconv

import "math/bits"

// eiselLemire returns the bits of the float nearest to man * 10^exp10, ties to
// even. It fails where the power's truncation could change the rounding and
// where the result is denormal or too large.
func eiselLemire(man uint64, exp10 int, flt *floatInfo) (b uint64, ok bool) {
	if man == 0 {
		return 0, true
	}
	if exp10 < pow10Min || pow10Max < exp10 {
		return 0, false
	}
	clz := bits.LeadingZeros64(man)
	man <<= uint(clz)
	e2 := uint64(exp10*217706>>16+64-flt.bias) - uint64(clz)
	pow := &pow10Table[exp10-pow10Min]
	// keep is how many of the product's top 64 bits are below the mantissa and
	// its rounding bit.
	keep := 64 - flt.mantbits - 3
	mask := uint64(1)<<keep - 1
	xHi, xLo := bits.Mul64(man, pow[0])
	if xHi&mask == mask && xLo+man < man {
		yHi, yLo := bits.Mul64(man, pow[1])
		mergedHi, mergedLo := xHi, xLo+yHi
		if mergedLo < xLo {
			mergedHi++
		}
		if mergedHi&mask == mask && mergedLo+1 == 0 && yLo+man < man {
			return 0, false
		}
		xHi, xLo = mergedHi, mergedLo
	}
	msb := xHi >> 63
	mant := xHi >> (uint64(keep) + msb)
	e2 -= 1 ^ msb
	if xLo == 0 && xHi&mask == 0 && mant&3 == 1 {
		return 0, false // maybe just half way
	}
	mant += mant & 1
	mant >>= 1
	if mant>>(flt.mantbits+1) > 0 {
		mant >>= 1
		e2++
	}
	if e2-1 >= uint64(1)<<flt.expbits-2 {
		return 0, false
	}
	return e2<<flt.mantbits | mant&(uint64(1)<<flt.mantbits-1), true
}
