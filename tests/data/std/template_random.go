// text/template on random templates, many of them wrong in some way: trees, output and errors.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand"
	"strconv"
	"strings"
	"text/template"
)

type T struct {
	A   int
	S   string
	P   *T
	M   map[string]any
	L   []int
	F   func(int) string
	I   any
	B   bool
	X   float64
	u   int
	C   complex128
	MI  map[int]string
	Arr [3]string
	Err error
	Fn  func(...string) string
	By  []byte
	Str fmt.Stringer
	U   uint8
	Nil *int
	Ch  chan int
}

func (t T) Meth(a int, b ...string) string { return fmt.Sprint("meth", a, b, t.A) }
func (t *T) PMeth() string                 { return "pmeth" }
func (t T) Fail(s string) (string, error)  { return "", errors.New("fail " + s) }
func (t T) Panic() string                  { panic("boom") }
func (t T) Two() (int, int)                { return 1, 2 }
func (t T) Self() *T                       { return &t }
func (t T) Seq(yield func(int) bool) {
	for i := range 3 {
		if !yield(i) {
			return
		}
	}
}
func (t T) Seq2(yield func(int, string) bool) {
	for i := range 3 {
		if !yield(i, strconv.Itoa(i*i)) {
			return
		}
	}
}
func (t T) AnyM(x any) string { return fmt.Sprintf("%T", x) }

type str string

func (s str) String() string { return "str:" + string(s) }

var r *rand.Rand

func pick(list ...string) string { return list[r.Intn(len(list))] }

var words = []string{".A", ".S", ".P", ".P.S", ".P.P", ".M", ".M.k", ".M.none", ".M.m.x", ".L",
	".F", ".I", ".B", ".X", ".u", ".C", ".MI", ".Arr", ".Err", ".Fn", ".By", ".Str", ".U",
	".Nil", ".Ch",
	".Meth", ".PMeth", ".Fail", ".Panic", ".Two", ".Self", ".Self.A", ".Seq", ".Seq2", ".AnyM",
	".None", ".P.None", ".Nil.X", ".P.P.A",
	"$", "$.A", "$x", "$y", "$x.A", ".", "nil", "true", "false", "1", "-3", "0x1F", "1.5",
	"1e3", "'a'", `"s"`, "`raw`", "2i", "1+2i", "99999999999999999999", "0", "0b11",
	"0o17", "1_000", "'\\n'", `"a\tb"`, "18446744073709551615",
	"index", "len", "print", "printf", "println", "html", "js", "urlquery", "slice", "and",
	"or", "not", "eq", "ne", "lt", "le", "gt", "ge", "call", "add", "cat", "fail",
	"nofunc", "val", "anyf", "break", "continue", `"%d"`, `"%v %q"`, `"<a&b>"`}

func operand(d int) string {
	switch n := r.Intn(20); {
	case n < 2 && d > 0:
		return "(" + pipeline(d-1) + ")" + pick("", "", ".A", ".S.X", ".P")
	}
	return words[r.Intn(len(words))]
}

func command(d int) string {
	s := operand(d)
	for r.Intn(10) < 4 {
		s += pick(" ", " ", " ", "  ", "\n") + operand(d)
	}
	return s
}

func pipeline(d int) string {
	s := command(d)
	for r.Intn(10) < 2 {
		s += pick("|", " | ") + command(d)
	}
	if r.Intn(20) == 0 {
		s = pick("$x", "$y", "$x, $y", "$y,$x", "$x , $y") + pick(" := ", " = ", ":=", "=") + s
	}
	return s
}

func open() string { return pick("{{", "{{", "{{", "{{- ") }
func shut() string { return pick("}}", "}}", "}}", " -}}") }

func list(d int) string {
	s := ""
	for range r.Intn(4) {
		s += element(d)
	}
	return s
}

func element(d int) string {
	n := r.Intn(18)
	if d <= 0 && n > 8 {
		n = r.Intn(8)
	}
	o, c := open(), shut()
	switch {
	case n < 3:
		return pick("text ", " ", "\n", "<b>", "a\n\tb", "}}", "-", "")
	case n < 8:
		return o + pipeline(d) + c
	case n < 10:
		s := o + pick("if ", "with ") + pipeline(d-1) + c + list(d-1)
		if r.Intn(3) == 0 {
			s += "{{else" + pick("", " if "+pipeline(d-1), " with "+pipeline(d-1)) + "}}" +
				list(d-1)
		}
		return s + end()
	case n < 13:
		s := o + "range " + pick("", "", "$x := ", "$x, $y := ", "$x = ", "$i, $x := ") +
			pipeline(d-1) + c + list(d-1) + pick("", "", "{{break}}", "{{continue}}",
			"{{if .}}{{break}}{{end}}") + list(d-1)
		if r.Intn(3) == 0 {
			s += "{{else}}" + list(d-1)
		}
		return s + end()
	case n < 14:
		return o + "template " + pick(`"a"`, `"b"`, "`a`", `"none"`, "a") + pick("", " .", " "+
			pipeline(d-1)) + c
	case n < 15:
		return o + "define " + pick(`"a"`, `"b"`, `"x"`) + c + list(d-1) + end()
	case n < 16:
		return o + "block " + pick(`"a"`, `"b"`, `"y"`) + " " + pipeline(d-1) + c + list(d-1) +
			end()
	case n < 17:
		return o + pick("/* comment */", "/*c*/", "/* a\n b */") + c
	}
	return o + "$x := " + pipeline(d-1) + c
}

func end() string {
	if r.Intn(40) == 0 {
		return ""
	}
	return "{{end}}"
}

func mutate(s string) string {
	if len(s) == 0 {
		return s
	}
	i := r.Intn(len(s))
	switch r.Intn(4) {
	case 0:
		return s[:i] + s[i+1:]
	case 1:
		return s[:i] + pick("{", "}", "(", ")", "|", "\"", "'", "`", ".", "$", " ", "-", ":",
			"=", "\n", "é", "\xff", "1", "i", "+", "\\", ",", "}}", "{{", "/*", "*/", "@",
			"#") + s[i:]
	case 2:
		j := i + r.Intn(len(s)-i)
		return s[:i] + s[j:]
	}
	j := r.Intn(len(s))
	return s[:i] + s[j:]
}

func data() any {
	x := T{A: 5, S: "<s>", M: map[string]any{"k": 1, "m": map[string]int{"x": 2}, "z": nil},
		L: []int{3, 1, 2}, F: func(i int) string { return "f" + strconv.Itoa(i) },
		I: T{A: 9}, B: true, X: 2.5, C: 1 + 2i, MI: map[int]string{2: "b", 1: "a"},
		Arr: [3]string{"x", "", "z"}, Err: errors.New("err"),
		Fn: func(s ...string) string { return strings.Join(s, "+") },
		By: []byte("by"), Str: str("q"), U: 7}
	y := x
	y.P = nil
	x.P = &y
	switch r.Intn(6) {
	case 0:
		return x
	case 1:
		return map[string]any{"A": 1, "S": "s", "P": &y, "M": x.M, "L": []any{1, "a", nil},
			"B": false, "F": x.F}
	case 2:
		return pick("str", "")
	case 3:
		return nil
	}
	return &x
}

func run(src string) (out string) {
	t := template.New("root").Funcs(template.FuncMap{
		"add":  func(a, b int) int { return a + b },
		"cat":  func(s ...string) string { return strings.Join(s, "") },
		"fail": func() (int, error) { return 0, errors.New("failed") },
		"val":  func(x T) int { return x.A },
		"anyf": func(x any, y ...any) string { return fmt.Sprintf("%v%d", x, len(y)) },
	})
	switch r.Intn(8) {
	case 0:
		t.Option("missingkey=error")
	case 1:
		t.Option("missingkey=zero")
	case 2:
		if r.Intn(4) == 0 {
			t.Delims("<<", ">>")
			src = strings.ReplaceAll(strings.ReplaceAll(src, "{{", "<<"), "}}", ">>")
		}
	}
	d := data()
	_, err := t.Parse(src)
	if err != nil {
		return "parse: " + err.Error()
	}
	for _, x := range []string{"root", "a", "b", "x", "y"} {
		if m := t.Lookup(x); m != nil {
			s := m.Root.String()
			out += x + "=" + s + ";"
			if c := m.Tree.Copy(); c.Root.String() != s {
				out += "COPY"
			}
		}
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		var e template.ExecError
		out += " err: " + err.Error() + fmt.Sprint(errors.As(err, &e), e.Name)
	}
	return out + " -> " + b.String()
}

func main() {
	r = rand.New(rand.NewSource(1))
	for range 8 {
		h := fnv.New64a()
		wrong := 0
		for range 500 {
			src := list(3)
			for r.Intn(3) == 0 {
				src = mutate(src)
			}
			out := hide(run(src))
			if strings.HasPrefix(out, "parse: ") {
				wrong++
			}
			fmt.Fprintf(h, "%q %q\n", src, out)
		}
		fmt.Printf("%x %d\n", h.Sum64(), wrong)
	}
}

// hide removes the digits of addresses.
func hide(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], "0x") {
			b.WriteString("0x")
			for i += 2; i < len(s) && strings.IndexByte("0123456789abcdef", s[i]) >= 0; i++ {
			}
			i--
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Output:
// 8ae4b027d0823893 226
// 52cb0fc5352edaae 234
// 975643939a6ccb93 256
// 4546afff4ddbe771 255
// 2caf7faf39e5bf29 248
// f959cf16599c5173 246
// cddc62d2925f36f1 237
// afc1cf4d8ec85c 246
