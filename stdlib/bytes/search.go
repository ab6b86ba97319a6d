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
func view(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Equal reports whether a and b have the same bytes; nil equals empty.
func Equal(a, b []byte) bool {
	return string(a) == string(b)
}

// Compare orders a and b by bytes: -1, 0 or +1.
func Compare(a, b []byte) int {
	return bytealg.Compare(a, b)
}

// Count returns how many disjoint sep are in s; for an empty sep one
// more than the number of runes.
func Count(s, sep []byte) int {
	if len(sep) == 0 {
		return utf8.RuneCount(s) + 1
	}
	if len(sep) == 1 {
		return bytealg.Count(s, sep[0])
	}
	n := 0
	for {
		i := Index(s, sep)
		if i == -1 {
			return n
		}
		n++
		s = s[i+len(sep):]
	}
}

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool {
	return Index(b, subslice) >= 0
}

// ContainsAny reports whether any rune of chars is in s.
func ContainsAny(s []byte, chars string) bool {
	return IndexAny(s, chars) >= 0
}

// ContainsRune reports whether r is in s.
func ContainsRune(s []byte, r rune) bool {
	return IndexRune(s, r) >= 0
}

// ContainsFunc reports whether f holds for any rune of s.
func ContainsFunc(s []byte, f func(rune) bool) bool {
	return IndexFunc(s, f) >= 0
}

// Index returns where sep first is in s, or -1.
func Index(s, sep []byte) int {
	return bytealg.Index(s, sep)
}

// LastIndex returns where sep last is in s, or -1.
func LastIndex(s, sep []byte) int {
	return bytealg.LastIndexString(view(s), view(sep))
}

// IndexByte returns where c first is in s, or -1.
func IndexByte(s []byte, c byte) int {
	return bytealg.IndexByte(s, c)
}

// LastIndexByte returns where c last is in s, or -1.
func LastIndexByte(s []byte, c byte) int {
	return bytealg.LastIndexByte(s, c)
}

// IndexRune returns where r first is in s, or -1. RuneError is found at any
// wrong byte too.
func IndexRune(s []byte, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return IndexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, r := range view(s) {
			if r == utf8.RuneError {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return bytealg.IndexString(view(s), string(r))
}

// indexRuneString is IndexRune in a set given as a string.
func indexRuneString(s string, r rune) int {
	for i, c := range s {
		if c == r {
			return i
		}
	}
	return -1
}

// IndexAny returns where the first rune of s that is in chars is, or -1.
func IndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	if len(chars) == 1 && chars[0] < utf8.RuneSelf {
		return IndexByte(s, chars[0])
	}
	if as, ok := makeASCIISet(chars); ok {
		for i := 0; i < len(s); i++ {
			if as.contains(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, c := range view(s) {
		if indexRuneString(chars, c) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns where the last rune of s that is in chars is, or -1.
func LastIndexAny(s []byte, chars string) int {
	if chars == "" {
		return -1
	}
	if as, ok := makeASCIISet(chars); ok {
		for i := len(s) - 1; i >= 0; i-- {
			if as.contains(s[i]) {
				return i
			}
		}
		return -1
	}
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[:i])
		i -= size
		if indexRuneString(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// IndexFunc returns where the first rune that satisfies f is, or -1.
func IndexFunc(s []byte, f func(rune) bool) int {
	return indexFunc(s, f, true)
}

// LastIndexFunc returns where the last rune that satisfies f is, or -1.
func LastIndexFunc(s []byte, f func(rune) bool) int {
	return lastIndexFunc(s, f, true)
}

func indexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i, r := range view(s) {
		if f(r) == truth {
			return i
		}
	}
	return -1
}

func lastIndexFunc(s []byte, f func(rune) bool, truth bool) int {
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRune(s[0:i])
		i -= size
		if f(r) == truth {
			return i
		}
	}
	return -1
}

// asciiSet is a set of ASCII characters, a bit each.
type asciiSet [8]uint32

func makeASCIISet(chars string) (as asciiSet, ok bool) {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return as, false
		}
		as[c/32] |= 1 << (c % 32)
	}
	return as, true
}

func (as *asciiSet) contains(c byte) bool {
	return (as[c/32] & (1 << (c % 32))) != 0
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
	i := 0
	for n := min(len(s), len(t)); i < n; i++ {
		sr, tr := s[i], t[i]
		if sr|tr >= utf8.RuneSelf {
			return equalFoldRunes(s[i:], t[i:])
		}
		if tr == sr {
			continue
		}
		if tr < sr {
			tr, sr = sr, tr
		}
		if !('A' <= sr && sr <= 'Z' && tr == sr+'a'-'A') {
			return false
		}
	}
	return len(s) == len(t)
}

func equalFoldRunes(s, t []byte) bool {
	for _, sr := range view(s) {
		if len(t) == 0 {
			return false
		}
		tr, size := utf8.DecodeRune(t)
		t = t[size:]
		if tr == sr {
			continue
		}
		if tr < sr {
			tr, sr = sr, tr
		}
		if tr < utf8.RuneSelf {
			if 'A' <= sr && sr <= 'Z' && tr == sr+'a'-'A' {
				continue
			}
			return false
		}
		// The circle of equals rises; sr is the smaller.
		r := unicode.SimpleFold(sr)
		for r != sr && r < tr {
			r = unicode.SimpleFold(r)
		}
		if r != tr {
			return false
		}
	}
	return len(t) == 0
}

// Cut splits s around the first sep; without one it returns s, nil, false.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
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
