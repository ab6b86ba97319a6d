// A linked list that refers to itself, made of nodes behind pointers.
package main

type node[T any] struct {
	val  T
	next *node[T]
}

type list[T any] struct {
	head *node[T]
	size int
}

func (l *list[T]) add(x T) *list[T] {
	l.head = &node[T]{x, l.head}
	l.size++
	return l
}

func (l *list[T]) at(i int) *T {
	n := l.head
	for ; i > 0; i-- {
		n = n.next
	}
	return &n.val
}

func (l *list[T]) copied() list[T] {
	var out list[T]
	for n := l.head; n != nil; n = n.next {
		out.add(n.val)
	}
	return out
}

func equal[T comparable](a, b *list[T]) bool {
	x, y := a.head, b.head
	for x != nil && y != nil {
		if x.val != y.val {
			return false
		}
		x, y = x.next, y.next
	}
	return x == y
}

func main() {
	var l list[int]
	l.add(1).add(2)
	*l.at(0) = 5
	c := l.copied()
	println(c.size, equal(&l, &c))
	s := new(list[string])
	println(*s.add("x").at(0))
}
