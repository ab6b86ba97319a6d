// The splitting functions as iterators, which make no slice. Those that cut at
// fixed separators consume their input, so they are good for one loop.
package bytes

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines yields the lines of s with their newlines.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for more := true; more && len(s) > 0; {
			size := IndexByte(s, '\n') + 1
			if size == 0 {
				size = len(s)
			}
			line := s[:size:size]
			s = s[size:]
			more = yield(line)
		}
	}
}

// SplitSeq yields the parts of s around sep, as Split.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, 0) }

// SplitAfterSeq yields the parts of s that end in sep, as SplitAfter.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, len(sep)) }

// splitSeq yields the parts of s around sep with sepSave bytes of each sep.
func splitSeq(s, sep []byte, sepSave int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for more := len(sep) == 0 && len(s) > 0; more; more = len(s) > 0 {
			_, width := utf8.DecodeRune(s)
			if !yield(s[:width:width]) {
				return
			}
			s = s[width:]
		}
		if len(sep) == 0 {
			return
		}
		for at := Index(s, sep); at >= 0; at = Index(s, sep) {
			if !yield(s[: at+sepSave : at+sepSave]) {
				return
			}
			s = s[at+len(sep):]
		}
		yield(s[:len(s):len(s)])
	}
}

// FieldsSeq yields the parts of s around white space, as Fields.
func FieldsSeq(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) { FieldsFuncSeq(s, unicode.IsSpace)(yield) }
}

// FieldsFuncSeq yields the parts of s around runes that satisfy f, as
// FieldsFunc.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		word := -1 // where the word we are in began
		for at, r := range view(s) {
			if f(r) != (word >= 0) {
				continue
			}
			if word < 0 {
				word = at
				continue
			}
			if !yield(s[word:at:at]) {
				return
			}
			word = -1
		}
		if word >= 0 {
			yield(s[word:len(s):len(s)])
		}
	}
}
