// Package abi mirrors the runtime's own data structures: type descriptors,
// itabs and the headers of interfaces, slices and strings. The layouts are
// those of the runtime's C++ structures, field by field.
package abi

import "unsafe"

// Kind numbers the kinds of types as reflect does.
type Kind uint8

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Bits of Type.Flags.
const (
	FlagDirectIface   = 1 << iota // an interface's data word is the value itself
	FlagNamed                     // a defined or predeclared type
	FlagComparable                // == is defined, though an interface inside may panic
	FlagRegularMemory             // equality is that of the bytes
	FlagVariadic                  // the last parameter of a Func is ...T
	FlagRepeatMask                // PtrMask is that of one element of an Array
)

// Type is a type descriptor. Identical types have the same descriptor. They
// are immutable and lie outside the garbage-collected heap.
type Type struct {
	Size     uint64
	PtrBytes uint64
	Hash     uint32
	Kind     Kind
	Align    uint8
	ChanDir  uint8 // 1 receive, 2 send, 3 both
	Flags    uint8
	PtrMask  *uint8
	String   string // as reflect prints it
	Name     string
	PkgPath  string
	Link     string // canonical identity
	Elem     *Type
	Key      *Type
	PtrTo    *Type
	Len      int64
	Fields   []StructField
	In       []*Type
	Out      []*Type
	IMethods []InterfaceMethod
	Methods  []Method
}

// StructField describes a field.
type StructField struct {
	Name     string
	PkgPath  string // empty for an exported name
	Type     *Type
	Tag      string
	Offset   uint64
	Embedded uint64
}

// Method describes a method of a concrete type; they are sorted by name, then
// package path.
type Method struct {
	Name     string
	PkgPath  string
	Type     *Type          // without the receiver
	IfaceFn  unsafe.Pointer // the receiver is an interface's data word
	DirectFn unsafe.Pointer // the receiver is the value itself
}

// InterfaceMethod describes a method of an interface.
type InterfaceMethod struct {
	Name    string
	PkgPath string
	Type    *Type
}

// Itab is what the first word of a non-empty interface points to; the entries
// of fun follow Count.
type Itab struct {
	Inter *Type
	Type  *Type
	Hash  uint32
	Count uint32
	Fun   [1 << 16]unsafe.Pointer
}

// EmptyInterface is the header of an any.
type EmptyInterface struct {
	Type *Type
	Data unsafe.Pointer
}

// NonEmptyInterface is the header of any other interface.
type NonEmptyInterface struct {
	Itab *Itab
	Data unsafe.Pointer
}

// SliceHeader is the header of a slice.
type SliceHeader struct {
	Data unsafe.Pointer
	Len  int
	Cap  int
}

// TypeOf returns the descriptor of v's dynamic type, nil for a nil interface. It is
// no part of v.
func TypeOf(v any) *Type {
	return (*EmptyInterface)(NoEscape(unsafe.Pointer(&v))).Type
}

// TypeFor returns the descriptor of T.
func TypeFor[T any]() *Type {
	return TypeOf((*T)(nil)).Elem
}

// IsDirect reports whether an interface's data word holds the value itself.
func (t *Type) IsDirect() bool { return t.Flags&FlagDirectIface != 0 }

// Pointers reports whether values of the type can hold pointers.
func (t *Type) Pointers() bool { return t.PtrBytes != 0 }

// Implements reports whether the concrete type or interface t has all methods
// of the interface inter.
func (t *Type) Implements(inter *Type) bool {
	want := inter.IMethods
	if len(want) == 0 {
		return true
	}
	i := 0
	if t.Kind == Interface {
		for j := range t.IMethods {
			m := &t.IMethods[j]
			if w := &want[i]; m.Name == w.Name && m.PkgPath == w.PkgPath && m.Type == w.Type {
				if i++; i == len(want) {
					return true
				}
			}
		}
		return false
	}
	for j := range t.Methods {
		m := &t.Methods[j]
		if w := &want[i]; m.Name == w.Name && m.PkgPath == w.PkgPath && m.Type == w.Type {
			if i++; i == len(want) {
				return true
			}
		}
	}
	return false
}

// GetItab returns the itab of the concrete type typ for the interface inter,
// which typ must implement. Native: the runtime caches them.
func GetItab(inter, typ *Type) *Itab

// Copy copies a value of type t from src to dst, with write barriers. Native.
// What the value points to may be reached through dst from then on.
//
//vole:leaks t=stays dst=stays src=content
func Copy(t *Type, dst, src unsafe.Pointer)

// New allocates a zero value of type t. Native.
func New(t *Type) unsafe.Pointer

// NewArray allocates n zero values of type t in a row; n is not negative.
// It panics with "reflect: array size out of range"-like runtime errors where
// make would. Native.
func NewArray(t *Type, n int) unsafe.Pointer

// Equal compares the values of type t that p and q point to; it panics as ==
// does on interfaces that hold types without ==. Native.
//
//go:noescape
//go:noescape
func Equal(t *Type, p, q unsafe.Pointer) bool

// NewCall returns room for the arguments and results of a call of a function
// of type t: 8-byte slots as in a frame, each value padded to whole ones. With
// bound there is a receiver's data word before the arguments. Native.
func NewCall(t *Type, bound bool) (args, results unsafe.Pointer)

// Call calls the func value fn, of type t but for what bound says, with such
// args and results. Native.
func Call(fn unsafe.Pointer, t *Type, bound bool, args, results unsafe.Pointer)
