// What reflection puts between a deferred method value and its method does not hide the panic from recover, and
// is no frame of its own.
package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type T struct{ n int }

func (t *T) Ptr() { fmt.Println("pointer", t.n, recover()) }
func (t T) Val()  { fmt.Println("value", t.n, recover()) }
func (t T) Callers() {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	frame, _ := frames.Next()
	fmt.Println(frame.Function)
}

func try(f func()) {
	defer func() { fmt.Println("left", recover()) }()
	defer f()
	panic("p")
}

func main() {
	v := reflect.ValueOf(&T{3})
	for _, name := range []string{"Ptr", "Val"} {
		try(v.MethodByName(name).Interface().(func()))
		m, _ := v.Type().MethodByName(name)
		f := m.Func.Interface().(func(*T))
		try(func() { defer f(&T{4}); panic("inner") })
		try(func() { v.MethodByName(name).Call(nil) })
	}
	made := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
		fmt.Println("made", recover())
		return nil
	})
	try(made.Interface().(func()))
	v.MethodByName("Callers").Interface().(func())()
}

// Output:
// pointer 3 p
// left <nil>
// pointer 4 inner
// left p
// pointer 3 <nil>
// left p
// value 3 p
// left <nil>
// value 4 inner
// left p
// value 3 <nil>
// left p
// made p
// left <nil>
// main.T.Callers
