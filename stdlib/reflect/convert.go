// Conversions between types, by the rules of conversion expressions.
// convertOp finds the function that does it.
package reflect

import (
	"internal/abi"
	"math"
	"strconv"
	"unsafe"
)

type convertFunc func(Value, *abi.Type) Value

// Convert returns the value converted to t. It panics if that is impossible.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("Convert", v)
	}
	op := convertOp(t.common(), v.typ())
	if op == nil {
		panic("reflect.Value.Convert: value of type " + v.typ().String +
			" cannot be converted to type " + t.String())
	}
	return op(v, t.common())
}

// CanConvert reports whether Convert would succeed.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	switch {
	case v.Kind() == Slice && t.Kind() == Array:
		return t.Len() <= v.Len()
	case v.Kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}

func isInt(k abi.Kind) bool   { return abi.Int <= k && k <= abi.Int64 }
func isUint(k abi.Kind) bool  { return abi.Uint <= k && k <= abi.Uintptr }
func isFloat(k abi.Kind) bool { return k == abi.Float32 || k == abi.Float64 }

// convertOp returns the function that converts a src to a dst, nil if there is
// none.
func convertOp(dst, src *abi.Type) convertFunc {
	dk, sk := dst.Kind, src.Kind
	switch {
	case isInt(sk):
		switch {
		case isInt(dk) || isUint(dk):
			return cvtInt
		case isFloat(dk):
			return cvtIntFloat
		case dk == abi.String:
			return cvtIntString
		}
	case isUint(sk):
		switch {
		case isInt(dk) || isUint(dk):
			return cvtUint
		case isFloat(dk):
			return cvtUintFloat
		case dk == abi.String:
			return cvtUintString
		}
	case isFloat(sk):
		switch {
		case isInt(dk):
			return cvtFloatInt
		case isUint(dk):
			return cvtFloatUint
		case isFloat(dk):
			return cvtFloat
		}
	case sk == abi.Complex64 || sk == abi.Complex128:
		if dk == abi.Complex64 || dk == abi.Complex128 {
			return cvtComplex
		}
	case sk == abi.String:
		if dk == abi.Slice && dst.Elem.PkgPath == "" {
			switch dst.Elem.Kind {
			case abi.Uint8:
				return cvtStringBytes
			case abi.Int32:
				return cvtStringRunes
			}
		}
	case sk == abi.Slice:
		if dk == abi.String && src.Elem.PkgPath == "" {
			switch src.Elem.Kind {
			case abi.Uint8:
				return cvtBytesString
			case abi.Int32:
				return cvtRunesString
			}
		}
		if dk == abi.Pointer && dst.Elem.Kind == abi.Array && src.Elem == dst.Elem.Elem {
			return cvtSliceArrayPtr
		}
		if dk == abi.Array && src.Elem == dst.Elem {
			return cvtSliceArray
		}
	case sk == abi.Chan:
		if dk == abi.Chan && src.ChanDir == uint8(BothDir) && dst.Elem == src.Elem &&
			(dst.Name == "" || src.Name == "") {
			return cvtDirect
		}
	}
	if haveIdenticalUnderlyingType(dst, src, false) {
		return cvtDirect
	}
	if dk == abi.Pointer && dst.Name == "" && sk == abi.Pointer && src.Name == "" &&
		haveIdenticalUnderlyingType(dst.Elem, src.Elem, false) {
		return cvtDirect
	}
	if implements(dst, src) {
		if sk == abi.Interface {
			return cvtI2I
		}
		return cvtT2I
	}
	return nil
}

// makeBits returns a new value of the integer type t with the low bits of b.
func makeBits(f flag, b uint64, t *abi.Type) Value {
	p := abi.New(t)
	switch t.Size {
	case 1:
		*(*uint8)(p) = uint8(b)
	case 2:
		*(*uint16)(p) = uint16(b)
	case 4:
		*(*uint32)(p) = uint32(b)
	case 8:
		*(*uint64)(p) = b
	}
	return Value{t, p, f | flagIndir | flag(t.Kind)}
}

func makeFloat(f flag, x float64, t *abi.Type) Value {
	if t.Size == 4 {
		return makeBits(f, uint64(math.Float32bits(float32(x))), t)
	}
	return makeBits(f, math.Float64bits(x), t)
}

//go:noinline
func makeString(f flag, s string, t *abi.Type) Value {
	p := abi.New(t)
	*(*string)(p) = s
	return Value{t, p, f | flagIndir | flag(String)}
}

func cvtInt(v Value, t *abi.Type) Value  { return makeBits(v.flag.ro(), uint64(v.Int()), t) }
func cvtUint(v Value, t *abi.Type) Value { return makeBits(v.flag.ro(), v.Uint(), t) }

func cvtFloatInt(v Value, t *abi.Type) Value {
	return makeBits(v.flag.ro(), uint64(int64(v.Float())), t)
}

func cvtFloatUint(v Value, t *abi.Type) Value {
	return makeBits(v.flag.ro(), uint64(v.Float()), t)
}

func cvtIntFloat(v Value, t *abi.Type) Value {
	return makeFloat(v.flag.ro(), float64(v.Int()), t)
}

func cvtUintFloat(v Value, t *abi.Type) Value {
	return makeFloat(v.flag.ro(), float64(v.Uint()), t)
}

func cvtFloat(v Value, t *abi.Type) Value {
	if v.Kind() == Float32 && t.Kind == abi.Float32 {
		// The bits as they are, so that a signalling NaN stays one.
		return makeBits(v.flag.ro(), uint64(*(*uint32)(v.ptr)), t)
	}
	return makeFloat(v.flag.ro(), v.Float(), t)
}

func cvtComplex(v Value, t *abi.Type) Value {
	p := abi.New(t)
	if t.Size == 8 {
		*(*complex64)(p) = complex64(v.Complex())
	} else {
		*(*complex128)(p) = v.Complex()
	}
	return Value{t, p, v.flag.ro() | flagIndir | flag(t.Kind)}
}

func cvtIntString(v Value, t *abi.Type) Value {
	s := "\uFFFD"
	if x := v.Int(); int64(rune(x)) == x {
		s = string(rune(x))
	}
	return makeString(v.flag.ro(), s, t)
}

func cvtUintString(v Value, t *abi.Type) Value {
	s := "\uFFFD"
	if x := v.Uint(); uint64(rune(x)) == x {
		s = string(rune(x))
	}
	return makeString(v.flag.ro(), s, t)
}

func cvtBytesString(v Value, t *abi.Type) Value {
	return makeString(v.flag.ro(), string(*(*[]byte)(v.ptr)), t)
}

func cvtRunesString(v Value, t *abi.Type) Value {
	return makeString(v.flag.ro(), string(*(*[]rune)(v.ptr)), t)
}

func cvtStringBytes(v Value, t *abi.Type) Value {
	p := new([]byte)
	*p = []byte(v.String())
	return Value{t, unsafe.Pointer(p), v.flag.ro() | flagIndir | flag(Slice)}
}

func cvtStringRunes(v Value, t *abi.Type) Value {
	p := new([]rune)
	*p = []rune(v.String())
	return Value{t, unsafe.Pointer(p), v.flag.ro() | flagIndir | flag(Slice)}
}

func cvtSliceArrayPtr(v Value, t *abi.Type) Value {
	n, s := int(t.Elem.Len), *(*sliceHeader)(v.ptr)
	if n > s.Len {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(s.Len) +
			" to pointer to array with length " + strconv.Itoa(n))
	}
	f := v.flag&^(flagIndir|flagAddr|flagKindMask) | flag(Pointer)
	return Value{t, s.Data, f}
}

func cvtSliceArray(v Value, t *abi.Type) Value {
	n, s := int(t.Len), *(*sliceHeader)(v.ptr)
	if n > s.Len {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(s.Len) +
			" to array with length " + strconv.Itoa(n))
	}
	return copyVal(t, v.flag.ro(), s.Data)
}

func cvtDirect(v Value, t *abi.Type) Value {
	f := v.flag
	ptr := v.ptr
	if f&flagAddr != 0 { // the result is no variable
		c := abi.New(t)
		abi.Copy(t, c, ptr)
		ptr = c
		f &^= flagAddr
	}
	return Value{t, ptr, v.flag.ro() | f&(flagIndir|flagKindMask)}
}

func cvtT2I(v Value, t *abi.Type) Value {
	target := abi.New(t)
	storeInterface(t, target, v.contents())
	return Value{t, target, v.flag.ro() | flagIndir | flag(Interface)}
}

func cvtI2I(v Value, t *abi.Type) Value {
	if v.IsNil() {
		ret := Zero(toRType(t))
		ret.flag |= v.flag.ro()
		return ret
	}
	return cvtT2I(v.Elem(), t)
}
