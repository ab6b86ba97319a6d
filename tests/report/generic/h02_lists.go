// A generic linked list: pointers to instances of the type itself.
package main

type cell[T any] struct {
	value T
	next  *cell[T]
}

type list[T any] struct {
	head, tail *cell[T]
	size       int
}

func (l *list[T]) add(x T) *list[T] {
	c := &cell[T]{value: x}
	if l.tail == nil {
		l.head = c
	} else {
		l.tail.next = c
	}
	l.tail = c
	l.size++
	return l
}

func (l *list[T]) each(do func(T)) {
	for c := l.head; c != nil; c = c.next {
		do(c.value)
	}
}

func (l *list[T]) reverse() {
	var before *cell[T]
	l.tail = l.head
	for c := l.head; c != nil; {
		c.next, before, c = before, c, c.next
	}
	l.head = before
}

func (l list[T]) first() *T { return &l.head.value }

func of[T any](xs ...T) *list[T] {
	l := new(list[T])
	for _, x := range xs {
		l.add(x)
	}
	return l
}

func main() {
	l := of(1, 2, 3)
	l.reverse()
	sum := 0
	l.each(func(x int) { sum = sum*10 + x })
	words := of("x").add("y")
	words.each(func(s string) { sum += len(s) })
	println(sum, *l.first(), *words.first(), words.size)
}
