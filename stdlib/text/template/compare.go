// Comparisons. Numbers of one sort compare by value whatever their sizes, and
// signed integers with unsigned ones.
package template

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
)

var (
	errSort      = errors.New("invalid type for comparison")
	errNoOperand = errors.New("missing argument for comparison")
)

// A sort is of values that compare with each other.
type sort int

const (
	otherSort sort = iota
	boolSort
	complexSort
	signedSort
	floatSort
	stringSort
	unsignedSort
)

func sortOf(v reflect.Value) sort {
	switch {
	case v.Kind() == reflect.Bool:
		return boolSort
	case v.Kind() == reflect.String:
		return stringSort
	case v.CanInt():
		return signedSort
	case v.CanUint():
		return unsignedSort
	case v.CanFloat():
		return floatSort
	case v.CanComplex():
		return complexSort
	}
	return otherSort
}

// compareIntegers compares integers of both sorts; it is not ok for others.
func compareIntegers(a, b reflect.Value) (c int, ok bool) {
	sa, sb := sortOf(a), sortOf(b)
	switch {
	case sa == signedSort && sb == signedSort:
		return cmp.Compare(a.Int(), b.Int()), true
	case sa == unsignedSort && sb == unsignedSort:
		return cmp.Compare(a.Uint(), b.Uint()), true
	case sa == signedSort && sb == unsignedSort:
		if a.Int() < 0 {
			return -1, true
		}
		return cmp.Compare(uint64(a.Int()), b.Uint()), true
	case sa == unsignedSort && sb == signedSort:
		c, _ = compareIntegers(b, a)
		return -c, true
	}
	return 0, false
}

func incompatible(a, b reflect.Value) error {
	return fmt.Errorf("incompatible types for comparison: %v and %v", a.Type(), b.Type())
}

// eq reports whether a is equal to any of list.
func eq(a reflect.Value, list ...reflect.Value) (bool, error) {
	if len(list) == 0 {
		return false, errNoOperand
	}
	a = concrete(a)
	for _, b := range list {
		if same, err := equal(a, concrete(b)); same || err != nil {
			return same, err
		}
	}
	return false, nil
}

func equal(a, b reflect.Value) (bool, error) {
	if c, ok := compareIntegers(a, b); ok {
		return c == 0, nil
	}
	s := sortOf(a)
	if s != sortOf(b) {
		if a.IsValid() && b.IsValid() {
			return false, incompatible(a, b)
		}
		return false, nil
	}
	switch s {
	case boolSort:
		return a.Bool() == b.Bool(), nil
	case complexSort:
		return a.Complex() == b.Complex(), nil
	case floatSort:
		return a.Float() == b.Float(), nil
	case stringSort:
		return a.String() == b.String(), nil
	}
	switch {
	case a.IsValid() && b.IsValid() && a.Kind() != b.Kind():
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", a, a.Type(), b.Type(), b)
	case isNil(a) || isNil(b):
		return isNil(a) == isNil(b), nil
	case !b.Type().Comparable():
		return false, fmt.Errorf("non-comparable type %s: %v", b, b.Type())
	}
	return a.Interface() == b.Interface(), nil
}

func isNil(v reflect.Value) bool {
	return !v.IsValid() || v.Kind() != reflect.Struct && nilable(v.Type()) && v.IsNil()
}

func ne(a, b reflect.Value) (bool, error) {
	same, err := eq(a, b)
	return !same, err
}

func lt(a, b reflect.Value) (bool, error) {
	a, b = concrete(a), concrete(b)
	if c, ok := compareIntegers(a, b); ok {
		return c < 0, nil
	}
	s := sortOf(a)
	switch {
	case s == otherSort || sortOf(b) == otherSort:
		return false, errSort
	case s != sortOf(b):
		return false, incompatible(a, b)
	case s == floatSort:
		return a.Float() < b.Float(), nil
	case s == stringSort:
		return a.String() < b.String(), nil
	}
	return false, errSort
}

// le is lt or eq, so a NaN is neither less nor equal nor, for gt, not.
func le(a, b reflect.Value) (bool, error) {
	if less, err := lt(a, b); less || err != nil {
		return less, err
	}
	return eq(a, b)
}

func gt(a, b reflect.Value) (bool, error) {
	not, err := le(a, b)
	return !not && err == nil, err
}

func ge(a, b reflect.Value) (bool, error) {
	not, err := lt(a, b)
	return !not && err == nil, err
}
