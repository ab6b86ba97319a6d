// Trimming: runes of a set, runes that satisfy a function, white space,
// prefixes and suffixes.
package bytes

import (
	"unicode"
	"unicode/utf8"
)

// TrimLeftFunc returns s without leading runes that satisfy f.
func TrimLeftFunc(s []byte, f func(rune) bool) []byte {
	i := indexFunc(s, f, false)
	if i == -1 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc returns s without trailing runes that satisfy f.
func TrimRightFunc(s []byte, f func(rune) bool) []byte {
	for len(s) > 0 {
		r, width := utf8.DecodeLastRune(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-width]
	}
	return s
}

// TrimFunc returns s without leading and trailing runes that satisfy f.
func TrimFunc(s []byte, f func(rune) bool) []byte {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

// ends says which ends of a slice to trim.
type ends uint8

const (
	left ends = 1 << iota
	right
)

// Trim returns s without leading and trailing runes of cutset.
//
//go:noinline
func Trim(s []byte, cutset string) []byte { return trim(s, cutset, left|right) }

// TrimLeft returns s without leading runes of cutset.
//
//go:noinline
func TrimLeft(s []byte, cutset string) []byte { return trim(s, cutset, left) }

// TrimRight returns s without trailing runes of cutset.
//
//go:noinline
func TrimRight(s []byte, cutset string) []byte { return trim(s, cutset, right) }

func trim(s []byte, cutset string, where ends) []byte {
	if len(s) == 0 && where&left != 0 {
		return nil
	}
	if len(s) == 0 || cutset == "" {
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
		if from == to {
			return nil
		}
		for where&right != 0 && to > from && unwanted[s[to-1]] {
			to--
		}
		return s[from:to]
	}
	inSet := func(r rune) bool { return inString(cutset, r) }
	if where&left != 0 {
		s = TrimLeftFunc(s, inSet)
	}
	if where&right != 0 {
		s = TrimRightFunc(s, inSet)
	}
	return s
}

func trimByte(s []byte, c byte, where ends) []byte {
	from, to := 0, len(s)
	for where&left != 0 && from < to && s[from] == c {
		from++
	}
	if from == to {
		return nil
	}
	for where&right != 0 && to > from && s[to-1] == c {
		to--
	}
	return s[from:to]
}

// TrimSpace returns s without leading and trailing white space.
func TrimSpace(s []byte) []byte {
	from, to := 0, len(s)
	for from < to && isBlank[s[from]] {
		from++
	}
	for to > from && isBlank[s[to-1]] {
		to--
	}
	if from == to {
		return nil
	}
	s = s[from:to]
	if (s[0] | s[len(s)-1]) >= utf8.RuneSelf {
		return TrimFunc(s, unicode.IsSpace)
	}
	return s
}

// TrimPrefix returns s without prefix, if it has it.
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}

// TrimSuffix returns s without suffix, if it has it.
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}
