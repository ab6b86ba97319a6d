// Package ring has circular lists, which begin and end nowhere.
package ring

// A Ring is an element of a ring; any element stands for the whole. The zero
// value is a ring of one element, a nil pointer an empty ring.
type Ring struct {
	next, prev *Ring
	Value      any // free for the user
}

//vole:cost 10
func (r *Ring) init() *Ring {
	r.next, r.prev = r, r
	return r
}

// New makes a ring of n elements.
//
//vole:cost 49
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	first := new(Ring)
	last := first
	for ; n > 1; n-- {
		last.next = &Ring{prev: last}
		last = last.next
	}
	first.prev, last.next = last, first
	return first
}

// Next returns the next element.
//
//vole:cost 21
func (r *Ring) Next() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.next
}

// Prev returns the element before.
//
//vole:cost 21
func (r *Ring) Prev() *Ring {
	if r.next == nil {
		return r.init()
	}
	return r.prev
}

// Move goes n elements forward, back if n is negative.
//
//vole:cost 51
func (r *Ring) Move(n int) *Ring {
	if r.next == nil {
		return r.init()
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	for ; n > 0; n-- {
		r = r.next
	}
	return r
}

// Link connects r with s, so that s is after r, and returns what was. In the
// same ring this removes the elements between, which become a ring of their
// own; else it inserts the ring of s after r.
//
//vole:cost 76
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		last := s.Prev()
		r.next, s.prev = s, r
		after.prev, last.next = last, after
	}
	return after
}

// Unlink removes n elements after r, modulo the size, and returns their ring.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
//
//vole:cost 52
func (r *Ring) Len() int {
	n := 0
	if r != nil {
		n = 1
		for p := r.Next(); p != r; p = p.next {
			n++
		}
	}
	return n
}

// Do calls f with each value, forward from r. f must not change the ring.
//
//go:noinline
func (r *Ring) Do(f func(any)) {
	if r != nil {
		f(r.Value)
		for p := r.Next(); p != r; p = p.next {
			f(p.Value)
		}
	}
}
