// Package reflect looks at and changes values of any type at run time. A Type
// is a pointer to the runtime's own descriptor, a Value is a descriptor and a
// pointer to (or, for pointer-shaped types, instead of) the value.
//
// This file has Type; struct.go fields and tags, value.go and the files named
// after kinds Value.
package reflect

import (
	"internal/abi"
	"iter"
	"slices"
	"strconv"
	"unsafe"
)

// Type is the representation of a Go type. Types are equal if and only if they
// are identical. Methods that make no sense for the kind panic.
type Type interface {
	// Align returns the alignment in bytes of a variable.
	Align() int
	// FieldAlign returns the alignment in bytes of a struct field.
	FieldAlign() int
	// Method returns the i'th exported method, sorted by name.
	Method(int) Method
	// Methods yields the exported methods.
	Methods() iter.Seq[Method]
	// MethodByName returns the method with that name and whether there is one.
	MethodByName(string) (Method, bool)
	// NumMethod returns the number of exported methods; of an interface, of all.
	NumMethod() int
	// Name returns a defined type's name, else "".
	Name() string
	// PkgPath returns a defined type's import path, else "".
	PkgPath() string
	// Size returns the size in bytes of a value.
	Size() uintptr
	// String returns a text for the type; it need not be unique.
	String() string
	// Kind returns the kind.
	Kind() Kind
	// Implements reports whether the type implements the interface u.
	Implements(u Type) bool
	// AssignableTo reports whether a value can be assigned to a u.
	AssignableTo(u Type) bool
	// ConvertibleTo reports whether a value can be converted to u.
	ConvertibleTo(u Type) bool
	// Comparable reports whether values can be compared by ==.
	Comparable() bool
	// Bits returns the size in bits of a number.
	Bits() int
	// ChanDir returns a channel's direction.
	ChanDir() ChanDir
	// IsVariadic reports whether a function's last parameter is ...T.
	IsVariadic() bool
	// Elem returns the element type of an Array, Chan, Map, Pointer or Slice.
	Elem() Type
	// Field returns a struct's i'th field.
	Field(i int) StructField
	// Fields yields a struct's fields.
	Fields() iter.Seq[StructField]
	// FieldByIndex returns the nested field at the index sequence.
	FieldByIndex(index []int) StructField
	// FieldByName returns the field with that name, promoted ones included.
	FieldByName(name string) (StructField, bool)
	// FieldByNameFunc returns the field whose name alone satisfies match.
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	// In returns a function's i'th parameter type.
	In(i int) Type
	// Ins yields a function's parameter types.
	Ins() iter.Seq[Type]
	// Key returns a map's key type.
	Key() Type
	// Len returns an array's length.
	Len() int
	// NumField returns the number of a struct's fields.
	NumField() int
	// NumIn returns the number of a function's parameters.
	NumIn() int
	// NumOut returns the number of a function's results.
	NumOut() int
	// Out returns a function's i'th result type.
	Out(i int) Type
	// Outs yields a function's result types.
	Outs() iter.Seq[Type]
	// OverflowComplex reports whether x does not fit the type.
	OverflowComplex(x complex128) bool
	// OverflowFloat reports whether x does not fit the type.
	OverflowFloat(x float64) bool
	// OverflowInt reports whether x does not fit the type.
	OverflowInt(x int64) bool
	// OverflowUint reports whether x does not fit the type.
	OverflowUint(x uint64) bool
	// CanSeq reports whether a value can be ranged over with one variable.
	CanSeq() bool
	// CanSeq2 reports whether a value can be ranged over with two variables.
	CanSeq2() bool

	common() *abi.Type
}

// A Kind is what a type is built as.
type Kind uint

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

// Ptr is the old name of Pointer.
const Ptr = Pointer

// String returns the kind's name.
func (k Kind) String() string {
	if uint(k) < uint(len(kindNames)) {
		return kindNames[uint(k)]
	}
	return "kind" + strconv.Itoa(int(k))
}

// kindNames are in the order of the kinds.
var kindNames = [...]string{
	"invalid", "bool",
	"int", "int8", "int16", "int32", "int64",
	"uint", "uint8", "uint16", "uint32", "uint64", "uintptr",
	"float32", "float64", "complex64", "complex128",
	"array", "chan", "func", "interface", "map", "ptr", "slice", "string", "struct",
	"unsafe.Pointer",
}

// ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 // <-chan
	SendDir ChanDir = 2 // chan<-
	BothDir ChanDir = 3 // chan
)

var chanDirNames = [...]string{RecvDir: "<-chan", SendDir: "chan<-", BothDir: "chan"}

func (d ChanDir) String() string {
	if RecvDir <= d && d <= BothDir {
		return chanDirNames[d]
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string // empty for an exported name
	Type    Type   // with the receiver first, unless of an interface
	Func    Value  // likewise; zero for an interface
	Index   int    // for Type.Method
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// rtype implements Type on a descriptor.
type rtype struct {
	t abi.Type
}

func toRType(t *abi.Type) *rtype { return (*rtype)(unsafe.Pointer(t)) }

// toType makes a nil descriptor a nil Type.
func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return toRType(t)
}

// TypeOf returns the dynamic type of i, nil for a nil interface.
//
//vole:cost 30
func TypeOf(i any) Type { return toType(abi.TypeOf(i)) }

// TypeFor returns the Type of T.
func TypeFor[T any]() Type { return toRType(abi.TypeFor[T]()) }

func (t *rtype) common() *abi.Type { return &t.t }

func (t *rtype) kind() Kind { return Kind(t.t.Kind) }

//vole:cost 7
func (t *rtype) Align() int { return int(t.t.Align) }

//vole:cost 7
func (t *rtype) FieldAlign() int { return int(t.t.Align) }

//vole:cost 6
func (t *rtype) Size() uintptr { return uintptr(t.t.Size) }

//go:noinline
func (t *rtype) String() string { return t.t.String }

//vole:cost 7
func (t *rtype) Kind() Kind { return Kind(t.t.Kind) }

//go:noinline
func (t *rtype) Name() string { return t.t.Name }

//go:noinline
func (t *rtype) PkgPath() string { return t.t.PkgPath }

//vole:cost 6
func (t *rtype) Comparable() bool { return t.t.Flags&abi.FlagComparable != 0 }

//go:noinline
func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.t.Size) * 8
}

//go:noinline
func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir(t.t.ChanDir)
}

//go:noinline
func (t *rtype) IsVariadic() bool {
	if t.Kind() != Func {
		panic("reflect: IsVariadic of non-func type " + t.String())
	}
	return t.t.Flags&abi.FlagVariadic != 0
}

//vole:cost 79
func (t *rtype) Elem() Type {
	switch t.Kind() {
	case Array, Chan, Map, Pointer, Slice:
		return toType(t.t.Elem)
	}
	panic("reflect: Elem of invalid type " + t.String())
}

//go:noinline
func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toType(t.t.Key)
}

//go:noinline
func (t *rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return int(t.t.Len)
}

// wantFunc is for methods that only functions have.
func (t *rtype) wantFunc(method string) *abi.Type {
	if t.t.Kind != abi.Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
	return &t.t
}

//go:noinline
func (t *rtype) NumIn() int { return len(t.wantFunc("NumIn").In) }

//go:noinline
func (t *rtype) In(i int) Type { return toType(t.wantFunc("In").In[i]) }

//go:noinline
func (t *rtype) Ins() iter.Seq[Type] { return typeSeq(t.wantFunc("Ins").In) }

//go:noinline
func (t *rtype) NumOut() int { return len(t.wantFunc("NumOut").Out) }

//go:noinline
func (t *rtype) Out(i int) Type { return toType(t.wantFunc("Out").Out[i]) }

//go:noinline
func (t *rtype) Outs() iter.Seq[Type] { return typeSeq(t.wantFunc("Outs").Out) }

func typeSeq(list []*abi.Type) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, t := range list {
			if !yield(toType(t)) {
				return
			}
		}
	}
}

// The sorts of numbers, by their kinds.

//go:noinline
func (k Kind) isInt() bool { return Int <= k && k <= Int64 }

//go:noinline
func (k Kind) isUint() bool { return Uint <= k && k <= Uintptr }

//go:noinline
func (k Kind) isFloat() bool { return k == Float32 || k == Float64 }

//go:noinline
func (k Kind) isComplex() bool { return k == Complex64 || k == Complex128 }

// wantNumber is for methods that only one sort of numbers has.
func (t *rtype) wantNumber(ok bool, method, sort string) {
	if !ok {
		panic("reflect: " + method + " of non-" + sort + " type " + t.String())
	}
}

func (t *rtype) OverflowComplex(x complex128) bool {
	t.wantNumber(t.Kind().isComplex(), "OverflowComplex", "complex")
	return t.t.Size == 8 && (overflowFloat32(real(x)) || overflowFloat32(imag(x)))
}

//go:noinline
func (t *rtype) OverflowFloat(x float64) bool {
	t.wantNumber(t.Kind().isFloat(), "OverflowFloat", "float")
	return t.t.Size == 4 && overflowFloat32(x)
}

//go:noinline
func (t *rtype) OverflowInt(x int64) bool {
	t.wantNumber(t.Kind().isInt(), "OverflowInt", "int")
	sign := x >> (t.t.Size*8 - 1) // all bits are the sign, if x fits
	return sign != 0 && sign != -1
}

//go:noinline
func (t *rtype) OverflowUint(x uint64) bool {
	t.wantNumber(t.Kind().isUint(), "OverflowUint", "uint")
	return x>>(t.t.Size*8) != 0
}

// overflowFloat32 reports whether x is finite, but too large for a float32.
func overflowFloat32(x float64) bool {
	const largest32 = 0x1p128 - 0x1p104
	const largest64 = 0x1p1024 - 0x1p971
	return largest32 < x && x <= largest64 || -largest64 <= x && x < -largest32
}

func (t *rtype) CanSeq() bool {
	k := t.Kind()
	return k.isInt() || k.isUint() || k == Chan || t.canRange(1)
}

//go:noinline
func (t *rtype) CanSeq2() bool { return t.canRange(2) }

// canRange reports whether a range over t can have n variables, for all n.
func (t *rtype) canRange(n int) bool {
	switch t.t.Kind {
	case abi.Func:
		return canRangeFunc(&t.t, n)
	case abi.Pointer:
		return t.t.Elem.Kind == abi.Array
	case abi.Array, abi.Map, abi.Slice, abi.String:
		return true
	}
	return false
}

// canRangeFunc reports whether t is func(yield func(n values) bool).
//
//go:noinline
func canRangeFunc(t *abi.Type, n int) bool {
	if len(t.In) != 1 || len(t.Out) != 0 {
		return false
	}
	y := t.In[0]
	return y.Kind == abi.Func && len(y.In) == n && len(y.Out) == 1 && y.Out[0].Kind == abi.Bool
}

// exportedMethods returns how many methods of a concrete type are exported.
// Upper case sorts before lower case and the underscore, but not before other
// letters, so all have to be looked at.
func exportedMethods(t *abi.Type) int {
	n := 0
	for i := range t.Methods {
		if t.Methods[i].PkgPath == "" {
			n++
		}
	}
	return n
}

// exportedMethod returns the i'th exported method of a concrete type.
func exportedMethod(t *abi.Type, i int) *abi.Method {
	if i >= 0 {
		for j := range t.Methods {
			if m := &t.Methods[j]; m.PkgPath == "" {
				if i == 0 {
					return m
				}
				i--
			}
		}
	}
	panic("reflect: Method index out of range")
}

//go:noinline
func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len(t.t.IMethods)
	}
	return exportedMethods(&t.t)
}

func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		if i < 0 || i >= len(t.t.IMethods) {
			return m
		}
		p := &t.t.IMethods[i]
		return Method{Name: p.Name, PkgPath: p.PkgPath, Type: toType(p.Type), Index: i}
	}
	p := exportedMethod(&t.t, i)
	in := make([]*abi.Type, 0, 1+len(p.Type.In))
	in = append(append(in, &t.t), p.Type.In...)
	mt := abi.FuncOf(in, p.Type.Out, p.Type.Flags&abi.FlagVariadic != 0)
	return Method{Name: p.Name, Type: toType(mt), Func: methodFunc(&t.t, p, mt), Index: i}
}

// methodFunc returns the method p of type t as a function of type mt, which has
// the receiver first.
func methodFunc(t *abi.Type, p *abi.Method, mt *abi.Type) Value {
	if p.DirectFn != nil {
		return Value{mt, abi.FuncClosure(p.DirectFn), flag(Func)}
	}
	// A struct made at run time has methods that work on its address only.
	fn := abi.FuncClosure(p.IfaceFn)
	impl := func(args, results unsafe.Pointer) {
		rest := args
		if len(p.Type.In) > 0 {
			rest = unsafe.Add(args, slotBytes(t))
		}
		callBound(fn, p.Type, fromSlots(t, args, 0).ptr, rest, results)
	}
	return Value{mt, abi.MakeFunc(mt, impl), flag(Func)}
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

func (t *rtype) MethodByName(name string) (m Method, ok bool) {
	i := t.methodIndex(name)
	if i < 0 {
		return Method{}, false
	}
	return t.Method(i), true
}

// methodIndex returns the index that Method takes for the method with that
// name, -1 if there is none.
func (t *rtype) methodIndex(name string) int {
	if t.Kind() == Interface {
		for i := range t.t.IMethods {
			if t.t.IMethods[i].Name == name {
				return i
			}
		}
		return -1
	}
	i := 0
	for j := range t.t.Methods {
		p := &t.t.Methods[j]
		if p.PkgPath != "" {
			continue
		}
		if p.Name == name {
			return i
		}
		i++
	}
	return -1
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return t.t.Implements(u.common())
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	uu := u.common()
	return directlyAssignable(uu, &t.t) || implements(uu, &t.t)
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertOp(u.common(), &t.t) != nil
}

// implements reports whether v implements t, if t is an interface.
//
//go:noinline
func implements(t, v *abi.Type) bool {
	return t.Kind == abi.Interface && v.Implements(t)
}

// directlyAssignable reports whether a v can be assigned to a t without a
// change of representation.
func directlyAssignable(t, v *abi.Type) bool {
	if t == v {
		return true
	}
	if t.Flags&abi.FlagNamed != 0 && v.Flags&abi.FlagNamed != 0 || t.Kind != v.Kind {
		return false
	}
	if t.Kind == abi.Chan && v.ChanDir == uint8(BothDir) && t.Elem == v.Elem &&
		(t.Name == "" || v.Name == "") {
		return true
	}
	return haveIdenticalUnderlyingType(t, v, true)
}

func haveIdenticalType(t, v *abi.Type, cmpTags bool) bool {
	if cmpTags {
		return t == v
	}
	if t.Name != v.Name || t.Kind != v.Kind || t.PkgPath != v.PkgPath {
		return false
	}
	return haveIdenticalUnderlyingType(t, v, false)
}

// haveIdenticalUnderlyingType compares the structure of two types, and the
// tags of structs with cmpTags only.
func haveIdenticalUnderlyingType(t, v *abi.Type, cmpTags bool) bool {
	if t == v {
		return true
	}
	if t.Kind != v.Kind {
		return false
	}
	same := func(a, b *abi.Type) bool { return haveIdenticalType(a, b, cmpTags) }
	switch t.Kind {
	case abi.Pointer, abi.Slice:
		return same(t.Elem, v.Elem)
	case abi.Array:
		return t.Len == v.Len && same(t.Elem, v.Elem)
	case abi.Chan:
		return t.ChanDir == v.ChanDir && same(t.Elem, v.Elem)
	case abi.Map:
		return same(t.Key, v.Key) && same(t.Elem, v.Elem)
	case abi.Func:
		return (t.Flags^v.Flags)&abi.FlagVariadic == 0 && slices.EqualFunc(t.In, v.In, same) &&
			slices.EqualFunc(t.Out, v.Out, same)
	case abi.Interface:
		return len(t.IMethods) == len(v.IMethods) && t.Implements(v)
	case abi.Struct:
		if len(t.Fields) != len(v.Fields) {
			return false
		}
		for i := range t.Fields {
			if !sameField(&t.Fields[i], &v.Fields[i], cmpTags) {
				return false
			}
		}
	}
	return true // basic types of one kind have one structure
}

// sameField compares fields of structs.
func sameField(a, b *abi.StructField, cmpTags bool) bool {
	if a.Name != b.Name || a.PkgPath != b.PkgPath || cmpTags && a.Tag != b.Tag {
		return false
	}
	return a.Offset == b.Offset && a.Embedded == b.Embedded &&
		haveIdenticalType(a.Type, b.Type, cmpTags)
}
