// Steps through JavaScript, and escaping for it. The scanner knows strings,
// comments, template literals and regular expressions, of which it has to guess
// where they begin.
package template

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// jsStep goes into a literal or comment, or over a brace.
func (c context) jsStep(s string) (context, int) {
	i := strings.IndexAny(s, "\"`'/{}<-#")
	if i < 0 {
		c.slash = slashAfter(s, c.slash)
		return c, len(s)
	}
	c.slash = slashAfter(s[:i], c.slash)
	rest := s[i:]
	enter := func(s state, marks int) (context, int) {
		c.state = s
		return c, i + marks
	}
	literal := func(s state) (context, int) {
		c.slash = slashRegexp
		return enter(s, 1)
	}
	switch {
	case rest[0] == '"':
		return literal(inJSDouble)
	case rest[0] == '\'':
		return literal(inJSSingle)
	case rest[0] == '`':
		return literal(inJSTemplate)
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "#!"):
		return enter(inJSLineComment, 2)
	case strings.HasPrefix(rest, "/*"):
		return enter(inJSBlockComment, 2)
	case strings.HasPrefix(rest, "<!--"):
		return enter(inJSOpenComment, 4)
	case strings.HasPrefix(rest, "-->"):
		return enter(inJSCloseComment, 3)
	case rest[0] == '/':
		switch c.slash {
		case slashRegexp:
			return enter(inJSRegexp, 1)
		case slashDivides:
			c.slash = slashRegexp
		default:
			return failure(newError(ErrSlashAmbig, nil, 0,
				"'/' could start a division or regexp: %.32q", rest)), len(s)
		}
	case rest[0] == '{' || rest[0] == '}':
		c = c.brace(rest[:1])
	}
	return c, i + 1
}

// brace goes over a { or }. The last one of a ${ leads back to the literal.
func (c context) brace(s string) context {
	if last := len(c.braces) - 1; last >= 0 {
		if s == "{" {
			c.braces[last]++
		} else if c.braces[last]--; c.braces[last] < 0 {
			c.braces = c.braces[:last]
			c.state = inJSTemplate
			return c
		}
	}
	c.slash = slashAfter(s, c.slash)
	return c
}

func unfinishedEscape(language, s string) context {
	return failure(newError(ErrPartialEscape, nil, 0,
		"unfinished escape sequence in %s string: %q", language, s))
}

// jsTemplateStep goes to the literal's end or into a ${.
func (c context) jsTemplateStep(s string) (context, int) {
	for at := 0; ; at++ {
		i := strings.IndexAny(s[at:], "`\\$")
		if i < 0 {
			return c, len(s)
		}
		at += i
		switch {
		case s[at] == '`':
			c.state = inJS
			return c, at + 1
		case s[at] == '\\':
			if at++; at == len(s) {
				return unfinishedEscape("JS", s), len(s)
			}
		case strings.HasPrefix(s[at:], "${"):
			c.braces = append(c.braces, 0)
			c.state = inJS
			return c, at + 2
		}
	}
}

// jsLiteralStep goes to the end of a string or regular expression.
func (c context) jsLiteralStep(s string) (context, int) {
	special := `\"`
	switch c.state {
	case inJSSingle:
		special = `\'`
	case inJSRegexp:
		special = `\/[]`
	}
	inSet := false // [of a regular expression]
	for at := 0; ; at++ {
		i := strings.IndexAny(s[at:], special)
		if i < 0 {
			break
		}
		at += i
		switch s[at] {
		case '\\':
			if at++; at == len(s) {
				return unfinishedEscape("JS", s), len(s)
			}
			continue
		case '[':
			inSet = true
			continue
		case ']':
			inSet = false
			continue
		case '/':
			if at > 0 && at+7 <= len(s) && strings.EqualFold(s[at-1:at+7], "</script") {
				at++ // which will be escaped
				continue
			}
		}
		if !inSet {
			c.state, c.slash = inJS, slashDivides
			return c, at + 1
		}
	}
	if inSet {
		return failure(newError(ErrPartialCharset, nil, 0,
			"unfinished JS regexp charset: %q", s)), len(s)
	}
	return c, len(s)
}

// jsSpaces are those of JavaScript's \s.
const jsSpaces = "\f\n\r\t\v\u0020\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007" +
	"\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"

// slashAfter returns what a / means behind tokens that are no literals or
// comments: an operator, an opening bracket or the like wants an operand, which
// a regular expression can be. After } a statement is more likely than a
// division, after ) a division.
func slashAfter(s string, before slash) slash {
	s = strings.TrimRight(s, jsSpaces)
	if s == "" {
		return before
	}
	last := s[len(s)-1]
	switch last {
	case '+', '-':
		// Two of them are an operator behind an operand, one more begins another.
		run := len(s) - len(strings.TrimRight(s, string(last)))
		if run%2 == 1 {
			return slashRegexp
		}
		return slashDivides
	case '.':
		if len(s) > 1 && isDigit(s[len(s)-2]) {
			return slashDivides
		}
		return slashRegexp
	case ',', '<', '>', '=', '*', '%', '&', '|', '^', '?', '!', '~', '(', '[', ':', ';', '{', '}':
		return slashRegexp
	}
	word := len(s)
	for word > 0 && inJSWord(rune(s[word-1])) {
		word--
	}
	switch s[word:] {
	case "break", "case", "continue", "delete", "do", "else", "finally", "in", "instanceof",
		"return", "throw", "try", "typeof", "void":
		return slashRegexp
	}
	return slashDivides
}

// inJSWord reports whether r can be in a number or keyword.
func inJSWord(r rune) bool {
	return r == '$' || r == '_' || r < utf8.RuneSelf && (isLetter(byte(r)) || isDigit(byte(r)))
}

// isScriptType reports whether a <script> of that type is a script, or JSON.
func isScriptType(mime string) bool {
	mime, _, _ = strings.Cut(mime, ";")
	mime = strings.TrimSpace(strings.ToLower(mime))
	switch mime {
	case "", "module", "application/json", "application/ld+json", "text/jscript", "text/livescript":
		return true
	}
	kind, name, _ := strings.Cut(mime, "/")
	if kind != "text" && kind != "application" {
		return false
	}
	switch name {
	case "ecmascript", "javascript", "x-ecmascript", "x-javascript":
		return true
	case "javascript1.0", "javascript1.1", "javascript1.2", "javascript1.3", "javascript1.4",
		"javascript1.5":
		return kind == "text"
	}
	return false
}

// ---- escaping

// foldPrefix returns the length of what s begins with that is the lower-case
// word but for case, 0 if it does not.
func foldPrefix(s, word string) int {
	at := 0
	for _, want := range word {
		r, n := utf8.DecodeRuneInString(s[at:])
		if n == 0 || !strings.EqualFold(string(r), string(want)) {
			return 0
		}
		at += n
	}
	return at
}

// withoutScriptTags returns s with \x3C for each < of a tag of a script, or with
// comments of <!--. Inside of literals browsers would see them.
func withoutScriptTags(s string, comments bool) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '<' {
			continue
		}
		rest := s[i+1:]
		if foldPrefix(rest, "script") > 0 || foldPrefix(rest, "/script") > 0 ||
			comments && strings.HasPrefix(rest, "!--") {
			b.WriteString(s[done:i])
			b.WriteString(`\x3C`)
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

func marshals(t reflect.Type) bool { return t.Implements(reflect.TypeFor[json.Marshaler]()) }

// escapeJSValue writes values as JavaScript expressions: as JSON.
func escapeJSValue(args ...any) string {
	for i, arg := range args {
		args[i] = deref(arg, marshals)
	}
	var value any
	if len(args) == 1 {
		value = args[0]
		switch x := value.(type) {
		case JS:
			return string(x)
		case JSStr:
			return `"` + string(x) + `"`
		case json.Marshaler:
		case fmt.Stringer:
			value = x.String()
		}
	} else {
		value = fmt.Sprint(args...)
	}
	text, err := json.Marshal(value)
	if err != nil {
		// The space keeps the comment from becoming one of another kind: x/{{y}}.
		problem := withoutScriptTags(err.Error(), false)
		problem = strings.ReplaceAll(problem, "*/", "* /")
		problem = strings.ReplaceAll(problem, "<!--", `\x3C!--`)
		return " /* " + problem + " */null "
	}
	return spacedJSON(string(text))
}

// spacedJSON returns JSON that can stand beside keywords and numbers, and in old
// JavaScript.
func spacedJSON(s string) string {
	if s == "" {
		return " null "
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	s = strings.NewReplacer("\u2028", `\u2028`, "\u2029", `\u2029`).Replace(s)
	if inJSWord(first) || inJSWord(last) {
		return " " + s + " "
	}
	return s
}

// jsEscape returns the escape sequence that stands for a rune in literals. The
// characters of HTML are escaped, too, for the attributes that scripts stand in.
func jsEscape(r rune) string {
	switch r {
	case '\t':
		return `\t`
	case '\n':
		return `\n`
	case '\f':
		return `\f`
	case '\r':
		return `\r`
	case '/':
		return `\/`
	case '\\':
		return `\\`
	case '"', '`', '&', '\'', '+', '<', '>', '\u2028', '\u2029':
		return fmt.Sprintf(`\u%04x`, r)
	}
	if r < ' ' {
		return fmt.Sprintf(`\u%04x`, r)
	}
	return ""
}

func escapeJSString(args ...any) string {
	s, t := textOf(args)
	if t != jsStrContent {
		return replaced(s, jsEscape)
	}
	return replaced(s, func(r rune) string {
		if r == '\\' { // of an escape sequence
			return ""
		}
		return jsEscape(r)
	})
}

func escapeJSTemplate(args ...any) string {
	s, _ := textOf(args)
	return replaced(s, func(r rune) string {
		if r == '$' || r == '{' || r == '}' {
			return fmt.Sprintf(`\u%04x`, r)
		}
		return jsEscape(r)
	})
}

// escapeJSRegexp makes all characters stand for themselves.
func escapeJSRegexp(args ...any) string {
	s, _ := textOf(args)
	s = replaced(s, func(r rune) string {
		switch r {
		case '`':
			return ""
		case '$', '(', ')', '*', '-', '.', '?', '[', ']', '^', '{', '|', '}':
			return `\` + string(r)
		}
		return jsEscape(r)
	})
	if s == "" {
		return "(?:)" // without it there would be a comment
	}
	return s
}
