// Package unique makes equal values identical: a Handle stands for a value and
// is compared as fast as a pointer. Values are kept for the program's life.
package unique

import "sync"

// Handle stands for a value; handles are equal if their values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// handles maps each value to its pointer.
var handles sync.Map

// Make returns the Handle of a value.
func Make[T comparable](value T) Handle[T] {
	if p, ok := handles.Load(any(value)); ok {
		return Handle[T]{p.(*T)}
	}
	p := new(T)
	*p = value
	actual, _ := handles.LoadOrStore(any(value), p)
	return Handle[T]{actual.(*T)}
}
