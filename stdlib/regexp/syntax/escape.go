// Tokens of several characters: escapes, classes, (?...).
package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func isAlnum(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

// special reads what begins with (? : a group with a name, or with flags.
func (p *parser) special(s string) (rest string, err error) {
	head := ""
	switch {
	case len(s) > 4 && strings.HasPrefix(s, "(?P<"):
		head = "(?P<"
	case len(s) > 3 && strings.HasPrefix(s, "(?<"):
		head = "(?<"
	default:
		return p.groupFlags(s)
	}
	end := strings.IndexByte(s, '>')
	if end < 0 {
		if err = checkUTF8(s); err != nil {
			return "", err
		}
		return "", &Error{ErrInvalidNamedCapture, s}
	}
	name := s[len(head):end]
	if err = checkUTF8(name); err != nil {
		return "", err
	}
	for _, r := range name {
		if r != '_' && !isAlnum(r) {
			name = ""
			break
		}
	}
	if name == "" {
		return "", &Error{ErrInvalidNamedCapture, s[:end+1]}
	}
	p.open(name, true)
	return s[end+1:], nil
}

// groupFlags reads (?flags) or (?flags: , where flags behind a minus are
// taken away.
func (p *parser) groupFlags(s string) (rest string, err error) {
	var set, clear Flags // relative to those in force
	minus, some := false, false
	rest = s[2:]
	for rest != "" {
		var c rune
		if c, rest, err = nextRune(rest); err != nil {
			return "", err
		}
		var on, off Flags
		switch c {
		case 'i':
			on = FoldCase
		case 'm':
			off = OneLine
		case 's':
			on = DotNL
		case 'U':
			on = NonGreedy
		case '-':
			if minus {
				return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(rest)]}
			}
			minus, some = true, false
			continue
		case ':', ')':
			if minus && !some {
				return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(rest)]}
			}
			if c == ':' {
				p.open("", false)
			}
			p.flags = p.flags&^clear | set
			return rest, nil
		default:
			return "", &Error{ErrInvalidPerlOp, s[:len(s)-len(rest)]}
		}
		some = true
		if minus {
			on, off = off, on
		}
		set, clear = set&^off|on, clear&^on|off
	}
	return "", &Error{ErrInvalidPerlOp, s}
}

// escape reads what begins with a backslash.
func (p *parser) escape(s string) (rest string, err error) {
	if p.flags&PerlX != 0 && len(s) >= 2 {
		rest = s[2:]
		switch s[1] {
		case 'A':
			p.push(p.node(OpBeginText))
			return rest, nil
		case 'z':
			p.push(p.node(OpEndText))
			return rest, nil
		case 'b':
			p.push(p.node(OpWordBoundary))
			return rest, nil
		case 'B':
			p.push(p.node(OpNoWordBoundary))
			return rest, nil
		case 'C':
			return "", &Error{ErrInvalidEscape, s[:2]}
		case 'Q':
			text, rest, _ := strings.Cut(rest, `\E`)
			for text != "" {
				var r rune
				if r, text, err = nextRune(text); err != nil {
					return "", err
				}
				p.literal(r)
			}
			return rest, nil
		}
	}
	c, rest, err := p.classEscape(s)
	if err != nil {
		return "", err
	}
	if c != nil {
		re := p.node(OpCharClass)
		re.Rune = c
		p.push(re)
		return rest, nil
	}
	r, rest, err := escapedRune(s)
	if err != nil {
		return "", err
	}
	p.literal(r)
	return rest, nil
}

// classEscape reads \d, \pL and the like; nil if s begins with something else.
func (p *parser) classEscape(s string) (c class, rest string, err error) {
	if len(s) < 2 || s[0] != '\\' {
		return nil, s, nil
	}
	switch s[1] {
	case 'p', 'P':
		if p.flags&UnicodeGroups != 0 {
			return p.unicodeClass(s)
		}
	case 'd', 's', 'w', 'D', 'S', 'W':
		if p.flags&PerlX != 0 {
			return p.inCase(asciiClass(strings.ToLower(s[1:2])), s[1] < 'a'), s[2:], nil
		}
	}
	return nil, s, nil
}

// inCase completes a class that was named: by other cases, by inversion. The
// result is not nil.
func (p *parser) inCase(c class, negated bool) class {
	if p.flags&FoldCase != 0 {
		c = c.folded()
	}
	if negated {
		c = c.inverse()
	}
	return append(class{}, c...)
}

// unicodeClass reads \pN, \p{Name}, \p{^Name}.
func (p *parser) unicodeClass(s string) (c class, rest string, err error) {
	r, rest, err := nextRune(s[2:])
	if err != nil {
		return nil, "", err
	}
	name := s[2 : len(s)-len(rest)]
	if r == '{' {
		end := strings.IndexByte(s, '}')
		if end < 0 {
			if err = checkUTF8(s); err != nil {
				return nil, "", err
			}
			return nil, "", &Error{ErrInvalidCharRange, s}
		}
		name, rest = s[3:end], s[end+1:]
		if err = checkUTF8(name); err != nil {
			return nil, "", err
		}
	}
	negated := s[1] == 'P'
	if strings.HasPrefix(name, "^") {
		name, negated = name[1:], !negated
	}
	c = namedClass(name, p.flags&FoldCase != 0)
	if c == nil {
		return nil, "", &Error{ErrInvalidCharRange, s[:len(s)-len(rest)]}
	}
	if negated {
		c = append(class{}, c.inverse()...)
	}
	return c, rest, nil
}

// escapedRune reads an escape that stands for a rune.
func escapedRune(s string) (r rune, rest string, err error) {
	if s[1:] == "" {
		return 0, "", &Error{ErrTrailingBackslash, ""}
	}
	c, rest, err := nextRune(s[1:])
	if err != nil {
		return 0, "", err
	}
	switch c {
	case 'a':
		return '\a', rest, nil
	case 'f':
		return '\f', rest, nil
	case 'n':
		return '\n', rest, nil
	case 'r':
		return '\r', rest, nil
	case 't':
		return '\t', rest, nil
	case 'v':
		return '\v', rest, nil
	case 'x':
		return hexRune(s, rest)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		// Up to three octal digits; one that is not 0 would refer to a capture.
		digits := 1
		for r = c - '0'; digits < 3 && rest != "" && '0' <= rest[0] && rest[0] <= '7'; digits++ {
			r = r*8 + rune(rest[0]-'0')
			rest = rest[1:]
		}
		if c == '0' || digits > 1 {
			return r, rest, nil
		}
	default:
		if c < utf8.RuneSelf && !isAlnum(c) {
			return c, rest, nil
		}
	}
	return 0, "", &Error{ErrInvalidEscape, s[:len(s)-len(rest)]}
}

func hexDigit(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}

// hexRune reads what follows \x in s: two digits, or some in braces.
func hexRune(s, rest string) (r rune, _ string, err error) {
	wrong := func() (rune, string, error) {
		return 0, "", &Error{ErrInvalidEscape, s[:len(s)-len(rest)]}
	}
	if rest == "" {
		return wrong()
	}
	var c rune
	if c, rest, err = nextRune(rest); err != nil {
		return 0, "", err
	}
	if c != '{' {
		high := hexDigit(c)
		if c, rest, err = nextRune(rest); err != nil {
			return 0, "", err
		}
		if low := hexDigit(c); high >= 0 && low >= 0 {
			return high*16 + low, rest, nil
		}
		return wrong()
	}
	for digits := 0; rest != ""; digits++ {
		if c, rest, err = nextRune(rest); err != nil {
			return 0, "", err
		}
		if c == '}' && digits > 0 {
			return r, rest, nil
		}
		v := hexDigit(c)
		if r = r*16 + v; v < 0 || r > unicode.MaxRune {
			break
		}
	}
	return wrong()
}

// bracket reads a class in brackets.
func (p *parser) bracket(s string) (rest string, err error) {
	rest = s[1:]
	re := p.node(OpCharClass)
	var c class
	negated := strings.HasPrefix(rest, "^")
	if negated {
		rest = rest[1:]
		if p.flags&ClassNL == 0 { // so that the inverse has none
			c = c.add('\n', '\n')
		}
	}
	for first := true; first || !strings.HasPrefix(rest, "]"); first = false {
		// POSIX has a minus only at the ends, Perl anywhere.
		if !first && p.flags&PerlX == 0 && strings.HasPrefix(rest, "-") && !strings.HasPrefix(rest, "-]") {
			_, size := utf8.DecodeRuneInString(rest[1:])
			return "", &Error{ErrInvalidCharRange, rest[:1+size]}
		}
		if len(rest) > 2 && strings.HasPrefix(rest, "[:") {
			if end := strings.Index(rest[2:], ":]"); end >= 0 {
				name := rest[2 : 2+end]
				named := asciiClass(strings.TrimPrefix(name, "^"))
				if named == nil || len(name) < 4 {
					return "", &Error{ErrInvalidCharRange, rest[:end+4]}
				}
				c = c.addAll(p.inCase(named, name[0] == '^'))
				rest = rest[end+4:]
				continue
			}
		}
		var named class
		if named, rest, err = p.classEscape(rest); err != nil {
			return "", err
		}
		if named != nil {
			c = c.addAll(named)
			continue
		}
		from := rest
		lo, hi := rune(0), rune(0)
		if lo, rest, err = classRune(rest, s); err != nil {
			return "", err
		}
		hi = lo
		if len(rest) >= 2 && rest[0] == '-' && rest[1] != ']' {
			if hi, rest, err = classRune(rest[1:], s); err != nil {
				return "", err
			}
			if hi < lo {
				return "", &Error{ErrInvalidCharRange, from[:len(from)-len(rest)]}
			}
		}
		if p.flags&FoldCase != 0 {
			c = c.addFold(lo, hi)
		} else {
			c = c.add(lo, hi)
		}
	}
	if c = c.clean(); negated {
		c = c.inverse()
	}
	re.Rune = append(re.Rune0[:0], c...)
	p.push(re)
	return rest[1:], nil
}

// classRune reads a rune of the class that begins at whole.
func classRune(s, whole string) (r rune, rest string, err error) {
	if s == "" {
		return 0, "", &Error{ErrMissingBracket, whole}
	}
	if s[0] == '\\' {
		return escapedRune(s)
	}
	return nextRune(s)
}
