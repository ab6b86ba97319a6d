// Package utf16 converts between runes and UTF-16 code units. Surrogates
// without a partner become U+FFFD.
package utf16

const (
	replacementChar = '\uFFFD'
	maxRune         = '\U0010FFFF'

	highStart = 0xD800 // first half of a pair: [highStart, lowStart)
	lowStart  = 0xDC00 // second half: [lowStart, pairEnd)
	pairEnd   = 0xE000
	pairBase  = 0x10000
)

// IsSurrogate reports whether r is a half of a surrogate pair.
func IsSurrogate(r rune) bool {
	return highStart <= r && r < pairEnd
}

// DecodeRune joins a pair, or returns U+FFFD if (r1, r2) is none.
func DecodeRune(r1, r2 rune) rune {
	if highStart <= r1 && r1 < lowStart && lowStart <= r2 && r2 < pairEnd {
		return (r1-highStart)<<10 | (r2 - lowStart) + pairBase
	}
	return replacementChar
}

// EncodeRune splits r into its pair, or returns (U+FFFD, U+FFFD) if r needs
// none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < pairBase || r > maxRune {
		return replacementChar, replacementChar
	}
	r -= pairBase
	return highStart + (r>>10)&0x3ff, lowStart + r&0x3ff
}

// RuneLen returns how many code units r takes, or -1 if it has no encoding.
//
//vole:cost 31
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highStart, pairEnd <= r && r < pairBase:
		return 1
	case pairBase <= r && r <= maxRune:
		return 2
	}
	return -1
}

// Encode returns the code units of s.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, v := range s {
		if v >= pairBase {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, v := range s {
		a = AppendRune(a, v)
	}
	return a
}

// AppendRune appends the code units of r to a.
func AppendRune(a []uint16, r rune) []uint16 {
	switch {
	case 0 <= r && r < highStart, pairEnd <= r && r < pairBase:
		return append(a, uint16(r))
	case pairBase <= r && r <= maxRune:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacementChar)
}

// Decode returns the runes of s.
//
//vole:cost 69
func Decode(s []uint16) []rune {
	// In a caller whose result does not escape this lies in the frame.
	return decode(s, make([]rune, 0, 64))
}

func decode(s []uint16, buf []rune) []rune {
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			if i+1 < len(s) {
				r = DecodeRune(r, rune(s[i+1]))
			} else {
				r = replacementChar
			}
			if r != replacementChar {
				i++
			}
		}
		buf = append(buf, r)
	}
	return buf
}
