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

// rangesOver reports whether v is a function to range over with n variables.
func (v Value) rangesOver(n int) bool {
	return v.Kind() == Func && canRangeFunc(v.Type().common(), n)
}

// callRange calls the function v with a yield function of its own type that
// does as yield.
func (v Value) callRange(yield func(in []Value) bool) {
	typ := v.Type().In(0)
	result := typ.Out(0)
	v.Call([]Value{MakeFunc(typ, func(in []Value) []Value {
		return []Value{ValueOf(yield(in)).Convert(result)}
	})})
}

// Seq returns an iterator over what range with one variable gives.
func (v Value) Seq() iter.Seq[Value] {
	if v.rangesOver(1) {
		return func(yield func(Value) bool) {
			v.callRange(func(in []Value) bool { return yield(in[0]) })
		}
	}
	switch k := v.Kind(); {
	case Int <= k && k <= Int64:
		return rangeInt(v, uint64(max(v.Int(), 0)))
	case Uint <= k && k <= Uintptr:
		return rangeInt(v, v.Uint())
	case k == Pointer && v.Elem().kind() == Array:
		return positions(v.Type().Elem().Len)
	case k == Array || k == Slice:
		return positions(v.Len)
	case k == String:
		return v.runePositions
	case k == Map:
		return v.mapKeys
	case k == Chan:
		return v.received
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// positions yields the integers below the length that there is at the start.
func positions(length func() int) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		n := length()
		for i := 0; i < n && yield(ValueOf(i)); i++ {
		}
	}
}

// The sequences of one kind each.

func (v Value) runePositions(yield func(Value) bool) {
	v.runes(func(at, _ Value) bool { return yield(at) })
}

func (v Value) mapKeys(yield func(Value) bool) {
	for entry := v.MapRange(); entry.Next() && yield(entry.Key()); {
	}
}

func (v Value) received(yield func(Value) bool) {
	for {
		if x, open := v.Recv(); !open || !yield(x) {
			return
		}
	}
}

// Seq2 returns an iterator over what range with two variables gives.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if v.rangesOver(2) {
		return func(yield func(Value, Value) bool) {
			v.callRange(func(in []Value) bool { return yield(in[0], in[1]) })
		}
	}
	switch k := v.Kind(); {
	case k == Pointer && v.Elem().kind() == Array:
		return v.Elem().elements
	case k == Array || k == Slice:
		return v.elements
	case k == String:
		return v.runes
	case k == Map:
		return v.entries
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}

func (v Value) elements(yield func(Value, Value) bool) {
	n := v.Len()
	for i := 0; i < n && yield(ValueOf(i), v.Index(i)); i++ {
	}
}

func (v Value) runes(yield func(Value, Value) bool) {
	for at, r := range v.String() {
		if !yield(ValueOf(at), ValueOf(r)) {
			break
		}
	}
}

func (v Value) entries(yield func(Value, Value) bool) {
	for entry := v.MapRange(); entry.Next() && yield(entry.Key(), entry.Value()); {
	}
}

// Fields yields the fields of a struct and their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	typ := v.Type()
	n := len(toRType(typ.common()).structFields("Fields"))
	return func(yield func(StructField, Value) bool) {
		for i := 0; i < n && yield(typ.Field(i), v.Field(i)); i++ {
		}
	}
}

// Methods yields the exported methods of the value and their bound functions.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		typ, n := v.Type(), v.NumMethod()
		for i := 0; i < n && yield(typ.Method(i), v.Method(i)); i++ {
		}
	}
}
