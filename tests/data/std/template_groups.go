// text/template: groups, clones, files, functions, options, limits, ranges over all kinds.
package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	. "text/template"
	"text/template/parse"
)

func show(t *Template, data any) {
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		text, _, _ := strings.Cut(err.Error(), " 0x") // an address
		fmt.Printf("%q, then %v\n", b.String(), text)
		return
	}
	fmt.Printf("%q\n", b.String())
}

func names(t *Template) []string {
	var list []string
	for _, m := range t.Templates() {
		list = append(list, m.Name())
	}
	slices.Sort(list)
	return list
}

func groups() {
	root := Must(New("root").Parse(
		`{{define "a"}}A{{.}}{{end}}{{template "a" 1}}{{block "b" .}}B{{end}}`))
	fmt.Println(names(root), root.Lookup("zz") == nil, root.Lookup("a").Name())
	clone := Must(root.Clone())
	Must(clone.Parse(`{{define "b"}}changed{{end}}`))
	Must(clone.New("c").Parse(`{{template "b"}}`))
	show(root, 1)
	show(clone, 1)
	show(clone.Lookup("c"), 1)
	fmt.Println(names(root), names(clone))
	var b strings.Builder
	fmt.Println(root.ExecuteTemplate(&b, "none", nil))
	Must(root.Parse("  {{/* nothing */}}\n"))
	show(root, 1) // what is empty replaces nothing
	_, err := New("x").Parse(`{{define "d"}}1{{end}}{{define "d"}}2{{end}}`)
	fmt.Println(err)
	show(New("empty"), nil)
	show(new(Template), nil)
	var zero Template
	show(Must(zero.Parse("{{.}}")), "zero")
	tree, err := parse.Parse("t", "{{len .}} {{printf 1}}", "", "", map[string]any{"len": 1,
		"printf": 1})
	fmt.Println(len(tree), err)
	show(Must(New("u").AddParseTree("t", tree["t"])), "abc")
	fmt.Println(strings.Contains(root.DefinedTemplates(), `"a"`),
		New("q").DefinedTemplates() == "")
}

func files() {
	dir, err := os.MkdirTemp("", "templates")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{"x.tmpl": `x{{template "y.tmpl" .}}`,
		"y.tmpl": "y{{.}}"} {
		os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644)
	}
	x, y := filepath.Join(dir, "x.tmpl"), filepath.Join(dir, "y.tmpl")
	show(Must(ParseFiles(x, y)), 1)
	show(Must(ParseGlob(filepath.Join(dir, "*.tmpl"))), 2)
	show(Must(ParseFS(os.DirFS(dir), "x.*", "y.*")), 3)
	t := Must(New("y.tmpl").ParseFiles(y))
	show(Must(t.ParseFS(os.DirFS(dir), "x.tmpl")), 4)
	_, err = ParseFiles()
	fmt.Println(err)
	_, err = ParseGlob("/nowhere/*.x")
	fmt.Println(err)
	_, err = ParseFS(os.DirFS(dir), "[")
	fmt.Println(err)
	_, err = t.ParseFiles(filepath.Join(dir, "none"))
	fmt.Println(errors.Is(err, os.ErrNotExist))
}

func functions() {
	try := func(f FuncMap) {
		defer func() { fmt.Println(recover()) }()
		New("f").Funcs(f)
	}
	try(FuncMap{"a-b": func() int { return 1 }})
	try(FuncMap{"a": 1})
	try(FuncMap{"a": func() {}})
	try(FuncMap{"a": func() (int, int) { return 1, 2 }})
	problem := errors.New("problem")
	t := New("t").Funcs(FuncMap{"bad": func() (int, error) { return 0, problem },
		"printf": func(s string) string { return "own " + s },
		"break":  func() string { return "broken" }})
	err := Must(t.Parse("{{bad}}")).Execute(io.Discard, nil)
	var exec ExecError
	fmt.Println(err, errors.Is(err, problem), errors.As(err, &exec), exec.Name)
	show(Must(t.Parse(`{{printf "x"}} {{range .}}{{break}}{{end}}`)), []int{1, 2})
	defer func() { fmt.Println(recover()) }()
	for _, o := range []string{"missingkey=error", "missingkey=zero", "missingkey=default",
		"missingkey=no"} {
		t.Option(o)
		show(Must(t.Parse("{{.x}} {{.x.y}}")), map[string]map[string]int{"y": nil})
	}
}

type stop struct{}

func (stop) Write([]byte) (int, error) { return 0, errors.New("full") }

func ranges() {
	ch := make(chan string, 3)
	ch <- "p"
	ch <- "q"
	close(ch)
	three := func(yield func(int) bool) {
		for i := range 3 {
			if !yield(i) {
				return
			}
		}
	}
	const text = `{{range $i, $x := .}}{{$i}}={{$x}} {{else}}none{{end}}`
	const one = `{{range $x := .}}{{if eq $x 1}}{{continue}}{{end}}{{$x}} {{else}}none{{end}}`
	for _, v := range []any{[]int{4, 5}, [2]string{"a", "b"}, map[string]int{"z": 1, "a": 2},
		ch, 3, uint8(2),
		three, maps.All(map[int]int{7: 8}), nil, map[string]int(nil), (chan int)(nil), 0,
		"text", 1.5} {
		show(Must(New("two").Parse(text)), v)
		show(Must(New("one").Parse(one)), v)
	}
	show(Must(New("deep").Parse(`{{define "a"}}{{template "a"}}{{end}}{{template "a"}}`)), nil)
	fmt.Println(Must(New("w").Parse("text")).Execute(stop{}, nil),
		Must(New("w").Parse("{{1}}")).Execute(stop{}, nil))
	_, err := New("p").Parse("{{" + strings.Repeat("(", 10001) + "1")
	fmt.Println(err)
	var wg sync.WaitGroup
	t := Must(New("many").Parse(`{{range .}}{{html .}}{{js .}}{{urlquery .}}{{end}}`))
	want := ""
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				var b strings.Builder
				t.Execute(&b, []string{"<&>", "é\x00\u2028\xff", "a b"})
				if b.String() == "" {
					fmt.Println("nothing")
				}
			}
		}()
	}
	wg.Wait()
	show(t, []string{"<&>", "é\x00\u2028\xff", "a b", want})
}

func main() {
	groups()
	files()
	functions()
	ranges()
}

// Output:
// [a b root] true a
// "A1B"
// "A1changed"
// "changed"
// [a b root] [a b c root]
// template: no template "none" associated with template "root"
// "A1B"
// template: x:1: template: multiple definition of template "d"
// "", then template: empty: "empty" is an incomplete or empty template
// "", then template: : "" is an incomplete or empty template
// "zero"
// 1 <nil>
// "3 ", then template: t:1:19: executing "t" at <1>: expected string; found 1
// true true
// "xy1"
// "xy2"
// "xy3"
// "y4"
// template: no files named in call to ParseFiles
// template: pattern matches no files: `/nowhere/*.x`
// syntax error in pattern
// true
// function name "a-b" is not a valid identifier
// value for a not a function
// function a has 0 return values; should be 1 or 2
// invalid function signature for a: second return value should be error; is int
// template: t:1:2: executing "t" at <bad>: error calling bad: problem true true t
// "own x brokenbroken"
// "", then template: t:1:2: executing "t" at <.x>: map has no entry for key "x"
// "map[] 0"
// "<no value> <no value>"
// unrecognized option: missingkey=no
// "0=4 1=5 "
// "4 5 "
// "0=a 1=b "
// "", then template: one:1:22: executing "one" at <eq $x 1>: error calling eq: incompatible types for comparison: string and int
// "a=2 z=1 "
// "2 "
// "0=p 1=q "
// "none"
// "", then template: two:1:18: executing "two" at <.>: can't use 3 to iterate over more than one variable
// "0 2 "
// "", then template: two:1:18: executing "two" at <.>: can't use 2 to iterate over more than one variable
// "0 "
// "", then template: two:1:18: executing "two" at <.>: can't use
// "0 2 "
// "7=8 "
// "7 "
// "none"
// "none"
// "none"
// "none"
// "none"
// "none"
// "", then template: two:1:18: executing "two" at <.>: can't use 0 to iterate over more than one variable
// "none"
// "", then template: two:1:18: executing "two" at <.>: range can't iterate over text
// "", then template: one:1:14: executing "one" at <.>: range can't iterate over text
// "", then template: two:1:18: executing "two" at <.>: range can't iterate over 1.5
// "", then template: one:1:14: executing "one" at <.>: range can't iterate over 1.5
// "", then template: deep:1:25: executing "a" at <{{template "a"}}>: exceeded maximum template depth (100000)
// full full
// template: p:1: max expression depth exceeded
// "&lt;&amp;&gt;\\u003C\\u0026\\u003E%3C%26%3Eé�\u2028\xffé\\u0000\\u2028\xff%C3%A9%00%E2%80%A8%FFa ba ba+b"
