// Trimming: runes of a set, runes that satisfy a function, white space,
// prefixes and suffixes.
package strings

import (
	"internal/stringslite"
	"unicode"
	"unicode/utf8"
)

// TrimLeftFunc returns s without leading runes that satisfy f.
func TrimLeftFunc(s string, f func(rune) bool) string {
	i := indexFunc(s, f, false)
	if i == -1 {
		return ""
	}
	return s[i:]
}

// TrimRightFunc returns s without trailing runes that satisfy f.
func TrimRightFunc(s string, f func(rune) bool) string {
	for s != "" {
		r, width := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-width]
	}
	return s
}

// TrimFunc returns s without leading and trailing runes that satisfy f.
func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// ends says which ends of a string to trim.
type ends uint8

const (
	left ends = 1 << iota
	right
)

// Trim returns s without leading and trailing runes of cutset.
//
//go:noinline
func Trim(s, cutset string) string { return trim(s, cutset, left|right) }

// TrimLeft returns s without leading runes of cutset.
//
//go:noinline
func TrimLeft(s, cutset string) string { return trim(s, cutset, left) }

// TrimRight returns s without trailing runes of cutset.
//
//go:noinline
func TrimRight(s, cutset string) string { return trim(s, cutset, right) }

func trim(s, cutset string, where ends) string {
	if s == "" || cutset == "" {
		return s
	}
	if len(cutset) == 1 && cutset[0] < utf8.RuneSelf {
		return trimByte(s, cutset[0], where)
	}
	if unwanted, ok := asciiTable(cutset); ok {
		from, to := 0, len(s)
		for where&left != 0 && from < to && unwanted[s[from]] {
			from++
		}
		for where&right != 0 && to > from && unwanted[s[to-1]] {
			to--
		}
		return s[from:to]
	}
	inSet := func(r rune) bool { return ContainsRune(cutset, r) }
	if where&left != 0 {
		s = TrimLeftFunc(s, inSet)
	}
	if where&right != 0 {
		s = TrimRightFunc(s, inSet)
	}
	return s
}

func trimByte(s string, c byte, where ends) string {
	from, to := 0, len(s)
	for where&left != 0 && from < to && s[from] == c {
		from++
	}
	for where&right != 0 && to > from && s[to-1] == c {
		to--
	}
	return s[from:to]
}

// TrimSpace returns s without leading and trailing white space.
func TrimSpace(s string) string {
	from, to := 0, len(s)
	for from < to && isBlank[s[from]] {
		from++
	}
	for to > from && isBlank[s[to-1]] {
		to--
	}
	s = s[from:to]
	if s != "" && (s[0]|s[len(s)-1]) >= utf8.RuneSelf {
		return TrimFunc(s, unicode.IsSpace)
	}
	return s
}

// TrimPrefix returns s without prefix, if it has it.
func TrimPrefix(s, prefix string) string { return stringslite.TrimPrefix(s, prefix) }

// TrimSuffix returns s without suffix, if it has it.
func TrimSuffix(s, suffix string) string { return stringslite.TrimSuffix(s, suffix) }
