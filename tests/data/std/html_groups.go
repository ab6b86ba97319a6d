// html/template: groups, clones, errors of all codes, and when templates can still be changed.
package main

import (
	"errors"
	"fmt"
	. "html/template"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func show(t *Template, data any) {
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		fmt.Printf("%q, then %v\n", b.String(), err)
		return
	}
	fmt.Printf("%q\n", b.String())
}

func groups() {
	root := Must(New("root").Parse(`{{define "a"}}<a href="{{.}}">{{end}}{{template "a" .}}`))
	clone := Must(root.Clone())
	Must(clone.Parse(`{{define "a"}}<p title={{.}}>{{end}}`))
	show(root, "x y")
	show(clone, "x y")
	_, err := root.Clone()
	fmt.Println(err)
	_, err = root.Parse("x")
	fmt.Println(err)
	_, err = root.ParseGlob("x")
	fmt.Println(err)
	var names []string
	for _, t := range root.Templates() {
		names = append(names, t.Name())
	}
	slices.Sort(names)
	fmt.Println(names, root.Lookup("zz") == nil)
	first := Must(New("t").Parse("1"))
	second := Must(first.New("t").Parse("2"))
	show(first, nil)
	show(second, nil)
	fmt.Println(second.ExecuteTemplate(io.Discard, "none", nil))
	second.New("empty")
	fmt.Println(second.ExecuteTemplate(io.Discard, "empty", nil))
	// One template in three contexts.
	many := Must(New("m").Parse(
		`{{define "x"}}{{.}}{{end}}{{template "x" .}}<a href="?{{template "x" .}}">` +

			`<script>{{template "x" .}}</script>`))
	show(many, "a&b")
	show(many, "a&b")
}

func problems() {
	for _, text := range []string{
		`<a href="{{if .}}/p{{else}}?q={{end}}{{.}}">`,
		`<a id=a"b>`,
		"<p\n{{if .}}title=\"{{end}}>",
		`<p title="x`,
		"x\n{{template \"none\"}}",
		`{{define "t"}}{{if .}}{{template "t"}}{{end}}{{.}}"{{end}}<p title="{{template "t"}}>`,
		`<script>/[{{.}}]/</script>`,
		`<script>"\{{.}}"</script>`,
		`<script>[{{range .}}'{{.}},{{end}}]</script>`,
		`<script>{{if .}}1{{end}}/{{.}}/</script>`,
		`<p>{{. | html | print}}`,
		`<script>{{range .}}"{{break}}{{end}}</script>`,
		`<script>{{range .}}"{{continue}}{{end}}</script>`,
	} {
		err := Must(New("p").Parse(text)).Execute(io.Discard, nil)
		var e *Error
		fmt.Println(err, errors.As(err, &e) && e.ErrorCode != OK, e.ErrorCode)
	}
}

func files() {
	dir, err := os.MkdirTemp("", "pages")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	x, y := filepath.Join(dir, "x.html"), filepath.Join(dir, "y.html")
	os.WriteFile(x, []byte(`<b>{{template "y.html" .}}`), 0o644)
	os.WriteFile(y, []byte(`{{.}}`), 0o644)
	show(Must(ParseFiles(x, y)), "<")
	show(Must(ParseGlob(filepath.Join(dir, "*.html"))), ">")
	show(Must(ParseFS(os.DirFS(dir), "*.html")), "&")
	_, err = ParseFiles()
	fmt.Println(err)
	_, err = ParseGlob("/nowhere/*")
	fmt.Println(err)
	_, err = ParseFS(os.DirFS(dir), "z*")
	fmt.Println(err)
}

func main() {
	groups()
	problems()
	files()
	fmt.Println(HTMLEscapeString("<a b='c'>"), JSEscapeString("'<x>\u2028'"),
		URLQueryEscaper("a b", 1))
}

// Output:
// "<a href=\"x%20y\">"
// "<p title=x&#32;y>"
// html/template: cannot Clone "root" after it has executed
// html/template: cannot Parse after Execute
// html/template: cannot Parse after Execute
// [a root] true
// "", then template: "t" is an incomplete or empty template
// "2"
// html/template: "none" is undefined
// html/template: "empty" is an incomplete template
// "a&amp;b<a href=\"?a%26b\"><script>\"a\\u0026b\"</script>"
// "a&amp;b<a href=\"?a%26b\"><script>\"a\\u0026b\"</script>"
// html/template:p:1:39: {{.}} appears in an ambiguous context within a URL true 1
// html/template:p: "\"" in unquoted attr: "a\"b" true 2
// html/template:p:2:5: {{if}} branches end in different contexts: {stateAttr delimDoubleQuote urlPartNone jsCtxRegexp [] attrNone elementNone <nil>}, {stateTag delimNone urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} true 3
// html/template:p: ends in a non-text context: {stateAttr delimDoubleQuote urlPartNone jsCtxRegexp [] attrNone elementNone <nil>} true 4
// html/template:p:2:11: no such template "none" true 5
// html/template:p:1:14: cannot compute output context for template t$htmltemplate_stateAttr_delimDoubleQuote true 6
// html/template:p: unfinished JS regexp charset: "[" true 7
// html/template:p: unfinished escape sequence in JS string: "\\" true 8
// html/template:p:1:17: on range loop re-entry: {{range}} branches end in different contexts: {stateJSSqStr delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}, {stateJS delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>} true 3
// html/template:p: '/' could start a division or regexp: "/" true 10
// html/template:p:1:5: predefined escaper "html" disallowed in template true 11
// html/template:p:1:22: at range loop break: at range loop break: {{range}} branches end in different contexts: {stateJSDqStr delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}, {stateJS delimNone urlPartNone jsCtxDivOp [] attrNone elementScript <nil>} true 3
// html/template:p:1:22: at range loop continue: at range loop continue: {{range}} branches end in different contexts: {stateJSDqStr delimNone urlPartNone jsCtxRegexp [] attrNone elementScript <nil>}, {stateJS delimNone urlPartNone jsCtxDivOp [] attrNone elementScript <nil>} true 3
// "<b>&lt;"
// "<b>&gt;"
// "<b>&amp;"
// html/template: no files named in call to ParseFiles
// html/template: pattern matches no files: `/nowhere/*`
// template: pattern matches no files: `z*`
// &lt;a b=&#39;c&#39;&gt; \'\u003Cx\u003E\u2028\' a+b1
