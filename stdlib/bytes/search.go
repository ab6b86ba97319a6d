// Searching and comparing. Byte scans are natives of internal/bytealg; what
// concerns runes is written on top of them.
package bytes

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// view returns b as a string that shares its memory, for as long as b is not
// changed.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Equal reports whether a and b have the same bytes; nil equals empty.
func Equal(a, b []byte) bool { return string(a) == string(b) }

// Compare orders a and b by bytes: -1, 0 or +1.
func Compare(a, b []byte) int { return bytealg.Compare(a, b) }

// Index returns where sep first is in s, or -1.
//
//go:noinline
func Index(s, sep []byte) int { return bytealg.Index(s, sep) }

// LastIndex returns where sep last is in s, or -1.
//
//go:noinline
func LastIndex(s, sep []byte) int { return bytealg.LastIndexString(view(s), view(sep)) }

// IndexByte returns where c first is in s, or -1.
func IndexByte(s []byte, c byte) int { return bytealg.IndexByte(s, c) }

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s []byte, c byte) int { return bytealg.LastIndexByte(s, c) }

// Contains reports whether sep is in s.
func Contains(s, sep []byte) bool { return Index(s, sep) != -1 }

// ContainsAny reports whether any rune of chars is in s.
func ContainsAny(s []byte, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s []byte, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f holds for any rune of s.
func ContainsFunc(s []byte, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// Count returns how many disjoint sep are in s; for an empty sep one
// more than the number of runes.
func Count(s, sep []byte) (n int) {
	switch len(sep) {
	case 0:
		return 1 + utf8.RuneCount(s)
	case 1:
		return bytealg.Count(s, sep[0])
	}
	for at := Index(s, sep); at >= 0; at = Index(s, sep) {
		s = s[at+len(sep):]
		n++
	}
	return n
}

// IndexRune returns where r first is in s, or -1. RuneError is found at any
// wrong byte too.
func IndexRune(s []byte, r rune) int {
	if uint32(r) < utf8.RuneSelf {
		return bytealg.IndexByte(s, byte(r))
	}
	if r != utf8.RuneError {
		if !utf8.ValidRune(r) {
			return -1
		}
		return bytealg.IndexString(view(s), string(r))
	}
	for at, c := range view(s) {
		if c == utf8.RuneError {
			return at
		}
	}
	return -1
}

// IndexFunc returns where the first rune that satisfies f is, or -1.
func IndexFunc(s []byte, f func(rune) bool) int { return indexFunc(s, f, true) }

// indexFunc returns where the first rune is for which f gives truth, or -1.
//
//go:noinline
func indexFunc(s []byte, f func(rune) bool, truth bool) int {
	for at, r := range view(s) {
		if f(r) == truth {
			return at
		}
	}
	return -1
}

// LastIndexFunc returns where the last rune that satisfies f is, or -1.
func LastIndexFunc(s []byte, f func(rune) bool) int { return lastIndexFunc(s, f, true) }

// lastIndexFunc returns where the last rune is for which f gives truth, or -1.
//
//go:noinline
func lastIndexFunc(s []byte, f func(rune) bool, truth bool) int {
	for len(s) > 0 {
		r, width := utf8.DecodeLastRune(s)
		s = s[:len(s)-width]
		if f(r) == truth {
			return len(s)
		}
	}
	return -1
}

// inString reports whether r is a rune of chars.
func inString(chars string, r rune) bool {
	for _, c := range chars {
		if c == r {
			return true
		}
	}
	return false
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
func IndexAny(s []byte, chars string) int {
	if len(chars) == 1 && chars[0] < utf8.RuneSelf {
		return bytealg.IndexByte(s, chars[0])
	}
	if wanted, ok := asciiTable(chars); ok {
		for at := range len(s) {
			if wanted[s[at]] {
				return at
			}
		}
		return -1
	}
	for at, r := range view(s) {
		if inString(chars, r) {
			return at
		}
	}
	return -1
}

// LastIndexAny returns where the last rune of s that is in chars is, or -1.
func LastIndexAny(s []byte, chars string) int {
	if wanted, ok := asciiTable(chars); ok {
		at := len(s) - 1
		for at >= 0 && !wanted[s[at]] {
			at--
		}
		return at
	}
	for len(s) > 0 {
		r, width := utf8.DecodeLastRune(s)
		s = s[:len(s)-width]
		if inString(chars, r) {
			return len(s)
		}
	}
	return -1
}

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool {
	return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix)
}

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t []byte) bool {
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
func equalFoldRunes(s, t []byte) bool {
	for len(s) > 0 && len(t) > 0 {
		a, aWidth := utf8.DecodeRune(s)
		b, bWidth := utf8.DecodeRune(t)
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

// Cut splits s around the first sep; without one it returns s, nil, false.
//
//go:noinline
func Cut(s, sep []byte) (before, after []byte, found bool) {
	at := Index(s, sep)
	if at < 0 {
		return s, nil, false
	}
	return s[:at], s[at+len(sep):], true
}

// CutPrefix returns s without prefix and whether it had it.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix and whether it had it.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}
