// recover works only when the deferred function itself calls it: functions that the deferred one calls do not
// recover, even where it was inlined into what gc or Vole makes around it.
package main

import "fmt"

func callRecover() {
	if recover() != nil {
		fmt.Println("recovered")
	}
}

func viaArgument(int)    { callRecover() }
func direct(int)         { _ = 0; recover() }
func generic[T any](x T) { callRecover() }
func variadic(_ ...int)  { callRecover() }

type T int

func (*T) M()      { callRecover() }
func (T) V(int)    { callRecover() }
func (*T) Direct() { fmt.Println("direct", recover()) }
func (T) DirectV() { fmt.Println("directv", recover()) }

type S struct{ *T }
type I interface{ M() }
type D interface {
	Direct()
	DirectV()
}

func run(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func main() {
	s := S{new(T)}
	expr := S.M
	run("argument", func() { defer viaArgument(1); panic(1) })
	run("direct", func() { defer direct(1); panic(2) })
	run("generic", func() { defer generic("x"); panic(3) })
	run("variadic", func() { defer variadic(1, 2); panic(4) })
	run("method", func() { defer s.T.M(); panic(5) })
	run("promoted", func() { defer s.M(); panic(6) })
	run("expression", func() { defer expr(s); panic(7) })
	run("value", func() { f := s.M; defer f(); panic(8) })
	run("interface", func() { var i I = s; defer i.M(); panic(9) })
	run("with argument", func() { defer s.V(1); panic(10) })
	run("call", func() { defer callRecover(); panic(11) })
	run("embedded direct", func() { var d D = s; defer d.Direct(); panic(12) })
	run("embedded direct value", func() { var d D = s; defer d.DirectV(); panic(13) })
	run("method expression direct", func() { f := (*S).DirectV; defer f(&s); panic(14) })
	run("closure", func() { defer func() { func() { recover() }() }(); panic(15) })
	run("builtin", func() { defer recover(); panic(16) })
	run("nested", func() {
		defer func() { defer recover(); _ = 1 }()
		panic(17)
	})
	run("nested closure", func() {
		defer func() { defer func() { fmt.Println("inner", recover()) }() }()
		panic(18)
	})
}

// Output:
// argument 1
// direct <nil>
// generic 3
// variadic 4
// method 5
// promoted 6
// expression 7
// value 8
// interface 9
// with argument 10
// recovered
// call <nil>
// direct 12
// embedded direct <nil>
// directv 13
// embedded direct value <nil>
// directv 14
// method expression direct <nil>
// closure 15
// builtin 16
// nested <nil>
// inner <nil>
// nested closure 18
