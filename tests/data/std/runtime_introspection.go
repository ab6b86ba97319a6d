// Package runtime: callers, goroutines, errors of the run time, finalizers and
// collections.
package main

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"
)

type big struct{ data [1000]int }

func where() string {
	_, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(path.Base(file) == "runtime_introspection.go" || path.Base(file) == "main.go", line, ok)
}

func stack() []string {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	var names []string
	frames := runtime.CallersFrames(pcs[:n])
	for {
		f, more := frames.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, f.Function)
		}
		if !more {
			break
		}
	}
	return names
}

type T struct{}

func (T) method() []string   { return stack() }
func (*T) pointer() []string { return stack() }

func try(f func()) {
	defer func() {
		e := recover()
		re, ok := e.(runtime.Error)
		fmt.Println(e, ok)
		if ok {
			var target runtime.Error
			fmt.Println(errors.As(re, &target))
		}
	}()
	f()
}

func main() {
	fmt.Println(where())
	fmt.Println(stack())
	fmt.Println(T{}.method(), (&T{}).pointer())
	pc, _, _, _ := runtime.Caller(0)
	fmt.Println(runtime.FuncForPC(pc).Name())
	fmt.Println(runtime.NumGoroutine())
	quit := make(chan bool)
	go func() { <-quit }()
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	close(quit)
	done := make(chan bool)
	go func() {
		defer close(done)
		defer func() { fmt.Println("goexit", recover()) }()
		runtime.Goexit()
	}()
	<-done

	var s []int
	var m map[string]int
	var p *big
	var e any = "str"
	var i, zero = 5, 0
	try(func() { _ = s[i] })
	try(func() { _ = s[i:] })
	try(func() { _ = "abc"[i:] })
	try(func() { _ = make([]int, 3)[2 : 1+zero] })
	try(func() { _ = make([]int, 3)[:2:i] })
	try(func() { _ = [2]int(make([]int, 1)) })
	try(func() { m["x"] = 1 })
	try(func() { p.data[0] = 1 })
	try(func() { fmt.Println(i / zero) })
	try(func() { _ = e.(int) })
	try(func() { _ = e.(fmt.Stringer) })
	try(func() { e = nil; _ = e.(int) })
	try(func() { _ = make([]int, zero-1) })
	try(func() { _ = 1 << (zero - 1) })
	try(func() { var c chan int; close(c) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { c := make(chan int); close(c); c <- 1 })
	try(func() { var f func(); f() })
	try(func() { panic(nil) })
	try(func() { x, y := any([]int{}), any([]int{}); fmt.Println(x == y) })
	try(func() { fmt.Println(map[any]int{}[[]int{}]) })

	finalized := make(chan int, 1)
	func() {
		b := &big{}
		b.data[0] = 7
		runtime.SetFinalizer(b, func(b *big) { finalized <- b.data[0] })
	}()
	for range 10 {
		runtime.GC()
		runtime.Gosched()
	}
	fmt.Println(<-finalized)
	cleaned := make(chan string, 1)
	runtime.AddCleanup(new(big), func(s string) { cleaned <- s }, "cleanup")
	for range 10 {
		runtime.GC()
		runtime.Gosched()
	}
	fmt.Println(<-cleaned)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	keep := make([]*big, 100)
	for i := range keep {
		keep[i] = new(big)
	}
	runtime.ReadMemStats(&after)
	fmt.Println(after.Mallocs-before.Mallocs >= 100, after.TotalAlloc-before.TotalAlloc >= 800000, after.NumGC >= 10)
	runtime.KeepAlive(keep)
	buf := make([]byte, 1000)
	fmt.Println(strings.HasPrefix(string(buf[:runtime.Stack(buf, false)]), "goroutine 1 [running]:\nmain.main()"))
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1.26"))
	fmt.Println(runtime.GOMAXPROCS(0) >= 1, runtime.NumCPU() >= 1)
}

// Output:
// true 56 true
// [main.stack main.main]
// [main.stack main.T.method main.main] [main.stack main.(*T).pointer main.main]
// main.main
// 1
// 2
// goexit <nil>
// runtime error: index out of range [5] with length 0 true
// true
// runtime error: slice bounds out of range [5:0] true
// true
// runtime error: slice bounds out of range [5:3] true
// true
// runtime error: slice bounds out of range [2:1] true
// true
// runtime error: slice bounds out of range [::5] with capacity 3 true
// true
// runtime error: cannot convert slice with length 1 to array or pointer to array with length 2 true
// true
// assignment to entry in nil map true
// true
// runtime error: invalid memory address or nil pointer dereference true
// true
// runtime error: integer divide by zero true
// true
// interface conversion: interface {} is string, not int true
// true
// interface conversion: string is not fmt.Stringer: missing method String true
// true
// interface conversion: interface {} is nil, not int true
// true
// runtime error: makeslice: len out of range true
// true
// runtime error: negative shift amount true
// true
// close of nil channel true
// true
// close of closed channel true
// true
// send on closed channel true
// true
// runtime error: invalid memory address or nil pointer dereference true
// true
// panic called with nil argument true
// true
// runtime error: comparing uncomparable type []int true
// true
// hash of unhashable type: []int true
// true
// 7
// cleanup
// true true true
// true
// linux amd64 gc true
// true true
