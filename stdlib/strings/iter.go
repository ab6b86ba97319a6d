// The splitting functions as iterators, which make no slice. Those that cut at
// fixed strings consume their input, so they are good for one loop.
package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Lines yields the lines of s with their newlines.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for more := true; more && s != ""; {
			size := IndexByte(s, '\n') + 1
			if size == 0 {
				size = len(s)
			}
			line := s[:size]
			s = s[size:]
			more = yield(line)
		}
	}
}

// SplitSeq yields the parts of s around sep, as Split.
func SplitSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, 0) }

// SplitAfterSeq yields the parts of s that end in sep, as SplitAfter.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

// splitSeq yields the parts of s around sep with sepSave bytes of each sep.
func splitSeq(s, sep string, sepSave int) iter.Seq[string] {
	return func(yield func(string) bool) {
		for more := sep == "" && s != ""; more; more = s != "" {
			_, width := utf8.DecodeRuneInString(s)
			if !yield(s[:width]) {
				return
			}
			s = s[width:]
		}
		if sep == "" {
			return
		}
		for at := Index(s, sep); at >= 0; at = Index(s, sep) {
			if !yield(s[:at+sepSave]) {
				return
			}
			s = s[at+len(sep):]
		}
		yield(s)
	}
}

// FieldsSeq yields the parts of s around white space, as Fields.
func FieldsSeq(s string) iter.Seq[string] {
	return func(yield func(string) bool) { FieldsFuncSeq(s, unicode.IsSpace)(yield) }
}

// FieldsFuncSeq yields the parts of s around runes that satisfy f, as
// FieldsFunc.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		word := -1 // where the word we are in began
		for at, r := range s {
			if f(r) != (word >= 0) {
				continue
			}
			if word < 0 {
				word = at
				continue
			}
			if !yield(s[word:at]) {
				return
			}
			word = -1
		}
		if word >= 0 {
			yield(s[word:])
		}
	}
}
