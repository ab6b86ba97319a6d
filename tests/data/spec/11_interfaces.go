// Spec, "Interface types", "Type assertions", comparison of interface values.
package main

import (
	"errors"
	"fmt"
	"io"
	"math"
)

type A interface{ M(int) string }
type B interface {
	A
	N() int
}
type C interface {
	N() int
	M(int) string
}
type D interface {
	A
	C
	fmt.Stringer
}

type T int

func (t T) M(n int) string  { return fmt.Sprint("M", int(t)+n) }
func (t T) N() int          { return int(t) }
func (t T) String() string  { return fmt.Sprintf("T(%d)", int(t)) }

type P struct{ n int }

func (p *P) M(n int) string { p.n += n; return fmt.Sprint(p.n) }

type hidden interface{ m() }
type H struct{}

func (H) m() {}

func assert(x any) {
	_, a := x.(A)
	_, b := x.(B)
	_, d := x.(D)
	_, e := x.(error)
	_, h := x.(hidden)
	_, t := x.(T)
	_, p := x.(*P)
	_, u := x.(interface{ M(n int) (s string) })
	fmt.Println(a, b, d, e, h, t, p, u)
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	f()
}

type Recursive interface{ Next() Recursive }
type rec struct{ n int }

func (r rec) Next() Recursive {
	if r.n == 0 {
		return nil
	}
	return rec{r.n - 1}
}

type eq struct {
	a any
	f float64
}

func equal(a, b any) { fmt.Print(a == b, " ") }

func main() {
	assert(nil)
	assert(T(1))
	assert(P{})
	assert(&P{})
	assert(H{})
	assert(&H{})
	assert(errors.New("x"))
	var a A = T(5)
	var b B = a.(B)
	var c C = b
	b = c
	a = c
	fmt.Println(a.M(1), b.N(), c.M(2), a == A(b), any(a) == any(c), c.(D).String())
	s, ok := a.(*P)
	fmt.Println(s, ok)
	var m = map[string]any{"t": T(3)}
	v, ok := m["t"].(T)
	w, ok2 := m["none"].(T)
	fmt.Println(v, ok, w, ok2)
	try(func() { _ = m["none"].(T) })
	try(func() { _ = m["none"].(A) })
	try(func() { _ = m["t"].(int) })
	try(func() { _ = m["t"].(*T) })
	try(func() { _ = m["t"].(error) })
	try(func() { _ = a.(*P) })
	try(func() { _ = a.(hidden) })
	try(func() { var a A; _ = a.(C) })
	try(func() { var a A; _ = a.(T) })
	try(func() { _ = any(P{}).(A) })
	try(func() { _ = any(1).(interface{ Foo(); Bar() }) })
	try(func() { _ = any(struct{ x int }{1}).(struct{ y int }) })
	try(func() { _ = any(func(int) (a, b string) { return "", "" }).(func()) })
	try(func() { _ = any([3]*T{}).([]T) })
	try(func() { _ = any(map[string]chan<- int{}).(chan int) })
	try(func() { type T int; _ = any(T(1)).(T); _ = m["t"].(T) })

	var r Recursive = rec{3}
	for r != nil {
		fmt.Print(r, " ")
		r = r.Next()
	}
	fmt.Println()

	nan, negZero := math.NaN(), math.Copysign(0, -1)
	equal(1, 1)
	equal(1, int64(1))
	equal(1, 1.0)
	equal(nan, nan)
	equal(0.0, negZero)
	equal("a", "a")
	equal(T(1), 1)
	equal(&P{}, &P{})
	equal(P{1}, P{1})
	equal(nil, (*P)(nil))
	equal(error(nil), nil)
	equal(eq{1, 0}, eq{1, negZero})
	equal(eq{nan, 0}, eq{nan, 0})
	equal(eq{"x", 1}, eq{'x', 1})
	equal([2]any{1, nil}, [2]any{1, nil})
	equal(complex(nan, 0), complex(nan, 0))
	equal(complex(0, negZero), complex(negZero, 0))
	equal(struct{}{}, struct{}{})
	equal([0]func(){}, 1)
	fmt.Println()
	try(func() { equal(eq{[]int{}, 1}, eq{[]int{}, 2}) })
	try(func() { equal(eq{[]int{}, 1}, eq{[]int{}, 1}) })
	try(func() { equal([0]func(){}, [0]func(){}) })
	fmt.Println(a == T(5), T(5) == a, a == nil, any(a) == T(5), io.EOF == error(nil))
	var e1, e2 error = io.EOF, errors.New("EOF")
	fmt.Println(e1 == e2, e1 == io.EOF)
	ch := make(chan int)
	var rx <-chan int = ch
	fmt.Println(any(ch) == any(rx), rx == ch, any(ch) == any(ch))

	keys := map[any]string{1: "int", 1.0: "float", "1": "string", T(1): "T", eq{1, 2}: "eq", [1]int{1}: "array", nil: "nil", nan: "nan", (*P)(nil): "pointer"}
	fmt.Println(len(keys), keys[1], keys[1.0], keys[T(1)], keys[eq{1, 2}], keys[[1]int{1}], keys[nil], keys[nan] == "", keys[(*P)(nil)], keys[uint(1)] == "")
	keys[0.0], keys[negZero] = "zero", "negzero"
	fmt.Println(keys[0.0], len(keys))

	// Values are copied into interfaces.
	p := P{1}
	var boxed any = p
	p.n = 2
	arr := [2]int{1, 2}
	var boxedArr any = arr
	arr[0] = 9
	q := boxed.(P)
	q.n = 7
	fmt.Println(boxed, boxedArr, boxed.(P).n)
	var fn any = func() string { return "called" }
	fmt.Println(fn.(func() string)())
}

// Output:
// false false false false false false false false
// true true true false false true false true
// false false false false false false false false
// true false false false false false true true
// false false false false true false false false
// false false false false true false false false
// false false false true false false false false
// M6 5 M7 true true T(5)
// <nil> false
// T(3) true T(0) false
// interface conversion: interface {} is nil, not main.T
// interface conversion: interface is nil, not main.A
// interface conversion: interface {} is main.T, not int
// interface conversion: interface {} is main.T, not *main.T
// interface conversion: main.T is not error: missing method Error
// interface conversion: main.A is main.T, not *main.P
// interface conversion: main.T is not main.hidden: missing method m
// interface conversion: interface is nil, not main.C
// interface conversion: main.A is nil, not main.T
// interface conversion: main.P is not main.A: missing method M
// interface conversion: int is not interface { Bar(); Foo() }: missing method Bar
// interface conversion: interface {} is struct { x int }, not struct { y int }
// interface conversion: interface {} is func(int) (string, string), not func()
// interface conversion: interface {} is [3]*main.T, not []main.T
// interface conversion: interface {} is map[string]chan<- int, not chan int
// interface conversion: interface {} is main.T, not main.T (types from different scopes)
// {3} {2} {1} {0}
// true false false false true true false false true false true true false false true false true true false
// runtime error: comparing uncomparable type []int
// runtime error: comparing uncomparable type []int
// runtime error: comparing uncomparable type [0]func()
// true true false true false
// false true
// false true true
// 9 int float T eq array nil true pointer true
// negzero 10
// {1} [1 2] 1
// called
