// Package weak provides pointers that do not keep what they point to alive.
package weak

import "unsafe"

// Pointer is a weak pointer to a T. Weak pointers made of equal pointers are
// equal, also when the object is gone. The zero Pointer is that of nil.
type Pointer[T any] struct {
	_      [0]*T // no conversion between Pointers of different types
	handle unsafe.Pointer
}

// Make returns the weak pointer of ptr, which may point into an object.
//
//go:noinline
func Make[T any](ptr *T) Pointer[T] {
	if ptr == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{handle: register(unsafe.Pointer(ptr))}
}

// Value returns the pointer that the weak pointer was made of, or nil if the
// object has been found unreachable.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(strong(p.handle))
}

// register returns the handle of an address, the same each time. Native.
func register(p unsafe.Pointer) unsafe.Pointer

// strong returns the address that a handle stands for, or nil. Native.
func strong(handle unsafe.Pointer) unsafe.Pointer
