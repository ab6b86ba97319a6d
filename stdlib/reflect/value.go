// Value: its representation, the checks before every use, and the conversions
// from and to interfaces.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// Value is a Go value of any type. The zero Value stands for none. Methods
// panic with *ValueError for kinds that they make no sense for.
type Value struct {
	typ_ *abi.Type
	ptr  unsafe.Pointer // to the value, or itself the value, as flagIndir tells
	flag
}

// flag has the kind in its low bits, marks, and above them the index of the
// method that a method value stands for.
type flag uintptr

const (
	kindBits        = 5
	flagMethodShift = 10

	flagKindMask flag = 1<<kindBits - 1
	flagRO            = flagStickyRO | flagEmbedRO
)

const (
	flagStickyRO flag = 1 << (kindBits + iota) // got through an unexported field
	flagEmbedRO                                // the same, if that is embedded
	flagIndir                                  // ptr points to the value
	flagAddr                                   // addressable; implies flagIndir
	flagMethod                                 // a method of the value
)

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// typ returns the descriptor, ignoring that v may be a method. Descriptors are no part of what v holds.
//
//vole:cost 5
func (v Value) typ() *abi.Type { return (*abi.Type)(abi.NoEscape(unsafe.Pointer(v.typ_))) }

// pointer returns the word of a pointer-shaped value.
//
//vole:cost 46
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// addr returns where the value lies, which may be in v.
func (v *Value) addr() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	return unsafe.Pointer(&v.ptr)
}

// A ValueError is the use of a method on a Value that does not have it.
type ValueError struct {
	Method string // with package and type
	Kind   Kind
}

//vole:cost 78
func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// The checks below are given the name of the method of Value that makes them;
// the ones called Named are given all of the name.

// unknownMethod is what functions are called that are no methods of Value.
const unknownMethod = "unknown method"

//vole:cost 77
func (f flag) mustBe(expected Kind, method string) {
	if Kind(f&flagKindMask) != expected {
		f.mustBeNamed(expected, "reflect.Value."+method)
	}
}

//go:noinline
func (f flag) mustBeNamed(expected Kind, method string) {
	if Kind(f&flagKindMask) != expected {
		panic(&ValueError{method, f.kind()})
	}
}

//vole:cost 69
func (f flag) mustBeExported(method string) {
	if f == 0 || f&flagRO != 0 {
		f.mustBeExportedNamed("reflect.Value." + method)
	}
}

//go:noinline
func (f flag) mustBeExportedNamed(method string) {
	switch {
	case f == 0:
		panic(&ValueError{method, Invalid})
	case f&flagRO != 0:
		panic("reflect: " + method + " using value obtained using unexported field")
	}
}

//vole:cost 71
func (f flag) mustBeAssignable(method string) {
	if f&flagRO != 0 || f&flagAddr == 0 {
		f.mustBeAssignableNamed("reflect.Value." + method)
	}
}

//go:noinline
func (f flag) mustBeAssignableNamed(method string) {
	f.mustBeExportedNamed(method)
	if f&flagAddr == 0 {
		panic("reflect: " + method + " using unaddressable value")
	}
}

//go:noinline
func badKind(method string, v Value) *ValueError {
	return &ValueError{"reflect.Value." + method, v.kind()}
}

// ValueOf returns the value that i holds, the zero Value for a nil interface.
//
//vole:cost 61
func ValueOf(i any) Value {
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	t := e.Type
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind)
	if t.Flags&abi.FlagDirectIface == 0 {
		f |= flagIndir
	}
	return Value{t, e.Data, f}
}

// mustBeReadable is for methods that give values away; method is by its full
// name.
func (f flag) mustBeReadable(method string) {
	switch {
	case f == 0:
		panic(&ValueError{method, Invalid})
	case f&flagRO != 0:
		panic(method + ": cannot return value obtained from unexported field or method")
	}
}

// Interface returns the value as an any. It panics for values got through
// unexported fields.
//
//vole:cost 62
func (v Value) Interface() (i any) { return v.readContents() }

func (v Value) readContents() any {
	v.mustBeReadable("reflect.Value.Interface")
	return v.contents()
}

// contents is Interface for any but the zero Value.
func (v Value) contents() any {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Interface", v)
	}
	if v.kind() == Interface {
		return interfaceContents(v)
	}
	box := abi.EmptyInterface{Type: v.typ_, Data: v.boxed()}
	return *(*any)(unsafe.Pointer(&box))
}

// boxed returns the data word of an interface that holds the value.
func (v Value) boxed() unsafe.Pointer {
	if v.typ_.IsDirect() {
		return v.pointer()
	}
	if v.flag&flagAddr == 0 {
		return v.ptr
	}
	frozen := abi.New(v.typ_) // the variable may change later
	abi.Copy(v.typ_, frozen, v.ptr)
	return frozen
}

// interfaceContents returns what the interface variable v holds.
func interfaceContents(v Value) any {
	if len(v.typ().IMethods) == 0 {
		return *(*any)(v.ptr)
	}
	n := (*abi.NonEmptyInterface)(v.ptr)
	var i any
	if n.Itab != nil {
		e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
		e.Type, e.Data = n.Itab.Type, n.Data
	}
	return i
}

// interfaceWords is interfaceContents as a descriptor and a word, which so does not
// go through memory.
func interfaceWords(v Value) (*abi.Type, unsafe.Pointer) {
	if len(v.typ().IMethods) == 0 {
		e := (*abi.EmptyInterface)(v.ptr)
		return e.Type, e.Data
	}
	n := (*abi.NonEmptyInterface)(v.ptr)
	if n.Itab == nil {
		return nil, nil
	}
	return n.Itab.Type, n.Data
}

// held is the Value of an interface's words.
func held(t *abi.Type, data unsafe.Pointer) Value {
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind)
	if t.Flags&abi.FlagDirectIface == 0 {
		f |= flagIndir
	}
	return Value{t, data, f}
}

// CanInterface reports whether Interface would not panic.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// TypeAssert is v.Interface().(T) with its second result.
func TypeAssert[T any](v Value) (T, bool) {
	v.mustBeReadable("reflect.TypeAssert")
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("TypeAssert", v)
	}
	if want := abi.TypeFor[T](); v.kind() != Interface && !implements(want, v.typ_) {
		// Nothing has to be put into an interface.
		if want != v.typ_ {
			var none T
			return none, false
		}
		if v.flag&flagIndir == 0 {
			return *(*T)(unsafe.Pointer(&v.ptr)), true
		}
		return *(*T)(v.ptr), true
	}
	x, ok := v.contents().(T)
	return x, ok
}

// IsValid reports whether v stands for a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns the kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type returns the type.
//
//vole:cost 78
func (v Value) Type() Type {
	if v.flag != 0 && v.flag&flagMethod == 0 {
		return (*rtype)(abi.NoEscape(unsafe.Pointer(v.typ_)))
	}
	return v.typeSlow()
}

func (v Value) typeSlow() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	i := int(v.flag) >> flagMethodShift
	if v.typ().Kind == abi.Interface {
		return toType(v.typ().IMethods[i].Type)
	}
	return toType(exportedMethod(v.typ(), i).Type)
}

// String returns a string's value; of other kinds it gives "<T Value>".
//
//vole:cost 74
func (v Value) String() string {
	if v.kind() == String {
		return *(*string)(v.ptr)
	}
	return v.describe()
}

// describe is String for what is no string.
func (v Value) describe() string {
	if v.kind() == Invalid {
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// CanAddr reports whether the value is addressable.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether the value can be changed: addressable and not got
// through unexported fields.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

func (f flag) mustBeAddressable(method string) {
	if f&flagAddr == 0 {
		panic("reflect.Value." + method + " of unaddressable value")
	}
}

// Addr returns a pointer to the value.
//
//vole:leaks v=0
func (v Value) Addr() Value {
	v.mustBeAddressable("Addr")
	return Value{ptrTo(v.typ_), v.ptr, flag(Pointer) | v.flag&flagRO | descriptorFlag(v.typ_)}
}

// isDescriptor reports whether t is a type of the runtime's own descriptors.
// Programs reach them, since a Type points to one; they may not change them,
// nor make any, so pointers to variables of their own are read-only.
// They are told by their names: a mention of *rtype itself would link all its
// methods into programs that have no use for them.
func isDescriptor(t *abi.Type) bool {
	switch t.Name {
	case "rtype":
		return t.PkgPath == "reflect"
	case "Type":
		return t.PkgPath == "internal/abi"
	}
	return false
}

// descriptorFlag returns what variables of type t are marked with.
func descriptorFlag(t *abi.Type) flag {
	if t.Kind == abi.Struct && isDescriptor(t) {
		return flagStickyRO
	}
	return 0
}

// UnsafeAddr returns the address of the value.
//
//vole:leaks v=heap
//vole:cost 43
func (v Value) UnsafeAddr() uintptr {
	if !v.IsValid() {
		panic(badKind("UnsafeAddr", v))
	}
	v.mustBeAddressable("UnsafeAddr")
	return uintptr(v.ptr)
}

//go:noinline
func ptrTo(t *abi.Type) *abi.Type {
	if t.PtrTo != nil {
		return t.PtrTo
	}
	return abi.PointerTo(t)
}

// IsNil reports whether a chan, func, interface, map, pointer or slice is nil.
//
//vole:cost 72
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		if v.flag&flagMethod != 0 {
			return false
		}
		return v.pointer() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(badKind("IsNil", v))
}

// IsZero reports whether the value is the zero value of its type.
func (v Value) IsZero() bool {
	switch v.kind() {
	case Invalid:
		panic(badKind("IsZero", v))
	case String:
		return *(*string)(v.ptr) == ""
	case Array:
		return v.zeroElements()
	case Struct:
		return v.zeroFields()
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case Float32, Float64:
		return v.Float() == 0
	case Complex64, Complex128:
		return v.Complex() == 0
	}
	return zeroBits(v.ptr, int(v.typ_.Size))
}

// zeroBits reports whether an integer or bool of size bytes is zero.
func zeroBits(p unsafe.Pointer, size int) bool {
	switch size {
	case 1:
		return *(*uint8)(p) == 0
	case 2:
		return *(*uint16)(p) == 0
	case 4:
		return *(*uint32)(p) == 0
	}
	return *(*uint64)(p) == 0
}

func (v Value) zeroElements() bool {
	i, n := 0, v.Len()
	for i < n && v.Index(i).IsZero() {
		i++
	}
	return i == n
}

// zeroFields does not mind blank fields.
func (v Value) zeroFields() bool {
	for i := range v.typ_.Fields {
		if v.typ_.Fields[i].Name != "_" && !v.Field(i).IsZero() {
			return false
		}
	}
	return true
}

// SetZero sets the value to the zero value of its type.
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	if v.kind() == Invalid {
		panic(badKind("SetZero", v))
	}
	abi.Clear(v.typ(), v.ptr)
}

// Elem returns what an interface holds or a pointer points to; the zero Value
// if that is nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := held(interfaceWords(v))
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		ptr := v.pointer()
		if ptr == nil {
			return Value{}
		}
		typ := v.typ().Elem
		fl := v.flag&flagRO | flagIndir | flagAddr | descriptorFlag(typ)
		return Value{typ, ptr, fl | flag(typ.Kind)}
	}
	panic(badKind("Elem", v))
}

// Indirect returns what a pointer points to, any other value as it is.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// assignTo makes v a value of type dst, as assignment does. A new interface is
// put at target, if that is not nil.
func (v Value) assignTo(context string, dst *abi.Type, target unsafe.Pointer) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue(context, v)
	}
	if directlyAssignable(dst, v.typ_) {
		return Value{dst, v.ptr, flag(dst.Kind) | v.flag.ro() | v.flag&(flagIndir|flagAddr)}
	}
	if !implements(dst, v.typ_) {
		panic(context + ": value of type " + v.typ_.String +
			" is not assignable to type " + dst.String)
	}
	stored := v.contents()
	if target == nil || stored == nil {
		target = abi.New(dst)
	}
	if stored != nil {
		storeInterface(dst, target, stored)
	}
	return Value{dst, target, flag(Interface) | flagIndir}
}

// storeInterface stores x in the variable at p of the interface type t.
func storeInterface(t *abi.Type, p unsafe.Pointer, x any) {
	if len(t.IMethods) == 0 {
		*(*any)(p) = x
		return
	}
	e := (*abi.EmptyInterface)(unsafe.Pointer(&x))
	n := (*abi.NonEmptyInterface)(p)
	if e.Type == nil {
		n.Itab, n.Data = nil, nil
		return
	}
	n.Itab, n.Data = abi.GetItab(t, e.Type), e.Data
}

// Set assigns x to the value.
func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	switch x = x.assignTo("reflect.Set", v.typ_, v.ifInterface()); {
	case x.flag&flagIndir == 0:
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	case x.ptr != v.ptr:
		abi.Copy(v.typ_, v.ptr, x.ptr)
	}
}

// ifInterface returns where an interface variable lies, nil for other kinds.
func (v Value) ifInterface() unsafe.Pointer {
	if v.kind() != Interface {
		return nil
	}
	return v.ptr
}

// New returns a pointer to a new zero value of type typ.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	if isDescriptor(t) {
		panic("reflect: New of type that may not be allocated in heap " +
			"(possibly undefined cgo C type)")
	}
	return Value{ptrTo(t), abi.New(t), flag(Pointer)}
}

// NewAt returns a pointer of type *typ to p.
//
//vole:cost 77
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{ptrTo(typ.common()), p, flag(Pointer)}
}

// Zero returns the zero value of type typ.
//
//vole:leaks typ=0
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	switch {
	case t.IsDirect():
		return Value{t, nil, flag(t.Kind)}
	case t.Size <= uint64(len(zeros)):
		return Value{t, unsafe.Pointer(&zeros), flag(t.Kind) | flagIndir}
	}
	return Value{t, abi.New(t), flag(t.Kind) | flagIndir}
}

// zeros is the zero value of all small types. Values that Zero returns are not
// addressable, so nobody writes to it.
var zeros [1024]byte

// Comparable reports whether the value can be compared by ==, whatever it
// holds.
//
//vole:leaks v=heap
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return false
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		switch Kind(v.typ().Elem.Kind) {
		case Interface, Array, Struct:
			for i := 0; i < v.Len(); i++ {
				if !v.Index(i).Comparable() {
					return false
				}
			}
			return true
		}
		return v.typ().Flags&abi.FlagComparable != 0
	case Func, Map, Slice:
		return false
	case Struct:
		for i := 0; i < v.NumField(); i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
	}
	return true
}

// Equal reports v == u for values that have ==. Values of different types are
// not equal; two zero Values are.
func (v Value) Equal(u Value) bool {
	v, u = v.held(), u.held()
	if v.kind() == Invalid || v.kind() != u.kind() {
		return v.kind() == u.kind()
	}
	t := v.Type()
	if t != u.Type() {
		return false
	}
	switch {
	case v.kind() == Func: // may be a method value
	case v.typ_.Flags&abi.FlagRegularMemory != 0:
		return abi.Equal(v.typ_, v.addr(), u.addr())
	case v.kind() == Struct:
		return equalUpTo(v.NumField(), v, u, Value.Field)
	case v.kind() == Array && (v.Len() > 0 || t.Comparable()):
		return equalUpTo(v.Len(), v, u, Value.Index)
	case v.kind() != Array && t.Comparable():
		return abi.Equal(v.typ_, v.addr(), u.addr())
	}
	panic("reflect.Value.Equal: values of type " + t.String() + " are not comparable")
}

// equalUpTo compares parts until two differ, or have no ==, which panics.
func equalUpTo(n int, v, u Value, part func(Value, int) Value) bool {
	for i := range n {
		if !part(v, i).Equal(part(u, i)) {
			return false
		}
	}
	return true
}

// held returns what an interface holds, any other value as it is.
func (v Value) held() Value {
	if v.kind() == Interface {
		return v.Elem()
	}
	return v
}
