// Lists, trees and recursion: what a loop or a cycle of calls keeps alive.
package main

type tree struct {
	key         int
	left, right *tree
}

func (t *tree) insert(key int) *tree {
	if t == nil {
		return &tree{key: key}
	}
	if key < t.key {
		t.left = t.left.insert(key)
	} else {
		t.right = t.right.insert(key)
	}
	return t
}

func (t *tree) walk(visit func(*tree)) {
	if t != nil {
		t.left.walk(visit)
		visit(t)
		t.right.walk(visit)
	}
}

type cell struct {
	value int
	next  *cell
}

func cons(v int, rest *cell) *cell { return &cell{v, rest} }

func (c *cell) tail() *cell {
	for c.next != nil {
		c = c.next
	}
	return c
}

func ping(n int, t *tree) *tree {
	if n == 0 {
		return t
	}
	return pong(n-1, t)
}

func pong(n int, t *tree) *tree {
	if n == 0 {
		return nil
	}
	return ping(n-1, t)
}

func main() {
	var root *tree
	for _, k := range []int{5, 2, 8, 1} {
		root = root.insert(k)
	}
	sum := 0
	root.walk(func(t *tree) { sum = sum*10 + t.key })
	var list *cell
	for i := range 4 {
		list = cons(i, list)
	}
	println(sum, list.tail().value, ping(2, root).key)
}
