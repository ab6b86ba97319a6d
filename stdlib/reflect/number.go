// Values of basic kinds: getting, setting, overflow.
// All of them lie in memory, so ptr is their address.
package reflect

import "unsafe"

// Bool returns a bool's value.
//
//vole:cost 73
func (v Value) Bool() bool {
	if v.kind() != Bool {
		panic(badKind("Bool", v))
	}
	return *(*bool)(v.ptr)
}

// CanInt reports whether Int can be used.
//
//vole:cost 19
func (v Value) CanInt() bool {
	return v.kind().isInt()
}

// Int returns a signed integer's value.
//
//vole:cost 61
func (v Value) Int() int64 {
	switch v.kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int32:
		return int64(*(*int32)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int8:
		return int64(*(*int8)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Int", v.kind()})
}

// CanUint reports whether Uint can be used.
//
//vole:cost 20
func (v Value) CanUint() bool {
	return v.kind().isUint()
}

// Uint returns an unsigned integer's value.
//
//vole:cost 66
func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.kind()})
}

// CanFloat reports whether Float can be used.
//
//vole:cost 16
func (v Value) CanFloat() bool {
	return v.kind().isFloat()
}

// Float returns a float's value.
//
//vole:cost 40
func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.kind()})
}

// CanComplex reports whether Complex can be used.
//
//vole:cost 16
func (v Value) CanComplex() bool {
	return v.kind().isComplex()
}

// Complex returns a complex number's value.
//
//vole:cost 40
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.kind()})
}

// SetBool sets a bool.
func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.mustBe(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

// SetInt sets a signed integer, cutting x to its size.
func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	if !v.CanInt() {
		panic(badKind("SetInt", v))
	}
	v.setInteger(uint64(x))
}

// SetUint sets an unsigned integer, cutting x to its size.
func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	if !v.CanUint() {
		panic(badKind("SetUint", v))
	}
	v.setInteger(x)
}

// setInteger stores the low bits of x, as many as the integer has.
func (v Value) setInteger(x uint64) {
	switch v.typ_.Size {
	case 1:
		*(*uint8)(v.ptr) = uint8(x)
	case 2:
		*(*uint16)(v.ptr) = uint16(x)
	case 4:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		*(*uint64)(v.ptr) = x
	}
}

// SetFloat sets a float.
func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.kind() {
	default:
		panic(badKind("SetFloat", v))
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	}
}

// SetComplex sets a complex number.
func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.kind() {
	default:
		panic(badKind("SetComplex", v))
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	}
}

// SetString sets a string.
func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.mustBe(String, "SetString")
	*(*string)(v.ptr) = x
}

// SetPointer sets an unsafe.Pointer.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.mustBe(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

// OverflowInt reports whether x does not fit the value.
//
//vole:cost 67
func (v Value) OverflowInt(x int64) bool {
	return v.wantNumber(v.CanInt(), "OverflowInt").OverflowInt(x)
}

// OverflowUint reports whether x does not fit the value.
//
//vole:cost 63
func (v Value) OverflowUint(x uint64) bool {
	return v.wantNumber(v.CanUint(), "OverflowUint").OverflowUint(x)
}

// OverflowFloat reports whether x does not fit the value.
//
//vole:cost 53
func (v Value) OverflowFloat(x float64) bool {
	return v.wantNumber(v.CanFloat(), "OverflowFloat").OverflowFloat(x)
}

// OverflowComplex reports whether x does not fit the value.
//
//vole:cost 75
func (v Value) OverflowComplex(x complex128) bool {
	return v.wantNumber(v.CanComplex(), "OverflowComplex").OverflowComplex(x)
}

// wantNumber returns the type of v, for methods that only one sort of numbers
// has.
func (v Value) wantNumber(ok bool, method string) *rtype {
	if !ok {
		panic(badKind(method, v))
	}
	return toRType(v.typ())
}
