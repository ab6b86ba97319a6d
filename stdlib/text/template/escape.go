// Escaping for HTML, JavaScript and queries. It knows nothing of where in a
// page the text will stand; html/template does.
package template

import (
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
	"unicode"
)

// html has what stands for bytes that mean something in HTML.
var html = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "&", "&amp;",
	"<", "&lt;", ">", "&gt;")

// HTMLEscape writes b to w, escaped for HTML.
//
//go:noinline
//vole:leaks b=heap
func HTMLEscape(w io.Writer, b []byte) { html.WriteString(w, string(b)) }

// HTMLEscapeString returns s, escaped for HTML.
//
//go:noinline
//vole:leaks s=0
func HTMLEscapeString(s string) string { return html.Replace(s) }

// HTMLEscaper returns its arguments as text, escaped for HTML.
func HTMLEscaper(args ...any) string { return HTMLEscapeString(text(args)) }

// JSEscape writes b to w, escaped for a JavaScript string.
//
//vole:leaks b=heap
func JSEscape(w io.Writer, b []byte) { io.WriteString(w, JSEscapeString(string(b))) }

// JSEscapeString returns s, escaped for a JavaScript string.
func JSEscapeString(s string) string {
	var b strings.Builder
	done := 0 // so many bytes of s are in b
	for i, c := range s {
		repl := ""
		switch {
		case c == '\\' || c == '\'' || c == '"':
			repl = `\` + string(c)
		case c < ' ' || c == '<' || c == '>' || c == '&' || c == '=':
			repl = fmt.Sprintf(`\u%04X`, c)
		case c >= 0x80 && !unicode.IsPrint(c):
			repl = fmt.Sprintf(`\u%04X`, c)
		default:
			continue
		}
		b.WriteString(s[done:i])
		b.WriteString(repl)
		done = i + len(string(c))
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// JSEscaper returns its arguments as text, escaped for a JavaScript string.
func JSEscaper(args ...any) string { return JSEscapeString(text(args)) }

// URLQueryEscaper returns its arguments as text, escaped for a URL's query.
func URLQueryEscaper(args ...any) string { return url.QueryEscape(text(args)) }

// text joins values as fmt.Sprint does, each as an action would print it.
func text(args []any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		if x, ok := printable(reflect.ValueOf(arg)); ok {
			args[i] = x
		}
	}
	return fmt.Sprint(args...)
}
