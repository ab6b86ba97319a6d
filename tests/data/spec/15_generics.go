// Spec, "Type parameter declarations", "Instantiations", "Type inference",
// "Type unification", "Core types", "Type sets", generic types, methods,
// aliases, recursion.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int8 | ~uint8 | ~float32 | ~float64 | ~complex128
}
type Ordered interface{ ~int | ~string | ~float64 }
type Stringish interface {
	~string | ~[]byte
	comparableOrNot
}
type comparableOrNot interface{}

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T)   { l.head = &node[T]{v, l.head}; l.n++ }
func (l *List[_]) Len() int   { return l.n }
func (l *List[E]) All() iter.Seq[E] {
	return func(yield func(E) bool) {
		for n := l.head; n != nil; n = n.next {
			if !yield(n.v) {
				return
			}
		}
	}
}
func (l List[T]) Map(f func(T) T) *List[T] {
	r := new(List[T])
	for v := range l.All() {
		r.Push(f(v))
	}
	return r
}

type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func (p Pair[K, V]) String() string            { return fmt.Sprintf("%v=>%v", p.Key, p.Val) }
func (p Pair[K, V]) Swap() (v V, k K)          { return p.Val, p.Key }
func MakePair[K comparable, V any](k K, v V) Pair[K, V] { return Pair[K, V]{k, v} }

type Tree[T interface{ Less(T) bool }] struct {
	left, right *Tree[T]
	v           T
}
type Int int

func (a Int) Less(b Int) bool { return a < b }

func (t *Tree[T]) Insert(v T) *Tree[T] {
	if t == nil {
		return &Tree[T]{v: v}
	}
	if v.Less(t.v) {
		t.left = t.left.Insert(v)
	} else {
		t.right = t.right.Insert(v)
	}
	return t
}
func (t *Tree[T]) Walk(f func(T)) {
	if t != nil {
		t.left.Walk(f)
		f(t.v)
		t.right.Walk(f)
	}
}

// A constraint on the pointer.
type Setter[B any] interface {
	*B
	Set(string)
}
type Settable struct{ s string }

func (p *Settable) Set(s string) { p.s = "set " + s }

func FromStrings[T any, PT Setter[T]](s []string) []T {
	result := make([]T, len(s))
	for i, v := range s {
		p := PT(&result[i])
		p.Set(v)
	}
	return result
}

func Map[T, U any](s []T, f func(T) U) []U {
	r := make([]U, 0, len(s))
	for _, v := range s {
		r = append(r, f(v))
	}
	return r
}
func Filter[S ~[]E, E any](s S, f func(E) bool) S {
	var r S
	for _, v := range s {
		if f(v) {
			r = append(r, v)
		}
	}
	return r
}
func Reduce[T, A any](s []T, a A, f func(A, T) A) A {
	for _, v := range s {
		a = f(a, v)
	}
	return a
}
func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	var r []K
	for k := range m {
		r = append(r, k)
	}
	slices.Sort(r)
	return r
}
func Ptr[T any](v T) *T                 { return &v }
func Zero[T any]() (z T)                { return }
func Equal[T comparable](a, b T) bool   { return a == b }
func Conv[To, From Number2](x From) To  { return To(x) }
func Len[T Stringish](x T) int          { return len(x) }
func Cat[T ~string](a, b T) T           { return a + b + "!" }
func Index[T ~[]E | ~[3]E, E int | string](x T, i int) E { return x[i] }
func Chan[C ~chan E | ~<-chan E, E any](c C) E { return <-c }
func Call[F ~func(A) R, A, R any](f F, a A) R { return f(a) }
func Bytes[T ~[]byte | ~string](x T) (r []byte) {
	for i := range len(x) {
		r = append(r, x[i])
	}
	return append(r, x...)
}
func Slice[T ~[]byte | ~string](x T) T { return x[1:2] }

type Number2 interface{ ~int | ~int64 | ~float64 | ~uint8 }

func TypeName[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case []T:
		return "slice of T"
	case string:
		return "string"
	case interface{ Less(T) bool }:
		return "less"
	case nil:
		return "nil"
	}
	return fmt.Sprintf("%T", *new(T))
}

func Cases[T, U any](x any) string {
	switch x.(type) {
	case T:
		return "T"
	case U:
		return "U"
	case []T, map[string]U:
		return "composite"
	case func(T) U:
		return "func"
	case Pair[string, T]:
		return "pair"
	}
	return "none"
}

type Option[T any] func(*T)

func Apply[T any](x T, opts ...Option[T]) T {
	for _, o := range opts {
		o(&x)
	}
	return x
}

// Embedding and generic interfaces.
type Container[T any] interface {
	Get(int) T
	Len() int
}
type Vec[T any] []T

func (v Vec[T]) Get(i int) T { return v[i] }
func (v Vec[T]) Len() int    { return len(v) }

type Named[T any] struct {
	Container[T]
	*List[T]
	name string
}

func Total[T Number, C Container[T]](c C) (s T) {
	for i := range c.Len() {
		s += c.Get(i)
	}
	return
}

type Num[T any] interface {
	Add(T) T
	~struct{ x, y int }
}
type Vec2 struct{ x, y int }

func (v Vec2) Add(w Vec2) Vec2          { return Vec2{v.x + w.x, v.y + w.y} }
func AddAll[T Num[T]](xs ...T) (s T) {
	for _, x := range xs {
		s = s.Add(x)
	}
	return
}

// Recursion of types and functions over instances.
type Rec[T any] struct {
	self *Rec[T]
	opt  map[string]Rec[T]
	v    T
}
type A[T any] struct{ b *B[T] }
type B[T any] struct{ a *A[T]; v T }

func Nest[T any](n int, x T) string {
	if n == 0 {
		return fmt.Sprintf("%T", x)
	}
	return Nest(n-1, x) + fmt.Sprint(n)
}
func Even[T ~int](n T) bool { return n == 0 || Odd(n-1) }
func Odd[T ~int](n T) bool  { return n != 0 && Even(n-1) }

type Fn[T any] func(Fn[T], T) T
type Self[T interface{ M() T }] struct{ t T }
type Me struct{}

func (Me) M() Me { return Me{} }

// Aliases with parameters.
type Set[T comparable] = map[T]struct{}
type IntPair[V any] = Pair[int, V]
type Same[T any] = []T
type PtrTo[T any] = *T

func (s *Stack[T]) Push(v T) { s.items = append(s.items, v) }
func (s *Stack[T]) Pop() (T, error) {
	var zero T
	if len(s.items) == 0 {
		return zero, errors.New("empty")
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, nil
}

type Stack[T any] struct{ items []T }

type Matrix[T Number, R interface{ ~[]T }] []R

func (m Matrix[T, R]) At(i, j int) T { return m[i][j] }

func Closures[T any](xs ...T) []func() T {
	var fs []func() T
	for _, x := range xs {
		fs = append(fs, func() T { return x })
	}
	return fs
}

func local[T any](x T) any {
	type inner struct{ v T }
	type box[U int] struct{}
	return inner{x}
}

func Defer[T any](x T, f func(T)) (r T) {
	defer f(x)
	defer func() {
		recover()
		r = x
	}()
	panic(x)
}

func Method[T fmt.Stringer](x T) func() string { return x.String }
func Expr[T fmt.Stringer]() func(T) string     { return T.String }

type Str string

func (s Str) String() string { return "Str(" + string(s) + ")" }

func Compare[T cmp.Ordered](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func Bits[T ~uint8 | ~int8 | ~int16](x T) (T, T, T) { return x << 7, x >> 1, -x }
func Const[T ~int8 | ~float64]() T                  { return 100 }
func Div[T ~int | ~float64](a, b T) T               { return a / b }
func Max[T int | float64 | string](a, b T) T        { return max(a, b) }
func Make[T ~[]E, E any](n int) T { return make(T, n) }
func Range[T ~[]int](x T) (s int) {
	for k, v := range x {
		s += k * v
	}
	return
}
func RangeFunc[T ~func(func(E) bool), E any](f T) (r []E) {
	for e := range f {
		r = append(r, e)
	}
	return
}
func New[T any](x T) *T { return new(x) }

func main() {
	var l List[string]
	l.Push("a")
	l.Push("b")
	fmt.Println(l.Len(), slices.Collect(l.Map(strings.ToUpper).All()))
	p := MakePair("k", 1)
	v, k := p.Swap()
	fmt.Println(p, v, k, Pair[int, []int]{1, []int{2}})
	fmt.Printf("%T %T %T %T\n", p, l, node[Pair[string, List[int]]]{}, MakePair[int8, any])
	var t *Tree[Int]
	for _, x := range []Int{5, 2, 8, 1} {
		t = t.Insert(x)
	}
	t.Walk(func(i Int) { fmt.Print(i, " ") })
	fmt.Println(FromStrings[Settable]([]string{"x", "y"}))
	fmt.Println(Map([]int{1, 2}, func(i int) string { return fmt.Sprint(i * 2) }), Filter(Vec[int]{1, 2, 3}, func(i int) bool { return i%2 == 1 }), Reduce([]string{"a", "b"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2), Sum[uint8](200, 100), Sum(1i, 2), Sum[int](), Keys(map[string]bool{"z": true, "y": false}), Keys(Set[int]{3: {}, 1: {}}))
	fmt.Println(*Ptr("s"), Zero[error]() == nil, Zero[[2]int](), Equal[any](1, 1), Equal(l.head, nil), Conv[uint8](300.7), Conv[float64](3), Len("abc"), Len([]byte{1}), Cat(Str("x"), "y"))
	fmt.Println(Index[[]int, int]([]int{1, 2, 3}, 2), Index[[3]string, string]([3]string{"a", "b"}, 1), Call(strings.ToUpper, "up"), Call(func(i int) bool { return i > 2 }, 3), string(Bytes("ab")), string(Bytes([]byte("c"))), Slice("xyz"), Slice(json("abc")))
	c := make(chan int, 1)
	c <- 4
	fmt.Println(Chan(c), TypeName(1), TypeName("s"), TypeName(Int(1)), TypeName([]int{}), TypeName[any](nil), TypeName[error](nil), TypeName(2.5))
	fmt.Println(Cases[int, string](1), Cases[int, string]("s"), Cases[int, int](1), Cases[int, string]([]int{}), Cases[int, bool](func(int) bool { return true }), Cases[int8, bool](Pair[string, int8]{}), Cases[int, bool](nil))
	fmt.Println(Apply(1, func(x *int) { *x++ }, func(x *int) { *x *= 10 }), Total[int](Vec[int]{1, 2}), AddAll(Vec2{1, 2}, Vec2{3, 4}))
	n := Named[int]{Vec[int]{7, 8}, &List[int]{}, "n"}
	n.Push(3)
	fmt.Println(n.Get(1), n.List.Len(), n.Container.Len(), Container[int](Vec[int]{1}).Get(0))
	fmt.Println(Nest(3, Pair[int, string]{}), Even(10), Odd(Int(10)), Rec[int]{opt: map[string]Rec[int]{"a": {v: 1}}}.opt["a"].v, (&A[int]{&B[int]{v: 3}}).b.v)
	var fn Fn[int] = func(f Fn[int], n int) int {
		if n < 2 {
			return 1
		}
		return n * f(f, n-1)
	}
	fmt.Println(fn(fn, 10), Self[Me]{}.t.M() == Me{})
	var ip IntPair[string] = Pair[int, string]{1, "x"}
	var same Same[int] = []int{5}
	var pp PtrTo[Same[int]] = &same
	fmt.Printf("%T %v %T %v %T\n", ip, ip, same, *pp, Set[string]{})
	var st Stack[func() int]
	st.Push(func() int { return 9 })
	f, err := st.Pop()
	_, err2 := st.Pop()
	fmt.Println(f(), err, err2, Matrix[float64, []float64]{{1, 2}, {3, 4}}.At(1, 0))
	for _, f := range Closures("a", "b") {
		fmt.Print(f(), " ")
	}
	fmt.Printf("%T %T %v\n", local(1), local("x"), local(1) == local(1))
	fmt.Println(Defer(5, func(i int) { fmt.Print("deferred ", i, " ") }), Method(Str("m"))(), Expr[Str]()("e"), Method(p)())
	fmt.Println(Compare(1, 2), Compare("b", "a"), Compare(1.5, 1.5))
	fmt.Println(Bits(uint8(3)))
	fmt.Println(Bits(int8(-3)))
	fmt.Println(Const[int8](), Const[float64](), Div(7, 2), Div(7.0, 2), Max("a", "b"), Max(1, 2.5))
	fmt.Println(len(Make[[]int](3)), Range([]int{5, 6}), Range(Vec[int]{1, 2}), RangeFunc(l.All()))
	sorted := []Pair[string, int]{{"b", 2}, {"a", 3}}
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Key < sorted[j].Key })
	slices.SortFunc(sorted, func(a, b Pair[string, int]) int { return b.Val - a.Val })
	fmt.Println(sorted, *New(3), *New("s"), slices.MaxFunc(sorted, func(a, b Pair[string, int]) int { return cmp.Compare(a.Val, b.Val) }))
	// Inference through functions given and assigned.
	var g func(int, int) int = Compare
	var h func([]string, func(string) int) []int = Map
	fmt.Println(g(2, 1), h([]string{"x", "yy"}, func(s string) int { return len(s) }), Map([]int{1}, Ptr[int])[0] != nil, slices.IndexFunc([]int{1, 2}, Odd))
	fmt.Println(Reduce([]int{1, 2}, 0.5, func(a float64, i int) float64 { return a + float64(i) }), apply2(Sum[int], 1, 2), Map([]string{"a"}, strings.ToUpper))
}

type json []byte

func apply2[T any](f func(...T) T, xs ...T) T { return f(xs...) }

// Output:
// 2 [A B]
// k=>1 1 k 1=>[2]
// main.Pair[string,int] main.List[string] main.node[main.Pair[string,main.List[int]]] func(int8, interface {}) main.Pair[int8,interface {}]
// 1 2 5 8 [{set x} {set y}]
// [2 4] [1 3] 2
// 6 3.5 44 (2+1i) 0 [y z] [1 3]
// s true [0 0] true false 44 3 3 1 Str(xy!)
// 3 b UP true abab cc y [98]
// 4 int string less []int nil nil float64
// T U T composite func pair none
// 20 3 {4 6}
// 8 1 2 1
// main.Pair[int,string]123 true false 1 3
// 3628800 true
// main.Pair[int,string] 1=>x []int [5] map[string]struct {}
// 9 <nil> empty 3
// a b main.inner[int] main.inner[string] true
// deferred 5 5 Str(m) Str(e) k=>1
// -1 1 0
// 128 1 253
// -128 -2 3
// 100 100 3 3.5 b 2.5
// 3 6 2 [b a]
// [a=>3 b=>2] 3 s a=>3
// 1 [1 2] true 0
// 3.5 3 [A]
