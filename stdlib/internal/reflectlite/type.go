// Package reflectlite is as much reflection as packages below reflect need:
// kinds, assignability, and storing through a pointer held in an interface.
package reflectlite

import (
	"internal/abi"
	"unsafe"
)

// The kinds that callers ask for.
const (
	Ptr       = abi.Pointer
	Interface = abi.Interface
)

// Type is a type descriptor.
type Type struct {
	t *abi.Type
}

// TypeOf returns the dynamic type of v.
func TypeOf(v any) Type { return Type{abi.TypeOf(v)} }

// Kind returns the type's kind.
func (t Type) Kind() abi.Kind { return t.t.Kind }

// String returns the type as Go writes it.
func (t Type) String() string { return t.t.String }

// Elem returns the element type of a pointer.
func (t Type) Elem() Type { return Type{t.t.Elem} }

// Comparable reports whether == is defined on the type.
func (t Type) Comparable() bool { return t.t.Flags&abi.FlagComparable != 0 }

// Implements reports whether the type has the methods of the interface u.
func (t Type) Implements(u Type) bool { return t.t.Implements(u.t) }

// AssignableTo reports whether a value of the type can be assigned to a u.
// The type is that of an error, so it has methods and is a named type or a
// pointer: it is assignable to itself and to interfaces only.
func (t Type) AssignableTo(u Type) bool {
	return t.t == u.t || u.t.Kind == abi.Interface && t.t.Implements(u.t)
}

// IsNilPointer reports whether v, which holds a pointer, holds a nil one.
func IsNilPointer(v any) bool {
	return (*abi.EmptyInterface)(unsafe.Pointer(&v)).Data == nil
}

// SetPointee stores v in what the pointer p holds points to; v's dynamic type
// is assignable to that.
func SetPointee(p, v any) {
	ph := (*abi.EmptyInterface)(unsafe.Pointer(&p))
	vh := (*abi.EmptyInterface)(unsafe.Pointer(&v))
	elem := ph.Type.Elem
	switch {
	case elem.Kind == abi.Interface && len(elem.IMethods) == 0:
		*(*any)(ph.Data) = v
	case elem.Kind == abi.Interface:
		dst := (*abi.NonEmptyInterface)(ph.Data)
		dst.Itab = abi.GetItab(elem, vh.Type)
		dst.Data = vh.Data
	case elem.IsDirect():
		*(*unsafe.Pointer)(ph.Data) = vh.Data
	default:
		abi.Copy(elem, ph.Data, vh.Data)
	}
}
