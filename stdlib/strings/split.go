// Splitting, joining, repeating and replacing.
package strings

import (
	"internal/bytealg"
	"unicode"
	"unicode/utf8"
)

// explode splits s into runes, at most n strings; n < 0 is no limit.
func explode(s string, n int) []string {
	l := utf8.RuneCountInString(s)
	if n < 0 || n > l {
		n = l
	}
	a := make([]string, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRuneInString(s)
		a[i] = s[:size]
		s = s[size:]
	}
	if n > 0 {
		a[n-1] = s
	}
	return a
}

// genSplit splits s around sep, keeping sepSave bytes of each sep with the
// part before it, into at most n parts.
func genSplit(s, sep string, sepSave, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	a := make([]string, n)
	n--
	i := 0
	for i < n {
		m := Index(s, sep)
		if m < 0 {
			break
		}
		a[i] = s[:m+sepSave]
		s = s[m+len(sep):]
		i++
	}
	a[i] = s
	return a[:i+1]
}

// SplitN splits s around sep into at most n parts, the last with the rest; n
// < 0 is no limit, n == 0 gives nil.
func SplitN(s, sep string, n int) []string { return genSplit(s, sep, 0, n) }

// SplitAfterN is SplitN that keeps sep at the end of the parts.
func SplitAfterN(s, sep string, n int) []string {
	return genSplit(s, sep, len(sep), n)
}

// Split splits s around all sep; an empty sep splits into runes.
func Split(s, sep string) []string { return genSplit(s, sep, 0, -1) }

// SplitAfter is Split that keeps sep at the end of the parts.
func SplitAfter(s, sep string) []string {
	return genSplit(s, sep, len(sep), -1)
}

// asciiSpace is 1 for the white space of ASCII.
var asciiSpace = [256]uint8{'\t': 1, '\n': 1, '\v': 1, '\f': 1, '\r': 1, ' ': 1}

// Fields splits s around runs of white space; no part is empty.
func Fields(s string) []string {
	n := 0
	inField := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return FieldsFunc(s, unicode.IsSpace)
		}
		if asciiSpace[c] != 0 {
			inField = false
		} else if !inField {
			inField = true
			n++
		}
	}
	a := make([]string, n)
	na := 0
	start := -1
	for i := 0; i < len(s); i++ {
		if asciiSpace[s[i]] != 0 {
			if start >= 0 {
				a[na] = s[start:i]
				na++
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		a[na] = s[start:]
	}
	return a
}

// FieldsFunc splits s around runs of runes that satisfy f.
func FieldsFunc(s string, f func(rune) bool) []string {
	a := make([]string, 0, 8)
	start := -1
	for end, r := range s {
		if f(r) {
			if start >= 0 {
				a = append(a, s[start:end])
				start = -1
			}
		} else if start < 0 {
			start = end
		}
	}
	if start >= 0 {
		a = append(a, s[start:])
	}
	return a
}

// Join puts the elements together with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	var n int
	if len(sep) > 0 {
		if len(sep) >= maxInt/(len(elems)-1) {
			panic("strings: Join output length overflow")
		}
		n += len(sep) * (len(elems) - 1)
	}
	for _, elem := range elems {
		if len(elem) > maxInt-n {
			panic("strings: Join output length overflow")
		}
		n += len(elem)
	}
	var b Builder
	b.buf = bytealg.MakeNoZero(n)[:0]
	b.buf = append(b.buf, elems[0]...)
	for _, s := range elems[1:] {
		b.buf = append(b.buf, sep...)
		b.buf = append(b.buf, s...)
	}
	return b.String()
}

const maxInt = int(^uint(0) >> 1)

// Repeat returns count copies of s in a row.
func Repeat(s string, count int) string {
	switch count {
	case 0:
		return ""
	case 1:
		return s
	}
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	if len(s) > maxInt/count {
		panic("strings: Repeat output length overflow")
	}
	n := len(s) * count
	if n == 0 {
		return ""
	}
	var b Builder
	b.buf = bytealg.MakeNoZero(n)[:n]
	for m := copy(b.buf, s); m < n; m *= 2 {
		copy(b.buf[m:], b.buf[:m])
	}
	return b.String()
}

// Replace returns s with the first n old replaced by new; n < 0 is no limit.
// An empty old is found before each rune and at the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.buf = bytealg.MakeNoZero(len(s) + n*(len(new)-len(old)))[:0]
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) > 0 {
			j += Index(s[start:], old)
		} else if i > 0 {
			_, wid := utf8.DecodeRuneInString(s[start:])
			j += wid
		}
		b.buf = append(b.buf, s[start:j]...)
		b.buf = append(b.buf, new...)
		start = j + len(old)
	}
	b.buf = append(b.buf, s[start:]...)
	return b.String()
}

// ReplaceAll is Replace without a limit.
func ReplaceAll(s, old, new string) string {
	return Replace(s, old, new, -1)
}

// Clone returns a copy of s in memory of its own.
func Clone(s string) string {
	return string([]byte(s))
}
