// Generics: constraints, inference, generic types and methods, instances in instances.
package main

import (
	"cmp"
	"fmt"
	"sort"
	"strings"
)

type Number interface {
	~int | ~int64 | ~float64
}

func Sum[T Number](xs ...T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func Map[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func Reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(x T) { s.items = append(s.items, x) }
func (s *Stack[T]) Pop() (x T, err error) {
	if len(s.items) == 0 {
		return x, fmt.Errorf("empty stack of %T", x)
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return
}

type List[T any] struct {
	head *elem[T]
	size int
}
type elem[T any] struct {
	value T
	next  *elem[T]
}

func (l *List[T]) Add(x T) *List[T] {
	l.head = &elem[T]{x, l.head}
	l.size++
	return l
}

func (l *List[T]) All() func(yield func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for e := l.head; e != nil; e = e.next {
			if !yield(i, e.value) {
				return
			}
			i++
		}
	}
}

type Pair[A, B any] struct {
	First  A
	Second B
}

func MakePair[A, B any](a A, b B) Pair[A, B] { return Pair[A, B]{a, b} }
func (p Pair[A, B]) Swap() Pair[B, A]        { return Pair[B, A]{p.Second, p.First} }

type Tree[K any] struct {
	cmp         func(a, b K) int
	left, right *Tree[K]
	key         K
	used        bool
}

func (t *Tree[K]) Insert(k K) {
	if !t.used {
		t.key, t.used = k, true
		return
	}
	next := &t.left
	if t.cmp(k, t.key) > 0 {
		next = &t.right
	}
	if *next == nil {
		*next = &Tree[K]{cmp: t.cmp}
	}
	(*next).Insert(k)
}

func (t *Tree[K]) Walk(f func(K)) {
	if t == nil || !t.used {
		return
	}
	t.left.Walk(f)
	f(t.key)
	t.right.Walk(f)
}

type Stringish interface{ ~string }

func Join[S Stringish](sep S, parts ...S) S {
	return S(strings.Join(Map(parts, func(s S) string { return string(s) }), string(sep)))
}

type Celsius float64
type Name string

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x T)      { s[x] = struct{}{} }
func (s Set[T]) Has(x T) bool { _, ok := s[x]; return ok }
func Of[T comparable](xs ...T) Set[T] {
	s := Set[T]{}
	for _, x := range xs {
		s.Add(x)
	}
	return s
}

type Setter[T any] interface {
	Set(string)
	*T
}
type Conf struct{ v string }

func (c *Conf) Set(s string) { c.v = s }
func FromStrings[T any, P Setter[T]](ss []string) []T {
	out := make([]T, len(ss))
	for i, s := range ss {
		P(&out[i]).Set(s)
	}
	return out
}

func Ptr[T any](x T) *T { return &x }

func zero[T any]() T {
	var z T
	return z
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", x)
}

type Vec[T any] = []T

func count[T comparable](n int, x T) int {
	if n == 0 {
		return 0
	}
	type wrapper struct{ v T }
	w := wrapper{x}
	if w == (wrapper{x}) {
		return 1 + count(n-1, x)
	}
	return -1
}

func main() {
	fmt.Println(Sum(1, 2, 3), Sum(1.5, 2.5), Sum[Celsius](20, 1.5), Sum[int64]())
	fmt.Println(Map([]int{1, 2, 3}, func(i int) string { return strings.Repeat("x", i) }))
	fmt.Println(Reduce([]string{"a", "bb"}, 0, func(n int, s string) int { return n + len(s) }))
	fmt.Println(Keys(map[string]bool{"b": true, "a": false}), Keys(map[Celsius]int{2: 1, 1: 2}))
	s := &Stack[Pair[string, int]]{}
	s.Push(MakePair("a", 1))
	s.Push(MakePair("b", 2))
	p, _ := s.Pop()
	fmt.Println(p, p.Swap(), p.Swap().Swap() == p)
	s.Pop()
	_, err := s.Pop()
	fmt.Println(err)
	l := (&List[rune]{}).Add('x').Add('y').Add('z')
	for i, r := range l.All() {
		if i == 2 {
			break
		}
		fmt.Print(i, string(r), " ")
	}
	fmt.Println(l.size)
	t := &Tree[string]{cmp: strings.Compare}
	for _, w := range strings.Fields("the quick brown fox jumps") {
		t.Insert(w)
	}
	t.Walk(func(s string) { fmt.Print(s, " ") })
	fmt.Println()
	fmt.Println(Join[Name](", ", "a", "b"), Of(1, 2, 3).Has(2), Of("x").Has("y"), len(Of(1, 1)))
	fmt.Println(FromStrings[Conf]([]string{"p", "q"}), *Ptr(5), *Ptr("s"), zero[int](), zero[*int]() == nil, zero[Pair[string, []int]]())
	fmt.Println(kind(1), kind("s"), kind([]int{}), kind(MakePair(1, "x")), kind(Of(1)))
	var v Vec[int] = []int{1}
	fmt.Printf("%T %T %T\n", v, l, MakePair[any, error](1, nil))
	fmt.Println(count(5, "x"), count(3, 2.5))
	f := Map[int, int]
	fmt.Println(f([]int{1, 2}, func(x int) int { return x * x }))
	fmt.Println(min(Celsius(3), 2), cmp.Compare(1, 2), cmp.Or("", "d"))
}

// Output:
// 6 4 21.5 0
// [x xx xxx]
// 3
// [a b] [1 2]
// {b 2} {2 b} true
// empty stack of main.Pair[string,int]
// 0z 1y 3
// brown fox jumps quick the
// a, b true false 1
// [{p} {q}] 5 s 0 true { []}
// int string []int main.Pair[int,string] main.Set[int]
// []int *main.List[int32] main.Pair[interface {},error]
// 5 3
// [1 4]
// 2 -1 d
