// html/template on random pages, many of them wrong in some way: output, trees and errors.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"html/template"
	"math/rand"
	"strings"
)

var r *rand.Rand

func pick(list ...string) string { return list[r.Intn(len(list))] }

type goodJSON struct{}

func (goodJSON) MarshalJSON() ([]byte, error) { return []byte(`"<foo> "`), nil }

type badJSON struct{}

func (badJSON) MarshalJSON() ([]byte, error) {
	return nil,
		errors.New("bad */ <script> <!-- json")
}

type str struct{ s string }

func (s *str) String() string { return "str:" + s.s }

var texts = []string{"<b>", "</b>", "<a href=", "<a href=\"", "<a href='", "\"", "'", ">", " ",
	"<p title=", "<img src=\"", "<img srcset=\"", "<script>", "</script>", "<style>",
	"</style>", "<textarea>", "</textarea>", "<title>", "</title>",
	"<div onclick=\"", "<div style=\"", "<div style='", "<input ", " checked", "name", "=",
	"<!--", "-->", "text", "a < b", "<!DOCTYPE html>", "<!doctype html>", "<", "</",
	"<foo-bar:x ", "<script type=\"text/template\">", "<script type='module'>",
	"<meta http-equiv=refresh content=\"", "<meta content='", "url=", "URL = ", ";",
	"var x = ", "\"", "'", "`", "${", "}", "{", "/", "/*", "*/", "//", "\n", "/[", "]/", "+",
	"--", "a", "return", ")", "(", "\\", "<!-- ", "#!", "\\\"", "in ", "42.", ".",
	"url(", "url( \"", "url('", ")", "color: ", "a { b: ", "}", "background: url(\"/x?", "?q=",
	"#f", "/path/", "http://", "javascript:", "&quot;", "&#39;", "&lt;", ", ", " 2x",
	"data-url=", "xlink:href=", "on", "srcdoc=\"", "=x", "`", "é", "\xff", "\u2028",
	"\\75rl", "</scr", "SCRIPT>", "<ſcript", "expression"}

var actions = []string{"{{.S}}", "{{.S}}", "{{.H}}", "{{.N}}", "{{.U}}", "{{.J}}", "{{.C}}",
	"{{.A}}", "{{.JS}}", "{{.SS}}", "{{.L}}", "{{.M}}", "{{.G}}", "{{.B}}", "{{.P}}",
	"{{.Nil}}", "{{.E}}", "{{.S | html}}", "{{.S | urlquery}}", "{{html .S .N}}",
	"{{.S | html | print}}", "{{print .S .H}}", "{{printf \"%s\" .H}}", "{{.X}}", "{{.CSS2}}",
	"{{.Url2}}", "{{.Evil}}", "{{.Empty}}", "{{$x := .S}}", "{{.St}}", "{{.F}}", "{{1}}",
	"{{\"<q>\"}}", "{{true}}", "{{nil}}", "{{.I}}", "{{.S|js}}", "{{/* c */}}"}

func list(d int) string {
	s := ""
	for range 1 + r.Intn(6) {
		s += element(d)
	}
	return s
}

func element(d int) string {
	n := r.Intn(20)
	switch {
	case n < 10 || d <= 0 && n > 15:
		return texts[r.Intn(len(texts))]
	case n < 15:
		return actions[r.Intn(len(actions))]
	case n < 16:
		return wrap(d)
	case n < 17:
		s := "{{if .B}}" + list(d-1)
		if r.Intn(2) == 0 {
			s += "{{else}}" + list(d-1)
		}
		return s + "{{end}}"
	case n < 18:
		s := "{{range .L}}" + list(d-1) + pick("", "", "{{break}}", "{{continue}}",
			"{{if .}}{{break}}{{end}}", "{{if .}}"+list(0)+"{{continue}}{{end}}")
		if r.Intn(3) == 0 {
			s += "{{else}}" + list(d-1)
		}
		return s + "{{end}}"
	case n < 19:
		return "{{with .S}}" + list(d-1) + "{{end}}"
	}
	return "{{template \"" + pick("a", "b", "c", "none") + "\" .}}"
}

// wrap gives balanced pieces, so that many templates are right.
func wrap(d int) string {
	in := func() string {
		if r.Intn(3) == 0 {
			return list(d - 1)
		}
		return actions[r.Intn(len(actions))]
	}
	switch r.Intn(22) {
	case 0:
		return "<a href=\"" + pick("", "/x?q=", "http://h/", "#", "/p/", " ") + in() + pick("",
			"&b=") + in() + "\">" + in() + "</a>"
	case 1:
		return "<script>var x = " + in() + pick("", ";", "/2/", "+ /re/") + "</script>"
	case 2:
		return "<script>x(\"" + in() + "\", '" + in() + "')</script>"
	case 3:
		return "<style>a { color: " + in() + "; background: url(" + pick("", "\"", "'") +
			in() + ") }</style>"
	case 4:
		return "<div style=\"width: " + in() + "\">" + in() + "</div>"
	case 5:
		return "<p title=" + in() + ">" + in()
	case 6:
		return "<p " + in() + "=" + in() + ">"
	case 7:
		return "<img srcset=\"" + in() + ", " + in() + " 2x\">"
	case 8:
		return "<textarea>" + in() + "</textarea>"
	case 9:
		return "<button onclick=\"f(" + in() + ")\" onfocus='g(&quot;" + in() + "&quot;)'>"
	case 10:
		return "<script>var r = /" + in() + "/g; /* " + in() + " */ // " + in() + "\n y</script>"
	case 11:
		return "<script>`a${" + in() + "}b" + in() + "`</script>"
	case 12:
		return "<!-- " + in() + " -->"
	case 13:
		return "<meta content=\"0;url=" + in() + "; x=" + in() + "\">"
	case 14:
		return "<script type=\"text/x-tmpl\">" + in() + "</script>"
	case 15:
		return "<script type=\"application/ld+json\">{\"a\": " + in() + "}</script>"
	case 16:
		return "<style>p { font-family: \"" + in() + "\"; content: '" + in() + "' /* " + in() +
			" */ }</style>"
	case 17:
		return "<a href=" + in() + ">"
	case 18:
		return "<iframe srcdoc=\"" + in() + "\">"
	case 19:
		return "<script>\"<script>" + in() + "<!-- </script>\"</script>"
	case 20:
		return "<title>" + in() + "</title><x data-src='" + in() + "'>"
	}
	return "<b>" + in() + "</b>"
}

func data() any {
	s := str{"p<q>"}
	return map[string]any{
		"S": pick("O'Reilly: <b>\"x\"</b> & y", "a b", "", "x=y&z", "/*", "1;2",
			"é\u2028\xff\x00", "</script>", "a`b${c}", "\\"),
		"H": template.HTML("<b title='x'>h &amp; <i>j</i></b>"), "N": 42,
		"U": template.URL("javascript:alert(1)?a=b c&d"), "J": template.JS("f(1)"),
		"JS": template.JSStr(`a\u0020"b'`),
		"C":  template.CSS("color: red"), "A": template.HTMLAttr(" dir=\"ltr\""),
		"SS": template.Srcset("a 1x, b 2x"), "L": []any{1, "two", 3.5},
		"M": map[string]int{"a": 1}, "G": goodJSON{}, "B": r.Intn(2) == 0, "P": &s,
		"Nil": nil, "E": badJSON{},
		"X": struct {
			A int
			B string
		}{1, "<"}, "CSS2": pick("10px", "expression(alert(1))", "red", "-moz-binding", "#fff",
			"a/b", "\\65xpression"), "Url2": pick("http://x/y?z=1", "mailto:a@b", "ftp://x",
			"HTTPS://x", "data:x", "/a:b", "x,y 2x", "a b"),
		"Evil": "javascript:alert('x')", "Empty": "", "St": s, "F": -1.5, "I": []int(nil),
	}
}

func run(src string) (out string) {
	t := template.New("root")
	d := data()
	defer func() {
		if p := recover(); p != nil {
			out += fmt.Sprint(" PANIC ", p)
		}
	}()
	if _, err := t.Parse(src); err != nil {
		return "parse: " + err.Error()
	}
	var b bytes.Buffer
	err := t.Execute(&b, d)
	out = b.String()
	if err != nil {
		var e *template.Error
		out += " err: " + err.Error()
		if errors.As(err, &e) {
			out += fmt.Sprintf(" code %d %s %d", e.ErrorCode, e.Name, e.Line)
		}
	} else if t.Tree != nil {
		out += " tree: " + t.Tree.Root.String()
	}
	return out
}

func main() {
	r = rand.New(rand.NewSource(1))
	for range 8 {
		h := fnv.New64a()
		wrong := 0
		for range 400 {
			src := ""
			for range 1 + r.Intn(2) {
				if r.Intn(3) > 0 {
					src += wrap(2)
				} else {
					src += list(2)
				}
			}
			for _, name := range []string{"a", "b", "c"} {
				if r.Intn(4) == 0 {
					again := "{{if .B}}{{template \"" + name + "\" .}}{{end}}"
					src += "{{define \"" + name + "\"}}" + pick(list(1), wrap(1), again, "x\"",
						"' y") + "{{end}}"
				}
			}
			out := run(src)
			if strings.Contains(out, " err: ") || strings.HasPrefix(out, "parse: ") {
				wrong++
			}
			fmt.Fprintf(h, "%q %q\n", src, out)
		}
		fmt.Printf("%x %d\n", h.Sum64(), wrong)
	}
}

// Output:
// 1714f0bd0500e24e 234
// 906c21fe523c438e 249
// 7c1737dbf5b438de 260
// 372a1ba0cde90c 239
// f3e5e69c7d383765 248
// eb66b8d94b0973a8 239
// a20d7fcff1f5bfb2 231
// 48f924683e1a3ccc 238
