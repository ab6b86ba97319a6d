// Floats to text. The digits come from shortest.go; where a fixed number of
// digits is too many for that, from the exact expansion as a natural number.
package strconv

import "math"

type floatInfo struct {
	mantbits uint
	expbits  uint
	bias     int
}

var (
	float32info = floatInfo{23, 8, -127}
	float64info = floatInfo{52, 11, -1023}
)

// FormatFloat returns f as text. fmt is one of b e E f g G x X; prec counts the
// digits after the point (all digits for g), -1 asks for as few as tell f from
// its neighbours of bitSize bits.
//
//vole:cost 72
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return string(genericFtoa(make([]byte, 0, max(prec+4, 24)), f, fmt, prec, bitSize))
}

// AppendFloat appends FormatFloat(f, fmt, prec, bitSize) to dst.
//
//vole:cost 65
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return genericFtoa(dst, f, fmt, prec, bitSize)
}

func genericFtoa(dst []byte, val float64, fmt byte, prec, bitSize int) []byte {
	var bits uint64
	var flt *floatInfo
	switch bitSize {
	case 32:
		bits = uint64(math.Float32bits(float32(val)))
		flt = &float32info
	case 64:
		bits = math.Float64bits(val)
		flt = &float64info
	default:
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	neg := bits>>(flt.expbits+flt.mantbits) != 0
	exp := int(bits>>flt.mantbits) & (1<<flt.expbits - 1)
	mant := bits & (uint64(1)<<flt.mantbits - 1)
	switch exp {
	case 1<<flt.expbits - 1:
		switch {
		case mant != 0:
			return append(dst, "NaN"...)
		case neg:
			return append(dst, "-Inf"...)
		}
		return append(dst, "+Inf"...)
	case 0:
		exp++ // denormal
	default:
		mant |= uint64(1) << flt.mantbits
	}
	exp += flt.bias
	if fmt == 'b' {
		return fmtB(dst, neg, mant, exp, flt)
	}
	if fmt == 'x' || fmt == 'X' {
		return fmtX(dst, prec, fmt, neg, mant, exp, flt)
	}
	var digs decimalSlice // by name: a store through a pointer would move it to the heap
	digs.d = digs.buf[:]
	isShortest := prec < 0
	q := exp - int(flt.mantbits)
	if isShortest {
		if mant != 0 {
			closer := mant == uint64(1)<<flt.mantbits && exp-flt.bias > 1
			digs.setShortest(shortest(mant, q, flt.mantbits, closer))
		}
		switch fmt {
		case 'e', 'E':
			prec = max(digs.nd-1, 0)
		case 'f':
			prec = max(digs.nd-digs.dp, 0)
		case 'g', 'G':
			prec = digs.nd
		}
	} else {
		fixedDigits(&digs, mant, q, fmt, &prec)
	}
	return formatDigits(dst, isShortest, neg, &digs, prec, fmt)
}

// fixedDigits rounds mant * 2^q to as many digits as fmt and prec ask for.
func fixedDigits(digs *decimalSlice, mant uint64, q int, fmt byte, prec *int) {
	n := *prec
	switch fmt {
	case 'e', 'E':
		n++
	case 'g', 'G':
		if n == 0 {
			*prec = 1
			n = 1
		}
	case 'f':
	default:
		n = 1 // an unknown format prints no digits
	}
	if mant == 0 {
		return
	}
	if fmt == 'f' {
		if n <= 40 {
			if m, ok := scaledInteger(mant, q, n); ok && m < 1e18 {
				digs.set(m, -n)
				digs.trimZeros()
				return
			}
		}
	} else if n <= 17 {
		// 10^(n-1) <= mant * 2^q * 10^e < 10^n; the estimate of e may be one off.
		e := n - 1 - floorLog10(mant, q)
		for range 2 {
			m, ok := scaledInteger(mant, q, e)
			if !ok {
				break
			}
			if m < powersOf10[n] {
				digs.set(m, -e)
				digs.trimZeros()
				return
			}
			e--
		}
	}
	exactDigits(digs, mant, q)
	if fmt == 'f' {
		n = digs.dp + n
	}
	digs.round(n)
}

// floorLog10 returns floor(log10(c * 2^q)) or one less.
func floorLog10(c uint64, q int) int {
	n := 63
	for c>>uint(n) == 0 {
		n--
	}
	return (q + n) * 1262611 >> 22
}

// exactDigits stores all digits of c * 2^q, which is a decimal fraction.
func exactDigits(digs *decimalSlice, c uint64, q int) {
	for q < 0 && c&1 == 0 {
		c >>= 1
		q++
	}
	if q >= 0 {
		digs.d = naturalFrom(c).shl(q).decimal()
		digs.dp = len(digs.d)
	} else {
		digs.d = naturalFrom(c).mulPow5(-q).decimal()
		digs.dp = len(digs.d) + q
	}
	digs.nd = len(digs.d)
	digs.trimZeros()
}

// round keeps n digits of the exact value, rounding half to even.
func (d *decimalSlice) round(n int) {
	if n < 0 {
		d.nd, d.dp = 0, 0
		return
	}
	if n >= d.nd {
		return
	}
	up := d.d[n] > '5' || d.d[n] == '5' && (n+1 < d.nd || n > 0 && (d.d[n-1]-'0')&1 != 0)
	d.nd = n
	if up {
		for n--; n >= 0 && d.d[n] == '9'; n-- {
		}
		if n < 0 {
			d.d[0] = '1'
			d.nd = 1
			d.dp++
			return
		}
		d.d[n]++
		d.nd = n + 1
		return
	}
	d.trimZeros()
}

func formatDigits(dst []byte, shortest, neg bool, digs *decimalSlice, prec int, fmt byte) []byte {
	switch fmt {
	case 'e', 'E':
		return fmtE(dst, neg, digs, prec, fmt)
	case 'f':
		return fmtF(dst, neg, digs, prec)
	case 'g', 'G':
		eprec := prec
		if eprec > digs.nd && digs.nd >= digs.dp {
			eprec = digs.nd
		}
		// %e is used if the exponent is below -4 or not below the precision;
		// the shortest form uses 6 to decide.
		if shortest {
			eprec = 6
		}
		exp := digs.dp - 1
		if exp < -4 || exp >= eprec {
			if prec > digs.nd {
				prec = digs.nd
			}
			return fmtE(dst, neg, digs, prec-1, fmt+'e'-'g')
		}
		if prec > digs.dp {
			prec = digs.nd
		}
		return fmtF(dst, neg, digs, max(prec-digs.dp, 0))
	}
	return append(dst, '%', fmt)
}

// fmtE writes -d.ddddde±dd.
func fmtE(dst []byte, neg bool, d *decimalSlice, prec int, fmt byte) []byte {
	if neg {
		dst = append(dst, '-')
	}
	ch := byte('0')
	if d.nd != 0 {
		ch = d.d[0]
	}
	dst = append(dst, ch)
	if prec > 0 {
		dst = append(dst, '.')
		i := 1
		if m := min(d.nd, prec+1); i < m {
			dst = append(dst, d.d[i:m]...)
			i = m
		}
		for ; i <= prec; i++ {
			dst = append(dst, '0')
		}
	}
	dst = append(dst, fmt)
	exp := d.dp - 1
	if d.nd == 0 {
		exp = 0
	}
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	if exp < 100 {
		return append(dst, twoDigits[exp*2], twoDigits[exp*2+1])
	}
	return append(dst, byte(exp/100)+'0', byte(exp/10)%10+'0', byte(exp%10)+'0')
}

// fmtF writes -ddddddd.ddddd.
func fmtF(dst []byte, neg bool, d *decimalSlice, prec int) []byte {
	if neg {
		dst = append(dst, '-')
	}
	if d.dp > 0 {
		m := min(d.nd, d.dp)
		dst = append(dst, d.d[:m]...)
		for ; m < d.dp; m++ {
			dst = append(dst, '0')
		}
	} else {
		dst = append(dst, '0')
	}
	if prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec; i++ {
			ch := byte('0')
			if j := d.dp + i; 0 <= j && j < d.nd {
				ch = d.d[j]
			}
			dst = append(dst, ch)
		}
	}
	return dst
}

// fmtB writes -ddddp±ddd: mantissa and binary exponent as integers.
func fmtB(dst []byte, neg bool, mant uint64, exp int, flt *floatInfo) []byte {
	if neg {
		dst = append(dst, '-')
	}
	dst = AppendUint(dst, mant, 10)
	dst = append(dst, 'p')
	exp -= int(flt.mantbits)
	if exp >= 0 {
		dst = append(dst, '+')
	}
	return AppendInt(dst, int64(exp), 10)
}

// fmtX writes -0x1.yyyyyyyyp±ddd.
func fmtX(dst []byte, prec int, fmt byte, neg bool, mant uint64, exp int, flt *floatInfo) []byte {
	if mant == 0 {
		exp = 0
	}
	mant <<= 60 - flt.mantbits // the leading 1 goes to bit 60
	for mant != 0 && mant&(1<<60) == 0 {
		mant <<= 1
		exp--
	}
	if prec >= 0 && prec < 15 {
		shift := uint(prec * 4)
		extra := (mant << shift) & (1<<60 - 1)
		mant >>= 60 - shift
		if extra|(mant&1) > 1<<59 {
			mant++
		}
		mant <<= 60 - shift
		if mant&(1<<61) != 0 {
			mant >>= 1
			exp++
		}
	}
	hex := digits
	if fmt == 'X' {
		hex = "0123456789ABCDEF"
	}
	if neg {
		dst = append(dst, '-')
	}
	dst = append(dst, '0', fmt, '0'+byte((mant>>60)&1))
	mant <<= 4
	if prec < 0 && mant != 0 {
		dst = append(dst, '.')
		for mant != 0 {
			dst = append(dst, hex[(mant>>60)&15])
			mant <<= 4
		}
	} else if prec > 0 {
		dst = append(dst, '.')
		for i := 0; i < prec; i++ {
			dst = append(dst, hex[(mant>>60)&15])
			mant <<= 4
		}
	}
	ch := byte('P')
	if fmt == lower(fmt) {
		ch = 'p'
	}
	dst = append(dst, ch)
	if exp < 0 {
		dst = append(dst, '-')
		exp = -exp
	} else {
		dst = append(dst, '+')
	}
	switch {
	case exp < 100:
		dst = append(dst, byte(exp/10)+'0', byte(exp%10)+'0')
	case exp < 1000:
		dst = append(dst, byte(exp/100)+'0', byte((exp/10)%10)+'0', byte(exp%10)+'0')
	default:
		dst = append(dst, byte(exp/1000)+'0', byte(exp/100)%10+'0', byte((exp/10)%10)+'0',
			byte(exp%10)+'0')
	}
	return dst
}
