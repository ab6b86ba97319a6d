// There is one runtime.Func of a function, whoever asks for it and by which counter.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
)

type T struct{}

//go:noinline
func (*T) Method() *runtime.Func { return caller() }

//go:noinline
func caller() *runtime.Func {
	pcs := make([]uintptr, 1)
	runtime.Callers(2, pcs)
	frame, _ := runtime.CallersFrames(pcs).Next()
	if frame.Func != runtime.FuncForPC(pcs[0]) {
		panic("frame")
	}
	return frame.Func
}

//go:noinline
func function() *runtime.Func {
	pc, _, _, _ := runtime.Caller(0)
	return runtime.FuncForPC(pc)
}

func main() {
	want := runtime.FuncForPC(reflect.ValueOf(function).Pointer())
	fmt.Println(want == function(), want.Name(), want != runtime.FuncForPC(reflect.ValueOf(main).Pointer()))
	method := reflect.TypeOf(&T{}).Method(0)
	fmt.Println(runtime.FuncForPC(method.Func.Pointer()) == new(T).Method())
	var wg sync.WaitGroup
	found := make([]*runtime.Func, 8)
	for i := range found {
		wg.Go(func() { found[i] = caller() })
	}
	wg.Wait()
	for _, f := range found {
		if f != found[0] {
			fmt.Println("two of", f.Name())
		}
	}
}

// Output:
// true main.function true
// true
