// Spec, "Blocks", "Declarations and scope": shadowing, redeclaration, labels,
// predeclared names, order of package initialisation.
package main

import (
	"fmt"
	f2 "fmt"
	. "strings"
)

var trace []string

func t(name string, deps ...int) int {
	trace = append(trace, name)
	sum := len(trace)
	for _, d := range deps {
		sum += d
	}
	return sum
}

// Dependencies through functions, methods and closures count, textual order
// decides otherwise.
var (
	va = t("va", vb, fc())
	vb = t("vb")
	vc = t("vc")
	vd = func() int { return t("vd", ve) }()
	ve = t("ve")
	vf = T.m(T{})
	vg = t("vg")
	vh, vi = two()
	_  = t("blank", vj)
	vj = t("vj")
	vk = ptr().x
	vl = &vm
	vm = t("vm")
)

func fc() int          { return vc + 1 }
func two() (int, int)  { return t("two", vn), 2 }
func ptr() struct{ x int } { return struct{ x int }{t("ptr", *vl)} }

var vn = t("vn")

type T struct{}

func (T) m() int { return t("T.m", vg) }

func init() { trace = append(trace, "init1") }
func init() { trace = append(trace, "init2") }

func shadow() {
	x := 1
	{
		x := x + 1
		x++
		fmt.Print(x, " ")
		if x := "s"; x != "" {
			fmt.Print(x, " ")
		} else if y := x; y == "" {
			fmt.Print(y)
		}
		for x := 0; x < 2; x++ {
			x := x * 10
			fmt.Print(x, " ")
		}
		switch x := any(x).(type) {
		case int:
			fmt.Print("int", x, " ")
		}
	}
	x, y := 10, 20
	y, z := 30, x
	fmt.Println(x, y, z)
}

func predeclared() {
	type int string
	var true, nil, iota = false, "nil", 5
	len := func(x int) bool { return x == "" }
	string := 3
	fmt.Println(int("abc"), true, nil, iota, len(""), string)
	const (
		x = iota0
	)
	fmt.Println(x)
	{
		any := 1
		append := any + 1
		fmt.Println(append)
		type error struct{ a float64 }
		fmt.Println(error{2})
	}
}

const iota0 = "iota0"

func labels() {
x:
	for x := 0; ; x++ {
		switch {
		case x == 1:
			continue x
		case x > 2:
			break x
		}
		fmt.Print(x, " ")
	}
	goto x2
x2:
	func() {
	x2:
		for {
			break x2
		}
	}()
	fmt.Println()
}

func results() (x int, err error) {
	if x, err := 5, fmt.Errorf("inner"); err != nil {
		_ = x
	}
	x, e2 := 7, error(nil)
	_ = e2
	defer func() { x *= 2 }()
	return x + 1, nil
}

func (fmt2 T) param(fmt fmt.Stringer) { _ = fmt }

type local int

func types() {
	type local struct{ l *local }
	type other []other
	var v local
	v.l = &local{}
	fmt.Printf("%T %T %v\n", v, other{}, v.l.l == nil)
	f := func() any {
		type local [2]int
		return local{1, 2}
	}
	g := func() any {
		type local [2]int
		return local{1, 2}
	}
	fmt.Printf("%T %T %v\n", f(), g(), f() == g())
}

func recursive() {
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
}

func main() {
	fmt.Println(Join(trace, " "))
	fmt.Println(va, vb, vc, vd, ve, vf, vg, vh, vi, vj, vk, *vl, vm, vn)
	shadow()
	predeclared()
	labels()
	fmt.Println(results())
	types()
	recursive()
	f2.Println(ToUpper("done"))
	var _, _ = 1, 2
	_ = func(_ int, _ string) {}
	for _ = range 2 {
	}
	_, _ = fmt.Print, f2.Print
}

// Output:
// vb vc va ve vd vg T.m vj blank vm ptr vn two init1 init2
// 7 1 2 9 4 13 6 25 2 8 21 10 10 12
// 3 s 0 10 int3 10 30 10
// abc false nil 5 true 3
// iota0
// 2
// {2}
// 0 2
// 16 <nil>
// main.local main.other true
// main.local main.local false
// 610
// DONE
