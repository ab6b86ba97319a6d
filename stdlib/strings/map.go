// Mapping runes: case conversions, Map and ToValidUTF8. All return s itself
// where nothing changes.
package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// Map returns s with each rune replaced by mapping's result, or dropped where
// that is negative.
func Map(mapping func(rune) rune, s string) string {
	for at, r := range s {
		mapped := mapping(r)
		if mapped == r && r != utf8.RuneError {
			continue
		}
		_, width := utf8.DecodeRuneInString(s[at:])
		if mapped == r && width > 1 {
			continue // an encoded RuneError; a wrong byte becomes one
		}
		out := append(make([]byte, 0, len(s)+utf8.UTFMax), s[:at]...)
		if mapped >= 0 {
			out = utf8.AppendRune(out, mapped)
		}
		return frozen(appendMapped(out, mapping, s[at+width:]))
	}
	return s
}

// appendMapped appends what mapping makes of the runes of s.
func appendMapped(out []byte, mapping func(rune) rune, s string) []byte {
	for _, r := range s {
		if r = mapping(r); r >= 0 {
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// ToUpper returns s in upper case.
func ToUpper(s string) string {
	if upper, ok := swapCase(s, 'a'); ok {
		return upper
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns s in lower case.
func ToLower(s string) string {
	if lower, ok := swapCase(s, 'A'); ok {
		return lower
	}
	return Map(unicode.ToLower, s)
}

// swapCase gives the letters of the alphabet that begins with first the other
// case; ok is false if s is not ASCII.
func swapCase(s string, first byte) (swapped string, ok bool) {
	const letters = 26
	change := len(s) // where the first change is
	for i := len(s) - 1; i >= 0; i-- {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		if c-first < letters {
			change = i
		}
	}
	if change == len(s) {
		return s, true
	}
	out := append(bytealg.MakeNoZero(len(s))[:0], s...)
	for i := change; i < len(out); i++ {
		if c := out[i]; c-first < letters {
			out[i] = c ^ ('a' - 'A')
		}
	}
	return frozen(out), true
}

// ToTitle returns s with all letters in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial is ToUpper by the mapping c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial is ToLower by the mapping c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial is ToTitle by the mapping c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 returns s with each run of wrong bytes replaced by replacement.
func ToValidUTF8(s, replacement string) string {
	good := validLen(s)
	if good == len(s) {
		return s
	}
	out := make([]byte, 0, len(s)+len(replacement))
	for good < len(s) {
		out = append(append(out, s[:good]...), replacement...)
		s = s[good+1:]
		for good = validLen(s); good == 0 && s != ""; good = validLen(s) {
			s = s[1:]
		}
	}
	return frozen(append(out, s...))
}

// validLen returns how much of s comes before the first wrong byte.
func validLen(s string) int {
	for at, r := range s {
		if r == utf8.RuneError {
			if _, width := utf8.DecodeRuneInString(s[at:]); width == 1 {
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
func Title(s string) string {
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
