// Spec, "Defer statements", "Handling panics": when arguments are evaluated,
// what recover returns where, results changed by deferred functions, panics in
// deferred functions, nil functions, runtime errors, Goexit.
package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
)

type T struct{ n int }

func (t T) val(s string)  { fmt.Print(s, t.n, " ") }
func (t *T) ptr(s string) { fmt.Print(s, t.n, " ") }

type I interface{ val(string) }

func arguments() {
	x := 1
	t := T{1}
	p := &t
	var i I = t
	f := func(s string) { fmt.Print("f", s, " ") }
	defer fmt.Println()
	defer fmt.Print(x, " ")
	defer func() { fmt.Print(x, " ") }()
	defer t.val("value")
	defer t.ptr("pointer")
	defer p.val("viapointer")
	defer i.val("iface")
	defer f("old")
	defer (*T).ptr(p, "expr")
	defer T.val(t, "texpr")
	m := t.val
	defer m("mvalue")
	x, t.n, i = 2, 2, T{9}
	p = &T{3}
	f = func(s string) { fmt.Print("new", s, " ") }
	defer func(y int) func() { fmt.Print("now", y, " "); return func() { fmt.Print("later", y, x, " ") } }(x)()
	for i := range 3 {
		defer fmt.Print("loop", i, " ")
	}
	s := []int{1, 2, 3}
	defer fmt.Print(len(s), s[0], " ")
	defer copy(s, []int{7})
	s[0] = 5
	mm := map[string]int{"a": 1}
	defer func() { fmt.Print(len(mm), s[0], " ") }()
	defer delete(mm, "a")
	c := make(chan int, 1)
	defer func() { _, ok := <-c; fmt.Print(ok, " ") }()
	defer close(c)
	defer clear(mm)
	defer print("")
	defer panicky("quiet")
}

func panicky(s string) {}

func results() (a int, b string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			a++
			b += "!"
		}
	}()
	a, b = 5, "five"
	return a + 1, b + b, func() error { panic("in return") }()
}

func unnamed() int {
	x := 1
	defer func() { x = 100; recover() }()
	if x == 1 {
		panic(0)
	}
	return x
}

func overwritten() (x int) {
	defer func() { x = 3 }()
	defer func() { x *= 10 }()
	x = 7
	return 5
}

func nestedPanics() {
	defer func() { fmt.Println("last", recover()) }()
	defer func() { panic("third") }()
	defer func() {
		defer func() { fmt.Print("inner ", recover(), "; ") }()
		panic("second")
	}()
	panic("first")
}

func recoverPlaces() {
	helper := func() any { return recover() }
	defer func() { fmt.Println("final:", recover()) }()
	defer func() { fmt.Print("helper:", helper(), " ") }()
	defer func() {
		func() { fmt.Print("nested:", recover(), " ") }()
	}()
	defer fmt.Print("argument:", recover(), " ")
	defer func() {
		defer func() { fmt.Print("deferred in deferred:", recover(), " ") }()
	}()
	panic("p")
}

func reRecover() {
	defer func() {
		fmt.Print(recover(), recover(), " ")
		defer func() { fmt.Println(recover()) }()
		panic("new")
	}()
	panic("old")
}

func continueAfter() string {
	res := []string{}
	for i := range 4 {
		func() {
			defer func() {
				if r := recover(); r != nil {
					res = append(res, fmt.Sprint(r))
				}
			}()
			if i%2 == 0 {
				panic(i)
			}
			res = append(res, "ok")
		}()
	}
	return strings.Join(res, ",")
}

type myError struct{ s string }

func (e myError) Error() string { return e.s }

func runtimeErrors() {
	var m map[string]int
	var p *T
	var i I
	var a any = "str"
	var f func()
	var s []int
	var nilSlice []int
	zero, neg := 0, -1
	var e error
	ch := make(chan int)
	close(ch)
	for k, f := range []func(){
		func() { m["a"] = 1 },
		func() { p.n++ },
		func() { i.val("") },
		func() { _ = a.(int) },
		func() { _ = a.(I) },
		func() { _ = i.(T) },
		func() { _ = a.(fmt.Stringer) },
		func() { f() },
		func() { _ = s[5] },
		func() { _ = s[1:zero] },
		func() { _ = "abc"[neg] },
		func() { _ = 1 / zero },
		func() { _ = 1 % zero },
		func() { _ = 1 << neg },
		func() { _ = make([]int, neg) },
		func() { _ = make([]int, 0, neg) },
		func() { _ = make([]int, 2, zero) },
		func() { _ = make(chan int, neg) },
		func() { _ = make(map[int]int, neg) },
		func() { close(ch) },
		func() { ch <- 1 },
		func() { var c chan int; close(c) },
		func() { panic(nil) },
		func() { panic(myError{"mine"}) },
		func() { panic(errors.New("e")) },
		func() { _ = e.Error() },
		func() { _ = [3]int(nilSlice) },
		func() { _ = (*[2]int)([]int{1}) },
		func() { _ = map[any]int{func() {}: 1} },
		func() { _ = any([]int{}) == any([]int{}) },
		func() { var p *[3]int; _ = p[1] },
		func() { var p *[3]int; p[2] = 1 },
		func() { var pp **int; **pp = 1 },
		func() { type big struct{ a [1 << 20]byte; b int }; var p *big; _ = p.b },
		func() { _ = p.val },
		func() { _ = i.val },
		func() { _ = nilSlice[:5] },
		func() { _ = nilSlice[0:0:3] },
		func() { x := -128; _ = int8(x) / int8(neg); _ = x / neg },
	} {
		func() {
			defer func() {
				r := recover()
				re, isRuntime := r.(runtime.Error)
				_ = re
				err, isError := r.(error)
				fmt.Printf("%d %v %T %v", k, r, r, isRuntime)
				if isError {
					fmt.Print(" ", err.Error() == fmt.Sprint(r))
				}
				fmt.Println()
			}()
			f()
		}()
	}
}

func goexit() {
	done := make(chan string, 1)
	go func() {
		defer func() { done <- "done" }()
		defer func() { fmt.Print("recover in goexit: ", recover(), "; ") }()
		func() {
			defer func() { fmt.Print("inner; ") }()
			runtime.Goexit()
		}()
		fmt.Print("unreachable")
	}()
	fmt.Println(<-done)
	go func() {
		defer func() { done <- fmt.Sprint("goexit in panic: ", recover()) }()
		defer runtime.Goexit()
		panic("replaced")
	}()
	fmt.Println(<-done)
	go func() {
		defer func() { done <- fmt.Sprint("panic in goexit: ", recover()) }()
		defer func() { panic("during") }()
		runtime.Goexit()
	}()
	fmt.Println(<-done)
}

func loopDefers(n int) (out []int) {
	for i := 0; i < n; i++ {
		if i%3 == 0 {
			defer func() { out = append(out, i) }()
		}
	}
	return nil
}

func deepDefer(n int) {
	if n == 0 {
		panic("deep")
	}
	defer func() {
		if n%1000 == 0 {
			r := recover()
			fmt.Print(n, r, " ")
			panic(fmt.Sprint("re", n))
		}
	}()
	deepDefer(n - 1)
}

func stale() func() {
	return func() { fmt.Println("stale recover:", recover()) }
}

func nilFunc() {
	defer func() { fmt.Println(recover()) }()
	var f func()
	defer f()
	fmt.Print("before nil defer; ")
}

func nilMethod() {
	defer func() { fmt.Println(recover()) }()
	var i I
	fmt.Print("before nil iface defer; ")
	defer i.val("x")
	fmt.Print("not reached; ")
}

func main() {
	arguments()
	fmt.Println(results())
	fmt.Println(unnamed(), overwritten())
	nestedPanics()
	recoverPlaces()
	reRecover()
	fmt.Println(continueAfter())
	runtimeErrors()
	goexit()
	fmt.Println(loopDefers(10))
	func() {
		defer func() { fmt.Println(recover()) }()
		deepDefer(3500)
	}()
	stale()()
	nilFunc()
	nilMethod()
	fmt.Println(recover())
	defer fmt.Println("main's own")
	defer func() {
		defer func() { panic(fmt.Sprint("third after ", recover())) }()
		panic(errors.New("second"))
	}()
	panic(myError{"first"})
}

// Output:
// now2 false 0 5 3 1 loop2 loop1 loop0 later2 2 mvalue1 texpr1 expr2 fold iface1 viapointer1 pointer2 value1 2 1
// 6 five! recovered: in return
// 0 3
// inner second; last third
// deferred in deferred:<nil> argument:<nil> nested:<nil> helper:<nil> final: p
// old<nil> new
// 0,ok,2,ok
// 0 assignment to entry in nil map runtime.plainError true true
// 1 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 2 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 3 interface conversion: interface {} is string, not int *runtime.TypeAssertionError true true
// 4 interface conversion: string is not main.I: missing method val *runtime.TypeAssertionError true true
// 5 interface conversion: main.I is nil, not main.T *runtime.TypeAssertionError true true
// 6 interface conversion: string is not fmt.Stringer: missing method String *runtime.TypeAssertionError true true
// 7 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 8 runtime error: index out of range [5] with length 0 runtime.boundsError true true
// 9 runtime error: slice bounds out of range [1:0] runtime.boundsError true true
// 10 runtime error: index out of range [-1] runtime.boundsError true true
// 11 runtime error: integer divide by zero runtime.errorString true true
// 12 runtime error: integer divide by zero runtime.errorString true true
// 13 runtime error: negative shift amount runtime.errorString true true
// 14 runtime error: makeslice: len out of range runtime.errorString true true
// 15 runtime error: makeslice: cap out of range runtime.errorString true true
// 16 runtime error: makeslice: cap out of range runtime.errorString true true
// 17 makechan: size out of range runtime.plainError true true
// 18 <nil> <nil> false
// 19 close of closed channel runtime.plainError true true
// 20 send on closed channel runtime.plainError true true
// 21 close of nil channel runtime.plainError true true
// 22 panic called with nil argument *runtime.PanicNilError true true
// 23 mine main.myError false true
// 24 e *errors.errorString false true
// 25 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 26 runtime error: cannot convert slice with length 0 to array or pointer to array with length 3 runtime.boundsError true true
// 27 runtime error: cannot convert slice with length 1 to array or pointer to array with length 2 runtime.boundsError true true
// 28 runtime error: hash of unhashable type func() runtime.errorString true true
// 29 runtime error: comparing uncomparable type []int runtime.errorString true true
// 30 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 31 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 32 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 33 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 34 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 35 runtime error: invalid memory address or nil pointer dereference runtime.errorString true true
// 36 runtime error: slice bounds out of range [:5] with capacity 0 runtime.boundsError true true
// 37 runtime error: slice bounds out of range [::3] with capacity 0 runtime.boundsError true true
// 38 <nil> <nil> false
// inner; recover in goexit: <nil>; done
// goexit in panic: <nil>
// panic in goexit: during
// [9 6 3 0]
// 1000deep 2000re1000 3000re2000 re3000
// stale recover: <nil>
// before nil defer; runtime error: invalid memory address or nil pointer dereference
// before nil iface defer; runtime error: invalid memory address or nil pointer dereference
// <nil>
// main's own

// Errors:
// panic: first
// 	panic: second [recovered]
// 	panic: third after second

// Exit: 2
