// Searching and comparing. Byte scans are natives of internal/bytealg; what
// concerns runes is written on top of them.
package strings

import (
	"internal/bytealg"
	"internal/stringslite"
	"unicode"
	"unicode/utf8"
)

// Compare orders a and b by bytes: -1, 0 or +1.
func Compare(a, b string) int { return bytealg.CompareString(a, b) }

// Index returns where substr first is in s, or -1.
func Index(s, substr string) int { return stringslite.Index(s, substr) }

// LastIndex returns where substr last is in s, or -1.
//
//go:noinline
func LastIndex(s, substr string) int { return bytealg.LastIndexString(s, substr) }

// IndexByte returns where c first is in s, or -1.
func IndexByte(s string, c byte) int { return stringslite.IndexByte(s, c) }

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s string, c byte) int { return bytealg.LastIndexByteString(s, c) }

// Contains reports whether substr is in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether any rune of chars is in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for any rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// Count returns how many disjoint substr are in s; for an empty substr one
// more than the number of runes.
func Count(s, substr string) (n int) {
	switch len(substr) {
	case 0:
		return 1 + utf8.RuneCountInString(s)
	case 1:
		return bytealg.CountString(s, substr[0])
	}
	for at := Index(s, substr); at >= 0; at = Index(s, substr) {
		s = s[at+len(substr):]
		n++
	}
	return n
}

// IndexRune returns where r first is in s, or -1. RuneError is found at any
// wrong byte too.
func IndexRune(s string, r rune) int {
	if uint32(r) < utf8.RuneSelf {
		return bytealg.IndexByteString(s, byte(r))
	}
	if r != utf8.RuneError {
		if !utf8.ValidRune(r) {
			return -1
		}
		return bytealg.IndexString(s, string(r))
	}
	for at, c := range s {
		if c == utf8.RuneError {
			return at
		}
	}
	return -1
}

// IndexFunc returns where the first rune that satisfies f is, or -1.
func IndexFunc(s string, f func(rune) bool) int { return indexFunc(s, f, true) }

// indexFunc returns where the first rune is for which f gives truth, or -1.
func indexFunc(s string, f func(rune) bool, truth bool) int {
	for at, r := range s {
		if f(r) == truth {
			return at
		}
	}
	return -1
}

// LastIndexFunc returns where the last rune that satisfies f is, or -1.
func LastIndexFunc(s string, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

// lastIndexFunc returns where the last rune is for which f gives truth, or -1.
//
//go:noinline
func lastIndexFunc(s string, f func(rune) bool, truth bool) int {
	for s != "" {
		r, width := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-width]
		if f(r) == truth {
			return len(s)
		}
	}
	return -1
}

// asciiTable tells of each byte whether it is in chars; there is no table if
// chars is not all ASCII.
func asciiTable(chars string) (table [256]bool, ok bool) {
	for at := range len(chars) {
		if chars[at] >= utf8.RuneSelf {
			return table, false
		}
		table[chars[at]] = true
	}
	return table, true
}

// IndexAny returns where the first rune of s that is in chars is, or -1.
func IndexAny(s, chars string) int {
	if len(chars) == 1 && chars[0] < utf8.RuneSelf {
		return bytealg.IndexByteString(s, chars[0])
	}
	if wanted, ok := asciiTable(chars); ok {
		for at := range len(s) {
			if wanted[s[at]] {
				return at
			}
		}
		return -1
	}
	for at, r := range s {
		if ContainsRune(chars, r) {
			return at
		}
	}
	return -1
}

// LastIndexAny returns where the last rune of s that is in chars is, or -1.
func LastIndexAny(s, chars string) int {
	if wanted, ok := asciiTable(chars); ok {
		at := len(s) - 1
		for at >= 0 && !wanted[s[at]] {
			at--
		}
		return at
	}
	for s != "" {
		r, width := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-width]
		if ContainsRune(chars, r) {
			return len(s)
		}
	}
	return -1
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return stringslite.HasPrefix(s, prefix) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool { return stringslite.HasSuffix(s, suffix) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t string) bool {
	const caseBit = 'a' - 'A'
	for at := range min(len(s), len(t)) {
		a, b := s[at], t[at]
		switch {
		case (a|b)&utf8.RuneSelf != 0:
			return equalFoldRunes(s[at:], t[at:])
		case a == b:
		case a^b != caseBit || (a|caseBit)-'a' > 'z'-'a':
			return false
		}
	}
	return len(s) == len(t)
}

// equalFoldRunes is EqualFold for what need not be ASCII.
func equalFoldRunes(s, t string) bool {
	for s != "" && t != "" {
		a, aWidth := utf8.DecodeRuneInString(s)
		b, bWidth := utf8.DecodeRuneInString(t)
		if a != b && !foldsTo(a, b) {
			return false
		}
		s, t = s[aWidth:], t[bWidth:]
	}
	return len(s) == len(t)
}

// foldsTo reports whether b is in the circle of a's equals.
func foldsTo(a, b rune) bool {
	r := unicode.SimpleFold(a)
	for r != a && r != b {
		r = unicode.SimpleFold(r)
	}
	return r == b
}

// Cut splits s around the first sep; without one it returns s, "", false.
func Cut(s, sep string) (before, after string, found bool) { return stringslite.Cut(s, sep) }

// CutPrefix returns s without prefix and whether it had it.
func CutPrefix(s, prefix string) (after string, found bool) {
	return stringslite.CutPrefix(s, prefix)
}

// CutSuffix returns s without suffix and whether it had it.
func CutSuffix(s, suffix string) (before string, found bool) {
	return stringslite.CutSuffix(s, suffix)
}
