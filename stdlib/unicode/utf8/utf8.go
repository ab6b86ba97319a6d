// Package utf8 converts between runes and UTF-8. A byte sequence that is not
// the shortest encoding of a valid code point decodes as one wrong byte:
// (RuneError, 1).
package utf8

// Limits of the encoding.
const (
	RuneError = '\uFFFD'     // stands for what cannot be decoded
	RuneSelf  = 0x80         // runes below this are one byte
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the longest encoding
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF

	rune1Max = 1<<7 - 1
	rune2Max = 1<<11 - 1
	rune3Max = 1<<16 - 1

	contLow  = 0x80 // continuation bytes lie in [contLow, contHigh]
	contHigh = 0xBF
	contMask = 0x3F
)

// An interval of bytes.
type interval struct{ low, high uint8 }

// leads gives for a leading byte the length of its sequence (low half) and which of
// seconds its second byte must lie in (high half).
var leads = [256]uint8{
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01,
	0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1,
	0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1,
	0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1,
	0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1,
	0xf1, 0xf1, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02,
	0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02,
	0x13, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x03, 0x23, 0x03, 0x03,
	0x34, 0x04, 0x04, 0x04, 0x44, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1, 0xf1,
}

// The last one is for bytes that no sequence starts with: it is empty.
var seconds = [16]interval{
	{contLow, contHigh}, {0xA0, contHigh}, {contLow, 0x9F}, {0x90, contHigh}, {contLow, 0x8F},
	15: {1, 0},
}

// FullRune reports whether p begins with a whole encoding. A wrong encoding
// is whole, since it decodes as an error of one byte.
//
//vole:cost 79
func FullRune(p []byte) bool {
	n := len(p)
	if n == 0 {
		return false
	}
	lead := leads[p[0]]
	if n >= int(lead&7) {
		return true
	}
	// Too short, unless what there is is wrong.
	second := seconds[lead>>4]
	if n > 1 && (p[1] < second.low || second.high < p[1]) {
		return true
	}
	return n > 2 && (p[2] < contLow || contHigh < p[2])
}

// FullRuneInString is FullRune for a string.
//
//vole:cost 79
func FullRuneInString(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	lead := leads[s[0]]
	if n >= int(lead&7) {
		return true
	}
	// Too short, unless what there is is wrong.
	second := seconds[lead>>4]
	if n > 1 && (s[1] < second.low || second.high < s[1]) {
		return true
	}
	return n > 2 && (s[2] < contLow || contHigh < s[2])
}

// DecodeRune returns the first rune of p and its width in bytes: (RuneError,
// 0) if p is empty, (RuneError, 1) if the encoding is wrong.
//
//vole:cost 79
func DecodeRune(p []byte) (r rune, size int) {
	if len(p) > 0 && p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	return decodeRuneSlow(p)
}

func decodeRuneSlow(p []byte) (rune, int) {
	n := len(p)
	if n == 0 {
		return RuneError, 0
	}
	lead := leads[p[0]]
	size := int(lead & 7)
	if size == 1 || n < size {
		return RuneError, 1
	}
	if second := seconds[lead>>4]; p[1] < second.low || second.high < p[1] {
		return RuneError, 1
	}
	if size == 2 {
		return rune(p[0]&0x1F)<<6 | rune(p[1]&contMask), 2
	}
	if p[2] < contLow || contHigh < p[2] {
		return RuneError, 1
	}
	if size == 3 {
		return rune(p[0]&0x0F)<<12 | rune(p[1]&contMask)<<6 | rune(p[2]&contMask), 3
	}
	if p[3] < contLow || contHigh < p[3] {
		return RuneError, 1
	}
	return rune(p[0]&0x07)<<18 | rune(p[1]&contMask)<<12 | rune(p[2]&contMask)<<6 |
		rune(p[3]&contMask), 4
}

// DecodeRuneInString is DecodeRune for a string.
//
//vole:cost 80
func DecodeRuneInString(s string) (r rune, size int) {
	if s != "" && s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	return decodeRuneInStringSlow(s)
}

func decodeRuneInStringSlow(s string) (rune, int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	lead := leads[s[0]]
	size := int(lead & 7)
	if size == 1 || n < size {
		return RuneError, 1
	}
	if second := seconds[lead>>4]; s[1] < second.low || second.high < s[1] {
		return RuneError, 1
	}
	if size == 2 {
		return rune(s[0]&0x1F)<<6 | rune(s[1]&contMask), 2
	}
	if s[2] < contLow || contHigh < s[2] {
		return RuneError, 1
	}
	if size == 3 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&contMask)<<6 | rune(s[2]&contMask), 3
	}
	if s[3] < contLow || contHigh < s[3] {
		return RuneError, 1
	}
	return rune(s[0]&0x07)<<18 | rune(s[1]&contMask)<<12 | rune(s[2]&contMask)<<6 |
		rune(s[3]&contMask), 4
}

// DecodeLastRune returns the last rune of p and its width in bytes, with the
// same marks for emptiness and error as DecodeRune.
func DecodeLastRune(p []byte) (r rune, size int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	if last := p[end-1]; last < RuneSelf {
		return rune(last), 1
	}
	for back := 2; back <= min(end, UTFMax); back++ {
		if RuneStart(p[end-back]) {
			if r, size = DecodeRune(p[end-back:]); size == back {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRuneInString is DecodeLastRune for a string.
func DecodeLastRuneInString(s string) (r rune, size int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if last := s[end-1]; last < RuneSelf {
		return rune(last), 1
	}
	for back := 2; back <= min(end, UTFMax); back++ {
		if RuneStart(s[end-back]) {
			if r, size = DecodeRuneInString(s[end-back:]); size == back {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// RuneLen returns how many bytes r takes, or -1 if r has no encoding.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r <= rune1Max:
		return 1
	case r <= rune2Max:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r <= rune3Max:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r to p, which must be long enough, and returns the number
// of bytes written. A rune without an encoding is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) <= rune1Max {
		p[0] = byte(r)
		return 1
	}
	return encodeRuneNonASCII(p, r)
}

func encodeRuneNonASCII(p []byte, r rune) int {
	switch i := uint32(r); {
	case i <= rune2Max:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&contMask
		return 2
	case i < surrogateMin, surrogateMax < i && i <= rune3Max:
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&contMask
		p[2] = 0x80 | byte(r)&contMask
		return 3
	case i > rune3Max && i <= MaxRune:
		_ = p[3]
		p[0] = 0xF0 | byte(r>>18)
		p[1] = 0x80 | byte(r>>12)&contMask
		p[2] = 0x80 | byte(r>>6)&contMask
		p[3] = 0x80 | byte(r)&contMask
		return 4
	}
	_ = p[2]
	p[0] = 0xEF
	p[1] = 0xBF
	p[2] = 0xBD
	return 3
}

// AppendRune appends the encoding of r to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) <= rune1Max {
		return append(p, byte(r))
	}
	return appendRuneNonASCII(p, r)
}

func appendRuneNonASCII(p []byte, r rune) []byte {
	switch i := uint32(r); {
	case i <= rune2Max:
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&contMask)
	case i < surrogateMin, surrogateMax < i && i <= rune3Max:
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&contMask, 0x80|byte(r)&contMask)
	case i > rune3Max && i <= MaxRune:
		return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&contMask,
			0x80|byte(r>>6)&contMask, 0x80|byte(r)&contMask)
	}
	return append(p, 0xEF, 0xBF, 0xBD)
}

// RuneCount returns how many runes p decodes to; a wrong byte counts as one.
//
//vole:cost 46
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeRuneSlow(p[i:])
		i += size
	}
	return n
}

// RuneCountInString is RuneCount for a string.
func RuneCountInString(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// RuneStart reports whether b can be the first byte of an encoding.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is nothing but right encodings.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeRuneSlow(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString reports whether s is nothing but right encodings.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := decodeRuneInStringSlow(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r has an encoding: code points except surrogates.
//
//vole:cost 23
func ValidRune(r rune) bool {
	if 0 <= r && r < surrogateMin {
		return true
	} else if surrogateMax < r && r <= MaxRune {
		return true
	}
	return false
}
