// Complex numbers as text: a pair of floats, the second with a sign and an i
// behind it.
package strconv

// FormatComplex returns c as (a+bi), its parts as by FormatFloat with half of
// bitSize, which is 64 or 128.
//
//vole:cost 73
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	var buf [64]byte
	return string(AppendComplex(buf[:0], c, fmt, prec, bitSize))
}

// AppendComplex appends FormatComplex(c, fmt, prec, bitSize) to dst.
func AppendComplex(dst []byte, c complex128, fmt byte, prec, bitSize int) []byte {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize >>= 1
	dst = genericFtoa(append(dst, '('), real(c), fmt, prec, bitSize)
	sign := len(dst)
	dst = genericFtoa(append(dst, '+'), imag(c), fmt, prec, bitSize)
	if dst[sign+1] == '+' || dst[sign+1] == '-' { // it has a sign of its own
		dst = append(dst[:sign], dst[sign+1:]...)
	}
	return append(dst, "i)"...)
}
