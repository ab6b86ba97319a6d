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
	// ptr points to the value if flagIndir is set, else it is the value, which
	// then is pointer-shaped.
	ptr unsafe.Pointer
	flag
}

// flag has the kind in its low bits, marks, and above them the index of the
// method that a method value stands for.
type flag uintptr

const (
	flagKindMask    flag = 1<<5 - 1
	flagStickyRO    flag = 1 << 5 // got through an unexported field
	flagEmbedRO     flag = 1 << 6 // got through an unexported embedded field
	flagIndir       flag = 1 << 7 // ptr points to the value
	flagAddr        flag = 1 << 8 // the value is addressable; implies flagIndir
	flagMethod      flag = 1 << 9 // a method of the value
	flagMethodShift      = 10
	flagRO               = flagStickyRO | flagEmbedRO
)

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// typ returns the descriptor, ignoring that v may be a method.
func (v Value) typ() *abi.Type { return v.typ_ }

// pointer returns the word of a pointer-shaped value.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// addr returns where the value lies; a direct one is moved to memory.
func (v Value) addr() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// A ValueError is the use of a method on a Value that does not have it.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (f flag) mustBe(expected Kind, method string) {
	if Kind(f&flagKindMask) != expected {
		panic(&ValueError{"reflect.Value." + method, f.kind()})
	}
}

func (f flag) mustBeExported(method string) {
	if f == 0 || f&flagRO != 0 {
		f.mustBeExportedSlow(method)
	}
}

func (f flag) mustBeExportedSlow(method string) {
	if f == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
}

func (f flag) mustBeAssignable(method string) {
	if f&flagRO != 0 || f&flagAddr == 0 {
		f.mustBeExported(method)
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

func badKind(method string, v Value) *ValueError {
	return &ValueError{"reflect.Value." + method, v.kind()}
}

// ValueOf returns the value that i holds, the zero Value for a nil interface.
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

// packEface makes an interface of v.
func packEface(v Value) any {
	t := v.typ()
	var i any
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	switch {
	case !t.IsDirect():
		ptr := v.ptr
		if v.flag&flagAddr != 0 { // the variable may change later
			c := abi.New(t)
			abi.Copy(t, c, ptr)
			ptr = c
		}
		e.Data = ptr
	case v.flag&flagIndir != 0:
		e.Data = *(*unsafe.Pointer)(v.ptr)
	default:
		e.Data = v.ptr
	}
	e.Type = t
	return i
}

// Interface returns the value as an any. It panics for values got through
// unexported fields.
func (v Value) Interface() (i any) { return valueInterface(v, true) }

func valueInterface(v Value, safe bool) any {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if safe && v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Interface", v)
	}
	if v.kind() == Interface {
		return interfaceContents(v)
	}
	return packEface(v)
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

// CanInterface reports whether Interface would not panic.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// TypeAssert is v.Interface().(T) with its second result.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	x, ok := v.Interface().(T)
	return x, ok
}

// IsValid reports whether v stands for a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns the kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type returns the type.
func (v Value) Type() Type {
	if v.flag != 0 && v.flag&flagMethod == 0 {
		return toRType(v.typ_)
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
func (v Value) String() string {
	if v.kind() == String {
		return *(*string)(v.ptr)
	}
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

// Addr returns a pointer to the value.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	fl := v.flag & flagRO
	return Value{ptrTo(v.typ()), v.ptr, fl | flag(Pointer)}
}

// UnsafeAddr returns the address of the value.
func (v Value) UnsafeAddr() uintptr {
	if v.typ() == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

func ptrTo(t *abi.Type) *abi.Type {
	if t.PtrTo != nil {
		return t.PtrTo
	}
	return abi.PointerTo(t)
}

// IsNil reports whether a chan, func, interface, map, pointer or slice is nil.
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
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		f := v.Float()
		return f == 0 && 1/f > 0
	case Complex64, Complex128:
		c := v.Complex()
		return real(c) == 0 && imag(c) == 0 && 1/real(c) > 0 && 1/imag(c) > 0
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() && v.Type().Field(i).Name != "_" {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
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
		x := ValueOf(interfaceContents(v))
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
		fl := v.flag&flagRO | flagIndir | flagAddr
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
	switch {
	case directlyAssignable(dst, v.typ()):
		fl := v.flag&(flagAddr|flagIndir) | v.flag.ro()
		return Value{dst, v.ptr, fl | flag(dst.Kind)}
	case implements(dst, v.typ()):
		if v.Kind() == Interface && v.IsNil() {
			return Value{dst, abi.New(dst), flagIndir | flag(Interface)}
		}
		if target == nil {
			target = abi.New(dst)
		}
		storeInterface(dst, target, valueInterface(v, false))
		return Value{dst, target, flagIndir | flag(Interface)}
	}
	panic(context + ": value of type " + v.typ().String + " is not assignable to type " + dst.String)
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
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo("reflect.Set", v.typ(), target)
	if x.flag&flagIndir != 0 {
		if x.ptr != v.ptr {
			abi.Copy(v.typ(), v.ptr, x.ptr)
		}
	} else {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

// New returns a pointer to a new zero value of type typ.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	t := typ.common()
	return Value{ptrTo(t), abi.New(t), flag(Pointer)}
}

// NewAt returns a pointer of type *typ to p.
func NewAt(typ Type, p unsafe.Pointer) Value {
	return Value{ptrTo(typ.common()), p, flag(Pointer)}
}

// Zero returns the zero value of type typ.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	t := typ.common()
	if t.IsDirect() {
		return Value{t, nil, flag(t.Kind)}
	}
	return Value{t, abi.New(t), flag(t.Kind) | flagIndir}
}

// Comparable reports whether the value can be compared by ==, whatever it
// holds.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
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
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.Type() != u.Type() {
		return false
	}
	switch v.Kind() {
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	}
	if v.typ().Flags&abi.FlagComparable == 0 {
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	}
	return abi.Equal(v.typ(), v.addr(), u.addr())
}
