// Replacing matches, with templates that name captures as $1 or ${name}, and
// splitting around matches.
package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replaceAll returns the text, bsrc or (if that is nil) src, with each match replaced by
// what repl appends.
func (re *Regexp) replaceAll(bsrc []byte, src string, ncap int, repl func(dst []byte, m []int) []byte) []byte {
	in := input(src)
	if bsrc != nil {
		in = view(bsrc)
	}
	lastEnd := 0
	var buf []byte
	for pos := 0; pos <= len(in); {
		m := re.match(in, pos, ncap)
		if m == nil {
			break
		}
		buf = append(buf, in[lastEnd:m[0]]...)
		// An empty match behind the one before is not replaced.
		if m[1] > lastEnd || m[0] == 0 {
			buf = repl(buf, m)
		}
		lastEnd = m[1]
		_, width := in.step(pos)
		switch {
		case pos+width > m[1]:
			pos += width
		case pos+1 > m[1]:
			pos++ // at the end of the text
		default:
			pos = m[1]
		}
	}
	return append(buf, in[lastEnd:]...)
}

// ReplaceAllString returns src with all matches replaced by the template repl.
func (re *Regexp) ReplaceAllString(src, repl string) string {
	ncap := 2
	if strings.IndexByte(repl, '$') >= 0 {
		ncap = re.ncap()
	}
	return string(re.replaceAll(nil, src, ncap, func(dst []byte, m []int) []byte {
		return re.expand(dst, repl, input(src), m)
	}))
}

// ReplaceAllLiteralString returns src with all matches replaced by repl as it
// is.
//
//vole:cost 80
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	return string(re.replaceAll(nil, src, 2, func(dst []byte, m []int) []byte {
		return append(dst, repl...)
	}))
}

// ReplaceAllStringFunc returns src with all matches replaced by what repl
// makes of them.
//
//go:noinline
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	return string(re.replaceAll(nil, src, 2, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	}))
}

// ReplaceAll returns a copy of src with all matches replaced by the template
// repl.
//
//go:noinline
func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	template := string(repl)
	return re.replaceAll(src, "", re.ncap(), func(dst []byte, m []int) []byte {
		return re.expand(dst, template, view(src), m)
	})
}

// ReplaceAllLiteral returns a copy of src with all matches replaced by repl as
// it is.
//
//vole:cost 79
func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	return re.replaceAll(src, "", 2, func(dst []byte, m []int) []byte {
		return append(dst, repl...)
	})
}

// ReplaceAllFunc returns a copy of src with all matches replaced by what repl
// makes of them.
//
//vole:cost 79
func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	return re.replaceAll(src, "", 2, func(dst []byte, m []int) []byte {
		return append(dst, repl(src[m[0]:m[1]])...)
	})
}

// Expand appends the template with the captures of match, as from
// FindSubmatchIndex(src), to dst.
//
//vole:cost 66
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

// ExpandString is Expand for strings.
//
//vole:cost 65
func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, input(src), match)
}

func (re *Regexp) expand(dst []byte, template string, src input, match []int) []byte {
	for len(template) > 0 {
		before, after, ok := strings.Cut(template, "$")
		if !ok {
			break
		}
		dst = append(dst, before...)
		template = after
		if template != "" && template[0] == '$' {
			dst = append(dst, '$')
			template = template[1:]
			continue
		}
		name, num, rest, ok := extract(template)
		if !ok {
			dst = append(dst, '$') // malformed: a plain dollar
			continue
		}
		template = rest
		if num < 0 {
			num = -1
			for i, n := range re.names {
				if name == n && 2*i+1 < len(match) && match[2*i] >= 0 {
					num = i
					break
				}
			}
		}
		if num >= 0 && 2*num+1 < len(match) && match[2*num] >= 0 {
			dst = append(dst, src[match[2*num]:match[2*num+1]]...)
		}
	}
	return append(dst, template...)
}

// extract reads the name behind a dollar: letters, digits and underscores,
// maybe in braces. num is -1 unless it is a number.
func extract(str string) (name string, num int, rest string, ok bool) {
	brace := false
	if str != "" && str[0] == '{' {
		brace = true
		str = str[1:]
	}
	i := 0
	for i < len(str) {
		r, size := utf8.DecodeRuneInString(str[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		i += size
	}
	if i == 0 {
		return
	}
	name = str[:i]
	if brace {
		if i >= len(str) || str[i] != '}' {
			return
		}
		i++
	}
	for j := 0; j < len(name); j++ {
		if name[j] < '0' || '9' < name[j] || num >= 1e8 {
			num = -1
			break
		}
		num = num*10 + int(name[j]) - '0'
	}
	if name[0] == '0' && len(name) > 1 {
		num = -1
	}
	return name, num, str[i:], true
}

// Split returns the parts of s around matches, at most n; n < 0 is no limit.
func (re *Regexp) Split(s string, n int) []string {
	switch {
	case n == 0:
		return nil
	case s == "" && re.expr != "":
		return []string{""}
	}
	cuts := re.FindAllStringIndex(s, n)
	list := make([]string, 0, len(cuts))
	if len(cuts) > 0 && cuts[0][1] == 0 {
		cuts = cuts[1:] // of nothing, before the first byte
	}
	if n > 0 {
		cuts = cuts[:min(len(cuts), n-1)]
	}
	rest, last := 0, 0
	for _, cut := range cuts {
		last = cut[0]
		list = append(list, s[rest:last])
		rest = cut[1]
	}
	if last < len(s) {
		list = append(list, s[rest:])
	}
	return list
}
