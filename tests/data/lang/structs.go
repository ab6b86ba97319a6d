// Structs: layout, embedding, comparison, copies, anonymous structs, method values, closures.
package main

import (
	"fmt"
	"unsafe"
)

type inner struct {
	a int8
	b int64
	c int16
}
type mixed struct {
	flag  bool
	in    inner
	f     float32
	u     uint16
	name  string
	arr   [3]int16
	iface any
}

type counter struct{ n int }

func (c *counter) inc() int { c.n++; return c.n }
func (c counter) get() int  { return c.n }
func (c counter) with(n int) counter {
	c.n = n
	return c
}

type wrapper struct {
	counter
	label string
	next  *wrapper
}

func modify(m mixed) mixed {
	m.in.a--
	m.arr[1] = 77
	m.u += 5
	m.f *= 2
	return m
}

func pass(p *mixed) { p.in.b <<= 2; p.arr[2]++ }

type matrix [2][2]int

func (m matrix) mul(o matrix) (r matrix) {
	for i := range m {
		for j := range o {
			for k := range 2 {
				r[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return
}

var global = mixed{name: "global", arr: [3]int16{1, 2, 3}, in: inner{b: -1}}
var table = []struct {
	k string
	v [2]int
}{{"a", [2]int{1, 2}}, {"b", [2]int{3}}}

func main() {
	var m mixed
	m.flag, m.in.a, m.in.b, m.in.c, m.f, m.u = true, -128, 1<<40, -5, 1.25, 65533
	m.name, m.iface = "m", inner{1, 2, 3}
	n := modify(m)
	pass(&n)
	fmt.Println(m, n)
	fmt.Println(m == m, m == n, m.in == inner{-128, 1 << 40, -5}, m.iface == any(inner{1, 2, 3}))
	fmt.Println(unsafe.Sizeof(m), unsafe.Offsetof(m.name), unsafe.Alignof(m.in), unsafe.Sizeof(inner{}))
	c := counter{5}
	f, g := c.inc, c.get
	c.inc()
	fmt.Println(f(), g(), c.n, c.with(100).get(), c.get())
	w := &wrapper{counter: counter{1}, label: "w"}
	w.next = &wrapper{label: "x", next: w}
	w.inc()
	w.next.next.inc()
	w.next.counter.n = 50
	fmt.Println(w.n, w.get(), w.next.get(), w.next.next.label)
	h := (*counter).inc
	k := wrapper.get
	fmt.Println(h(&w.counter), k(*w))
	p := struct {
		x, y int
		tag  string `json:"tag"`
	}{1, 2, "t"}
	q := p
	q.x = 9
	fmt.Println(p, q, p != q)
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	id := matrix{{1, 0}, {0, 1}}
	a := matrix{{1, 2}, {3, 4}}
	fmt.Println(a.mul(a), a.mul(id) == a)
	global.arr[0] += 10
	g2 := global
	g2.in.b++
	fmt.Println(global.arr, global.in.b, g2.in.b, global.name)
	for i := range table {
		table[i].v[1] += 10
	}
	fmt.Println(table)
	list := []*counter{{1}, {2}}
	for _, c := range list {
		c.inc()
	}
	byName := map[string]*counter{"a": list[0]}
	byName["a"].n += 100
	fmt.Println(list[0].n, list[1].n)
	arrays := [3]counter{}
	arrays[1].inc()
	ap := &arrays
	ap[2].inc()
	fmt.Println(arrays, len(ap))
	var e struct{}
	var es [10]struct{}
	fmt.Println(e, unsafe.Sizeof(es))
	x, y := 1, 2
	px, py := &x, &y
	px, py = py, px
	*px, *py = *py, *px
	fmt.Println(x, y, *px, *py)
	pp := &px
	**pp = 42
	fmt.Println(x, y)
	np := new(mixed)
	np.in.c = 3
	*np = m
	np.arr = [3]int16{7, 8, 9}
	fmt.Println(np.arr, m.arr, np.in.c)
	v := new(int)
	*v += 3
	fmt.Println(*v)
}

// Output:
// {true {-128 1099511627776 -5} 1.25 65533 m [0 0 0] {1 2 3}} {true {127 4398046511104 -5} 2.5 2 m [0 77 1] {1 2 3}}
// true false true true
// 80 40 8 24
// 7 5 7 100 7
// 3 3 50 w
// 4 4
// {1 2 t} {9 2 t} true
// {1 2 t} {x:1 y:2 tag:t} struct { x int; y int; tag string "json:\"tag\"" }{x:1, y:2, tag:"t"} struct { x int; y int; tag string "json:\"tag\"" }
// [[7 10] [15 22]] true
// [11 2 3] -1 0 global
// [{a [1 12]} {b [3 10]}]
// 102 3
// [{0} {1} {1}] 3
// {} 0
// 2 1 1 2
// 2 42
// [7 8 9] [0 0 0] -5
// 3
