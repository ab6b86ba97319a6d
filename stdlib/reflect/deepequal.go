// DeepEqual: equality that looks into pointers, slices and maps. Pairs under
// comparison are remembered, so that cyclic values end.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// visit is a pair of addresses under comparison, as values of one type.
type visit struct {
	a1, a2 unsafe.Pointer
	typ    *abi.Type
}

// DeepEqual reports whether x and y are deeply equal: of one type, and equal
// part by part. Functions are equal only if both are nil; nil and empty maps
// and slices differ.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v1, v2 := ValueOf(x), ValueOf(y)
	if v1.typ() != v2.typ() {
		return false
	}
	return deepValueEqual(v1, v2, make(map[visit]bool))
}

// mayCycle reports whether the values can be part of a cycle.
func mayCycle(v1, v2 Value) bool {
	switch v1.Kind() {
	case Pointer, Map, Slice, Interface:
		return !v1.IsNil() && !v2.IsNil()
	}
	return false
}

// cycleAddr returns what identifies a value of those kinds.
func cycleAddr(v Value) unsafe.Pointer {
	switch v.Kind() {
	case Pointer, Map:
		return v.pointer()
	}
	return v.ptr
}

func deepValueEqual(v1, v2 Value, visited map[visit]bool) bool {
	if !v1.IsValid() || !v2.IsValid() {
		return v1.IsValid() == v2.IsValid()
	}
	if v1.typ() != v2.typ() {
		return false
	}
	if mayCycle(v1, v2) {
		a1, a2 := cycleAddr(v1), cycleAddr(v2)
		if uintptr(a1) > uintptr(a2) {
			a1, a2 = a2, a1
		}
		v := visit{a1, a2, v1.typ()}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch v1.Kind() {
	case Array:
		for i := 0; i < v1.Len(); i++ {
			if !deepValueEqual(v1.Index(i), v2.Index(i), visited) {
				return false
			}
		}
		return true
	case Slice:
		if v1.IsNil() != v2.IsNil() || v1.Len() != v2.Len() {
			return false
		}
		s1, s2 := (*sliceHeader)(v1.ptr), (*sliceHeader)(v2.ptr)
		if s1.Data == s2.Data {
			return true
		}
		if v1.typ().Elem.Kind == abi.Uint8 {
			return string(*(*[]byte)(v1.ptr)) == string(*(*[]byte)(v2.ptr))
		}
		for i := 0; i < v1.Len(); i++ {
			if !deepValueEqual(v1.Index(i), v2.Index(i), visited) {
				return false
			}
		}
		return true
	case Interface:
		if v1.IsNil() || v2.IsNil() {
			return v1.IsNil() == v2.IsNil()
		}
		return deepValueEqual(v1.Elem(), v2.Elem(), visited)
	case Pointer:
		if v1.pointer() == v2.pointer() {
			return true
		}
		return deepValueEqual(v1.Elem(), v2.Elem(), visited)
	case Struct:
		for i, n := 0, v1.NumField(); i < n; i++ {
			if !deepValueEqual(v1.Field(i), v2.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		if v1.IsNil() != v2.IsNil() || v1.Len() != v2.Len() {
			return false
		}
		if v1.pointer() == v2.pointer() {
			return true
		}
		iter := v1.MapRange()
		for iter.Next() {
			val1 := iter.Value()
			val2 := v2.MapIndex(iter.Key())
			if !val1.IsValid() || !val2.IsValid() || !deepValueEqual(val1, val2, visited) {
				return false
			}
		}
		return true
	case Func:
		return v1.IsNil() && v2.IsNil()
	}
	// Basic kinds, channels and unsafe pointers: as ==.
	return abi.Equal(v1.typ(), v1.addr(), v2.addr())
}
