// Package fmtsort gives the entries of a map in the order in which fmt prints
// them: by key, where keys of one kind have their natural order.
package fmtsort

import (
	"reflect"
	"slices"
)

// SortedMap is a list of entries.
type SortedMap []KeyValue

// KeyValue is an entry.
type KeyValue struct {
	Key, Value reflect.Value
}

// Sort returns the entries of a map sorted by key. Nil comes first, NaN before
// other floats, false before true; structs and arrays go element by element;
// interfaces by type, then value; pointers and channels by address.
func Sort(mapValue reflect.Value) SortedMap {
	if mapValue.Type().Kind() != reflect.Map {
		return nil
	}
	sorted := make(SortedMap, 0, mapValue.Len())
	iter := mapValue.MapRange()
	for iter.Next() {
		sorted = append(sorted, KeyValue{iter.Key(), iter.Value()})
	}
	slices.SortStableFunc(sorted, func(a, b KeyValue) int { return compare(a.Key, b.Key) })
	return sorted
}

func order[T int64 | uint64 | uintptr | string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func orderFloat(a, b float64) int {
	switch {
	case a < b, a != a && b == b:
		return -1
	case a > b, a == a && b != b:
		return 1
	}
	return 0
}

// compare returns a negative, zero or positive number as a comes before, with
// or after b.
func compare(aVal, bVal reflect.Value) int {
	aType, bType := aVal.Type(), bVal.Type()
	if aType != bType {
		return -1 // no order between types
	}
	switch aVal.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return order(aVal.Int(), bVal.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Uintptr:
		return order(aVal.Uint(), bVal.Uint())
	case reflect.String:
		return order(aVal.String(), bVal.String())
	case reflect.Float32, reflect.Float64:
		return orderFloat(aVal.Float(), bVal.Float())
	case reflect.Complex64, reflect.Complex128:
		a, b := aVal.Complex(), bVal.Complex()
		if c := orderFloat(real(a), real(b)); c != 0 {
			return c
		}
		return orderFloat(imag(a), imag(b))
	case reflect.Bool:
		a, b := aVal.Bool(), bVal.Bool()
		switch {
		case a == b:
			return 0
		case a:
			return 1
		}
		return -1
	case reflect.Pointer, reflect.UnsafePointer:
		return order(aVal.Pointer(), bVal.Pointer())
	case reflect.Chan:
		if c, ok := nilCompare(aVal, bVal); ok {
			return c
		}
		return order(aVal.Pointer(), bVal.Pointer())
	case reflect.Struct:
		for i := 0; i < aVal.NumField(); i++ {
			if c := compare(aVal.Field(i), bVal.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i := 0; i < aVal.Len(); i++ {
			if c := compare(aVal.Index(i), bVal.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		if c, ok := nilCompare(aVal, bVal); ok {
			return c
		}
		c := compare(reflect.ValueOf(aVal.Elem().Type()), reflect.ValueOf(bVal.Elem().Type()))
		if c != 0 {
			return c
		}
		return compare(aVal.Elem(), bVal.Elem())
	}
	panic("bad type in compare: " + aType.String())
}

// nilCompare orders nil before all else; ok is false if neither is nil.
func nilCompare(aVal, bVal reflect.Value) (int, bool) {
	if aVal.IsNil() {
		if bVal.IsNil() {
			return 0, true
		}
		return -1, true
	}
	if bVal.IsNil() {
		return 1, true
	}
	return 0, false
}
