// runtime.Callers ends with the functions below main and below each goroutine, and a function's entry means the
// function itself though another was inlined at its beginning.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

func show() {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		f, more := frames.Next()
		fmt.Print(f.Function, " ")
		if !more {
			break
		}
	}
	fmt.Println()
}

func inlined(n int) int { return n % 2 }
func outer(n int) int   { return inlined(n) }

type T struct{ x int }

func (t T) M() { show() }

type E struct{ *T }

func main() {
	show()
	done := make(chan bool)
	go func() { show(); done <- true }()
	<-done
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(outer).Pointer()).Name())
	var i interface{ M() } = E{&T{1}}
	i.M()
	defer fmt.Println()
	defer i.M()
	defer T.M(T{})
}

// Output:
// runtime.Callers main.show main.main runtime.main runtime.goexit
// runtime.Callers main.show main.main.func1 runtime.goexit
// main.outer
// runtime.Callers main.show main.T.M main.main runtime.main runtime.goexit
// runtime.Callers main.show main.T.M main.main runtime.main runtime.goexit
// runtime.Callers main.show main.T.M main.main runtime.main runtime.goexit
