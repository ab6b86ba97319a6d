// Package unique makes equal values identical: a Handle stands for a value and
// is compared as fast as a pointer. A value is forgotten when nobody has a
// Handle of it any more.
package unique

import (
	"runtime"
	"sync"
	"unsafe"
	"weak"
)

// Handle stands for a value; handles are equal if their values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// handles maps each value to a weak pointer to the object that its Handles
// have. The entry goes when the object does.
var handles sync.Map

// Make returns the Handle of a value.
//
//go:noinline
func Make[T comparable](value T) Handle[T] {
	if unsafe.Sizeof(value) == 0 {
		return Handle[T]{new(T)} // always the same
	}
	key := any(value)
	for {
		known, ok := handles.Load(key)
		if !ok {
			p := new(T)
			*p = value
			mine := weak.Make(p)
			if known, ok = handles.LoadOrStore(key, mine); !ok {
				runtime.AddCleanup(p, forget, entry{key, mine})
				return Handle[T]{p}
			}
		}
		if p := known.(weak.Pointer[T]).Value(); p != nil {
			return Handle[T]{p}
		}
		handles.CompareAndDelete(key, known)
	}
}

type entry struct{ key, pointer any }

func forget(e entry) { handles.CompareAndDelete(e.key, e.pointer) }
