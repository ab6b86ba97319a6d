// Ranging over Values as range does over what they hold.
// Integer loop variables have the type of the integer.
package reflect

import "iter"

// rangeInt yields the integers below n as values of v's type.
func rangeInt(v Value, n uint64) iter.Seq[Value] {
	t := v.typ()
	return func(yield func(Value) bool) {
		for i := uint64(0); i < n; i++ {
			if !yield(makeBits(0, i, t)) {
				return
			}
		}
	}
}

// Seq returns an iterator over what range with one variable gives.
func (v Value) Seq() iter.Seq[Value] {
	if canRangeFuncValue(v, 1) {
		return func(yield func(Value) bool) {
			rf := MakeFunc(v.Type().In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0])).Convert(v.Type().In(0).Out(0))}
			})
			v.Call([]Value{rf})
		}
	}
	switch v.Kind() {
	case Int, Int8, Int16, Int32, Int64:
		return rangeInt(v, uint64(max(v.Int(), 0)))
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return rangeInt(v, v.Uint())
	case Pointer:
		if v.Type().Elem().Kind() != Array {
			break
		}
		return indices(v.Type().Elem().Len())
	case Array:
		return indices(v.Len())
	case Slice:
		return func(yield func(Value) bool) {
			for i := 0; i < v.Len(); i++ {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case Map:
		return func(yield func(Value) bool) {
			i := v.MapRange()
			for i.Next() {
				if !yield(i.Key()) {
					return
				}
			}
		}
	case Chan:
		return func(yield func(Value) bool) {
			for value, ok := v.Recv(); ok; value, ok = v.Recv() {
				if !yield(value) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

func indices(n int) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := range n {
			if !yield(ValueOf(i)) {
				return
			}
		}
	}
}

func canRangeFuncValue(v Value, n int) bool {
	return v.Kind() == Func && v.flag&flagMethod == 0 && canRangeFunc(v.typ(), n) ||
		v.Kind() == Func && v.flag&flagMethod != 0 && canRangeFunc(v.Type().common(), n)
}

// Seq2 returns an iterator over what range with two variables gives.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if canRangeFuncValue(v, 2) {
		return func(yield func(Value, Value) bool) {
			rf := MakeFunc(v.Type().In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0], in[1])).Convert(v.Type().In(0).Out(0))}
			})
			v.Call([]Value{rf})
		}
	}
	switch v.Kind() {
	case Pointer:
		if v.Type().Elem().Kind() == Array {
			return elements(v.Elem())
		}
	case Array, Slice:
		return elements(v)
	case String:
		return func(yield func(Value, Value) bool) {
			for i, c := range v.String() {
				if !yield(ValueOf(i), ValueOf(c)) {
					return
				}
			}
		}
	case Map:
		return func(yield func(Value, Value) bool) {
			i := v.MapRange()
			for i.Next() {
				if !yield(i.Key(), i.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}

func elements(v Value) iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for i := 0; i < v.Len(); i++ {
			if !yield(ValueOf(i), v.Index(i)) {
				return
			}
		}
	}
}

// Fields yields the fields of a struct and their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// Methods yields the exported methods of the value and their bound functions.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range v.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}
