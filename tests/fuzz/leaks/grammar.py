"""The declarations that all programs of leaks share, and the expressions of each type.

An expression is a template: ⟨T⟩ stands for any expression of type T, ⟨@T⟩ for a variable of it (the
template is of no use where there is none), ⟨#T⟩ for a call of an earlier function. Weights stand
before the template. Nothing depends on the order of a map, on addresses or on time. Which of two operands
panics first is left open, so a panic shows without its text.
"""

HEADER = """package main

import "unsafe"

var _ unsafe.Pointer

type node struct {
	val  int
	ptr  *int
	next *node
	list []*int
	name string
	call func() int
	any  any
	tab  map[string]*int
	arr  [3]*int
	buf  []byte
}

type pair struct{ a, b *int }

type outer struct {
	node
	more *string
}

type inner struct {
	*node
	n int
}

type shape interface {
	size(n int) int
	at(p *int) *int
}

type sizer interface{ size(n int) int }

type getter[T any] interface{ get() T }

type box[T any] struct {
	v T
	p *T
	s []T
}

type wide [20]int

type holder struct {
	shape
	n int
}

type number interface{ ~int | ~uint8 }

func (n *node) size(k int) int  { n.val += k & 3; return n.val }
func (n *node) at(p *int) *int  { if n.ptr == nil { n.ptr = p }; return n.ptr }
func (p pair) size(n int) int   { return n + 1 }
func (p pair) at(q *int) *int   { if p.a == nil { return q }; return p.a }
func (w wide) size(n int) int   { return w[n&7] + n }
func (w wide) at(p *int) *int   { w[1] = *p; return p }
func (n node) copied() *int     { return n.ptr }
func (n *node) chain(m *node) *node { n.next = m; return n }
func (b *box[T]) get() T        { return b.v }
func (b *box[T]) addr() *T      { return &b.v }
func (b *box[T]) set(v T)       { b.v = v; b.s = append(b.s, v) }
func (b box[T]) each(yield func(int, T) bool) {
	for i, v := range b.s {
		if !yield(i, v) {
			return
		}
	}
}

func id[T any](x T) T               { return x }
func ptrTo[T any](x T) *T           { return &x }
func headOf[T any](xs ...T) (r T)   { if len(xs) > 0 { r = xs[0] }; return r }
func maps[T, U any](xs []T, f func(T) U) (ys []U) {
	for _, x := range xs {
		ys = append(ys, f(x))
	}
	return ys
}
func sum[T number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return t
}
func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}
func ptrs(n int) func(func(int, *int) bool) {
	return func(yield func(int, *int) bool) {
		for i := range n {
			x := i * 2
			if !yield(i, &x) {
				return
			}
		}
	}
}

var (
	acc   int
	gp    *int
	gpp   **int
	gs    []*int
	gi    []int
	gn    *node
	gm    = map[string]*int{}
	gf    func() int
	ga    any
	gstr  string
	gsh   shape
	tab   [256]int
	names [256]string
	gb    []byte
	gc    = make(chan *int, 4)
)

//go:noinline
func foldPtr(p *int) {
	if p != nil {
		acc = acc*7 + *p
	}
}

//go:noinline
func foldNode(n *node) {
	for i := 0; n != nil && i < 4; i, n = i+1, n.next {
		acc = acc*5 + n.val + len(n.name) + len(n.list) + len(n.tab) + len(n.buf)
		foldPtr(n.ptr)
	}
}

//go:noinline
func foldAny(x any) {
	switch v := x.(type) {
	case int:
		acc += v
	case string:
		acc += len(v)
	case *int:
		foldPtr(v)
	case node:
		foldNode(&v)
	case *node:
		foldNode(v)
	case func() int:
		acc += 3
	case nil:
		acc++
	default:
		acc += 9
	}
}

func try(number int, f func()) {
	defer func() {
		if r := recover(); r != nil {
			println(number, "panic")
		}
		println(number, acc)
		gp, gpp, gs, gi, gn, gf, ga, gstr, gsh, gb = nil, nil, nil, nil, nil, nil, nil, "", nil, nil
		clear(gm)
	}()
	f()
}
"""

# What a function may take, return and declare.
TYPES = ["int", "*int", "**int", "string", "*string", "[]int", "[]*int", "[]byte", "[]string",
         "[]any", "[]*node", "[3]*int", "[4]int", "node", "*node", "pair", "*pair", "outer", "inner",
         "map[string]int", "map[string]*int", "map[int]*node", "func() int", "func(int) int",
         "func(*int) *int", "func(*node)", "any", "shape", "chan *int", "chan int", "box[int]",
         "*box[int]", "*box[*int]", "byte", "bool", "error1", "[]rune", "wide", "**node",
         "map[*int]string", "[][]int", "*[]int", "*[4]int", "[]func() int", "holder", "map[string][]int"]
TYPES.remove("error1")
COMMON = ["int", "*int", "*int", "*node", "[]*int", "[]int", "string", "node", "any", "shape",
          "func() int", "map[string]*int", "**int", "[]byte", "pair"]

EXPRESSIONS = {
    "int": """6 ⟨@int⟩
3 *⟨*int⟩
1 **⟨**int⟩
2 len(⟨[]*int⟩)
1 len(⟨string⟩)
1 cap(⟨[]int⟩)
2 ⟨*node⟩.val
1 ⟨@node⟩.val
1 ⟨@outer⟩.val
1 ⟨inner⟩.n
2 (⟨int⟩ + ⟨int⟩)
1 (⟨int⟩ ^ ⟨int⟩)
1 ⟨@[]int⟩[0]
1 ⟨@[4]int⟩[⟨int⟩&3]
2 tab[⟨byte⟩]
1 ⟨map[string]int⟩[⟨string⟩]
2 ⟨func() int⟩()
1 ⟨func(int) int⟩(⟨int⟩)
2 ⟨@shape⟩.size(⟨int⟩)
1 shape(⟨pair⟩).size(⟨int⟩)
1 sum(⟨int⟩, ⟨int⟩)
1 int(sum(⟨byte⟩, ⟨byte⟩))
1 id(⟨int⟩)
1 headOf(⟨[]int⟩...)
1 ⟨@*box[int]⟩.get()
1 *⟨@*box[int]⟩.addr()
1 max(⟨int⟩, 2)
1 copy(⟨[]*int⟩, ⟨[]*int⟩)
1 int(⟨byte⟩)
1 ⟨*node⟩.size(⟨int⟩)
1 (*node).size(⟨*node⟩, 1)
1 pair.size(⟨pair⟩, ⟨int⟩)
1 func() int { return ⟨int⟩ }()
1 func(p *int) int { return *p + ⟨int⟩ }(⟨*int⟩)
1 len(⟨[]rune⟩)
1 ⟨wide⟩.size(1)
1 sizer(⟨shape⟩).size(2)
1 getter[int](⟨*box[int]⟩).get()
1 shape(⟨holder⟩).size(3)
1 ⟨@holder⟩.size(2)
2 ⟨#int⟩""",
    "*int": """8 ⟨@*int⟩
6 &⟨@int⟩
2 new(int)
3 ⟨*node⟩.ptr
2 &⟨@*node⟩.val
2 &⟨@node⟩.val
1 &⟨@outer⟩.val
1 ⟨@outer⟩.ptr
1 ⟨@inner⟩.ptr
2 *⟨**int⟩
1 ⟨@[]*int⟩[0]
1 &⟨@[]int⟩[0]
1 ⟨@[3]*int⟩[⟨int⟩&1]
1 &⟨@[4]int⟩[1]
2 ⟨pair⟩.a
1 ⟨*pair⟩.b
2 ⟨map[string]*int⟩["a"]
2 ⟨func(*int) *int⟩(⟨*int⟩)
2 ⟨@shape⟩.at(⟨*int⟩)
1 shape(⟨*node⟩).at(⟨*int⟩)
1 ⟨*node⟩.at(⟨*int⟩)
1 ⟨node⟩.copied()
2 ptrTo(⟨int⟩)
1 id(⟨*int⟩)
1 headOf(⟨*int⟩, ⟨*int⟩)
1 ⟨@*box[int]⟩.addr()
1 ⟨@*box[*int]⟩.get()
1 ⟨@*box[int]⟩.p
1 &⟨@box[int]⟩.v
1 gp
1 gm["a"]
1 func() *int { return ⟨*int⟩ }()
1 (*int)(⟨*int⟩)
1 &⟨@*[4]int⟩[2]
3 ⟨#*int⟩""",
    "**int": """5 ⟨@**int⟩
4 &⟨@*int⟩
1 new(*int)
1 &⟨*node⟩.ptr
1 &⟨@[]*int⟩[0]
1 &⟨@[3]*int⟩[1]
1 ptrTo(⟨*int⟩)
1 ⟨@*box[*int]⟩.addr()
1 &⟨@pair⟩.a
1 ⟨#**int⟩""",
    "*string": """4 ⟨@*string⟩
3 &⟨@string⟩
2 &⟨*node⟩.name
1 new(string)
1 ptrTo(⟨string⟩)
1 ⟨@outer⟩.more
1 ⟨#*string⟩""",
    "string": """5 ⟨@string⟩
3 "text"
1 "a"
2 *⟨*string⟩
2 ⟨*node⟩.name
1 ⟨@outer⟩.name
1 string(⟨[]byte⟩)
1 string(⟨[]rune⟩)
1 string(rune(⟨int⟩&63 + 32))
1 (⟨@string⟩ + "x")
1 ("p" + ⟨@string⟩)
1 ("p" + "q" + ⟨@string⟩ + "z")
1 names[⟨byte⟩]
1 ⟨[]string⟩[0]
1 ⟨map[*int]string⟩[⟨*int⟩]
1 id(⟨string⟩)
1 ⟨#string⟩""",
    "byte": """4 ⟨@byte⟩
2 byte(⟨int⟩)
1 byte(7)
1 ⟨@[]byte⟩[0]
1 sum(⟨byte⟩, ⟨byte⟩)""",
    "bool": """3 (⟨int⟩ < ⟨int⟩)
2 (⟨*int⟩ != nil)
1 ⟨@bool⟩
1 (⟨*int⟩ == ⟨*int⟩)
1 (len(⟨string⟩) > 2)
1 (⟨string⟩ == ⟨string⟩)
1 (string(⟨[]byte⟩) == ⟨string⟩)
1 (⟨any⟩ == nil)
1 (⟨any⟩ == any(⟨int⟩))
1 (⟨pair⟩ == ⟨pair⟩)
1 (⟨bool⟩ && ⟨bool⟩)
1 (!⟨bool⟩)
1 (⟨map[string]int⟩[string(⟨[]byte⟩)] > 1)""",
    "[]int": """5 ⟨@[]int⟩
2 []int{⟨int⟩, ⟨int⟩, 3}
1 make([]int, 4)
1 make([]int, ⟨int⟩&3+1)
1 make([]int, 1, ⟨int⟩&3+1)
1 make([]int, 2, 9000)
1 ⟨@[4]int⟩[:]
1 ⟨@*[4]int⟩[1:]
1 append(⟨[]int⟩, ⟨int⟩)
1 append([]int(nil), ⟨[]int⟩...)
1 ⟨@[]int⟩[:1]
1 ⟨@*box[int]⟩.s
1 *⟨*[]int⟩
1 maps(⟨[]*int⟩, func(p *int) int { return *p })
1 ⟨map[string][]int⟩["a"]
1 gi
1 ⟨#[]int⟩""",
    "[]*int": """5 ⟨@[]*int⟩
3 []*int{⟨*int⟩, ⟨*int⟩}
1 make([]*int, 3)
1 make([]*int, ⟨int⟩&3+1)
2 append(⟨[]*int⟩, ⟨*int⟩)
1 append(⟨[]*int⟩, ⟨[]*int⟩...)
1 append([]*int{}, ⟨*int⟩, ⟨*int⟩)
1 ⟨@[3]*int⟩[:]
1 ⟨*node⟩.list
1 ⟨@*node⟩.arr[:2]
1 ⟨@[]*int⟩[1:]
1 maps(⟨[]int⟩, func(x int) *int { return &x })
1 ⟨@*box[*int]⟩.s
1 gs
1 ⟨#[]*int⟩""",
    "[]byte": """4 ⟨@[]byte⟩
3 []byte(⟨string⟩)
1 []byte{1, ⟨byte⟩}
1 make([]byte, 5)
1 make([]byte, ⟨int⟩&7+1)
1 append(⟨@[]byte⟩, ⟨byte⟩)
1 append(⟨[]byte⟩, ⟨string⟩...)
1 ⟨*node⟩.buf
1 gb
1 ⟨#[]byte⟩""",
    "[]rune": """2 ⟨@[]rune⟩
2 []rune(⟨string⟩)
1 []rune{'x', rune(⟨byte⟩)}""",
    "[]string": """3 ⟨@[]string⟩
2 []string{⟨string⟩, "z"}
1 make([]string, 2)
1 append(⟨[]string⟩, ⟨string⟩)
1 maps(⟨[]int⟩, func(i int) string { return names[byte(i)] + ⟨string⟩ })""",
    "[]any": """3 ⟨@[]any⟩
3 []any{⟨any⟩, ⟨int⟩, ⟨*int⟩}
1 append(⟨[]any⟩, ⟨string⟩)
1 make([]any, 2)""",
    "[]*node": """3 ⟨@[]*node⟩
2 []*node{⟨*node⟩, ⟨*node⟩}
1 append(⟨[]*node⟩, ⟨*node⟩)
1 []*node{{val: ⟨int⟩}, {ptr: ⟨*int⟩}}""",
    "[][]int": """3 ⟨@[][]int⟩
2 [][]int{⟨[]int⟩, {1, ⟨int⟩}}
1 make([][]int, 2)""",
    "*[]int": """3 ⟨@*[]int⟩
2 &⟨@[]int⟩
1 &[]int{⟨int⟩}
1 new([]int)""",
    "*[4]int": """3 ⟨@*[4]int⟩
2 &⟨@[4]int⟩
1 &[4]int{⟨int⟩, 2}
1 new([4]int)
1 (*[4]int)(make([]int, 5))""",
    "[3]*int": """3 ⟨@[3]*int⟩
2 [3]*int{⟨*int⟩, ⟨*int⟩}
1 [...]*int{2: ⟨*int⟩}
1 ⟨*node⟩.arr
1 ⟨#[3]*int⟩""",
    "[4]int": """3 ⟨@[4]int⟩
2 [4]int{⟨int⟩, 1: ⟨int⟩}
1 *⟨*[4]int⟩""",
    "wide": """3 ⟨@wide⟩
1 wide{1: ⟨int⟩}
1 wide{}""",
    "node": """4 ⟨@node⟩
2 node{val: ⟨int⟩, ptr: ⟨*int⟩}
1 node{next: ⟨*node⟩, name: ⟨string⟩}
1 node{list: ⟨[]*int⟩, ptr: ⟨*int⟩, call: ⟨func() int⟩}
1 node{any: ⟨any⟩, tab: ⟨map[string]*int⟩, buf: ⟨[]byte⟩}
1 node{}
1 *⟨*node⟩
1 ⟨@outer⟩.node
1 ⟨#node⟩""",
    "*node": """6 ⟨@*node⟩
4 &⟨@node⟩
3 &node{ptr: ⟨*int⟩, val: ⟨int⟩}
1 &node{next: ⟨*node⟩, ptr: ⟨*int⟩}
1 &node{}
1 new(node)
1 &node{list: ⟨[]*int⟩, arr: [3]*int{⟨*int⟩}}
1 &node{arr: ⟨[3]*int⟩, any: ⟨any⟩}
1 &⟨@outer⟩.node
1 ⟨@inner⟩.node
1 ⟨@*node⟩.chain(⟨*node⟩)
1 *⟨**node⟩
1 ⟨[]*node⟩[0]
1 ⟨map[int]*node⟩[⟨int⟩&1]
1 ptrTo(⟨node⟩)
1 gn
2 ⟨#*node⟩""",
    "**node": """3 ⟨@**node⟩
2 &⟨@*node⟩
1 new(*node)
1 &⟨@node⟩.next
1 ptrTo(⟨*node⟩)""",
    "pair": """4 ⟨@pair⟩
3 pair{⟨*int⟩, ⟨*int⟩}
1 pair{b: ⟨*int⟩}
1 *⟨*pair⟩
1 ⟨#pair⟩""",
    "*pair": """3 ⟨@*pair⟩
3 &pair{⟨*int⟩, ⟨*int⟩}
1 &⟨@pair⟩
1 new(pair)""",
    "outer": """3 ⟨@outer⟩
2 outer{⟨node⟩, ⟨*string⟩}
1 outer{more: ⟨*string⟩}""",
    "holder": """3 ⟨@holder⟩
2 holder{⟨shape⟩, ⟨int⟩}""",
    "inner": """3 ⟨@inner⟩
3 inner{⟨*node⟩, ⟨int⟩}""",
    "map[string]int": """3 ⟨@map[string]int⟩
2 map[string]int{"a": ⟨int⟩, "b": 2}
1 map[string]int{}
1 make(map[string]int)
1 map[string]int{⟨string⟩: ⟨int⟩}
1 make(map[string]int, 100)""",
    "map[string]*int": """4 ⟨@map[string]*int⟩
2 map[string]*int{"a": ⟨*int⟩}
1 map[string]*int{}
1 make(map[string]*int, ⟨int⟩&3)
1 ⟨*node⟩.tab
1 gm""",
    "map[string][]int": """3 ⟨@map[string][]int⟩
2 map[string][]int{"a": ⟨[]int⟩}
1 make(map[string][]int)""",
    "map[*int]string": """3 ⟨@map[*int]string⟩
2 map[*int]string{⟨*int⟩: ⟨string⟩}
1 make(map[*int]string, 1)""",
    "map[int]*node": """3 ⟨@map[int]*node⟩
2 map[int]*node{0: ⟨*node⟩, 1: {val: ⟨int⟩}}
1 make(map[int]*node)""",
    "func() int": """4 ⟨@func() int⟩
4 func() int { return ⟨int⟩ }
2 func() int { ⟨@int⟩++; return ⟨int⟩ }
1 func() int { p := ⟨*int⟩; return *p }
1 func() int { x := ⟨int⟩; gp = &x; return x }
1 ⟨@*box[int]⟩.get
1 ⟨@box[int]⟩.get
1 func() int { defer func() { acc++ }(); return ⟨int⟩ }
1 ⟨#func() int⟩""",
    "func(int) int": """3 ⟨@func(int) int⟩
3 func(x int) int { return x + ⟨int⟩ }
2 ⟨*node⟩.size
1 ⟨@shape⟩.size
1 ⟨pair⟩.size
1 func(x int) int { y := x; gp = &y; return y }
1 ⟨@wide⟩.size
1 id[int]""",
    "func(*int) *int": """3 ⟨@func(*int) *int⟩
3 func(p *int) *int { return p }
2 func(p *int) *int { *p++; return ⟨*int⟩ }
1 ⟨*node⟩.at
1 ⟨@shape⟩.at
1 ⟨pair⟩.at
1 func(p *int) *int { gp = p; return p }
1 id[*int]""",
    "func(*node)": """3 ⟨@func(*node)⟩
2 func(n *node) { n.ptr = ⟨*int⟩ }
1 func(n *node) { gn = n }
1 func(n *node) { n.val++ }
1 func(n *node) { acc += n.val }""",
    "[]func() int": """2 ⟨@[]func() int⟩
2 []func() int{⟨func() int⟩, func() int { return ⟨int⟩ }}
1 append(⟨[]func() int⟩, ⟨func() int⟩)""",
    "any": """4 ⟨@any⟩
2 any(⟨int⟩)
2 any(⟨*int⟩)
1 any(⟨string⟩)
1 any(⟨node⟩)
1 any(⟨*node⟩)
1 any(⟨pair⟩)
1 any(⟨func() int⟩)
1 any(7)
1 any("lit")
1 any(⟨[]int⟩)
1 any(⟨byte⟩)
1 any(&pair{⟨*int⟩, nil})
1 any(node{val: ⟨int⟩})
1 ⟨*node⟩.any
1 any(⟨@shape⟩)
1 any(⟨@[4]int⟩)
1 any(func(x int) int { return x + ⟨int⟩ })
1 ga
1 ⟨#any⟩""",
    "shape": """5 ⟨@shape⟩
3 shape(⟨*node⟩)
2 shape(⟨pair⟩)
1 shape(⟨wide⟩)
1 shape(&node{ptr: ⟨*int⟩})
1 shape(pair{⟨*int⟩, nil})
1 shape(⟨@outer⟩.at0())
1 ⟨#shape⟩""".replace("1 shape(⟨@outer⟩.at0())\n", "1 shape(&⟨@outer⟩)\n1 shape(⟨inner⟩)\n"),
    "chan *int": """4 ⟨@chan *int⟩
2 make(chan *int, 2)
1 gc""",
    "chan int": """4 ⟨@chan int⟩
2 make(chan int, 2)""",
    "box[int]": """3 ⟨@box[int]⟩
2 box[int]{v: ⟨int⟩, p: ⟨*int⟩}
1 box[int]{s: ⟨[]int⟩}""",
    "*box[int]": """3 ⟨@*box[int]⟩
2 &box[int]{v: ⟨int⟩, p: ⟨*int⟩}
1 &⟨@box[int]⟩
1 new(box[int])""",
    "*box[*int]": """3 ⟨@*box[*int]⟩
2 &box[*int]{v: ⟨*int⟩}
1 &box[*int]{s: ⟨[]*int⟩, p: ⟨**int⟩}""",
}

# The shortest expression of each type, for when nothing else is left.
LAST = {"int": "3", "string": '"s"', "byte": "byte(5)", "bool": "(acc > 4)", "any": "any(new(int))",
        "*int": "new(int)", "**int": "ptrTo(new(int))", "*string": "new(string)", "*node": "&node{ptr: new(int)}",
        "**node": "ptrTo(&node{})", "node": "node{}", "pair": "pair{a: new(int)}", "*pair": "&pair{b: new(int)}",
        "outer": "outer{}", "inner": "inner{&node{ptr: new(int)}, 1}", "func() int": "func() int { return 2 }",
        "func(int) int": "func(x int) int { return x }",
        "func(*int) *int": "func(p *int) *int { return p }", "func(*node)": "func(*node) {}",
        "shape": "shape(pair{})", "holder": "holder{pair{a: new(int)}, 1}", "chan *int": "make(chan *int, 1)", "chan int": "make(chan int, 1)",
        "*[]int": "&[]int{1}", "*[4]int": "&[4]int{}", "*box[int]": "&box[int]{}",
        "*box[*int]": "&box[*int]{v: new(int)}", "[]int": "[]int{1, 2}", "[]*int": "[]*int{new(int)}",
        "[]byte": "[]byte{65}", "[]string": '[]string{"q"}', "[]*node": "[]*node{{}}",
        "[]func() int": "[]func() int{func() int { return 1 }}", "[]rune": "[]rune{'r'}",
        "map[string]*int": 'map[string]*int{"a": new(int)}'}


def last(type_):
    return LAST.get(type_, type_ + "{}")


def table():
    """{type: [(weight, template)]}"""
    return {t: [(int(w), e) for w, e in (line.split(" ", 1) for line in text.split("\n"))]
            for t, text in EXPRESSIONS.items()}


# How the value of a variable shows in the program's output.
FOLDS = {"int": "acc = acc*3 + ⟨v⟩", "*int": "foldPtr(⟨v⟩)", "string": "acc += len(⟨v⟩)",
         "*node": "foldNode(⟨v⟩)", "node": "foldNode(&⟨v⟩)", "any": "foldAny(⟨v⟩)",
         "pair": "foldPtr(⟨v⟩.a)", "[]*int": "acc += len(⟨v⟩)", "bool": "if ⟨v⟩ { acc++ }",
         "[]int": "for _, e := range ⟨v⟩ { acc += e }", "func() int": "acc += ⟨v⟩()",
         "[]byte": "acc += len(string(⟨v⟩))", "byte": "acc += int(⟨v⟩)",
         "[3]*int": "foldPtr(⟨v⟩[1])", "[4]int": "acc += ⟨v⟩[2]", "shape": "acc += ⟨v⟩.size(2)",
         "*string": "acc += len(*⟨v⟩)", "box[int]": "acc += ⟨v⟩.v", "wide": "acc += ⟨v⟩[1]",
         "map[string]*int": "foldPtr(⟨v⟩[\"a\"])", "outer": "foldNode(&⟨v⟩.node)",
         "inner": "foldNode(⟨v⟩.node)", "**int": "foldPtr(*⟨v⟩)"}


def fold(type_, name):
    return FOLDS.get(type_, "_ = ⟨v⟩").replace("⟨v⟩", name)
