// What is as in text/template.
package template

import (
	"io"
	"text/template"
)

// HTMLEscape writes b to w, escaped for HTML.
//
//vole:cost 61
func HTMLEscape(w io.Writer, b []byte) { template.HTMLEscape(w, b) }

// HTMLEscapeString returns s, escaped for HTML.
//
//vole:cost 61
func HTMLEscapeString(s string) string { return template.HTMLEscapeString(s) }

// HTMLEscaper returns its arguments as text, escaped for HTML.
func HTMLEscaper(args ...any) string { return template.HTMLEscaper(args...) }

// JSEscape writes b to w, escaped for a JavaScript string.
func JSEscape(w io.Writer, b []byte) { template.JSEscape(w, b) }

// JSEscapeString returns s, escaped for a JavaScript string.
func JSEscapeString(s string) string { return template.JSEscapeString(s) }

// JSEscaper returns its arguments as text, escaped for a JavaScript string.
func JSEscaper(args ...any) string { return template.JSEscaper(args...) }

// URLQueryEscaper returns its arguments as text, escaped for a URL's query.
func URLQueryEscaper(args ...any) string { return template.URLQueryEscaper(args...) }

// IsTrue reports whether val counts as true in an {{if}}, and whether its type
// is one that can.
func IsTrue(val any) (truth, ok bool) { return template.IsTrue(val) }
