// Steps through URLs, and escaping for them.
package template

import (
	"fmt"
	"strings"
)

// urlStep goes over a piece of a URL.
func (c context) urlStep(s string) context {
	switch {
	case strings.ContainsAny(s, "#?"):
		c.urlPart = inQuery
	case c.urlPart == urlStart && spaceLen(s) != len(s):
		c.urlPart = beforeQuery
	}
	return c
}

// isSafeURL reports whether a URL is relative or of a scheme whose links do
// nothing but lead somewhere.
func isSafeURL(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") ||
		strings.EqualFold(scheme, "mailto")
}

// filterURL lets the beginning of a URL pass if it is safe.
func filterURL(args ...any) string {
	s, t := textOf(args)
	if t == urlContent || isSafeURL(s) {
		return s
	}
	return "#" + filtered
}

// escapeURL escapes for the query.
func escapeURL(args ...any) string {
	s, t := textOf(args)
	return encodeURL(s, t == urlContent)
}

// normalizeURL escapes what can be nowhere in a URL.
func normalizeURL(args ...any) string {
	s, _ := textOf(args)
	return encodeURL(s, true)
}

// encodeURL encodes bytes that have no meaning in URLs, and if they are not
// wanted those that have one. Quotes and parentheses are encoded as well, for
// the sake of what the URL stands in.
func encodeURL(s string, meaning bool) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		keep := isLetter(c) || isDigit(c) || strings.IndexByte("-._~", c) >= 0
		if meaning && !keep {
			keep = strings.IndexByte("!#$&*+,/:;=?@[]", c) >= 0 ||
				c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		}
		if !keep {
			b.WriteString(s[done:i])
			fmt.Fprintf(&b, "%%%02x", c)
			done = i + 1
		}
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

// escapeSrcset escapes URLs with commas between, each with a description of its
// picture behind it.
func escapeSrcset(args ...any) string {
	s, t := textOf(args)
	switch t {
	case srcsetContent:
		return s
	case urlContent:
		return strings.ReplaceAll(encodeURL(s, true), ",", "%2c")
	}
	list := strings.Split(s, ",")
	for i := range list {
		list[i] = srcsetElement(list[i])
	}
	return strings.Join(list, ",")
}

func srcsetElement(s string) string {
	start := spaceLen(s)
	end := len(s)
	if i := strings.IndexAny(s[start:], htmlSpaces); i >= 0 {
		end = start + i
	}
	harmless := isSafeURL(s[start:end])
	for i := end; i < len(s); i++ {
		harmless = harmless && (isCSSSpace(s[i]) || isLetter(s[i]) || isDigit(s[i]))
	}
	if !harmless {
		return "#" + filtered
	}
	return s[:start] + encodeURL(s[start:end], true) + s[end:]
}
