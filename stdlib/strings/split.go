// Splitting, joining, repeating and replacing.
package strings

import (
	"internal/bytealg"
	"internal/stringslite"
	"unicode"
	"unicode/utf8"
)

const maxInt = int(^uint(0) >> 1)

// Split splits s around all sep; an empty sep splits into runes.
func Split(s, sep string) []string { return cutUp(s, sep, 0, -1) }

// SplitN splits s around sep into at most n parts, the last with the rest; n
// < 0 is no limit, n == 0 gives nil.
func SplitN(s, sep string, n int) []string { return cutUp(s, sep, 0, n) }

// SplitAfter is Split that keeps sep at the end of the parts.
func SplitAfter(s, sep string) []string { return cutUp(s, sep, len(sep), -1) }

// SplitAfterN is SplitN that keeps sep at the end of the parts.
func SplitAfterN(s, sep string, n int) []string { return cutUp(s, sep, len(sep), n) }

// cutUp cuts s at each sep, leaving the first keep bytes of it on the part
// before, into at most limit parts.
func cutUp(s, sep string, keep, limit int) []string {
	cuts := limit - 1
	switch {
	case limit == 0:
		return nil
	case sep == "":
		return runeParts(s, limit)
	case limit < 0:
		cuts = Count(s, sep)
	}
	parts := make([]string, 1+min(cuts, len(s)))
	last := len(parts) - 1
	for i := range last {
		at := bytealg.IndexString(s, sep)
		if at < 0 {
			last = i
			break
		}
		parts[i], s = s[:at+keep], s[at+len(sep):]
	}
	parts[last] = s
	return parts[:last+1]
}

// runeParts cuts s into its runes, or the first limit-1 and the rest.
func runeParts(s string, limit int) []string {
	count := utf8.RuneCountInString(s)
	if limit >= 0 {
		count = min(count, limit)
	}
	parts := make([]string, count)
	for i := range parts {
		width := len(s)
		if i+1 < count {
			_, width = utf8.DecodeRuneInString(s)
		}
		parts[i], s = s[:width], s[width:]
	}
	return parts
}

// isBlank marks the white space of ASCII.
var isBlank = [256]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, ' ': true}

// Fields splits s around runs of white space; no part is empty.
func Fields(s string) []string {
	count, ok := countWords(s)
	if !ok {
		return FieldsFunc(s, unicode.IsSpace)
	}
	words := make([]string, count)
	end := 0
	for i := range words {
		start := end
		for isBlank[s[start]] {
			start++
		}
		end = start + 1
		for end < len(s) && !isBlank[s[end]] {
			end++
		}
		words[i] = s[start:end]
		end++
	}
	return words
}

// countWords counts the words of ASCII text; ok is false for other text.
func countWords(s string) (count int, ok bool) {
	outside := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return 0, false
		}
		if blank := isBlank[c]; blank != outside {
			outside = blank
			if !blank {
				count++
			}
		}
	}
	return count, true
}

// FieldsFunc splits s around runs of runes that satisfy f.
//
//go:noinline
func FieldsFunc(s string, f func(rune) bool) []string {
	words := make([]string, 0, 8)
	word := -1 // where the word we are in began
	for at, r := range s {
		if f(r) != (word >= 0) {
			continue
		}
		if word < 0 {
			word = at
			continue
		}
		words = append(words, s[word:at])
		word = -1
	}
	if word < 0 {
		return words
	}
	return append(words, s[word:])
}

// Join puts the elements together with sep between them.
func Join(elems []string, sep string) string {
	if len(elems) == 0 {
		return ""
	}
	first, others := elems[0], elems[1:]
	if len(others) == 0 {
		return first
	}
	size := len(first)
	for _, e := range others {
		if size += len(sep) + len(e); size < 0 {
			panic("strings: Join output length overflow")
		}
	}
	out := append(bytealg.MakeNoZero(size)[:0], first...)
	for _, e := range others {
		out = append(out, sep...)
		out = append(out, e...)
	}
	return frozen(out)
}

// Repeat returns count copies of s in a row.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if count == 1 {
		return s
	}
	if s == "" || count == 0 {
		return ""
	}
	if maxInt/count < len(s) {
		panic("strings: Repeat output length overflow")
	}
	size := len(s) * count
	out := append(bytealg.MakeNoZero(size)[:0], s...)
	for len(out) < size {
		out = append(out, out[:min(len(out), size-len(out))]...)
	}
	return frozen(out)
}

// Replace returns s with the first n old replaced by new; n < 0 is no limit.
// An empty old is found before each rune and at the end.
func Replace(s, old, new string, n int) string {
	if n == 0 || old == new {
		return s
	}
	count := Count(s, old)
	if n > 0 {
		count = min(count, n)
	}
	if count == 0 {
		return s
	}
	out := bytealg.MakeNoZero(len(s) + count*(len(new)-len(old)))[:0]
	for i := range count {
		skip := 0
		switch {
		case old != "":
			skip = bytealg.IndexString(s, old)
		case i > 0:
			_, skip = utf8.DecodeRuneInString(s)
		}
		out = append(append(out, s[:skip]...), new...)
		s = s[skip+len(old):]
	}
	return frozen(append(out, s...))
}

// ReplaceAll is Replace without a limit.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Clone returns a copy of s in memory of its own.
func Clone(s string) string { return stringslite.Clone(s) }
