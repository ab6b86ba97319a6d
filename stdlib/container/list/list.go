// Package list has a doubly linked list.
// It is a ring closed by an element of the list itself, so that no end needs a test.
package list

// An Element is an element of a list.
type Element struct {
	next, prev *Element
	list       *List // nil when it is in none
	Value      any
}

// Next returns the element after e, nil at the end.
//
//vole:cost 22
func (e *Element) Next() *Element {
	if e.list == nil || e.next == &e.list.root {
		return nil
	}
	return e.next
}

// Prev returns the element before e, nil at the start.
//
//vole:cost 22
func (e *Element) Prev() *Element {
	if e.list == nil || e.prev == &e.list.root {
		return nil
	}
	return e.prev
}

// A List is a list. The zero value is an empty one.
type List struct {
	root Element // closes the ring: its next is first and its prev last
	len  int
}

// New returns an empty list.
//
//vole:cost 19
func New() *List { return new(List).Init() }

// Init empties l.
//
//vole:cost 16
func (l *List) Init() *List {
	l.root.next, l.root.prev = &l.root, &l.root
	l.len = 0
	return l
}

// Len returns the number of elements.
func (l *List) Len() int { return l.len }

// Front returns the first element, nil of an empty list.
func (l *List) Front() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.next
}

// Back returns the last element, nil of an empty list.
func (l *List) Back() *Element {
	if l.len == 0 {
		return nil
	}
	return l.root.prev
}

// lazyInit makes the zero value usable.
//
//vole:cost 24
func (l *List) lazyInit() {
	if l.root.next == nil {
		l.Init()
	}
}

// insert puts e after at.
func (l *List) insert(e, at *Element) *Element {
	after := at.next
	at.next, after.prev = e, e
	e.prev, e.next, e.list = at, after, l
	l.len++
	return e
}

func (l *List) insertValue(v any, at *Element) *Element {
	return l.insert(&Element{Value: v}, at)
}

// remove takes e out of l.
//
//vole:cost 28
func (l *List) remove(e *Element) {
	e.prev.next, e.next.prev = e.next, e.prev
	e.next, e.prev, e.list = nil, nil, nil
	l.len--
}

// move puts e, which is in l, after at.
//
//vole:cost 36
func (l *List) move(e, at *Element) {
	if e != at {
		e.prev.next, e.next.prev = e.next, e.prev
		after := at.next
		at.next, after.prev = e, e
		e.prev, e.next = at, after
	}
}

// Remove takes e out, if it is in l, and returns its value.
//
//vole:cost 39
func (l *List) Remove(e *Element) any {
	if e.list == l {
		l.remove(e)
	}
	return e.Value
}

// PushFront inserts v as the first element.
//
//vole:cost 68
func (l *List) PushFront(v any) *Element {
	l.lazyInit()
	return l.insertValue(v, &l.root)
}

// PushBack inserts v as the last element.
//
//vole:cost 70
func (l *List) PushBack(v any) *Element {
	l.lazyInit()
	return l.insertValue(v, l.root.prev)
}

// InsertBefore inserts v before mark; nil if mark is not in l.
func (l *List) InsertBefore(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insertValue(v, mark.prev)
}

// InsertAfter inserts v after mark; nil if mark is not in l.
func (l *List) InsertAfter(v any, mark *Element) *Element {
	if mark.list != l {
		return nil
	}
	return l.insertValue(v, mark)
}

// MoveToFront makes e the first element, if it is in l.
//
//vole:cost 52
func (l *List) MoveToFront(e *Element) {
	if e.list == l && l.root.next != e {
		l.move(e, &l.root)
	}
}

// MoveToBack makes e the last element, if it is in l.
//
//vole:cost 54
func (l *List) MoveToBack(e *Element) {
	if e.list == l && l.root.prev != e {
		l.move(e, l.root.prev)
	}
}

// MoveBefore moves e before mark, if both are in l.
//
//vole:cost 56
func (l *List) MoveBefore(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark.prev)
	}
}

// MoveAfter moves e after mark, if both are in l.
//
//vole:cost 55
func (l *List) MoveAfter(e, mark *Element) {
	if e.list == l && e != mark && mark.list == l {
		l.move(e, mark)
	}
}

// PushBackList appends a copy of other, which may be l.
func (l *List) PushBackList(other *List) {
	l.lazyInit()
	e := other.Front()
	for n := other.Len(); n > 0; n-- {
		l.insertValue(e.Value, l.root.prev)
		e = e.Next()
	}
}

// PushFrontList inserts a copy of other, which may be l, at the start.
func (l *List) PushFrontList(other *List) {
	l.lazyInit()
	e := other.Back()
	for n := other.Len(); n > 0; n-- {
		l.insertValue(e.Value, &l.root)
		e = e.Prev()
	}
}
