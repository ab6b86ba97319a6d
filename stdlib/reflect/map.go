// Maps. Keys and elements come out as copies that do not change with the map.
// The work is done by the runtime's map natives.
package reflect

import (
	"internal/abi"
	"unsafe"
)

// MakeMap makes a map of type typ.
func MakeMap(typ Type) Value { return MakeMapWithSize(typ, 0) }

// MakeMapWithSize makes a map of type typ with room for n entries.
func MakeMapWithSize(typ Type, n int) Value {
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	t := typ.common()
	return Value{t, abi.MakeMap(t, n), flag(Map)}
}

// copyVal returns a copy of the value of type typ at ptr.
func copyVal(typ *abi.Type, fl flag, ptr unsafe.Pointer) Value {
	if typ.IsDirect() {
		return Value{typ, *(*unsafe.Pointer)(ptr), fl | flag(typ.Kind)}
	}
	c := abi.New(typ)
	abi.Copy(typ, c, ptr)
	return Value{typ, c, fl | flag(typ.Kind) | flagIndir}
}

// MapIndex returns the element of key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	tt := v.typ()
	// Keys got through unexported fields are allowed, so that DeepEqual and
	// others can look them up.
	key = key.assignTo("reflect.Value.MapIndex", tt.Key, nil)
	e := abi.MapGet(tt, v.pointer(), key.addr())
	if e == nil {
		return Value{}
	}
	return copyVal(tt.Elem, (v.flag | key.flag).ro(), e)
}

// MapKeys returns the keys, in no order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	t := v.typ()
	fl := v.flag.ro()
	a := make([]Value, 0, v.Len())
	var it abi.MapIterator
	abi.MapIterInit(t, v.pointer(), &it)
	for {
		k, _ := abi.MapIterNext(&it)
		if k == nil {
			return a
		}
		a = append(a, copyVal(t.Key, fl, k))
	}
}

// SetMapIndex sets the element of key; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	tt := v.typ()
	key = key.assignTo("reflect.Value.SetMapIndex", tt.Key, nil)
	if elem.typ() == nil {
		abi.MapDelete(tt, v.pointer(), key.addr())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", tt.Elem, nil)
	abi.MapSet(tt, v.pointer(), key.addr(), elem.addr())
}

// A MapIter steps through a map. It begins before the first entry.
type MapIter struct {
	m         Value
	it        abi.MapIterator
	key, elem unsafe.Pointer
	started   bool
}

// MapRange returns an iterator over a map.
//
//vole:cost 75
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		panic(badKind("MapRange", v))
	}
	return &MapIter{m: v}
}

// Next steps to the next entry and reports whether there is one.
//
//vole:leaks iter=content
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !iter.started {
		abi.MapIterInit(iter.m.typ(), iter.m.pointer(), &iter.it)
		iter.started = true
	} else if iter.key == nil {
		panic("MapIter.Next called on exhausted iterator")
	}
	iter.key, iter.elem = abi.MapIterNext(&iter.it)
	return iter.key != nil
}

func (iter *MapIter) check(method string) {
	if !iter.started {
		panic(method + " called before Next")
	}
	if iter.key == nil {
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the current entry's key.
//
//vole:leaks iter=0+2
func (iter *MapIter) Key() Value {
	iter.check("MapIter.Key")
	return copyVal(iter.m.typ().Key, iter.m.flag.ro(), iter.key)
}

// Value returns the current entry's element.
//
//vole:leaks iter=0+2
func (iter *MapIter) Value() Value {
	iter.check("MapIter.Value")
	return copyVal(iter.m.typ().Elem, iter.m.flag.ro(), iter.elem)
}

// Reset makes the iterator begin at v, which may be the zero Value.
//
//go:noinline
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "MapRange")
	}
	*iter = MapIter{m: v}
}

// SetIterKey sets v to the key of the iterator's current entry.
func (v Value) SetIterKey(iter *MapIter) {
	iter.check("reflect: Value.SetIterKey")
	v.mustBeAssignable("SetIterKey")
	v.setEntry("reflect.MapIter.SetKey", "SetIterKey", iter, iter.m.typ().Key, iter.key)
}

// SetIterValue sets v to the element of the iterator's current entry.
func (v Value) SetIterValue(iter *MapIter) {
	iter.check("reflect: Value.SetIterValue")
	v.mustBeAssignable("SetIterValue")
	v.setEntry("reflect.MapIter.SetValue", "SetIterValue", iter, iter.m.typ().Elem, iter.elem)
}

// setEntry sets v to the key or element of type t at p.
func (v Value) setEntry(context, method string, iter *MapIter, t *abi.Type, p unsafe.Pointer) {
	iter.m.mustBeExported(method)
	x := Value{t, p, iter.m.flag | flag(t.Kind) | flagIndir}
	x = x.assignTo(context, v.typ_, v.ifInterface())
	abi.Copy(v.typ_, v.ptr, x.ptr)
}
