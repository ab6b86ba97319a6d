// Structs, arrays, slices and strings: fields, elements, lengths, slicing,
// appending.
package reflect

import (
	"internal/abi"
	"unsafe"
)

type sliceHeader = abi.SliceHeader

// SliceHeader is the representation of a slice.
//
// Deprecated: use unsafe.Slice or unsafe.SliceData.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// StringHeader is the representation of a string.
//
// Deprecated: use unsafe.String or unsafe.StringData.
type StringHeader struct {
	Data uintptr
	Len  int
}

// NumField returns the number of a struct's fields.
//
//go:noinline
func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return len(v.typ().Fields)
}

// Field returns a struct's i'th field.
func (v Value) Field(i int) Value {
	if v.kind() != Struct {
		panic(badKind("Field", v))
	}
	tt := v.typ()
	if uint(i) >= uint(len(tt.Fields)) {
		panic("reflect: Field index out of range")
	}
	field := &tt.Fields[i]
	typ := field.Type
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(typ.Kind)
	if field.PkgPath != "" {
		if field.Embedded != 0 {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	return Value{typ, unsafe.Add(v.ptr, field.Offset), fl}
}

// FieldByIndex returns the nested field at the index sequence. It panics for
// a step through a nil pointer.
//
//go:noinline
func (v Value) FieldByIndex(index []int) Value {
	found, missing := v.nested(index, "FieldByIndex")
	if missing != nil {
		panic("reflect: indirection through nil pointer to embedded struct")
	}
	return found
}

// nested follows an index sequence, through pointers to structs too. Where one is
// nil it returns what that would have pointed to.
func (v Value) nested(index []int, method string) (found Value, missing *abi.Type) {
	if len(index) != 1 {
		v.mustBe(Struct, method)
	}
	for depth, i := range index {
		if depth > 0 && v.Kind() == Pointer && v.typ().Elem.Kind == abi.Struct {
			if v.IsNil() {
				return Value{}, v.typ().Elem
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	return v, nil
}

type stringError struct{ s string }

func (e *stringError) Error() string { return e.s }

// FieldByIndexErr is FieldByIndex with an error for a nil pointer.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	found, missing := v.nested(index, "FieldByIndexErr")
	if missing != nil {
		return Value{}, &stringError{
			"reflect: indirection through nil pointer to embedded struct field " + missing.Name}
	}
	return found, nil
}

// FieldByName returns the field with that name, the zero Value if there is
// none.
//
//vole:leaks v=0
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "FieldByName")
	if f, ok := toRType(v.typ()).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field whose name alone satisfies match.
//
//vole:leaks v=0
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := toRType(v.typ()).FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Len returns the length of an array, chan, map, slice, string or pointer to
// an array.
//
//vole:cost 74
func (v Value) Len() int {
	if v.kind() == Slice {
		return (*sliceHeader)(v.ptr).Len
	}
	return v.otherLen()
}

// otherLen is Len for all but slices.
func (v Value) otherLen() int {
	switch v.kind() {
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return int(v.typ().Len)
	case Chan:
		return abi.ChanLen(v.pointer())
	case Map:
		return abi.MapLen(v.pointer())
	case Pointer:
		if v.typ().Elem.Kind == abi.Array {
			return int(v.typ().Elem.Len)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(badKind("Len", v))
}

// Cap returns the capacity of an array, chan, slice or pointer to an array.
//
//vole:cost 74
func (v Value) Cap() int {
	if v.kind() == Slice {
		return (*sliceHeader)(v.ptr).Cap
	}
	return v.otherCap()
}

// otherCap is Cap for all but slices.
func (v Value) otherCap() int {
	switch v.kind() {
	case Array:
		return int(v.typ().Len)
	case Chan:
		return abi.ChanCap(v.pointer())
	case Pointer:
		if v.typ().Elem.Kind == abi.Array {
			return int(v.typ().Elem.Len)
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(badKind("Cap", v))
}

// Index returns the i'th element of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		tt := v.typ()
		if uint(i) >= uint(tt.Len) {
			panic("reflect: array index out of range")
		}
		typ := tt.Elem
		val := unsafe.Add(v.ptr, uintptr(i)*uintptr(typ.Size))
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(typ.Kind)
		return Value{typ, val, fl}
	case Slice:
		s := *(*sliceHeader)(v.ptr)
		if uint(i) >= uint(s.Len) {
			panic("reflect: slice index out of range")
		}
		typ := v.typ().Elem
		val := unsafe.Add(s.Data, uintptr(i)*uintptr(typ.Size))
		return Value{typ, val, flagAddr | flagIndir | v.flag.ro() | flag(typ.Kind)}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		b := new(uint8)
		*b = s[i]
		return Value{abi.TypeFor[uint8](), unsafe.Pointer(b), v.flag.ro() | flag(Uint8) | flagIndir}
	}
	panic(badKind("Index", v))
}

// Bytes returns the bytes of a []byte or an addressable array of bytes.
//
//vole:cost 69
func (v Value) Bytes() []byte { return v.bytes() }

func (v Value) bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ().Elem.Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ().Elem.Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), int(v.typ().Len))
	}
	panic(badKind("Bytes", v))
}

// SetBytes sets a []byte.
func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if v.typ().Elem.Kind != abi.Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetLen sets a slice's length, within its capacity.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.mustBe(Slice, "SetLen")
	s := (*sliceHeader)(v.ptr)
	if uint(n) > uint(s.Cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.Len = n
}

// SetCap sets a slice's capacity, between its length and its capacity.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.mustBe(Slice, "SetCap")
	s := (*sliceHeader)(v.ptr)
	if n < s.Len || n > s.Cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.Cap = n
}

// sliceParts returns element type, slice type, base and capacity for slicing
// an array or a slice.
func (v Value) sliceParts(method string) (typ *abi.Type, base unsafe.Pointer, cap int) {
	switch v.kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value." + method + ": slice of unaddressable array")
		}
		return abi.SliceOf(v.typ().Elem), v.ptr, int(v.typ().Len)
	case Slice:
		s := *(*sliceHeader)(v.ptr)
		return v.typ(), s.Data, s.Cap
	}
	panic(badKind(method, v))
}

// makeSlice returns base[i:j:k]; an empty result of no capacity keeps base.
func (v Value) makeSlice(typ *abi.Type, base unsafe.Pointer, i, j, k int) Value {
	s := new(sliceHeader)
	s.Len, s.Cap, s.Data = j-i, k-i, base
	if k > i {
		s.Data = unsafe.Add(base, uintptr(i)*uintptr(typ.Elem.Size))
	}
	return Value{typ, unsafe.Pointer(s), v.flag.ro() | flagIndir | flag(Slice)}
}

// Slice returns v[i:j] of an addressable array, a slice or a string.
func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		t := new(string)
		*t = s[i:j]
		return Value{v.typ(), unsafe.Pointer(t), v.flag}
	}
	typ, base, cap := v.sliceParts("Slice")
	if i < 0 || j < i || j > cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.makeSlice(typ, base, i, j, cap)
}

// Slice3 returns v[i:j:k] of an addressable array or a slice.
func (v Value) Slice3(i, j, k int) Value {
	typ, base, cap := v.sliceParts("Slice3")
	if i < 0 || j < i || k < j || k > cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.makeSlice(typ, base, i, j, k)
}

// MakeSlice returns a new slice of type typ.
func MakeSlice(typ Type, len, cap int) Value {
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	t := typ.common()
	s := &sliceHeader{abi.NewArray(t.Elem, cap), len, cap}
	return Value{t, unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// SliceAt returns a slice of n elements of type typ at p.
func SliceAt(typ Type, p unsafe.Pointer, n int) Value {
	t := typ.common()
	_ = unsafe.Slice((*byte)(p), checkedSize(t, p, n))
	s := &sliceHeader{p, n, n}
	return Value{abi.SliceOf(t), unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// checkedSize returns how many bytes n values of type t take; where that is
// too much, or p is nil and n is not 0, something that unsafe.Slice refuses.
func checkedSize(t *abi.Type, p unsafe.Pointer, n int) int {
	size := int(t.Size)
	switch {
	case size == 0 && (p != nil || n < 0):
		return min(n, 0)
	case size == 0 || n < 0:
		return n
	case n > int(^uint(0)>>1)/size:
		return int(^uint(0) >> 1)
	}
	return n * size
}

// Grow makes room for n more elements in a slice.
func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.mustBe(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	growSlice((*sliceHeader)(v.ptr), v.typ().Elem, n)
}

// growSlice makes room in s for n more elements of type t.
func growSlice(s *sliceHeader, t *abi.Type, n int) {
	h := *s
	need := h.Len + n
	if need < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if need > h.Cap {
		h.Data, h.Cap = abi.GrowSlice(t, h.Data, h.Cap, need)
		*s = h
	}
}

// extended returns a copy of the header of slice v with n elements more.
func (v Value) extended(n int) *sliceHeader {
	h := *(*sliceHeader)(v.ptr)
	s := &h
	growSlice(s, v.typ().Elem, n)
	s.Len += n
	return s
}

// Append returns slice s with the values x appended.
func Append(s Value, x ...Value) Value {
	s.mustBeNamed(Slice, unknownMethod)
	s.mustBeExportedNamed(unknownMethod)
	n := s.Len()
	h := s.extended(len(x))
	s = Value{s.typ(), unsafe.Pointer(h), flagIndir | flag(Slice)}
	for i, e := range x {
		s.Index(n + i).Set(e)
	}
	return s
}

// AppendSlice returns slice s with the elements of slice t appended.
func AppendSlice(s, t Value) Value {
	s.mustBeNamed(Slice, unknownMethod)
	t.mustBeNamed(Slice, unknownMethod)
	if s.typ().Elem != t.typ().Elem {
		panic("reflect.AppendSlice: " + s.typ().Elem.String + " != " + t.typ().Elem.String)
	}
	s.mustBeExportedNamed(unknownMethod)
	t.mustBeExportedNamed(unknownMethod)
	ns, nt := s.Len(), t.Len()
	h := s.extended(nt)
	s = Value{s.typ(), unsafe.Pointer(h), flagIndir | flag(Slice)}
	Copy(s.Slice(ns, ns+nt), t)
	return s
}

// Copy copies elements of src to dst until one is full or done, and returns
// how many. Both are slices or arrays (dst addressable); src may be a string
// for a dst of bytes.
func Copy(dst, src Value) int {
	dk := dst.kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignableNamed(unknownMethod)
	}
	dst.mustBeExportedNamed(unknownMethod)
	sk := src.kind()
	stringCopy := false
	if sk != Array && sk != Slice {
		stringCopy = sk == String && dst.typ().Elem.Kind == abi.Uint8
		if !stringCopy {
			panic(&ValueError{"reflect.Copy", sk})
		}
	}
	src.mustBeExportedNamed(unknownMethod)
	de := dst.typ().Elem
	if !stringCopy && de != src.typ().Elem {
		panic("reflect.Copy: " + de.String + " != " + src.typ().Elem.String)
	}
	to, room := dst.extent()
	from, n := src.extent()
	n = min(n, room)
	abi.CopyArray(de, to, from, n)
	return n
}

// extent returns where the elements of an array, slice or string begin, and
// how many there are.
func (v Value) extent() (unsafe.Pointer, int) {
	switch v.kind() {
	case Slice:
		s := *(*sliceHeader)(v.ptr)
		return s.Data, s.Len
	case String:
		s := *(*string)(v.ptr)
		return unsafe.Pointer(unsafe.StringData(s)), len(s)
	}
	return v.addr(), int(v.typ().Len)
}

// Clear deletes a map's entries or sets a slice's elements to zero.
func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		s := *(*sliceHeader)(v.ptr)
		abi.ClearArray(v.typ().Elem, s.Data, s.Len)
	case Map:
		abi.MapClear(v.typ(), v.pointer())
	default:
		panic(badKind("Clear", v))
	}
}
