// Swapper: functions that swap elements of a slice whose type is known at run
// time only. The usual sizes are swapped by Go code of their own.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// Swapper returns a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	typ, s := v.typ().Elem, (*sliceHeader)(v.ptr)
	switch {
	case s.Len < 2:
		return func(i, j int) { checkIndexes(i, j, s.Len) }
	case typ.Kind == abi.String:
		return swapperOf[string](s)
	case typ.PtrBytes == 8 && typ.Size == 8:
		return swapperOf[unsafe.Pointer](s)
	case typ.PtrBytes == 0 && typ.Size == 8:
		return swapperOf[uint64](s)
	case typ.Size == 4:
		return swapperOf[uint32](s)
	case typ.Size == 2:
		return swapperOf[uint16](s)
	case typ.Size == 1:
		return swapperOf[uint8](s)
	}
	tmp, size := abi.New(typ), uintptr(typ.Size)
	return func(i, j int) {
		checkIndexes(i, j, s.Len)
		p, q := unsafe.Add(s.Data, uintptr(i)*size), unsafe.Add(s.Data, uintptr(j)*size)
		abi.Copy(typ, tmp, p)
		abi.Copy(typ, p, q)
		abi.Copy(typ, q, tmp)
	}
}

// swapperOf is for elements with the layout of an E.
func swapperOf[E any](s *sliceHeader) func(i, j int) {
	list := *(*[]E)(unsafe.Pointer(s))
	return func(i, j int) { list[i], list[j] = list[j], list[i] }
}

func checkIndexes(i, j, n int) {
	if uint(i) >= uint(n) || uint(j) >= uint(n) {
		panic("reflect: slice index out of range")
	}
}
