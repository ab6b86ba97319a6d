// Slices of unknown type, for package sort: length, and the exchange of two
// elements.
package reflectlite

import (
	"internal/abi"
	"unsafe"
)

// A ValueError is the panic of a function that does not fit the kind.
type ValueError struct {
	Method string
	Kind   string
}

func (e *ValueError) Error() string {
	return "reflect: call of " + e.Method + " on " + e.Kind + " Value"
}

func mustBeSlice(method string, x any) *abi.Type {
	t := abi.TypeOf(x)
	switch {
	case t == nil:
		panic(&ValueError{method, "zero"})
	case t.Kind != abi.Slice:
		panic(&ValueError{method, kindNames[t.Kind]})
	}
	return t
}

var kindNames = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16",
	"uint32", "uint64", "uintptr", "float32", "float64", "complex64", "complex128", "array",
	"chan", "func", "interface", "map", "ptr", "slice", "string", "struct", "unsafe.Pointer",
}

// SliceLen returns the length of the slice x. It panics if x is no slice.
func SliceLen(x any) int {
	mustBeSlice("reflect.Value.Len", x)
	return int((*abi.SliceHeader)((*abi.EmptyInterface)(unsafe.Pointer(&x)).Data).Len)
}

// Swapper returns a function that exchanges two elements of the slice x. It
// panics if x is no slice.
func Swapper(x any) func(i, j int) {
	elem := mustBeSlice("Swapper", x).Elem
	data := (*abi.EmptyInterface)(unsafe.Pointer(&x)).Data
	// The common layouts get typed exchanges.
	switch {
	case elem.Size == 8 && !elem.Pointers():
		s := *(*[]uint64)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Size == 8:
		s := *(*[]unsafe.Pointer)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Kind == abi.String:
		s := *(*[]string)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Size == 4:
		s := *(*[]uint32)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Size == 1:
		s := *(*[]uint8)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	h := (*abi.SliceHeader)(data)
	base, n := h.Data, uint(h.Len)
	spare := abi.New(elem)
	return func(i, j int) {
		if uint(i) >= n || uint(j) >= n {
			panic("reflect: slice index out of range")
		}
		p := unsafe.Add(base, uintptr(i)*uintptr(elem.Size))
		q := unsafe.Add(base, uintptr(j)*uintptr(elem.Size))
		abi.Copy(elem, spare, p)
		abi.Copy(elem, p, q)
		abi.Copy(elem, q, spare)
	}
}
