// Package errors: wrapping, trees of errors, Is and As by value, by method and
// by type.
package main

import (
	"errors"
	"fmt"
	"io/fs"
)

type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprintf("code %d", e.code) }

type pointerError struct{ what string }

func (e *pointerError) Error() string { return "pointer: " + e.what }
func (e *pointerError) Is(target error) bool {
	return target == fs.ErrExist
}

type chameleon struct{}

func (chameleon) Error() string { return "chameleon" }
func (chameleon) As(target any) bool {
	if p, ok := target.(*codeError); ok {
		p.code = 77
		return true
	}
	return false
}

type uncomparable struct{ list []int }

func (uncomparable) Error() string { return "uncomparable" }

func try(name string, f func()) {
	defer func() { fmt.Println(name, "panics:", recover()) }()
	f()
}

func main() {
	a, b := errors.New("same"), errors.New("same")
	fmt.Println(a, a == b, errors.Is(a, a), errors.Is(a, b))
	w := fmt.Errorf("outer: %w", fmt.Errorf("inner: %w", a))
	fmt.Println(w, errors.Unwrap(w), errors.Is(w, a), errors.Unwrap(a) == nil)
	j := errors.Join(nil, a, nil, codeError{3})
	fmt.Printf("%q %v %v\n", j.Error(), errors.Is(j, codeError{3}), errors.Is(j, codeError{4}))
	fmt.Println(errors.Join() == nil, errors.Join(nil, nil) == nil)
	var ce codeError
	fmt.Println(errors.As(j, &ce), ce.code)
	m := fmt.Errorf("two: %w and %w", &pointerError{"p"}, j)
	var pe *pointerError
	fmt.Println(errors.As(m, &pe), pe, errors.Is(m, fs.ErrExist), errors.Is(m, fs.ErrNotExist))
	fmt.Println(errors.As(chameleon{}, &ce), ce.code)
	var e interface{ Error() string }
	fmt.Println(errors.As(w, &e), e)
	fmt.Println(errors.Is(uncomparable{}, uncomparable{}), errors.Is(nil, a), errors.Is(nil, nil))
	if c, ok := errors.AsType[codeError](fmt.Errorf("x %w", codeError{9})); ok {
		fmt.Println("AsType", c.code)
	}
	_, ok := errors.AsType[*pointerError](a)
	fmt.Println(ok)
	try("nil target", func() { errors.As(a, nil) })
	try("no pointer", func() { errors.As(a, 5) })
	try("no error", func() { var s string; errors.As(a, &s) })
	fmt.Println(errors.ErrUnsupported)
}

// Output:
// same false true false
// outer: inner: same inner: same true true
// "same\ncode 3" true false
// true true
// true 3
// true pointer: p true false
// true 77
// true outer: inner: same
// false false true
// AsType 9
// false
// nil target panics: errors: target cannot be nil
// no pointer panics: errors: target must be a non-nil pointer
// no error panics: errors: *target must be interface or implement error
// unsupported operation
