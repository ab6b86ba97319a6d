// The steps of contexts through the text of HTML, and escaping for it. A step
// starts with some text and returns the context behind a part of it, and how
// much that is.
package template

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// step goes over some of s, which no attribute's end and no end tag interrupts.
func (c context) step(s string) (context, int) {
	switch c.state {
	case inText:
		return c.textStep(s)
	case inTag:
		return c.tagStep(s)
	case inAttrName:
		return c.attrNameStep(s)
	case afterAttrName:
		return c.afterNameStep(s)
	case beforeValue:
		return c.valueStep(s)
	case inComment:
		if end := strings.Index(s, "-->"); end >= 0 {
			return context{}, end + 3
		}
	case inRCDATA:
		return c.endTagStep(s)
	case inURL, inSrcset:
		return c.urlStep(s), len(s)
	case inMeta:
		return c.metaStep(s)
	case inMetaURL:
		if end := strings.IndexByte(s, ';'); end >= 0 {
			c.state = inMeta
			return c, end + 1
		}
	case inJS:
		return c.jsStep(s)
	case inJSDouble, inJSSingle, inJSRegexp:
		return c.jsLiteralStep(s)
	case inJSTemplate:
		return c.jsTemplateStep(s)
	case inJSBlockComment, inCSSBlockComment:
		if end := strings.Index(s, "*/"); end >= 0 {
			c.state = c.state.commented()
			return c, end + 2
		}
	case inJSLineComment, inJSOpenComment, inJSCloseComment:
		return c.lineCommentStep(s, "\n\r\u2028\u2029")
	case inCSSLineComment:
		return c.lineCommentStep(s, "\n\f\r")
	case inCSS:
		return c.cssStep(s)
	case inCSSDouble, inCSSSingle, inCSSDoubleURL, inCSSSingleURL, inCSSURL:
		return c.cssStringStep(s)
	}
	return c, len(s)
}

// commented returns the state that the comment stands in.
func (s state) commented() state {
	if s == inCSSBlockComment || s == inCSSLineComment {
		return inCSS
	}
	return inJS
}

// lineCommentStep ends before the end of the line, which is no part of it.
func (c context) lineCommentStep(s, ends string) (context, int) {
	end := strings.IndexAny(s, ends)
	if end < 0 {
		return c, len(s)
	}
	c.state = c.state.commented()
	return c, end
}

// after goes over some of s.
func (c context) after(s string) (context, int) {
	if c.delim != noDelim {
		return c.afterInValue(s)
	}
	end, n := c.endTagStep(s)
	if n == 0 {
		return end, 0
	}
	return c.step(s[:n])
}

// afterInValue is after for the value of an attribute.
func (c context) afterInValue(s string) (context, int) {
	end := strings.IndexAny(s, c.delim.ends())
	value := s
	if end >= 0 {
		value = s[:end]
	}
	if c.delim == spaceOrTagEnd {
		// Browsers differ on what these mean without quotes.
		if i := strings.IndexAny(value, "\"'<=`"); i >= 0 {
			return failure(newError(ErrBadHTML, nil, 0, "%q in unquoted attr: %q",
				value[i:i+1], value)), len(s)
		}
	}
	if end < 0 {
		// The languages in values know nothing of HTML's entities.
		for rest := html.UnescapeString(s); rest != ""; {
			next, n := c.step(rest)
			c, rest = next, rest[n:]
		}
		return c, len(s)
	}
	e := c.element
	if c.state == inAttr && e == scriptElement && c.attr == scriptTypeAttr && !isScriptType(value) {
		e = plainElement
	}
	if c.delim != spaceOrTagEnd {
		end++ // the quote
	}
	return context{state: inTag, element: e}, end
}

// textStep goes up to a tag's name or into a comment.
func (c context) textStep(s string) (context, int) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], '<')
		if i < 0 || at+i+1 == len(s) {
			return c, len(s)
		}
		at += i
		if strings.HasPrefix(s[at:], "<!--") {
			return context{state: inComment}, at + 4
		}
		at++
		isEnd := s[at] == '/'
		if isEnd {
			if at++; at == len(s) {
				return c, len(s)
			}
		}
		if n, e := tagName(s[at:]); n > 0 {
			if isEnd {
				e = plainElement
			}
			return context{state: inTag, element: e}, at + n
		}
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// tagName returns the length of the name that s begins with, and its element. A
// hyphen or colon must have letters or digits on both sides.
func tagName(s string) (n int, e element) {
	if s == "" || !isLetter(s[0]) {
		return 0, plainElement
	}
	follows := func(i int) bool { return i < len(s) && (isLetter(s[i]) || isDigit(s[i])) }
	for n = 1; ; n++ {
		if follows(n) {
			continue
		}
		if n < len(s) && (s[n] == '-' || s[n] == ':') && follows(n+1) {
			continue
		}
		break
	}
	switch strings.ToLower(s[:n]) {
	case "script":
		e = scriptElement
	case "style":
		e = styleElement
	case "textarea":
		e = textareaElement
	case "title":
		e = titleElement
	case "meta":
		e = metaElement
	}
	return n, e
}

const htmlSpaces = " \t\n\f\r"

// spaceLen returns the length of the space that s begins with.
func spaceLen(s string) int { return len(s) - len(strings.TrimLeft(s, htmlSpaces)) }

// attrNameEnd returns where the attribute's name that begins at s[at] ends.
func attrNameEnd(s string, at int) (int, *Error) {
	n := strings.IndexAny(s[at:], htmlSpaces+"=>'\"<")
	if n < 0 {
		return len(s), nil
	}
	end := at + n
	switch s[end] {
	case '\'', '"', '<':
		return at, newError(ErrBadHTML, nil, 0, "%q in attribute name: %.32q", s[end:end+1], s)
	}
	return end, nil
}

// tagStep goes to the end of an attribute's name or of the tag.
func (c context) tagStep(s string) (context, int) {
	at := spaceLen(s)
	if at == len(s) {
		return c, at
	}
	if s[at] == '>' {
		inside := context{state: c.element.content(), element: c.element}
		if c.element == metaElement {
			inside.element = plainElement // which has no end tag
		}
		return inside, at + 1
	}
	end, err := attrNameEnd(s, at)
	if err == nil && end == at {
		err = newError(ErrBadHTML, nil, 0,
			"expected space, attr name, or end of tag, but got %q", s[at:])
	}
	if err != nil {
		return failure(err), len(s)
	}
	named := context{state: afterAttrName, element: c.element}
	named.attr = attrOf(c.element, strings.ToLower(s[at:end]))
	if end == len(s) {
		named.state = inAttrName
	}
	return named, end
}

func (c context) attrNameStep(s string) (context, int) {
	n, err := attrNameEnd(s, 0)
	if err != nil {
		return failure(err), len(s)
	}
	if n != len(s) {
		c.state = afterAttrName
	}
	return c, n
}

func (c context) afterNameStep(s string) (context, int) {
	at := spaceLen(s)
	switch {
	case at == len(s):
	case s[at] == '=':
		c.state = beforeValue
		at++
	default:
		c.state = inTag
	}
	return c, at
}

func (c context) valueStep(s string) (context, int) {
	at := spaceLen(s)
	if at == len(s) {
		return c, at
	}
	c.state, c.delim = c.attr.value(), spaceOrTagEnd
	switch s[at] {
	case '\'':
		c.delim = singleQuote
		at++
	case '"':
		c.delim = doubleQuote
		at++
	}
	return c, at
}

// metaStep goes behind a "url=".
func (c context) metaStep(s string) (context, int) {
	for i := 0; i+3 < len(s); i++ {
		if !strings.EqualFold(s[i:i+3], "url") {
			continue
		}
		if at := i + 3 + spaceLen(s[i+3:]); at < len(s) && s[at] == '=' {
			c.state = inMetaURL
			return c, at + 1
		}
	}
	return c, len(s)
}

// endTagStep goes to the end tag of an element whose content is no HTML. In
// literals and comments of scripts it is escaped instead.
func (c context) endTagStep(s string) (context, int) {
	if c.element == plainElement ||
		c.element == scriptElement && (c.state.isScriptLiteral() || c.state.isComment()) {
		return c, len(s)
	}
	name := [...]string{"", "script", "style", "textarea", "title", ""}[c.element]
	if i := endTag(s, name); i >= 0 {
		return context{}, i
	}
	return c, len(s)
}

// endTag returns where the first end tag of that name begins in s, -1 if there
// is none.
func endTag(s, name string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return -1
		}
		start := at + i
		at = start + 2
		if rest := s[at:]; len(rest) >= len(name) && strings.EqualFold(rest[:len(name)], name) {
			at += len(name)
			if at < len(s) && strings.IndexByte("> \t\n\f/", s[at]) >= 0 {
				return start
			}
		}
	}
}

// ---- escaping

// filtered stands in place of values that would do harm.
const filtered = "ZgotmplZ"

// replaced returns s with what repl has for its runes, "" for those that stay.
func replaced(s string, repl func(r rune) string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if x := repl(r); x != "" {
			b.WriteString(s[done:i])
			b.WriteString(x)
			done = i + n
		}
		i += n
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// entity returns what stands for a rune in text and in quoted values.
func entity(r rune) string {
	switch r {
	case 0:
		return "\uFFFD"
	case '"':
		return "&#34;"
	case '&':
		return "&amp;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return ""
}

// unquotedEntity is entity for values without quotes.
func unquotedEntity(r rune) string {
	switch {
	case r == 0:
		return "&#xfffd;"
	case '\t' <= r && r <= '\r' || r == ' ' || r == '=' || r == '`':
		return fmt.Sprintf("&#%d;", r)
	case 0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff:
		return fmt.Sprintf("&#x%x;", r)
	}
	return entity(r)
}

// keepEntities is repl but for the & of what is escaped already.
func keepEntities(repl func(rune) string) func(rune) string {
	return func(r rune) string {
		if r == '&' {
			return ""
		}
		return repl(r)
	}
}

func escapeUnquoted(args ...any) string {
	s, t := textOf(args)
	switch {
	case s == "":
		return filtered
	case t == htmlContent:
		return replaced(withoutTags(s), keepEntities(unquotedEntity))
	}
	return replaced(s, unquotedEntity)
}

func escapeAttr(args ...any) string {
	s, t := textOf(args)
	if t == htmlContent {
		return replaced(withoutTags(s), keepEntities(entity))
	}
	return replaced(s, entity)
}

func escapeRCDATA(args ...any) string {
	s, t := textOf(args)
	if t == htmlContent {
		return replaced(s, keepEntities(entity))
	}
	return replaced(s, entity)
}

func escapeText(args ...any) string {
	s, t := textOf(args)
	if t == htmlContent {
		return s
	}
	return replaced(s, entity)
}

// escapeComment: nothing that actions give appears in comments.
func escapeComment(args ...any) string { return "" }

// filterName lets names of attributes and elements pass that can do no harm.
func filterName(args ...any) string {
	s, t := textOf(args)
	if t == htmlAttrContent {
		return s
	}
	s = strings.ToLower(s)
	if s == "" || contentOf(s) != plainContent {
		return filtered
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && !('a' <= s[i] && s[i] <= 'z') {
			return filtered
		}
	}
	return s
}

// withoutTags returns the text of a piece of HTML.
func withoutTags(s string) string {
	var b strings.Builder
	var c context
	only := true // text so far
	at := 0
	for at < len(s) {
		if c.delim != noDelim { // in a value, whatever it holds
			end := strings.IndexAny(s[at:], c.delim.ends())
			if end < 0 {
				break
			}
			at += end
			if c.delim != spaceOrTagEnd {
				at++
			}
			c = context{state: inTag, element: c.element}
			continue
		}
		from := c
		if c.element != plainElement && !c.state.isInTag() {
			from.state = inRCDATA // scripts and styles are not looked into
		}
		next, n := from.step(s[at:])
		if c.state == inText || c.state == inRCDATA {
			b.WriteString(textBefore(s[at:at+n], next.state != c.state))
		} else {
			only = false
		}
		c = next
		at += n
	}
	if only {
		return s
	}
	if c.state == inText || c.state == inRCDATA {
		b.WriteString(s[at:])
	}
	return b.String()
}

// textBefore returns s, of which the last < begins something else if changed.
func textBefore(s string, changed bool) string {
	if changed {
		if i := strings.LastIndexByte(s, '<'); i >= 0 {
			return s[:i]
		}
	}
	return s
}
