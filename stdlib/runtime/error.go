// Package runtime is the program's view of the machine it runs on: scheduler,
// collector, call stacks, and the errors that failing operations panic with.
// This file has the errors; the machine raises them through vmpanic and
// vmpanicassert.
package runtime

import (
	"internal/abi"
	"unsafe"
)

// Error is an error of the run time, such as an index out of range.
type Error interface {
	error

	// RuntimeError does nothing; it tells run-time errors from others.
	RuntimeError()
}

// A TypeAssertionError is a failed type assertion.
type TypeAssertionError struct {
	_interface    *abi.Type
	concrete      *abi.Type
	asserted      *abi.Type
	missingMethod string
}

// RuntimeError marks the type as an Error.
func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	inter := "interface"
	if e._interface != nil {
		inter = e._interface.String
	}
	as := e.asserted.String
	if e.concrete == nil {
		return "interface conversion: " + inter + " is nil, not " + as
	}
	cs := e.concrete.String
	if e.missingMethod != "" {
		return "interface conversion: " + cs + " is not " + as +
			": missing method " + e.missingMethod
	}
	msg := "interface conversion: " + inter + " is " + cs + ", not " + as
	if cs == as {
		if pkgPath(e.concrete) != pkgPath(e.asserted) {
			msg += " (types from different packages)"
		} else {
			msg += " (types from different scopes)"
		}
	}
	return msg
}

// pkgPath returns the package of a named type, or of the unexported names in a
// type without a name.
func pkgPath(t *abi.Type) string {
	if t.PkgPath != "" {
		return t.PkgPath
	}
	for i := range t.Fields {
		if path := t.Fields[i].PkgPath; path != "" {
			return path
		}
	}
	for i := range t.IMethods {
		if path := t.IMethods[i].PkgPath; path != "" {
			return path
		}
	}
	return ""
}

// An errorString is a run-time error that is told by a text.
type errorString string

func (e errorString) RuntimeError() {}

func (e errorString) Error() string { return "runtime error: " + string(e) }

// A plainError is told by its text alone, without "runtime error".
type plainError string

func (e plainError) RuntimeError() {}

func (e plainError) Error() string { return string(e) }

// A PanicNilError is what panic(nil) panics with.
type PanicNilError struct {
	_ [0]func() // not comparable
}

func (*PanicNilError) Error() string {
	return "panic called with nil argument"
}

// RuntimeError marks the type as an Error.
func (*PanicNilError) RuntimeError() {}

// A boundsError is an index or slice operation out of range.
type boundsError struct {
	x      int64
	y      int
	signed bool // x is an int64, else a uint64
	code   boundsErrorCode
}

type boundsErrorCode uint8

const (
	boundsIndex boundsErrorCode = iota
	boundsSliceAlen
	boundsSliceAcap
	boundsSliceB
	boundsSlice3Alen
	boundsSlice3Acap
	boundsSlice3B
	boundsSlice3C
	boundsConvert
)

const bounds = "slice bounds out of range "

// boundsTexts has, for each code, the text with %x and %y for the operands,
// and the one for a negative x.
var boundsTexts = [...][2]string{
	boundsIndex:      {"index out of range [%x] with length %y", "index out of range [%x]"},
	boundsSliceAlen:  {bounds + "[:%x] with length %y", bounds + "[:%x]"},
	boundsSliceAcap:  {bounds + "[:%x] with capacity %y", bounds + "[:%x]"},
	boundsSliceB:     {bounds + "[%x:%y]", bounds + "[%x:]"},
	boundsSlice3Alen: {bounds + "[::%x] with length %y", bounds + "[::%x]"},
	boundsSlice3Acap: {bounds + "[::%x] with capacity %y", bounds + "[::%x]"},
	boundsSlice3B:    {bounds + "[:%x:%y]", bounds + "[:%x:]"},
	boundsSlice3C:    {bounds + "[%x:%y:]", bounds + "[%x::]"},
	boundsConvert: {"cannot convert slice with length %x to array or pointer to array " +
		"with length %y", ""},
}

func (e boundsError) RuntimeError() {}

func (e boundsError) Error() string {
	text := boundsTexts[e.code][0]
	if e.signed && e.x < 0 {
		text = boundsTexts[e.code][1]
	}
	b := make([]byte, 0, 100)
	b = append(b, "runtime error: "...)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c != '%' {
			b = append(b, c)
			continue
		}
		i++
		if text[i] == 'x' {
			b = appendInt(b, e.x, e.signed)
		} else {
			b = appendInt(b, int64(e.y), true)
		}
	}
	return string(b)
}

func appendInt(b []byte, v int64, signed bool) []byte {
	u := uint64(v)
	if signed && v < 0 {
		b = append(b, '-')
		u = -u
	}
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte(u%10) + '0'
		u /= 10
		if u == 0 {
			return append(b, digits[i:]...)
		}
	}
}

// vmpanic is called by the machine where an instruction fails. code 0: an
// errorString of text; 1: a plainError of text; 2: nil dereference; 3:
// negative shift; 4: panic(nil); 16+k and 32+k: bounds error k with x signed
// or unsigned.
func vmpanic(code int, x int, y int, text string) {
	switch {
	case code == 0:
		panic(errorString(text))
	case code == 1:
		panic(plainError(text))
	case code == 2:
		panic(errorString("invalid memory address or nil pointer dereference"))
	case code == 3:
		panic(errorString("negative shift amount"))
	case code == 4:
		panic(new(PanicNilError))
	case code >= 32:
		panic(boundsError{int64(x), y, false, boundsErrorCode(code - 32)})
	}
	panic(boundsError{int64(x), y, true, boundsErrorCode(code - 16)})
}

// vmpanicassert is called by the machine where a type assertion fails: of an
// interface iface that holds a have (nil for none) to want, maybe for lack of
// the method missing.
func vmpanicassert(iface, have, want unsafe.Pointer, missing string) {
	panic(&TypeAssertionError{(*abi.Type)(iface), (*abi.Type)(have), (*abi.Type)(want), missing})
}
