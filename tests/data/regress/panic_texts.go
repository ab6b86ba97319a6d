// Texts of failed assertions and of wrappers called on nil: the operand's type is named only where
// a concrete type was asked for, and type arguments are "...".
package main

import "fmt"

type I interface{ M() }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

type S struct{}

func (S) M() {}

func g[T any](x any) { _ = x.(T) }
func gi[T any](x I)  { _ = x.(T) }

type K[T any] struct{ x T }

func (K[T]) M() {}

func main() {
	var x any
	var i I
	try(func() { _ = x.(any) })
	try(func() { _ = x.(I) })
	try(func() { _ = i.(any) })
	try(func() { _ = i.(interface{ N() }) })
	try(func() { _ = x.(int) })
	try(func() { _ = i.(S) })
	try(func() { g[any](x) })
	try(func() { g[I](x) })
	try(func() { g[int](x) })
	try(func() { gi[S](i) })
	try(func() { gi[any](i) })
	try(func() { g[I](3) })
	try(func() { _ = any(3).(I) })
	try(func() { _ = any(3).(S) })
	try(func() { g[string](3) })
	try(func() { var p *K[int]; i = p; i.M() })
	try(func() { var p *S; i = p; i.M() })
	try(func() { var p *K[int]; p.M() })
	try(func() { _ = any(K[int]{}).(K[string]) })
	try(func() {
		switch x.(type) {
		case I:
		case nil:
			fmt.Println("nil")
		}
	})
	var e error
	try(func() { _ = e.(error) })
	try(func() { _ = e.(any) })
	try(func() { _ = x.(error) })
	try(func() { _ = x.(*K[S]) })
	try(func() { _ = any([]K[S]{}).(*K[S]) })
}

// Output:
// interface conversion: interface is nil, not interface {}
// interface conversion: interface is nil, not main.I
// interface conversion: interface is nil, not interface {}
// interface conversion: interface is nil, not interface { N() }
// interface conversion: interface {} is nil, not int
// interface conversion: main.I is nil, not main.S
// interface conversion: interface is nil, not interface {}
// interface conversion: interface is nil, not main.I
// interface conversion: interface {} is nil, not int
// interface conversion: main.I is nil, not main.S
// interface conversion: interface is nil, not interface {}
// interface conversion: int is not main.I: missing method M
// interface conversion: int is not main.I: missing method M
// interface conversion: interface {} is int, not main.S
// interface conversion: interface {} is int, not string
// value method main.K[...].M called using nil *K[...] pointer
// value method main.S.M called using nil *S pointer
// runtime error: invalid memory address or nil pointer dereference
// interface conversion: interface {} is main.K[int], not main.K[string]
// nil
// <nil>
// interface conversion: interface is nil, not error
// interface conversion: interface is nil, not interface {}
// interface conversion: interface is nil, not error
// interface conversion: interface {} is nil, not *main.K[main.S]
// interface conversion: interface {} is []main.K[main.S], not *main.K[main.S]
