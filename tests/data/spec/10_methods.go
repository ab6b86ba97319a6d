// Spec, "Method values", "Method expressions", "Selectors", "Calls": embedded
// pointers, nil receivers, interfaces, when the receiver is copied.
package main

import "fmt"

type T struct{ a int }

func (tv T) Mv(k int) int             { return tv.a + k }
func (tp *T) Mp(f float32) float32    { tp.a++; return f + float32(tp.a) }
func (t *T) IsNil() bool              { return t == nil }
func (t T) Self() T                   { return t }
func (t *T) Inc() *T                  { t.a++; return t }

type E struct {
	*T
	name string
}
type F struct{ E }
type G struct{ *F }

type I interface {
	Mv(int) int
	Mp(float32) float32
}
type EI struct{ I }
type M0 interface{ M0() }
type T0 struct{ x int }

func (*T0) M0() {}

type T1 struct{ y int }

func (T1) M1() {}

type T2 struct {
	z int
	T1
	*T0
}

func (*T2) M2() {}

type Q *T2

type Func func(int) int

func (f Func) Twice(x int) int { return f(f(x)) }

type Map map[string]int

func (m Map) Add(k string) Map { m[k]++; return m }

type Slice []int

func (s *Slice) Push(x int) { *s = append(*s, x) }
func (s Slice) Len() int    { return len(s) }

type Int int

func (i Int) Plus(j Int) Int   { return i + j }
func (i *Int) Add(j Int)       { *i += j }
func (i Int) variadic(s string, xs ...any) string { return fmt.Sprint(i, s, len(xs), xs == nil) }

type Chan chan int

func (c Chan) Send(x int) { c <- x }

type Iface interface{ Plus(Int) Int }

func try(f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	fmt.Println(f())
}

func main() {
	t := T{7}
	p := &t
	f1, f2, f3 := t.Mv, p.Mv, p.Mp
	t.a = 100
	fmt.Println(f1(1), f2(1), f3(1), t.a, T.Mv(t, 1), (*T).Mv(p, 1), (*T).Mp(p, 2), (T).Mv(T{1}, 1))
	fmt.Printf("%T %T %T %T\n", T.Mv, (*T).Mp, I.Mv, (*T).Mv)

	e := E{p, "e"}
	g := G{&F{e}}
	gm, gp := g.Mv, g.Mp
	*p = T{200}
	g.F.E.T = &T{300}
	fmt.Println(gm(0), gp(0), g.Mv(0), g.a, g.F.E.T.a, G.Mv(g, 1), (*G).Mp(&g, 1), E.Inc(e).a, F.Mp(F{e}, 0))
	var i I = e
	im := i.Mv
	i = &T{1}
	fmt.Println(im(0), i.Mv(0), I.Mv(i, 5), (I).Mp(i, 5), EI{i}.Mv(2), (*EI).Mv(&EI{i}, 3))
	var ei I = EI{EI{i}}
	fmt.Println(ei.Mv(1), ei.(EI).I.(EI).I == i)

	var np *T
	fmt.Println(np.IsNil(), (*T).IsNil(nil), E{}.IsNil(), F{}.IsNil())
	try(func() any { return np.Mv })
	try(func() any { return np.Self() })
	try(func() any { return E{}.Mv(1) })
	try(func() any { return E{}.Mv })
	try(func() any { return E{}.Mp != nil })
	try(func() any { return G{}.Mv })
	try(func() any { return G{}.IsNil() })
	try(func() any { return EI{}.Mv(1) })
	try(func() any { return EI{}.Mv })
	try(func() any { var i I; return i.Mv })
	try(func() any { return I.Mv(nil, 1) })
	try(func() any { var i interface{ Self() T } = np; return i.Self() })
	try(func() any { var i interface{ Self() T } = E{}; return i.Self() })

	var t2 T2
	pt := &t2
	t2.T0 = &T0{9}
	var q Q = pt
	fmt.Println(t2.z, pt.z, pt.y, pt.x, (*q).x, q.x, (*pt.T0).x, q.T0.x)
	t2.M1()
	pt.M1()
	pt.M2()
	t2.M2()
	pt.M0()
	t2.M0()
	(*q).M0()
	T2.M0(t2)
	(*T2).M2(pt)
	var m0 M0 = t2
	m0.M0()
	m0 = pt
	m0.M0()

	double := Func(func(x int) int { return 2 * x })
	fmt.Println(double.Twice(3), Func.Twice(double, 4), Func(double.Twice).Twice(1))
	m := Map{}
	add := m.Add
	m.Add("x").Add("x")
	add("y")
	var s Slice
	push, length := s.Push, s.Len
	push(1)
	s.Push(2)
	(&s).Push(3)
	fmt.Println(m, s, length(), s.Len(), (*Slice).Len(&s))
	var n Int = 5
	addN, plusN := n.Add, n.Plus
	addN(10)
	addN(n.Plus(1))
	fmt.Println(n, plusN(1), Int.Plus(1, 2), Int(3).Plus(4), Iface(n).Plus(1), Iface.Plus(n, 2), n.variadic("v"), n.variadic("v", nil), n.variadic("v", []any{1, 2}...), Int.variadic(1, "e", 1, 2))
	c := make(Chan, 2)
	send := c.Send
	c = make(Chan, 2)
	send(1)
	fmt.Println(len(c))

	// Addressability.
	arr := [2]Int{1, 2}
	arr[1].Add(5)
	st := struct{ i Int }{}
	st.i.Add(3)
	ps := &struct{ arr [2]Slice }{}
	ps.arr[1].Push(4)
	sl := []Slice{nil}
	sl[0].Push(1)
	fmt.Println(arr, st, ps.arr, sl)
	fs := []func(Int){arr[0].Add, st.i.Add, n.Add}
	for k, f := range fs {
		f(Int(k + 100))
	}
	fmt.Println(arr, st, n)

	// Method values compare with nothing, but are called any number of times.
	var calls []func() T
	for k := range 3 {
		v := T{k}
		calls = append(calls, v.Self, (&v).Self)
		v.a = 50
	}
	for _, f := range calls {
		fmt.Print(f().a, " ")
	}
	fmt.Println()

	// Anonymous structs with embedded types have promoted methods.
	anon := struct {
		*T
		Int
	}{&T{1}, 2}
	var _ I = anon
	fmt.Println(anon.Plus(3), anon.Mv(4), anon.Inc().Inc().a)
	type local struct{ T }
	l := local{T{1}}
	l.Inc()
	fmt.Println(l.Self(), (*local).Inc(&l).a, interface{ Mv(int) int }(l).Mv(1))

	// Depth decides: the shallower name hides the deeper.
	type A struct{ x, y int }
	type B struct{ x string }
	type C struct {
		A
		B
		y bool
	}
	cc := C{A{1, 2}, B{"b"}, true}
	fmt.Println(cc.A.x, cc.B.x, cc.y, cc.A.y)

	// Spread of results into calls.
	two := func() (int, int) { return 3, 4 }
	sum := func(xs ...int) (s int) {
		for _, x := range xs {
			s += x
		}
		return
	}
	pairOf := func(a int, b ...int) string { return fmt.Sprint(a, b) }
	fmt.Println(sum(two()), pairOf(two()), sum(), sum(nil...), sum([]int{1, 2}...), append([]int{}, 1, sum(two())))
	passed := []int{1, 2, 3}
	func(xs ...int) { xs[0] = 99 }(passed...)
	fmt.Println(passed, func(xs ...any) int { return len(xs) }(nil), func(xs ...any) bool { return xs == nil }())
}

// Output:
// 8 8 102 102 102 102 104 2
// func(main.T, int) int func(*main.T, float32) float32 func(main.I, int) int func(*main.T, int) int
// 102 201 300 301 301 301 302 203 203
// 203 1 6 7 4 5
// 3 true
// true true true true
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// true
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// panic: runtime error: invalid memory address or nil pointer dereference
// 0 0 0 9 9 9 9 9
// 12 16 16
// map[x:2 y:1] [1 2 3] 0 3 3
// 31 6 3 7 32 33 31v0 true 31v1 false 31v2 false 1e2 false
// 0
// [1 7] {3} [[] [4]] [[1]]
// [101 7] {104} 133
// 0 0 1 1 2 2
// 5 5 3
// {2} 3 4
// 1 b true 2
// 7 3 [4] 0 0 3 [1 7]
// [99 2 3] 1 true
