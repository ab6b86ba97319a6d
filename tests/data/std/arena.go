// Package arena: values of all kinds, chunks of several sizes, collections in between, copies that
// stay.
package main

import (
	"arena"
	"fmt"
	"runtime"
)

type node struct {
	next  *node
	name  string
	value int
	list  []int
	any   any
}

func build(a *arena.Arena, n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		x := arena.New[node](a)
		x.next, x.value, x.any = head, i, i
		x.name = fmt.Sprint("node", i)
		x.list = arena.MakeSlice[int](a, 3, 5)
		x.list = append(x.list, i, i)
		head = x
		if i%1000 == 0 {
			runtime.GC()
		}
	}
	return head
}

func sum(n *node) (s int) {
	for i := 0; n != nil; n = n.next {
		if n.name != fmt.Sprint("node", n.value) || n.any.(int) != n.value || len(n.list) != 5 {
			panic(n.name)
		}
		s += n.value + n.list[4] - n.list[3] + n.list[0]
		i++
	}
	return s
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a := arena.NewArena()
	head := build(a, 5000)
	runtime.GC()
	fmt.Println(sum(head))

	big := arena.MakeSlice[*node](a, 0, 1<<20)
	for i := 0; i < 1<<20; i += 1 << 16 {
		big = append(big, &node{value: i})
	}
	runtime.GC()
	s := 0
	for _, n := range big {
		s += n.value
	}
	fmt.Println(s, cap(big))

	text := arena.MakeSlice[byte](a, 5, 5)
	copy(text, "hello")
	copied := arena.Clone(text)
	one := arena.Clone(head)
	same := &node{value: 3}
	fmt.Println(arena.Clone(same) == same, one == head, one.value, one.next == head.next)
	one.next, one.list = nil, arena.Clone(one.list)
	empty := arena.New[struct{}](a)
	fmt.Println(*empty, len(arena.MakeSlice[node](a, 0, 0)))
	a.Free()
	runtime.GC()
	runtime.GC()
	fmt.Println(string(copied), one.name, one.list)

	try(func() { a.Free() })
	try(func() { arena.New[int](a) })
	b := arena.NewArena()
	try(func() { arena.MakeSlice[int](b, 1, -1) })
	try(func() { arena.MakeSlice[int](b, 2, 1) })
	try(func() { arena.Clone(1) })
	for i := 0; i < 50; i++ {
		c := arena.NewArena()
		build(c, 500)
		if i%2 == 0 {
			c.Free()
		}
	}
	runtime.KeepAlive(b)
}

// Output:
// 12497500
// 7864320 1048576
// true false 4999 true
// {} 0
// hello node4999 [0 0 0 4999 4999]
// runtime error: invalid memory address or nil pointer dereference
// runtime error: invalid memory address or nil pointer dereference
// userArena.slice: negative cap
// runtime error: slice bounds out of range [:2] with capacity 1
// arena: Clone only supports pointers, slices, and strings
