// Character classes: lists of bounds, two runes a range. Classes from the
// parser may overlap; cleanClass sorts and merges them.
package regexp

import (
	"slices"
	"unicode"
)

var (
	digitClass = []rune{'0', '9'}
	wordClass  = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	spaceClass = []rune{'\t', '\n', '\f', '\r', ' ', ' '}
)

// namedClass returns the ranges of [:name:].
func namedClass(name string) []rune {
	switch name {
	case "alnum":
		return []rune{'0', '9', 'A', 'Z', 'a', 'z'}
	case "alpha":
		return []rune{'A', 'Z', 'a', 'z'}
	case "ascii":
		return []rune{0, 0x7F}
	case "blank":
		return []rune{'\t', '\t', ' ', ' '}
	case "cntrl":
		return []rune{0, 0x1F, 0x7F, 0x7F}
	case "digit":
		return digitClass
	case "graph":
		return []rune{'!', '~'}
	case "lower":
		return []rune{'a', 'z'}
	case "print":
		return []rune{' ', '~'}
	case "punct":
		return []rune{'!', '/', ':', '@', '[', '`', '{', '~'}
	case "space":
		return []rune{'\t', '\r', ' ', ' '}
	case "upper":
		return []rune{'A', 'Z'}
	case "word":
		return wordClass
	case "xdigit":
		return []rune{'0', '9', 'A', 'F', 'a', 'f'}
	}
	return nil
}

// cleanClass sorts ranges and joins those that touch.
func cleanClass(class []rune) []rune {
	n := len(class) / 2
	pairs := make([][2]rune, n)
	for i := range pairs {
		pairs[i] = [2]rune{class[2*i], class[2*i+1]}
	}
	slices.SortFunc(pairs, func(a, b [2]rune) int { return int(a[0]) - int(b[0]) })
	out := make([]rune, 0, len(class))
	for _, p := range pairs {
		if k := len(out); k > 0 && p[0] <= out[k-1]+1 {
			out[k-1] = max(out[k-1], p[1])
			continue
		}
		out = append(out, p[0], p[1])
	}
	return out
}

// negateClass returns the runes that are not in a class.
func negateClass(class []rune) []rune {
	var out []rune
	next := rune(0)
	class = cleanClass(class)
	for i := 0; i < len(class); i += 2 {
		if next < class[i] {
			out = append(out, next, class[i]-1)
		}
		next = class[i+1] + 1
	}
	if next <= unicode.MaxRune {
		out = append(out, next, unicode.MaxRune)
	}
	return out
}

// foldClass adds the other cases of all runes in a class.
func foldClass(class []rune) []rune {
	out := slices.Clone(class)
	for i := 0; i < len(class); i += 2 {
		lo, hi := class[i], class[i+1]
		if lo == 0 && hi == unicode.MaxRune {
			return class
		}
		for r := lo; r <= min(hi, 0x1E943); r++ { // no case above
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				out = append(out, f, f)
			}
		}
	}
	return out
}

// tableClass returns the runes of a table.
func tableClass(t *unicode.RangeTable) []rune {
	var out []rune
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			out = append(out, lo, hi)
			return
		}
		for r := lo; r <= hi; r += stride {
			out = append(out, r, r)
		}
	}
	for _, r := range t.R16 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	for _, r := range t.R32 {
		add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
	}
	return out
}

// escapeClass reads \d, \pL and the like at the start of what is left.
func (p *parser) escapeClass() (class []rune, ok bool) {
	if len(p.s) < 2 || p.s[0] != '\\' || p.posix {
		return nil, false
	}
	c := p.s[1]
	switch c {
	case 'd', 'D':
		class = digitClass
	case 'w', 'W':
		class = wordClass
	case 's', 'S':
		class = spaceClass
	case 'p', 'P':
		return p.unicodeClass(), true
	default:
		return nil, false
	}
	p.s = p.s[2:]
	if c < 'a' {
		class = negateClass(class)
	}
	return class, true
}

// unicodeClass reads \pN, \p{Name}, \p{^Name}.
func (p *parser) unicodeClass() []rune {
	start := p.s
	negated := p.s[1] == 'P'
	p.s = p.s[2:]
	if p.s == "" {
		p.fail(errCharRange, start)
	}
	var name string
	if p.accept("{") {
		i := 0
		for i < len(p.s) && p.s[i] != '}' {
			i++
		}
		if i == len(p.s) {
			p.fail(errCharRange, start)
		}
		name, p.s = p.s[:i], p.s[i+1:]
	} else {
		name = string(p.next())
	}
	if name != "" && name[0] == '^' {
		negated = !negated
		name = name[1:]
	}
	var class []rune
	if name == "Any" {
		class = []rune{0, unicode.MaxRune}
	} else if t := unicode.Categories[name]; t != nil {
		class = tableClass(t)
	} else if t := unicode.Scripts[name]; t != nil {
		class = tableClass(t)
	} else if t := unicode.Categories[unicode.CategoryAliases[name]]; t != nil {
		class = tableClass(t)
	} else {
		p.fail(errCharRange, start[:len(start)-len(p.s)])
	}
	if p.flags&foldCase != 0 {
		class = foldClass(class)
	}
	if negated {
		class = negateClass(class)
	}
	return class
}

// bracket reads a class in brackets.
func (p *parser) bracket() []rune {
	start := p.s
	p.s = p.s[1:]
	negated := p.accept("^")
	var class []rune
	if negated && p.posix {
		class = append(class, '\n', '\n') // never matched by a POSIX class
	}
	for first := true; p.s == "" || p.s[0] != ']' || first; first = false {
		if p.s != "" && p.s[0] == '-' && p.posix && !first && (len(p.s) == 1 || p.s[1] != ']') {
			// POSIX: a minus in the middle must be part of a range.
			if len(p.s) == 1 {
				p.fail(errMissingBracket, start)
			}
			_, size := utf8Size(p.s[1:])
			p.fail(errCharRange, p.s[:1+size])
		}
		if len(p.s) > 2 && p.s[0] == '[' && p.s[1] == ':' {
			if c, ok := p.posixClass(); ok {
				class = append(class, c...)
				continue
			}
		}
		if c, ok := p.escapeClass(); ok {
			class = append(class, c...)
			continue
		}
		before := p.s
		lo := p.classRune(start)
		hi := lo
		if len(p.s) >= 2 && p.s[0] == '-' && p.s[1] != ']' {
			p.s = p.s[1:]
			hi = p.classRune(start)
			if hi < lo {
				p.fail(errCharRange, before[:len(before)-len(p.s)])
			}
		}
		class = append(class, lo, hi)
	}
	p.s = p.s[1:]
	if p.flags&foldCase != 0 {
		class = foldClass(class)
	}
	if negated {
		class = negateClass(class)
	}
	return class
}

// posixClass reads [:name:] or [:^name:] within brackets.
func (p *parser) posixClass() ([]rune, bool) {
	for i := 2; i+1 < len(p.s); i++ {
		if p.s[i] == ':' && p.s[i+1] == ']' {
			text := p.s[:i+2]
			name := p.s[2:i]
			negated := name != "" && name[0] == '^'
			if negated {
				name = name[1:]
			}
			class := namedClass(name)
			if class == nil {
				p.fail(errCharRange, text)
			}
			p.s = p.s[i+2:]
			if negated {
				class = negateClass(class)
			}
			return class, true
		}
	}
	return nil, false
}

// classRune reads one rune of a class.
func (p *parser) classRune(start string) rune {
	if p.s == "" {
		p.fail(errMissingBracket, start)
	}
	if p.s[0] == '\\' {
		return p.escapeRune()
	}
	return p.next()
}

func utf8Size(s string) (rune, int) {
	for i, r := range s {
		if i > 0 {
			return r, i
		}
	}
	return 0, len(s)
}

// inClass reports whether r is in a clean class.
func inClass(class []rune, r rune) bool {
	if len(class) <= 8 {
		for i := 0; i < len(class); i += 2 {
			if r < class[i] {
				return false
			}
			if r <= class[i+1] {
				return true
			}
		}
		return false
	}
	lo, hi := 0, len(class)/2
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		switch {
		case r < class[2*m]:
			hi = m
		case r > class[2*m+1]:
			lo = m + 1
		default:
			return true
		}
	}
	return false
}
