// Spec, "Struct types", "Selectors", promoted fields and methods through
// pointers, interfaces, generic types and aliases; comparison and conversion.
package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

type Logger struct {
	prefix string
	lines  []string
}

func (l *Logger) Log(s string)          { l.lines = append(l.lines, l.prefix+s) }
func (l Logger) Count() int             { return len(l.lines) }

type Base struct{ ID int }

func (b Base) Who() string   { return fmt.Sprint("base", b.ID) }
func (b *Base) Rename(n int) { b.ID = n }
func (b Base) Call() string  { return b.Who() }

type Derived struct {
	Base
	*Logger
	Name string
}

func (d Derived) Who() string { return "derived " + d.Base.Who() }

type More struct {
	Derived
	fmt.Stringer
	io.Reader
	sync.Mutex
	error
	int
	extra map[string]int
}

type Alias = Base
type WithAlias struct {
	Alias
	x int
}
type G[T any] struct{ val T }

func (g G[T]) Get() T   { return g.val }
func (g *G[T]) Set(v T) { g.val = v }

type UsesG struct {
	G[string]
	*G2[int]
}
type G2[T any] struct{ other T }

func (g *G2[T]) Other() T { return g.other }

type L1 struct{ L2 }
type L2 struct{ *L3 }
type L3 struct{ L4 }
type L4 struct{ deep int }

func (l *L4) Inc() int { l.deep++; return l.deep }
func (l L4) Val() int  { return l.deep }

type Inc interface{ Inc() int }

type str string

func (s str) String() string { return string(s) }

type funcs struct {
	F func(int) int
	m map[string]func() string
}

type rec struct {
	*rec
	n int
}

type Iface interface {
	Who() string
	Rename(int)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	d := Derived{Base{1}, &Logger{prefix: "> "}, "d"}
	d.Log("one")
	d.Logger.Log("two")
	d.Rename(2)
	fmt.Println(d.ID, d.Who(), d.Call(), d.Count(), d.lines, d.prefix, d.Base.Who())
	var i Iface = &d
	i.Rename(3)
	fmt.Println(i.Who(), d.ID)
	e := d
	e.ID, e.prefix = 9, "shared "
	e.Log("three")
	fmt.Println(d.ID, d.lines, e.Base)
	m := More{Derived: d, Stringer: str("str"), Reader: strings.NewReader("abc"), error: errors.New("err"), int: 5}
	m.Lock()
	m.Unlock()
	b := make([]byte, 2)
	n, _ := m.Read(b)
	fmt.Println(n, string(b), m.String(), m.Error(), m.int, m.Who(), m.Derived.Base.ID, m.ID)
	m.Rename(7)
	m.int++
	m.Derived.Name += "!"
	fmt.Println(m.ID, d.ID, m.Name, m.Count())
	w := WithAlias{Alias{4}, 1}
	w.Rename(5)
	fmt.Printf("%+v %v %v\n", w, w.Alias.ID, w.Who())
	u := UsesG{G[string]{"g"}, &G2[int]{6}}
	u.Set("set")
	fmt.Println(u.Get(), u.val, u.Other(), u.other, u.G.val, u.G2.other)
	l := L1{L2{&L3{L4{1}}}}
	l2 := l
	l.Inc()
	var inc Inc = l
	inc.Inc()
	var incp Inc = &l
	incp.Inc()
	f := l2.Inc
	l2 = L1{}
	fmt.Println(l.deep, f(), l.Val(), L1.Val(l), L1.Inc(l), (*L1).Val(&l))
	try(func() { fmt.Println(l2.Val()) })
	try(func() { l2.Inc() })
	try(func() { _ = l2.deep })
	try(func() { _ = l2.Inc })
	try(func() { _ = l2.L3.L4 })
	try(func() { var d *Derived; _ = d.Who() })
	try(func() { var d *Derived; d.Rename(1) })
	try(func() { d := Derived{}; d.Log("x") })
	try(func() { m := More{}; _ = m.String() })
	try(func() { m := More{}; _ = m.Error })
	fs := funcs{F: func(i int) int { return i * 2 }, m: map[string]func() string{"k": func() string { return "v" }}}
	fs.F, _ = fs.F, 0
	fmt.Println(fs.F(4), fs.m["k"](), (&fs).F(1))
	r := rec{&rec{nil, 2}, 1}
	fmt.Println(r.n, r.rec.n, r.rec.rec == nil)
	r.rec.rec = &r
	fmt.Println(r.rec.rec.rec.rec.rec == r.rec)
	fmt.Println(Base{1} == Base{1}, G[any]{1} == G[any]{1.0}, WithAlias{} == WithAlias{Base{}, 0}, struct{ Base }{Base{2}} == struct{ Base }{Base{2}})
	type D2 Derived
	d2 := D2(d)
	fmt.Println(d2.ID, d2.Base.Who(), Derived(d2).Who())
	anon := struct {
		Base
		*Logger
		inner struct{ Base }
	}{Base: Base{1}}
	anon.inner.Base.Rename(4)
	anon.Rename(3)
	fmt.Println(anon.ID, anon.inner.ID, anon.Who(), anon.inner.Call())
	ptrs := []*Derived{&d, {Name: "lit"}}
	ptrs[1].Rename(8)
	mp := map[string]*Base{"a": {1}}
	mp["a"].Rename(2)
	mv := map[string]Base{"a": {1}}
	fmt.Println(ptrs[1].Who(), mp["a"].ID, mv["a"].Who(), mv["none"].ID, [1]Base{{3}}[0].Who(), []Base{{4}}[0].Call(), func() Base { return Base{5} }().Who())
}

// Output:
// 2 derived base2 base2 2 [> one > two] >  base2
// derived base3 3
// 3 [> one > two shared three] {9}
// 2 ab str err 5 derived base3 3 3
// 7 3 d! 3
// {Alias:{ID:5} x:1} 5 base5
// set set 6 6 set 6
// 6 5 5 5 6 6
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// 8 v 2
// 1 2 true
// true
// true false true true
// 3 base3 derived base3
// 3 4 base3 base4
// derived base8 2 base1 0 base3 base4 base5
