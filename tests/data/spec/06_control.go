// Spec, "Statements": if, switch, type switch, for, labelled break, continue
// and goto, fallthrough, select, terminating statements.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

func t[T any](s string, v T) T { fmt.Print(s, " "); return v }

func switches() {
	switch x := 5; {
	case x < 3:
		fmt.Println("small")
	case x < 10:
		fmt.Println("medium")
		fallthrough
	case t("never", false):
		fmt.Println("fell")
		if x == 5 {
			break
		}
		fmt.Println("not here")
	default:
		fmt.Println("default")
	}
	switch t("tag", 3) {
	case t("a", 1), t("b", 3), t("c", 4):
		fmt.Println("hit")
	case t("d", 3):
		fmt.Println("second")
	}
	switch {
	default:
		fmt.Println("default first")
		fallthrough
	case false:
		fmt.Println("fallen")
	case true && false:
	}
	switch f := func() bool { return true }; f() {
	case false:
	case true:
		fmt.Println("bool tag")
	}
	switch x := any(3); x {
	case "3", 3.0:
		fmt.Println("no")
	case 3:
		fmt.Println("iface int")
	}
	switch e := error(io.EOF); e {
	case nil:
	case io.EOF:
		fmt.Println("eof")
	}
	switch s := "key"; s {
	case "a", "bb", "ccc", "dddd", "k", "kez", "kex":
		fmt.Println("no")
	case "key":
		fmt.Println("string switch")
	}
	switch 'x' {
	case 'a' + 23:
		fmt.Println("rune switch")
	}
	switch {
	}
	switch t("alone", 1) {
	}
	fmt.Println()
	type pair struct{ a, b int }
	switch (pair{1, 2}) {
	case pair{2, 1}:
	case pair{1, 2}:
		fmt.Println("struct switch")
	}
	for i := int8(-3); i < 12; i += 2 {
		switch i {
		case -3, 1, 7:
			fmt.Print("A")
		case -2, -1, 0, 3, 9:
			fmt.Print("B")
		case 127:
			fmt.Print("C")
		default:
			fmt.Print(".")
		}
	}
	fmt.Println()
}

type myErr struct{ n int }

func (m *myErr) Error() string { return fmt.Sprint("myErr", m.n) }

type stringer interface{ String() string }
type named int

func (n named) String() string { return "named" }

func typeSwitch(xs ...any) {
	for _, x := range xs {
		switch v := x.(type) {
		case nil:
			fmt.Printf("nil %v|", v)
		case int, int8:
			fmt.Printf("int-ish %T|", v)
		case stringer:
			fmt.Printf("stringer %s|", v.String())
		case error:
			fmt.Printf("error %s|", v.Error())
		case func(int) float64:
			fmt.Printf("func %v|", v(3))
		case []int, map[string]int:
			fmt.Printf("%T %v|", v, v)
		case struct{ a int }:
			fmt.Printf("struct %d|", v.a)
		case *int:
			fmt.Printf("pointer %d|", *v)
		case interface{ Foo() }, chan int:
			fmt.Printf("foo %T|", v)
		default:
			fmt.Printf("default %T|", v)
		}
	}
	fmt.Println()
	var e error = (*myErr)(nil)
	switch e := e.(type) {
	case nil:
		fmt.Println("nil")
	case *myErr:
		fmt.Println("typed nil", e == nil)
	}
	switch e.(type) {
	case interface{ Unwrap() error }:
		fmt.Println("unwrap")
	case error:
		fmt.Println("plain")
	}
	switch x := any(1).(type) {
	case int:
		x++
		fmt.Println(x)
	}
	switch t("init", 0); any(t("operand", 2.5)).(type) {
	case float64:
		fmt.Println("float")
	}
}

func loops() {
	for i := 0; i < 3; i++ {
		i := i * 2
		fmt.Print(i, " ")
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	n := 0
	for n < 3 {
		n++
	}
	for {
		if n++; n > 5 {
			break
		}
	}
	fmt.Println(n)
outer:
	for i := range 4 {
		for j := range 4 {
			switch {
			case j == 2:
				continue outer
			case i == 2:
				break outer
			case i == 1:
				break
			default:
				fmt.Print(i, j, ";")
			}
			if j == 1 {
				fmt.Print("-")
				continue
			}
		}
	}
	fmt.Println()
sw:
	switch {
	case true:
		for {
			break sw
		}
	}
lp:
	for {
		select {
		default:
			break lp
		}
	}
	i := 0
loop:
	if i < 3 {
		fmt.Print("goto", i, " ")
		i++
		goto loop
	}
	goto end
end:
	fmt.Println("end")
	for i := 0; i < 2; i++ {
		goto next
	next:
	}
	func() {
		i := 0
	back:
		defer fmt.Print("d", i, " ")
		if i++; i < 3 {
			goto back
		}
	}()
	fmt.Println()
}

func closuresInLoops() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
		i := i
		_ = i
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fs = nil
	for i := 0; i < 6; i++ {
		if i%2 == 0 {
			fs = append(fs, func() int { return i })
			continue
		}
		i++
		fs = append(fs, func() int { i--; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	var ps []*int
	for i, x := range []int{7, 8, 9} {
		ps = append(ps, &i, &x)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	var prints []func()
	for i, p := 0, (*int)(nil); i < 3; i++ {
		if p != nil {
			prints = append(prints, func() { fmt.Print(*p, &i == p, ",") })
		}
		p = &i
	}
	for _, f := range prints {
		f()
	}
	fmt.Println()
}

func missing(n int) (s string) {
	switch n {
	case 0:
		return "zero"
	case 1:
		panic("one")
	default:
		for {
			if n--; n < 0 {
				return "looped"
			}
		}
	}
}

func terminating(n int) int {
	if n > 0 {
		return 1
	} else {
		goto there
	}
there:
	{
		return 2
	}
}

func selectTerm(c chan int) int {
	select {
	case v := <-c:
		return v
	case c <- 1:
		return -1
	}
}

func selects() {
	c, d := make(chan int, 1), make(chan string, 1)
	var nilChan chan int
	select {
	case v := <-c:
		fmt.Println("got", v)
	case nilChan <- t("value", 5):
		fmt.Println("nil sent")
	case t("chan", nilChan) <- t("value2", 6):
	default:
		fmt.Println("default")
	}
	c <- 3
	arr := [3]int{}
	var ok bool
	i := 1
	select {
	case arr[t("index", i)], ok = <-t("c", c):
		fmt.Println(arr, ok)
	case s := <-d:
		fmt.Println(s)
	}
	close(d)
	select {
	case s, ok := <-d:
		fmt.Printf("%q %v\n", s, ok)
	}
	m := map[string]int{}
	c <- 9
	select {
	case m[t("key", "k")] = <-c:
	}
	fmt.Println(m, selectTerm(c))
	select {
	case <-c:
		fmt.Println("drained")
	}
	defer func() { fmt.Println(recover()) }()
	close(c)
	select {
	case c <- t("closed", 1):
	default:
	}
}

func ifs() {
	if x := t("x", 1); x > 5 {
	} else if y := t("y", x+1); y > 5 {
	} else if z := x + y; z == 3 {
		fmt.Println("z", x, y, z)
	} else {
		fmt.Println("else")
	}
	if err := errors.New("e"); err != nil && err.Error() == "e" || t("no", false) {
		fmt.Println("err")
	}
	if (struct{ a int }{1}) == (struct{ a int }{1}) {
		fmt.Println("composite")
	}
	if f, err := os.Open("/does/not/exist"); err == nil {
		_ = f
	} else if pe, ok := err.(*os.PathError); ok {
		fmt.Println(pe.Op)
	}
}

func main() {
	switches()
	x := 5
	typeSwitch(nil, 1, int8(2), named(3), &myErr{4}, errors.New("e"), func(i int) float64 { return float64(i) / 2 },
		[]int{1}, map[string]int{"a": 1}, struct{ a int }{6}, &x, make(chan int), "s", struct{}{}, [2]bool{})
	loops()
	closuresInLoops()
	fmt.Println(missing(0), missing(5), terminating(1), terminating(0))
	selects()
	ifs()
}

// Output:
// medium
// fell
// tag a b hit
// default first
// fallen
// bool tag
// iface int
// eof
// string switch
// rune switch
// alone
// struct switch
// ABAB.AB.
// nil <nil>|int-ish int|int-ish int8|stringer named|error myErr4|error e|func 1.5|[]int [1]|map[string]int map[a:1]|struct 6|pointer 5|foo chan int|default string|default struct {}|default [2]bool|
// typed nil true
// plain
// 2
// init operand float
// 0 2 4 0 10 1 8 2 6 3 4 6
// 0 0;0 1;--
// goto0 goto1 goto2 end
// d2 d1 d0
// 10 20 11 21 12 22 0 1 3 5 0 7 1 8 2 9 1 true,2 true,
// zero looped 1 2
// value chan value2 default
// c index [0 3 0] true
// "" false
// key map[k:9] -1
// drained
// closed send on closed channel
// x y z 1 2 3
// err
// composite
// open
