// Numbers and truth as text. What does the work is in internal/strconv, so that
// packages below this one have it too.
package strconv

import "internal/strconv"

// FormatBool returns "true" or "false".
//
//vole:cost 10
func FormatBool(b bool) string { return strconv.FormatBool(b) }

// AppendBool appends "true" or "false" to dst.
//
//vole:cost 15
func AppendBool(dst []byte, b bool) []byte { return strconv.AppendBool(dst, b) }

// FormatUint returns i in the given base, 2 to 36, with lower-case letters.
func FormatUint(i uint64, base int) string { return strconv.FormatUint(i, base) }

// FormatInt is FormatUint for signed integers.
func FormatInt(i int64, base int) string { return strconv.FormatInt(i, base) }

// Itoa is FormatInt(int64(i), 10).
//
//vole:cost 66
func Itoa(i int) string { return strconv.Itoa(i) }

// AppendInt appends FormatInt(i, base) to dst.
func AppendInt(dst []byte, i int64, base int) []byte { return strconv.AppendInt(dst, i, base) }

// AppendUint appends FormatUint(i, base) to dst.
func AppendUint(dst []byte, i uint64, base int) []byte { return strconv.AppendUint(dst, i, base) }

// FormatFloat returns f as text. fmt is one of b e E f g G x X; prec counts the
// digits after the point (all digits for g), -1 asks for as few as tell f from
// its neighbours of bitSize bits.
//
//vole:cost 79
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	return strconv.FormatFloat(f, fmt, prec, bitSize)
}

// AppendFloat appends FormatFloat(f, fmt, prec, bitSize) to dst.
//
//vole:cost 73
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return strconv.AppendFloat(dst, f, fmt, prec, bitSize)
}

// FormatComplex returns c as (a+bi), its parts as by FormatFloat with half of
// bitSize, which is 64 or 128.
//
//vole:cost 80
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	return strconv.FormatComplex(c, fmt, prec, bitSize)
}

// ParseFloat reads a decimal or hexadecimal floating-point number, an infinity
// or NaN, and rounds it to the nearest value of bitSize bits. What is too
// large gives an infinity and ErrRange.
func ParseFloat(s string, bitSize int) (float64, error) {
	if bitSize != 32 {
		if f, ok := strconv.PlainFloat(s); ok {
			return f, nil
		}
	}
	f, n, err := parsePrefix(s, bitSize)
	if n != len(s) && (err == nil || err.(*NumError).Err != ErrSyntax) {
		return 0, syntaxError("ParseFloat", s)
	}
	return f, err
}

// parsePrefix converts the number at the start of s and returns how many bytes
// it takes.
func parsePrefix(s string, bitSize int) (float64, int, error) {
	f, n, wrong := strconv.ParsePrefix(s, bitSize)
	switch wrong {
	case strconv.Syntax:
		return f, n, syntaxError("ParseFloat", s)
	case strconv.Range:
		return f, n, rangeError("ParseFloat", s)
	}
	return f, n, nil
}
