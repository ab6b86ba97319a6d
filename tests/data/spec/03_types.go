// Spec, "Types", "Properties of types and values": identity, assignability,
// method sets, underlying types, comparison of structs and arrays.
package main

import (
	"fmt"
	"io"
	"unsafe"
)

type (
	A0 = []string
	A1 = A0
	A2 = struct{ a, b int }
	A3 = int
	A4 = func(A3, float64) *A0
	A5 = func(x int, _ float64) *[]string

	B0 A0
	B1 []string
	B2 struct{ a, b int }
	B3 struct{ a, c int }
	B4 func(int, float64) *B0
	B5 func(x int, y float64) *A1
	C0 = B0
)

type Node struct {
	next *Node
	kids []Node
	by   map[string]Node
	f    func(Node) Node
	ch   chan Node
	i    interface{ M(Node) }
}

type (
	T1 []T1
	T2 map[string]T2
	T3 func(T3) T3
	T4 chan T4
	T5 *T5
	T6 interface{ m() T6 }
	T7 struct{ p *T8 }
	T8 [2]*T7
)

type Tagged struct {
	A int    `json:"a"`
	B string `x:"y"`
}
type Untagged struct {
	A int
	B string
}

type Base struct{ n int }

func (b Base) Get() int   { return b.n }
func (b *Base) Set(n int) { b.n = n }

type ByValue struct{ Base }
type ByPointer struct{ *Base }
type Deep struct {
	ByPointer
	ByValue2
}
type ByValue2 struct{ Other }
type Other struct{ n, m int }

func (Other) Get2() string { return "other" }

type Getter interface{ Get() int }
type Setter interface{ Set(int) }

func is[T any](v any) bool { _, ok := v.(T); return ok }

func main() {
	var a5 A5 = A4(nil)
	var x any = a5
	fmt.Println(is[func(int, float64) *[]string](x), is[A0](B0(nil)), is[C0](B0(nil)), is[B1](B0(nil)))
	fmt.Println(is[struct{ a, b int }](A2{}), is[struct{ a, b int }](B2{}), any(B2{1, 2}) == any(A2{1, 2}))
	var b2 B2 = A2{3, 4} // assignable: identical underlying types, one not named
	var a2 A2 = b2
	fmt.Println(b2, a2, B2(a2) == b2)
	fmt.Println(Untagged(Tagged{1, "x"}), struct {
		A int
		B string
	}(Tagged{2, "y"}))
	fmt.Println(is[struct {
		A int `json:"a"`
	}](struct {
		A int `json:"b"`
	}{1}))

	// Channels of other directions, named pointers.
	ch := make(chan int, 1)
	var send chan<- int = ch
	var recv <-chan int = ch
	type RO <-chan int
	var ro RO = ch
	send <- 5
	fmt.Println(len(recv), <-ro, cap(send))
	fmt.Printf("%T %T %T %T\n", send, recv, (chan<- (chan int))(nil), (chan (<-chan int))(nil))
	fmt.Printf("%T %T\n", (<-chan func())(nil), [](func(...int) (a, b string)){})

	// Method sets of embedded fields.
	base := &Base{1}
	fmt.Println(is[Getter](ByValue{}), is[Setter](ByValue{}), is[Setter](&ByValue{}))
	fmt.Println(is[Getter](ByPointer{base}), is[Setter](ByPointer{base}), is[Setter](&ByPointer{base}))
	fmt.Println(is[Getter](Deep{}), is[Setter](Deep{}), is[interface{ Get2() string }](Deep{}))
	d := Deep{ByPointer: ByPointer{base}, ByValue2: ByValue2{Other{7, 8}}}
	d.Set(42)
	fmt.Println(d.Get(), base.n, d.m, d.Get2(), d.ByPointer.n, d.ByValue2.n)
	bv := ByValue{}
	bv.Set(5)
	fmt.Println(bv.Get(), (&bv).Get(), bv.n)

	// Comparison.
	type P struct {
		a int
		_ int
		b string
	}
	p, q := P{a: 1, b: "x"}, P{a: 1, b: "x"}
	(*[2]int)(unsafe.Pointer(&p))[1] = 77
	fmt.Println(p == q, [2]P{p, q} == [2]P{q, p}, [0]int{} == [0]int{})
	fmt.Println([2]any{1, "a"} == [2]any{1, "a"}, [2]any{1, "a"} == [2]any{1, 'a'}, struct{ x any }{nil} == struct{ x any }{nil})
	var r io.Reader
	var e error
	fmt.Println(r == nil, e == nil, any(r) == nil, any((*Node)(nil)) == nil, any(r) == any(e))
	try := func(f func() bool) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println("panic:", r)
			}
		}()
		fmt.Println(f())
	}
	var s1, s2 any = []int{1}, []int{1}
	try(func() bool { return s1 == s2 })
	try(func() bool { return s1 == any(1) })
	try(func() bool { return [2]any{1, s1} == [2]any{2, s2} })
	try(func() bool { return [2]any{s1, 1} == [2]any{s2, 2} })
	type fs struct {
		n int
		f any
	}
	try(func() bool { return any(fs{1, main}) == any(fs{2, main}) })
	try(func() bool { return any(fs{1, main}) == any(fs{1, main}) })
	try(func() bool { return any(map[int]int{}) == any(map[int]int{}) })
	try(func() bool { m := map[any]int{}; m[func() {}] = 1; return true })
	try(func() bool { m := map[any]int{}; _, ok := m[[]int{}]; return ok })
	try(func() bool { m := map[[1]any]int{{1}: 1}; _, ok := m[[1]any{map[int]int{}}]; return ok })

	var n Node
	n.kids = []Node{{}, {}}
	n.by = map[string]Node{"x": n}
	fmt.Println(len(n.by["x"].kids), unsafe.Sizeof(n))
	t1 := T1{nil, {nil, {}}, {}}
	t2 := T2{"a": {"b": nil}}
	var t3 T3
	t3 = func(f T3) T3 { return f }
	var t5 T5
	t5 = &t5
	fmt.Println(len(t1[1]), len(t2["a"]), t3(t3) != nil, *t5 == t5, **t5 == t5, T8{}[0] == nil)

	// Zero-size values, arrays of arrays, anonymous structs.
	var grid [3][4]int
	grid[1][2] = 7
	copyOf := grid
	grid[1][2]++
	fmt.Println(copyOf, grid[1], len(grid), len(grid[0]), [...][2]string{{"a"}, {"b", "c"}})
	anon := []struct {
		int
		*string
		x, y float64
	}{{1, nil, 2, 3}, {int: 4}}
	fmt.Printf("%+v\n", anon)
	var em struct {
		error
		fmt.Stringer
	}
	fmt.Printf("%+v %v\n", em, is[error](em))
}

// Output:
// true false true false
// true false false
// {3 4} {3 4} true
// {1 x} {2 y}
// false
// 1 5 1
// chan<- int <-chan int chan<- chan int chan (<-chan int)
// <-chan func() []func(...int) (string, string)
// true false true
// true true true
// true true true
// 42 42 8 other 42 7
// 5 5 5
// true true true
// true false true
// true true true false true
// panic: runtime error: comparing uncomparable type []int
// false
// false
// panic: runtime error: comparing uncomparable type []int
// false
// panic: runtime error: comparing uncomparable type func()
// panic: runtime error: comparing uncomparable type map[int]int
// panic: runtime error: hash of unhashable type func()
// panic: hash of unhashable type: []int
// panic: runtime error: hash of unhashable type map[int]int
// 2 72
// 2 1 true true true true
// [[0 0 0 0] [0 0 7 0] [0 0 0 0]] [0 0 8 0] 3 4 [[a ] [b c]]
// [{int:1 string:<nil> x:2 y:3} {int:4 string:<nil> x:0 y:0}]
// %!v(PANIC=Error method: runtime error: invalid memory address or nil pointer dereference) true
