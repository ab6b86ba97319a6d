// Package fmtsort gives the entries of a map in the order in which fmt prints
// them: by key, where keys of one kind have their natural order.
package fmtsort

import (
	"cmp"
	"reflect"
	"slices"
)

// KeyValue is an entry.
type KeyValue struct {
	Key, Value reflect.Value
}

// SortedMap is a list of entries.
type SortedMap []KeyValue

// Sort returns the entries of a map sorted by key. Nil comes first, NaN before
// other floats, false before true; structs and arrays go element by element;
// interfaces by type, then value; pointers and channels by address.
func Sort(mapValue reflect.Value) SortedMap {
	if mapValue.Kind() != reflect.Map {
		return nil
	}
	entries := make(SortedMap, 0, mapValue.Len())
	for next := mapValue.MapRange(); next.Next(); {
		entries = append(entries, KeyValue{next.Key(), next.Value()})
	}
	before := orderOf(mapValue.Type().Key())
	slices.SortStableFunc(entries, func(x, y KeyValue) int { return before(x.Key, y.Key) })
	return entries
}

// An order compares two values of one type as package cmp does.
type order func(x, y reflect.Value) int

// orderOf returns the order of the values of a type.
func orderOf(typ reflect.Type) order {
	switch kind := typ.Kind(); kind {
	case reflect.String:
		return func(x, y reflect.Value) int { return cmp.Compare(x.String(), y.String()) }
	case reflect.Bool:
		return func(x, y reflect.Value) int { return rank(x.Bool()) - rank(y.Bool()) }
	case reflect.Float32, reflect.Float64:
		return func(x, y reflect.Value) int { return cmp.Compare(x.Float(), y.Float()) }
	case reflect.Complex64, reflect.Complex128:
		return byParts
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		return func(x, y reflect.Value) int { return cmp.Compare(x.Pointer(), y.Pointer()) }
	case reflect.Interface:
		return byHeld
	case reflect.Array:
		return byElements(orderOf(typ.Elem()))
	case reflect.Struct:
		return byFields(typ)
	default:
		if reflect.Int <= kind && kind <= reflect.Int64 {
			return func(x, y reflect.Value) int { return cmp.Compare(x.Int(), y.Int()) }
		}
		if reflect.Uint <= kind && kind <= reflect.Uintptr {
			return func(x, y reflect.Value) int { return cmp.Compare(x.Uint(), y.Uint()) }
		}
	}
	panic("bad type in compare: " + typ.String())
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func byParts(x, y reflect.Value) int {
	c, d := x.Complex(), y.Complex()
	return cmp.Or(cmp.Compare(real(c), real(d)), cmp.Compare(imag(c), imag(d)))
}

// byHeld orders interfaces: nil, then by the addresses of the types that they
// hold, then by the values.
func byHeld(x, y reflect.Value) int {
	if x.IsNil() || y.IsNil() {
		return rank(y.IsNil()) - rank(x.IsNil())
	}
	x, y = x.Elem(), y.Elem()
	if x.Type() != y.Type() {
		return cmp.Compare(reflect.ValueOf(x.Type()).Pointer(), reflect.ValueOf(y.Type()).Pointer())
	}
	return orderOf(x.Type())(x, y)
}

func byElements(element order) order {
	return func(x, y reflect.Value) int {
		result := 0
		for i := 0; result == 0 && i < x.Len(); i++ {
			result = element(x.Index(i), y.Index(i))
		}
		return result
	}
}

func byFields(typ reflect.Type) order {
	fields := make([]order, typ.NumField())
	for i := range fields {
		fields[i] = orderOf(typ.Field(i).Type)
	}
	return func(x, y reflect.Value) int {
		for i, field := range fields {
			if result := field(x.Field(i), y.Field(i)); result != 0 {
				return result
			}
		}
		return 0
	}
}
