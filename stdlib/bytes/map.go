// Mapping runes: case conversions, Map and ToValidUTF8. All results are new
// slices.
package bytes

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// Map returns a copy of s with each rune replaced by mapping's result, or
// dropped where that is negative.
func Map(mapping func(r rune) rune, s []byte) []byte {
	out := make([]byte, 0, len(s))
	for _, r := range view(s) {
		if r = mapping(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// ToUpper returns a copy of s in upper case.
func ToUpper(s []byte) []byte {
	if upper, ok := swapCase(s, 'a'); ok {
		return upper
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns a copy of s in lower case.
func ToLower(s []byte) []byte {
	if lower, ok := swapCase(s, 'A'); ok {
		return lower
	}
	return Map(unicode.ToLower, s)
}

// swapCase gives the letters of the alphabet that begins with first the other
// case; ok is false if s is not ASCII.
func swapCase(s []byte, first byte) (swapped []byte, ok bool) {
	const letters = 26
	out := append(bytealg.MakeNoZero(len(s))[:0], s...)
	for i, c := range out {
		if c >= utf8.RuneSelf {
			return nil, false
		}
		if c-first < letters {
			out[i] = c ^ ('a' - 'A')
		}
	}
	return out, true
}

// ToTitle returns a copy of s with all letters in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the mapping c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the mapping c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the mapping c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// ToValidUTF8 returns a copy of s with each run of wrong bytes replaced by
// replacement.
func ToValidUTF8(s, replacement []byte) []byte {
	out := make([]byte, 0, len(s)+len(replacement))
	for good := validLen(s); ; {
		out = append(out, s[:good]...)
		if s = s[good:]; len(s) == 0 {
			return out
		}
		out = append(out, replacement...)
		for good = 0; good == 0 && len(s) > 0; good = validLen(s) {
			s = s[1:]
		}
	}
}

// validLen returns how much of s comes before the first wrong byte.
func validLen(s []byte) int {
	for at, r := range view(s) {
		if r == utf8.RuneError {
			if _, width := utf8.DecodeRune(s[at:]); width == 1 {
				return at
			}
		}
	}
	return len(s)
}

// endsWord tells where Title sees the end of a word: at what is no letter,
// digit or underscore of ASCII, and behind ASCII only at white space.
func endsWord(r rune) bool {
	if r >= utf8.RuneSelf {
		return unicode.IsSpace(r)
	}
	return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// Title returns s with the first letter of each word in title case.
//
// Deprecated: it knows nothing of Unicode punctuation.
func Title(s []byte) []byte {
	first := true
	return Map(func(r rune) rune {
		begins := first
		first = endsWord(r)
		if begins {
			r = unicode.ToTitle(r)
		}
		return r
	}, s)
}
