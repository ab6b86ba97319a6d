// Package regexp matches regular expressions of RE2's syntax in time linear
// in the input. Package syntax reads expressions and makes programs of them,
// program.go gives those the form that natives.cpp runs, exec.go calls it; this
// file has the Regexp and its searches, replace.go replacing and splitting.
package regexp

import (
	"io"
	"regexp/syntax"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// Regexp is a compiled expression. It may be used by several goroutines at
// once, except for Longest.
type Regexp struct {
	expr     string
	prog     program
	names    []string // of the captures
	prefix   string   // of all matches, behind the beginning of the text
	complete bool     // the prefix is the whole expression
	skip     string   // the prefix, if matches may be anywhere
	anchored bool     // begins with the beginning of the text
	least    int      // bytes that a match has
	longest  bool
}

// String returns the expression.
func (re *Regexp) String() string { return re.expr }

// Copy returns a copy.
//
// Deprecated: a Regexp can be shared.
func (re *Regexp) Copy() *Regexp {
	re2 := *re
	return &re2
}

// Compile reads an expression. Of several matches at one place the one that
// Perl would take is found.
//
//vole:cost 72
func Compile(expr string) (*Regexp, error) { return compile(expr, syntax.Perl, false) }

// CompilePOSIX is Compile with POSIX's syntax and the longest match.
//
//vole:cost 72
func CompilePOSIX(expr string) (*Regexp, error) { return compile(expr, syntax.POSIX, true) }

func compile(expr string, mode syntax.Flags, longest bool) (*Regexp, error) {
	tree, err := syntax.Parse(expr, mode)
	if err != nil {
		return nil, err
	}
	names := tree.CapNames()
	tree = tree.Simplify()
	p, err := syntax.Compile(tree)
	if err != nil {
		return nil, err
	}
	re := &Regexp{expr: expr, prog: flatten(p), names: names, longest: longest, least: shortest(tree)}
	re.anchored = re.prog.code[2]&flagAnchored != 0
	if onePass(p) {
		re.prefix, re.complete = anchoredPrefix(p)
	} else {
		re.prefix, re.complete = p.Prefix()
		re.skip = re.prefix
	}
	return re, nil
}

// shortest returns how many bytes a match has at least.
func shortest(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL, syntax.OpCharClass:
		return 1
	case syntax.OpLiteral:
		n := 0
		for _, r := range re.Rune {
			if r == utf8.RuneError || re.Flags&syntax.FoldCase != 0 {
				n++ // a broken byte, or another case that is shorter
			} else {
				n += utf8.RuneLen(r)
			}
		}
		return n
	case syntax.OpCapture, syntax.OpPlus:
		return shortest(re.Sub[0])
	case syntax.OpConcat:
		n := 0
		for _, sub := range re.Sub {
			n += shortest(sub)
		}
		return n
	case syntax.OpAlternate:
		n := shortest(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			n = min(n, shortest(sub))
		}
		return n
	}
	return 0
}

// MustCompile is Compile that panics for a wrong expression.
func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic(`regexp: Compile(` + quote(str) + `): ` + err.Error())
	}
	return re
}

// MustCompilePOSIX is CompilePOSIX that panics for a wrong expression.
func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// Longest makes later searches prefer the longest match.
func (re *Regexp) Longest() { re.longest = true }

// NumSubexp returns the number of captures.
//
//vole:cost 3
func (re *Regexp) NumSubexp() int { return len(re.names) - 1 }

// SubexpNames returns the names of the captures; that of the whole match, the
// first one, is "".
func (re *Regexp) SubexpNames() []string { return re.names }

// SubexpIndex returns the number of the capture with that name, -1 for none.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i, s := range re.names {
			if name == s {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns the text that every match begins with, and whether
// that is the whole expression.
func (re *Regexp) LiteralPrefix() (prefix string, complete bool) {
	return re.prefix, re.complete
}

func (re *Regexp) ncap() int { return 2 * len(re.names) }

// view returns b as an input that shares its memory.
//
//go:noinline
func view(b []byte) input { return input(unsafe.String(unsafe.SliceData(b), len(b))) }

// find is match from the start of a text that is r's, b or s.
//
//go:noinline
func (re *Regexp) find(r io.RuneReader, b []byte, s string, ncap int) []int {
	switch {
	case r != nil:
		return re.matchReader(r, ncap)
	case b != nil:
		return re.match(view(b), 0, ncap)
	}
	return re.match(input(s), 0, ncap)
}

//vole:cost 68
func (re *Regexp) doMatch(r io.RuneReader, b []byte, s string) bool {
	return re.find(r, b, s, 0) != nil
}

// Match reports whether b has a match.
//
//vole:cost 74
func (re *Regexp) Match(b []byte) bool { return re.doMatch(nil, b, "") }

// MatchString reports whether s has a match.
//
//vole:cost 74
func (re *Regexp) MatchString(s string) bool { return re.doMatch(nil, nil, s) }

// MatchReader reports whether the text of r has a match.
//
//vole:cost 74
func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.doMatch(r, nil, "") }

// Match reports whether b has a match of the pattern.
func Match(pattern string, b []byte) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.Match(b), nil
}

// MatchString reports whether s has a match of the pattern.
func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// MatchReader reports whether the text of r has a match of the pattern.
func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

// all calls deliver for up to n matches that do not overlap; n < 0 is no
// limit. An empty match right behind another one is left out.
//
//vole:leaks re=heap
func (re *Regexp) all(in input, n, ncap int, deliver func([]int)) {
	if n < 0 {
		n = len(in) + 1
	}
	for pos, i, prevEnd := 0, 0, -1; i < n && pos <= len(in); {
		m := re.match(in, pos, ncap)
		if m == nil {
			break
		}
		accept := true
		if m[1] == pos { // empty, at the very beginning
			if m[0] == prevEnd {
				accept = false
			}
			if _, size := in.step(pos); size > 0 {
				pos += size
			} else {
				pos = len(in) + 1
			}
		} else {
			pos = m[1]
		}
		prevEnd = m[1]
		if accept {
			deliver(m)
			i++
		}
	}
}

// Find returns the first match in b, nil for none.
func (re *Regexp) Find(b []byte) []byte {
	m := re.match(view(b), 0, 2)
	if m == nil {
		return nil
	}
	return b[m[0]:m[1]:m[1]]
}

// FindIndex returns the bounds of the first match in b, nil for none.
//
//vole:cost 79
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.match(view(b), 0, 2) }

// FindString returns the first match in s, "" for none.
func (re *Regexp) FindString(s string) string {
	m := re.match(input(s), 0, 2)
	if m == nil {
		return ""
	}
	return s[m[0]:m[1]]
}

// FindStringIndex returns the bounds of the first match in s, nil for none.
//
//vole:cost 79
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.match(input(s), 0, 2) }

// FindReaderIndex returns the bounds of the first match in the text of r.
//
//vole:cost 79
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	return re.find(r, nil, "", 2)
}

func parts(b []byte, m []int) [][]byte {
	if m == nil {
		return nil
	}
	ret := make([][]byte, len(m)/2)
	for i := range ret {
		if m[2*i] >= 0 {
			ret[i] = b[m[2*i]:m[2*i+1]:m[2*i+1]]
		}
	}
	return ret
}

func stringParts(s string, m []int) []string {
	if m == nil {
		return nil
	}
	ret := make([]string, len(m)/2)
	for i := range ret {
		if m[2*i] >= 0 {
			ret[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return ret
}

// FindSubmatch returns the first match in b and its captures.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	return parts(b, re.match(view(b), 0, re.ncap()))
}

// FindSubmatchIndex returns the bounds of the first match in b and of its
// captures.
//
//go:noinline
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.match(view(b), 0, re.ncap()) }

// FindStringSubmatch returns the first match in s and its captures.
func (re *Regexp) FindStringSubmatch(s string) []string {
	return stringParts(s, re.match(input(s), 0, re.ncap()))
}

// FindStringSubmatchIndex returns the bounds of the first match in s and of
// its captures.
//
//go:noinline
func (re *Regexp) FindStringSubmatchIndex(s string) []int {
	return re.match(input(s), 0, re.ncap())
}

// FindReaderSubmatchIndex returns the bounds of the first match in the text of
// r and of its captures.
//
//go:noinline
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	return re.matchReader(r, re.ncap())
}

// FindAll returns up to n matches in b; n < 0 is no limit.
func (re *Regexp) FindAll(b []byte, n int) (list [][]byte) {
	re.all(view(b), n, 2, func(m []int) { list = append(list, b[m[0]:m[1]:m[1]]) })
	return
}

// FindAllIndex returns the bounds of up to n matches in b.
func (re *Regexp) FindAllIndex(b []byte, n int) (list [][]int) {
	re.all(view(b), n, 2, func(m []int) { list = append(list, m) })
	return
}

// FindAllString returns up to n matches in s.
//
//go:noinline
func (re *Regexp) FindAllString(s string, n int) (list []string) {
	re.all(input(s), n, 2, func(m []int) { list = append(list, s[m[0]:m[1]]) })
	return
}

// FindAllStringIndex returns the bounds of up to n matches in s.
//
//go:noinline
func (re *Regexp) FindAllStringIndex(s string, n int) (list [][]int) {
	re.all(input(s), n, 2, func(m []int) { list = append(list, m) })
	return
}

// FindAllSubmatch returns up to n matches in b with their captures.
func (re *Regexp) FindAllSubmatch(b []byte, n int) (list [][][]byte) {
	re.all(view(b), n, re.ncap(), func(m []int) { list = append(list, parts(b, m)) })
	return
}

// FindAllSubmatchIndex returns the bounds of up to n matches in b and of their
// captures.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) (list [][]int) {
	re.all(view(b), n, re.ncap(), func(m []int) { list = append(list, m) })
	return
}

// FindAllStringSubmatch returns up to n matches in s with their captures.
func (re *Regexp) FindAllStringSubmatch(s string, n int) (list [][]string) {
	re.all(input(s), n, re.ncap(), func(m []int) { list = append(list, stringParts(s, m)) })
	return
}

// FindAllStringSubmatchIndex returns the bounds of up to n matches in s and of
// their captures.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) (list [][]int) {
	re.all(input(s), n, re.ncap(), func(m []int) { list = append(list, m) })
	return
}

// QuoteMeta returns an expression that matches s literally.
//
//go:noinline
//vole:leaks s=0
func QuoteMeta(s string) string {
	b := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '.', '+', '*', '?', '(', ')', '|', '[', ']', '{', '}', '^', '$':
			b = append(b, '\\')
		}
		b = append(b, s[i])
	}
	return string(b)
}

// AppendText appends the expression to b.
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.String()...), nil }

// MarshalText returns the expression.
func (re *Regexp) MarshalText() ([]byte, error) { return re.AppendText(nil) }

// UnmarshalText compiles the expression.
func (re *Regexp) UnmarshalText(text []byte) error {
	newRE, err := Compile(string(text))
	if err != nil {
		return err
	}
	*re = *newRE
	return nil
}
