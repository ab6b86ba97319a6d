// Steps through CSS, and escaping for it. Strings are taken for URLs: most of
// them are, and it does no harm to the others.
package template

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cssStep goes into a string, URL or comment.
func (c context) cssStep(s string) (context, int) {
	for at := 0; ; at++ {
		i := strings.IndexAny(s[at:], `("'/`)
		if i < 0 {
			return c, len(s)
		}
		at += i
		switch {
		case s[at] == '"':
			c.state = inCSSDouble
			return c, at + 1
		case s[at] == '\'':
			c.state = inCSSSingle
			return c, at + 1
		case strings.HasPrefix(s[at:], "//"):
			c.state = inCSSLineComment
			return c, at + 2
		case strings.HasPrefix(s[at:], "/*"):
			c.state = inCSSBlockComment
			return c, at + 2
		case s[at] == '(' && endsWithURL(strings.TrimRight(s[:at], htmlSpaces)):
			at++
			at += spaceLen(s[at:])
			switch {
			case strings.HasPrefix(s[at:], `"`):
				c.state = inCSSDoubleURL
				return c, at + 1
			case strings.HasPrefix(s[at:], "'"):
				c.state = inCSSSingleURL
				return c, at + 1
			}
			c.state = inCSSURL
			return c, at
		}
	}
}

// endsWithURL reports whether the last word of s is "url".
func endsWithURL(s string) bool {
	start := len(s) - len("url")
	if start < 0 || strings.ToLower(s[start:]) != "url" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	return start == 0 || !inCSSWord(before)
}

// inCSSWord reports whether r can be in a name.
func inCSSWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '-' || r == '_' || isLetter(byte(r)) || isDigit(byte(r))
	}
	return utf8.ValidRune(r) && r != 0xfffe && r != 0xffff
}

// cssStringStep goes to the end of a string or URL.
func (c context) cssStringStep(s string) (context, int) {
	special := "\\\t\n\f\r )"
	switch c.state {
	case inCSSDouble, inCSSDoubleURL:
		special = `\"`
	case inCSSSingle, inCSSSingleURL:
		special = `\'`
	}
	for at := 0; ; at++ {
		i := strings.IndexAny(s[at:], special)
		if i < 0 {
			return c.urlStep(string(decodeCSS([]byte(s[at:])))), len(s)
		}
		at += i
		if s[at] != '\\' {
			c.state = inCSS
			return c, at + 1
		}
		if at++; at == len(s) {
			return unfinishedEscape("CSS", s), len(s)
		}
		c = c.urlStep(string(decodeCSS([]byte(s[:at+1]))))
	}
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func isCSSSpace(c byte) bool { return strings.IndexByte(htmlSpaces, c) >= 0 }

// decodeCSS returns the text with characters for its escape sequences. A
// backslash at the end is left out.
func decodeCSS(s []byte) []byte {
	var b []byte
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			return append(b, s...)
		}
		b, s = append(b, s[:i]...), s[i+1:]
		if len(s) == 0 {
			return b
		}
		if !isHex(s[0]) {
			_, n := utf8.DecodeRune(s)
			b, s = append(b, s[:n]...), s[n:]
			continue
		}
		n := 1
		for n < len(s) && n < 6 && isHex(s[n]) {
			n++
		}
		code, _ := strconv.ParseUint(string(s[:n]), 16, 32)
		if code > unicode.MaxRune {
			code /= 16
			n--
		}
		b, s = utf8.AppendRune(b, rune(code)), s[n:]
		switch { // one space ends the digits
		case bytes.HasPrefix(s, []byte("\r\n")):
			s = s[2:]
		case len(s) > 0 && isCSSSpace(s[0]):
			s = s[1:]
		}
	}
}

// ---- escaping

// cssEscape returns the escape sequence that stands for a rune. The characters
// of HTML are escaped, too, for the attributes that styles stand in.
func cssEscape(r rune) string {
	switch r {
	case 0, '\t', '\n', '\f', '\r', '"', '&', '\'', '(', ')', '+', '/', ':', ';', '<', '>', '{', '}':
		return fmt.Sprintf(`\%x`, r)
	case '\\':
		return `\\`
	}
	return ""
}

func escapeCSS(args ...any) string {
	s, _ := textOf(args)
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		x := cssEscape(r)
		if x == "" {
			b.WriteString(s[i : i+n])
		}
		b.WriteString(x)
		i += n
		// More digits, or a space, would be taken for a part of the sequence.
		if x != "" && x != `\\` && (i == len(s) || isHex(s[i]) || isCSSSpace(s[i])) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// filterCSS lets values pass that can do no harm: quantities, names, colours.
func filterCSS(args ...any) string {
	s, t := textOf(args)
	if t == cssContent {
		return s
	}
	value := decodeCSS([]byte(s))
	var word []byte // all names in the value
	for i, c := range value {
		switch c {
		case 0, '"', '\'', '(', ')', '/', ';', '@', '[', '\\', ']', '`', '{', '}', '<', '>':
			return filtered
		case '-':
			if i > 0 && value[i-1] == '-' {
				return filtered
			}
		default:
			if c < utf8.RuneSelf && inCSSWord(rune(c)) {
				word = append(word, c)
			}
		}
	}
	word = bytes.ToLower(word)
	if bytes.Contains(word, []byte("expression")) || bytes.Contains(word, []byte("mozbinding")) {
		return filtered
	}
	return string(value)
}
