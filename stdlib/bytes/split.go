// Splitting, joining, repeating and replacing.
package bytes

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

const maxInt = int(^uint(0) >> 1)

// Split splits s around all sep; an empty sep splits into runes.
func Split(s, sep []byte) [][]byte { return cutUp(s, sep, 0, -1) }

// SplitN splits s around sep into at most n parts, the last with the rest; n
// < 0 is no limit, n == 0 gives nil.
func SplitN(s, sep []byte, n int) [][]byte { return cutUp(s, sep, 0, n) }

// SplitAfter is Split that keeps sep at the end of the parts.
func SplitAfter(s, sep []byte) [][]byte { return cutUp(s, sep, len(sep), -1) }

// SplitAfterN is SplitN that keeps sep at the end of the parts.
func SplitAfterN(s, sep []byte, n int) [][]byte { return cutUp(s, sep, len(sep), n) }

// cutUp cuts s at each sep, leaving the first keep bytes of it on the part
// before, into at most limit parts.
func cutUp(s, sep []byte, keep, limit int) [][]byte {
	cuts := limit - 1
	switch {
	case limit == 0:
		return nil
	case len(sep) == 0:
		return runeParts(s, limit)
	case limit < 0:
		cuts = Count(s, sep)
	}
	parts := make([][]byte, 1+min(cuts, len(s)))
	last := len(parts) - 1
	for i := range last {
		at := bytealg.Index(s, sep)
		if at < 0 {
			last = i
			break
		}
		parts[i], s = s[:at+keep:at+keep], s[at+len(sep):]
	}
	parts[last] = s
	return parts[:last+1]
}

// runeParts cuts s into its runes, or the first limit-1 and the rest.
func runeParts(s []byte, limit int) [][]byte {
	count := utf8.RuneCount(s)
	if limit >= 0 {
		count = min(count, limit)
	}
	parts := make([][]byte, count)
	if count == 0 {
		return parts
	}
	last := count - 1
	for i := range last {
		_, width := utf8.DecodeRune(s)
		parts[i], s = s[:width:width], s[width:]
	}
	parts[last] = s
	return parts
}

// isBlank marks the white space of ASCII.
var isBlank = [256]bool{'\t': true, '\n': true, '\v': true, '\f': true, '\r': true, ' ': true}

// Fields splits s around runs of white space; no part is empty.
func Fields(s []byte) [][]byte {
	count, ok := countWords(s)
	if !ok {
		return FieldsFunc(s, unicode.IsSpace)
	}
	words := make([][]byte, count)
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
		words[i] = s[start:end:end]
		end++
	}
	return words
}

// countWords counts the words of ASCII text; ok is false for other text.
func countWords(s []byte) (count int, ok bool) {
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
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	words := make([][]byte, 0, 8)
	word := -1 // where the word we are in began
	for at, r := range view(s) {
		if f(r) != (word >= 0) {
			continue
		}
		if word < 0 {
			word = at
			continue
		}
		words = append(words, s[word:at:at])
		word = -1
	}
	if word < 0 {
		return words
	}
	return append(words, s[word:len(s):len(s)])
}

// Join puts the elements of s together with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	first, others := s[0], s[1:]
	if len(others) == 0 {
		return append([]byte(nil), first...)
	}
	size := len(first)
	for _, e := range others {
		if size += len(sep) + len(e); size < 0 {
			panic("bytes: Join output length overflow")
		}
	}
	out := append(bytealg.MakeNoZero(size)[:0:size], first...)
	for _, e := range others {
		out = append(out, sep...)
		out = append(out, e...)
	}
	return out
}

// Repeat returns count copies of b in a row.
func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) == 0 || count == 0 {
		return []byte{}
	}
	if maxInt/count < len(b) {
		panic("bytes: Repeat output length overflow")
	}
	size := len(b) * count
	out := append(bytealg.MakeNoZero(size)[:0:size], b...)
	for len(out) < size {
		out = append(out, out[:min(len(out), size-len(out))]...)
	}
	return out
}

// Replace returns a copy of s with the first n old replaced by new; n < 0 is
// no limit. An empty old is found before each rune and at the end.
func Replace(s, old, new []byte, n int) []byte {
	count := 0
	if n != 0 {
		count = Count(s, old)
	}
	if n > 0 {
		count = min(count, n)
	}
	if count == 0 {
		return append([]byte(nil), s...)
	}
	out := make([]byte, 0, len(s)+count*(len(new)-len(old)))
	for i := range count {
		skip := 0
		switch {
		case len(old) > 0:
			skip = bytealg.Index(s, old)
		case i > 0:
			_, skip = utf8.DecodeRune(s)
		}
		out = append(append(out, s[:skip]...), new...)
		s = s[skip+len(old):]
	}
	return append(out, s...)
}

// ReplaceAll is Replace without a limit.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Clone returns a copy of b; nil for nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Runes returns the runes of s.
//
//go:noinline
func Runes(s []byte) []rune { return []rune(view(s)) }
