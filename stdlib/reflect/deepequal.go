// DeepEqual: equality that looks into pointers, slices and maps. Pairs under
// comparison are remembered, so that cyclic values end.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// DeepEqual reports whether x and y are deeply equal: of one type, and equal
// part by part. Functions are equal only if both are nil; nil and empty maps
// and slices differ.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	return make(comparison).equal(ValueOf(x), ValueOf(y))
}

// A meeting is of two values of one type, known by their addresses in order.
type meeting struct {
	low, high unsafe.Pointer
	typ       *abi.Type
}

// A comparison has the meetings so far. Those that come up again count as
// equal: if they are not, the first time tells.
type comparison map[meeting]struct{}

func (c comparison) equal(a, b Value) bool {
	if !a.IsValid() || !b.IsValid() {
		return !a.IsValid() && !b.IsValid()
	}
	if a.typ() != b.typ() {
		return false
	}
	switch a.Kind() {
	case Array:
		return c.equalParts(a, b, a.Len(), Value.Index)
	case Struct:
		return c.equalParts(a, b, a.NumField(), Value.Field)
	case Pointer, Map, Slice, Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() && b.IsNil()
		}
		return c.again(a, b) || c.equalBehind(a, b)
	case Func:
		return a.IsNil() && b.IsNil()
	}
	// Basic kinds, channels and unsafe pointers: as ==.
	return abi.Equal(a.typ(), a.addr(), b.addr())
}

// equalParts compares the first n parts.
func (c comparison) equalParts(a, b Value, n int, part func(Value, int) Value) bool {
	i := 0
	for i < n && c.equal(part(a, i), part(b, i)) {
		i++
	}
	return i == n
}

// again reports whether a and b have met, and notes that they have now.
func (c comparison) again(a, b Value) bool {
	m := meeting{identity(a), identity(b), a.typ()}
	if uintptr(m.high) < uintptr(m.low) {
		m.low, m.high = m.high, m.low
	}
	before := len(c)
	c[m] = struct{}{}
	return len(c) == before
}

// identity returns what tells references apart: what pointers and maps refer
// to, where slices and interfaces lie.
func identity(v Value) unsafe.Pointer {
	if k := v.Kind(); k == Slice || k == Interface {
		return v.ptr
	}
	return v.pointer()
}

// equalBehind compares what two references, neither of them nil, refer to.
func (c comparison) equalBehind(a, b Value) bool {
	switch a.Kind() {
	case Slice:
		return c.equalSlices(a, b)
	case Map:
		return a.pointer() == b.pointer() || a.Len() == b.Len() && c.equalEntries(a, b)
	case Pointer:
		if a.pointer() == b.pointer() {
			return true
		}
	}
	return c.equal(a.Elem(), b.Elem())
}

func (c comparison) equalSlices(a, b Value) bool {
	n := a.Len()
	if n != b.Len() {
		return false
	}
	if a.typ().Elem.Kind == abi.Uint8 {
		return string(*(*[]byte)(a.ptr)) == string(*(*[]byte)(b.ptr))
	}
	shared := (*sliceHeader)(a.ptr).Data == (*sliceHeader)(b.ptr).Data
	return shared || c.equalParts(a, b, n, Value.Index)
}

// equalEntries reports whether b has all the entries of a.
func (c comparison) equalEntries(a, b Value) bool {
	for entry := a.MapRange(); entry.Next(); {
		other := b.MapIndex(entry.Key())
		if !other.IsValid() || !c.equal(entry.Value(), other) {
			return false
		}
	}
	return true
}
