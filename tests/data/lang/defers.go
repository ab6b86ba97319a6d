// defer, panic and recover: order, arguments, named results, nesting, re-panics, Goexit.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
)

func order() (s string) {
	for i := 0; i < 3; i++ {
		defer func() { s += fmt.Sprint(i) }()
		defer fmt.Print(i, " ")
	}
	return "r"
}

func named() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
			n *= 2
		}
	}()
	n = 21
	panic("boom")
}

func nested() (out []string) {
	defer func() { out = append(out, fmt.Sprint("outer ", recover())) }()
	defer func() {
		defer func() { out = append(out, fmt.Sprint("inner ", recover())) }()
		panic("second")
	}()
	panic("first")
}

func replaced() (r any) {
	defer func() { r = recover() }()
	defer func() { panic("replacement") }()
	panic("original")
}

func notDirect() (r any) {
	defer func() { r = recover() }()
	defer func() {
		helper := func() any { return recover() }
		if helper() != nil {
			fmt.Println("wrong: recovered in a helper")
		}
	}()
	panic("direct")
}

type T struct{ n int }

func (t *T) close() { fmt.Println("close", t.n); t.n++ }
func (t T) value()  { fmt.Println("value", t.n) }

func methods() {
	t := &T{1}
	defer t.close()
	defer t.value()
	t.n = 5
	defer t.close()
}

func loops() int {
	sum := 0
	func() {
		for i := 0; i < 1000; i++ {
			defer func(k int) { sum += k }(i)
		}
	}()
	return sum
}

func runtimeError() (msg string) {
	defer func() {
		r := recover()
		if e, ok := r.(runtime.Error); ok {
			msg = e.Error()
		}
	}()
	var p *T
	return fmt.Sprint(p.n)
}

func returnsTwice(x int) (r int) {
	defer func() { r++ }()
	if x > 0 {
		return x * 10
	}
	r = 5
	return
}

func deep(n int) {
	defer func() {
		if n%2 == 0 {
			if r := recover(); r != nil {
				panic(fmt.Sprint(r, n))
			}
		}
	}()
	if n == 0 {
		panic("p")
	}
	deep(n - 1)
}

func main() {
	fmt.Println(order())
	fmt.Println(named())
	fmt.Println(nested())
	fmt.Println(replaced())
	fmt.Println(notDirect())
	methods()
	fmt.Println(loops(), runtimeError(), returnsTwice(3), returnsTwice(0))
	func() {
		defer func() { fmt.Println(recover()) }()
		deep(6)
	}()
	func() {
		defer func() {
			var e *runtime.PanicNilError
			fmt.Println(errors.As(recover().(error), &e))
		}()
		panic(nil)
	}()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("deferred at Goexit", recover())
		runtime.Goexit()
		fmt.Println("never")
	}()
	<-done
	var f func()
	func() {
		defer func() { fmt.Println(recover()) }()
		defer f()
		fmt.Println("before nil defer")
	}()
	defer fmt.Println("deferred calls do not run at os.Exit")
	defer os.Exit(3)
}

// Output:
// 2 1 0 r210
// 42 recovered: boom
// [inner second outer first]
// replacement
// direct
// close 5
// value 1
// close 6
// 499500 runtime error: invalid memory address or nil pointer dereference 31 6
// p0246
// true
// deferred at Goexit <nil>
// before nil defer
// runtime error: invalid memory address or nil pointer dereference

// Errors:

// Exit: 3
