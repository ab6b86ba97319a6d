// Interfaces: method sets, embedding, assertions, type switches, comparison, nil, boxing.
package main

import (
	"errors"
	"fmt"
)

type Shape interface {
	Area() float64
	Name() string
}
type Namer interface{ Name() string }
type Sq struct{ s float64 }
type Circ struct{ r float64 }
type Base struct{ id int }

func (b Base) Name() string   { return fmt.Sprint("base", b.id) }
func (b *Base) SetID(n int)   { b.id = n }
func (s Sq) Area() float64    { return s.s * s.s }
func (s Sq) Name() string     { return "sq" }
func (c *Circ) Area() float64 { return 3 * c.r * c.r }
func (c *Circ) Name() string  { return "circ" }

type Derived struct {
	*Base
	Sq
	extra string
}

func (d Derived) Name() string { return "derived of " + d.Base.Name() }

type Num int

func (n Num) String() string { return fmt.Sprintf("Num(%d)", int(n)) }

type MyErr struct{ code int }

func (e *MyErr) Error() string { return fmt.Sprint("code ", e.code) }

func mayFail(fail bool) error {
	var e *MyErr
	if fail {
		e = &MyErr{7}
	}
	return e
}

func kind(x any) string {
	switch v := x.(type) {
	case nil:
		return "nil"
	case int, int8:
		return fmt.Sprintf("int-like %v", v)
	case string:
		return "string " + v
	case []int:
		return fmt.Sprint("slice ", len(v))
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case func() int:
		return fmt.Sprint("func ", v())
	case Shape:
		return "shape " + v.Name()
	case *int:
		return fmt.Sprint("pointer to ", *v)
	}
	return fmt.Sprintf("other %T", x)
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	shapes := []Shape{Sq{2}, &Circ{1}, &Sq{3}, Derived{&Base{1}, Sq{4}, "x"}}
	for _, s := range shapes {
		fmt.Printf("%s %.1f %T; ", s.Name(), s.Area(), s)
	}
	fmt.Println()
	n := 5
	for _, x := range []any{nil, 1, int8(2), "s", []int{1}, errors.New("e"), Num(3), func() int { return 4 }, Sq{1}, &n, 2.5, struct{ a int }{1}, [2]bool{}} {
		fmt.Println(kind(x))
	}
	d := Derived{Base: &Base{9}}
	d.SetID(10)
	fmt.Println(d.Name(), d.Base.Name(), d.Sq.Name(), d.Area(), d.id)
	var i any = Num(3)
	_, ok := i.(fmt.Stringer)
	_, ok2 := i.(error)
	m, ok3 := i.(Num)
	_, ok4 := i.(int)
	fmt.Println(ok, ok2, m, ok3, ok4)
	try(func() { _ = i.(string) })
	try(func() { _ = i.(Shape) })
	try(func() { var e any; _ = e.(int) })
	try(func() { var s Shape; s.Name() })
	try(func() { var e error; _ = e.(fmt.Stringer) })
	var a, b any = 1, 1.0
	fmt.Println(a == b, a == 1, a == any(int64(1)), b == 1.0, Shape(Sq{1}) == Shape(Sq{1}), any(nil) == nil)
	try(func() { x, y := any([]int{1}), any([]int{1}); fmt.Println(x == y) })
	err := mayFail(false)
	fmt.Println(err == nil, mayFail(true))
	f := Sq.Area
	g := (*Circ).Area
	h := Shape.Name
	v := shapes[1].Area
	fmt.Println(f(Sq{5}), g(&Circ{2}), h(Sq{}), v())
	var e1 error = &MyErr{1}
	w := fmt.Errorf("wrap: %w", e1)
	var target *MyErr
	fmt.Println(errors.Is(w, e1), errors.As(w, &target), target.code, w, errors.Unwrap(w) == e1)
	type small struct{ a, b int8 }
	boxes := []any{true, uint8(7), small{1, 2}, struct{}{}, [0]int{}, "", []int(nil), 1 << 40, float32(1.5), complex(1, 2)}
	fmt.Println(boxes...)
	var nm Namer = shapes[0]
	sh, ok := nm.(Shape)
	fmt.Println(sh.Area(), ok)
}

// Output:
// sq 4.0 main.Sq; circ 3.0 *main.Circ; sq 9.0 *main.Sq; derived of base1 16.0 main.Derived;
// nil
// int-like 1
// int-like 2
// string s
// slice 1
// error e
// stringer Num(3)
// func 4
// shape sq
// pointer to 5
// other float64
// other struct { a int }
// other [2]bool
// derived of base10 base10 sq 0 10
// true false Num(3) true false
// interface conversion: interface {} is main.Num, not string
// interface conversion: main.Num is not main.Shape: missing method Area
// interface conversion: interface {} is nil, not int
// runtime error: invalid memory address or nil pointer dereference
// interface conversion: interface is nil, not fmt.Stringer
// false true false true true true
// runtime error: comparing uncomparable type []int
// false code 7
// 25 12 sq 3
// true true 1 wrap: code 1 true
// true 7 {1 2} {} []  [] 1099511627776 1.5 (1+2i)
// 4 true
