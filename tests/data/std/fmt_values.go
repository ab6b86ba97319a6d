// Package fmt: composite values by %v, %+v, %#v, and the methods that types
// print themselves with, panics in them included.
package main

import (
	"errors"
	"fmt"
	"strings"
)

type point struct{ X, Y int }

type named struct {
	Name  string
	inner *point
	Tags  []string
	M     map[string]int
	Any   any
	Err   error
	F     func()
}

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type secret string

func (secret) GoString() string { return "secret(…)" }
func (s secret) Format(f fmt.State, verb rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	fmt.Fprintf(f, "<%c %d %t %d %t %t %t %t %t %t %s>", verb, w, wok, p, pok, f.Flag('+'),
		f.Flag('-'), f.Flag('#'), f.Flag(' '), f.Flag('0'), fmt.FormatString(f, verb))
}

type goStr int

func (goStr) GoString() string { return "goStr!" }

type ptrStringer struct{ n int }

func (p *ptrStringer) String() string { return strings.Repeat("*", p.n) }

type bomb int

func (b bomb) String() string { panic(fmt.Sprintf("bomb %d", int(b))) }

type errBomb struct{}

func (errBomb) Error() string { panic(errors.New("in Error")) }

type list struct {
	val  int
	next *list
}

type bytesLike []byte
type letter byte
type letters []letter

type embedded struct {
	point
	*ptrStringer
}

func main() {
	p := &point{1, 2}
	n := named{Name: "n", Tags: []string{"a", "b c"}, M: map[string]int{"z": 1, "a": 2}, Any: 3.5,
		Err: errors.New("bad")}
	fmt.Printf("%v\n%+v\n", n, n)
	fmt.Printf("%#v\n", struct {
		A int
		b string
		C []point
		D map[string]point
		E any
		F *int
		G [2]bool
		H error
	}{1, "x", []point{{1, 2}}, map[string]point{"k": {3, 4}}, point{5, 6}, nil, [2]bool{true}, nil})
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Println([]*point{nil}, &[]int{1}, &map[string]int{"a": 1}, &[2]int{}, [][]int{{1}, {2, 3}})
	fmt.Println(map[int]string{3: "c", 1: "a", 2: "b"}, map[bool]int{true: 1, false: 0},
		map[[2]int]string{{2, 1}: "x", {1, 9}: "y"}, map[point]int{{2, 0}: 1, {1, 5}: 2})
	fmt.Println(map[float64]string{1.5: "a", -1: "b"}, map[any]int{"x": 1})
	fmt.Println(celsius(36.6), []celsius{1, 2}, map[string]celsius{"t": 3}, struct{ T celsius }{4})
	fmt.Printf("%v %s %d %.2f %q %x\n", celsius(1), celsius(1), celsius(1), celsius(1), celsius(1),
		celsius(1))
	fmt.Printf("%v|%+8.3s|%-#x|% 05d\n", secret("s"), secret("s"), secret("s"), secret("s"))
	fmt.Printf("%v %#v %#v\n", goStr(1), goStr(1), []goStr{1})
	ps := &ptrStringer{3}
	var np *ptrStringer
	fmt.Println(ps, np, []*ptrStringer{ps}, *ps)
	fmt.Println(bomb(1), []any{bomb(2), 3}, errBomb{})
	fmt.Printf("%d %s %v\n", bomb(4), bomb(5), struct{ B bomb }{6})
	fmt.Printf("%s %v %x %q %d\n", bytesLike("hi"), bytesLike("hi"), bytesLike("hi"),
		bytesLike("hi"), bytesLike("hi"))
	fmt.Printf("%s %v %x\n", letters{'a', 'b'}, letters{'a', 'b'}, letters{'a', 'b'})
	fmt.Printf("%v %+v\n", list{1, nil}, list{2, nil})
	fmt.Printf("%s %d %v\n", []any{1, "a", nil}, []any{1, "a", nil}, []any{1, "a", nil, []any{}})
	fmt.Printf("%d %s %z\n", point{1, 2}, point{1, 2}, []string{"a"})
	fmt.Printf("%v %v\n", struct{}{}, [0]int{})
	fmt.Printf("%#v %#v %#v %#v %#v\n", []int(nil), []int{}, map[string]bool(nil), [2]string{"a"},
		[]any{1, "x", nil})
	fmt.Printf("%#v %#v %#v\n", bytesLike{1, 2}, []byte(nil), letters{1})
	fmt.Printf("%#v %#v\n", (*point)(nil), (func())(nil))
	fmt.Printf("%v %d %x\n", []byte("az"), []byte("az"), []byte("az"))
	fmt.Printf("%6.2f|%-6d|%+q|%x\n", []float64{1, 2.5}, []int{1, 2}, []string{"é"}, []string{"ab", "c"})
	fmt.Printf("%v %s\n", errors.New("e"), fmt.Errorf("w: %w", errors.New("i")))
	fmt.Printf("%v %v\n", embedded{point{1, 2}, ps}, &embedded{point{1, 2}, ps})
	fmt.Printf("%w %v\n", errors.New("not Errorf"), fmt.Errorf("%w %w %d", errors.New("a"), 5, 6))
	fmt.Printf("%p %v\n", nil, (*int)(nil))
	var e error
	var s fmt.Stringer
	fmt.Println(e, s, struct{ E error }{})
	fmt.Printf("%+v\n", struct {
		A any
		B []any
		C map[string]any
	}{point{1, 2}, []any{point{3, 4}, celsius(5)}, map[string]any{"x": &n.Tags, "y": nil}}.B)
}

// Output:
// {n <nil> [a b c] map[a:2 z:1] 3.5 bad <nil>}
// {Name:n inner:<nil> Tags:[a b c] M:map[a:2 z:1] Any:3.5 Err:bad F:<nil>}
// struct { A int; b string; C []main.point; D map[string]main.point; E interface {}; F *int; G [2]bool; H error }{A:1, b:"x", C:[]main.point{main.point{X:1, Y:2}}, D:map[string]main.point{"k":main.point{X:3, Y:4}}, E:main.point{X:5, Y:6}, F:(*int)(nil), G:[2]bool{true, false}, H:error(nil)}
// &{1 2} &{X:1 Y:2} &main.point{X:1, Y:2} *main.point
// [<nil>] &[1] &map[a:1] &[0 0] [[1] [2 3]]
// map[1:a 2:b 3:c] map[false:0 true:1] map[[1 9]:y [2 1]:x] map[{1 5}:2 {2 0}:1]
// map[-1:b 1.5:a] map[x:1]
// 36.6°C [1.0°C 2.0°C] map[t:3.0°C] {4.0°C}
// 1.0°C 1.0°C %!d(main.celsius=1) 1.00 "1.0°C" 312e30c2b043
// <v 0 false 0 false false false false false false %v>|<s 8 true 3 true true false false false false %+8.3s>|<x 0 false 0 false false true true false false %-#x>|<d 5 true 0 false false false false true true % 05d>
// 1 goStr! []main.goStr{goStr!}
// *** <nil> [***] {3}
// %!v(PANIC=String method: bomb 1) [%!v(PANIC=String method: bomb 2) 3] %!v(PANIC=Error method: in Error)
// 4 %!s(PANIC=String method: bomb 5) {%!v(PANIC=String method: bomb 6)}
// hi [104 105] 6869 "hi" [104 105]
// ab [97 98] 6162
// {1 <nil>} {val:2 next:<nil>}
// [%!s(int=1) a <nil>] [1 %!d(string=a) <nil>] [1 a <nil> []]
// {1 2} {%!s(int=1) %!s(int=2)} [%!z(string=a)]
// {} []
// []int(nil) []int{} map[string]bool(nil) [2]string{"a", ""} []interface {}{1, "x", interface {}(nil)}
// main.bytesLike{0x1, 0x2} []byte(nil) main.letters{0x1}
// (*main.point)(nil) (func())(nil)
// [97 122] [97 122] 617a
// [  1.00   2.50]|[1      2     ]|["\u00e9"]|[6162 63]
// e w: i
// *** ***
// %!w(*errors.errorString=&{not Errorf}) a %!w(int=5) 6
// %!p(<nil>) <nil>
// <nil> <nil> {<nil>}
// [{X:3 Y:4} 5.0°C]
