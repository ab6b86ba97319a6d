// Mapping runes: case conversions, Map and ToValidUTF8.
package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Map returns s with each rune replaced by mapping's result, or dropped where
// that is negative.
func Map(mapping func(rune) rune, s string) string {
	var b []byte
	for i, c := range s {
		r := mapping(c)
		if r == c && c != utf8.RuneError {
			if b != nil {
				b = utf8.AppendRune(b, r)
			}
			continue
		}
		if b == nil {
			if c == utf8.RuneError && r == c {
				// A wrong byte is not the same as an encoded RuneError.
				if _, width := utf8.DecodeRuneInString(s[i:]); width != 1 {
					continue
				}
			}
			b = make([]byte, 0, len(s)+utf8.UTFMax)
			b = append(b, s[:i]...)
		}
		if r >= 0 {
			b = utf8.AppendRune(b, r)
		}
	}
	if b == nil {
		return s
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	isASCII, hasLower := true, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			isASCII = false
			break
		}
		hasLower = hasLower || ('a' <= c && c <= 'z')
	}
	if !isASCII {
		return Map(unicode.ToUpper, s)
	}
	if !hasLower {
		return s
	}
	b := bytealg.MakeNoZero(len(s))[:len(s)]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		b[i] = c
	}
	return unsafe.String(&b[0], len(b))
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	isASCII, hasUpper := true, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			isASCII = false
			break
		}
		hasUpper = hasUpper || ('A' <= c && c <= 'Z')
	}
	if !isASCII {
		return Map(unicode.ToLower, s)
	}
	if !hasUpper {
		return s
	}
	b := bytealg.MakeNoZero(len(s))[:len(s)]
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	return unsafe.String(&b[0], len(b))
}

// ToTitle returns s with all letters in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the mapping c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToUpper, s)
}

// ToLowerSpecial is ToLower by the mapping c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToLower, s)
}

// ToTitleSpecial is ToTitle by the mapping c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string {
	return Map(c.ToTitle, s)
}

// ToValidUTF8 returns s with each run of wrong bytes replaced by replacement.
func ToValidUTF8(s, replacement string) string {
	var b []byte
	start := 0 // of what has not been copied
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		_, wid := utf8.DecodeRuneInString(s[i:])
		if wid > 1 {
			i += wid
			continue
		}
		if b == nil {
			b = make([]byte, 0, len(s)+len(replacement))
		}
		b = append(b, s[start:i]...)
		b = append(b, replacement...)
		for i++; i < len(s) && s[i] >= utf8.RuneSelf; i++ {
			if _, wid = utf8.DecodeRuneInString(s[i:]); wid > 1 {
				break
			}
		}
		start = i
	}
	if b == nil {
		return s
	}
	b = append(b, s[start:]...)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// isSeparator tells where Title sees the end of a word.
func isSeparator(r rune) bool {
	if r <= 0x7F {
		switch {
		case '0' <= r && r <= '9', 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', r == '_':
			return false
		}
		return true
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return false
	}
	return unicode.IsSpace(r)
}

// Title returns s with the first letter of each word in title case.
//
// Deprecated: it knows nothing of Unicode punctuation.
func Title(s string) string {
	prev := ' '
	return Map(
		func(r rune) rune {
			if isSeparator(prev) {
				prev = r
				return unicode.ToTitle(r)
			}
			prev = r
			return r
		},
		s)
}
