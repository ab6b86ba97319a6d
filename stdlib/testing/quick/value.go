// Arbitrary values. From a seeded source they are the same as Go's: each kind
// takes its random numbers in the same order.
package quick

import (
	"math"
	"math/rand"
	"reflect"
)

// A Generator makes random values of its own type. The size is a hint at how
// large they may be.
type Generator interface {
	Generate(rand *rand.Rand, size int) reflect.Value
}

// largest bounds the length of what has elements.
const largest = 50

// Value returns an arbitrary value of type t, made by its own Generate where it
// has that. ok is false if there is a part of which none can be made: a channel,
// a function, an interface. The fields of structs must be exported.
//
//vole:cost 72
func Value(t reflect.Type, rand *rand.Rand) (value reflect.Value, ok bool) {
	return maker{rand}.value(t, largest)
}

// A maker makes values from random numbers.
type maker struct {
	*rand.Rand
}

// value makes a value of type t of about the given size, which shrinks on the
// way down, so that recursive types come to an end.
func (m maker) value(t reflect.Type, size int) (reflect.Value, bool) {
	if g, ok := reflect.TypeAssert[Generator](reflect.Zero(t)); ok {
		return g.Generate(m.Rand, size), true
	}
	v := reflect.New(t).Elem()
	if m.basic(v) || m.composite(v, size) {
		return v, true
	}
	return reflect.Value{}, false
}

// basic sets v if it is no pointer and has no parts.
func (m maker) basic(v reflect.Value) bool {
	switch k := v.Kind(); {
	case k == reflect.Bool:
		v.SetBool(m.Int()&1 == 0)
	case v.CanInt():
		v.SetInt(int64(m.Uint64()))
	case v.CanUint():
		v.SetUint(m.Uint64())
	case v.CanFloat():
		v.SetFloat(m.float(k == reflect.Float32))
	case v.CanComplex():
		re := m.float(k == reflect.Complex64)
		v.SetComplex(complex(re, m.float(k == reflect.Complex64)))
	case k == reflect.String:
		text := make([]rune, m.Intn(largest))
		for i := range text {
			text[i] = rune(m.Intn(0x10ffff))
		}
		v.SetString(string(text))
	default:
		return false
	}
	return true
}

// float returns a number from all the range of its type.
func (m maker) float(single bool) float64 {
	limit := math.MaxFloat64
	if single {
		limit = math.MaxFloat32
	}
	x := m.Float64() * limit
	if m.Int()&1 == 1 {
		return -x
	}
	return x
}

// composite sets v if it is a pointer or has parts.
func (m maker) composite(v reflect.Value, size int) bool {
	t := v.Type()
	switch v.Kind() {
	case reflect.Pointer:
		return m.pointer(v, size)
	case reflect.Map:
		return m.entries(v, size)
	case reflect.Slice:
		n := m.Intn(size)
		v.Set(reflect.MakeSlice(t, n, n))
		return m.parts(n, size-n, v.Index)
	case reflect.Array:
		return m.parts(v.Len(), size, v.Index)
	case reflect.Struct:
		n := v.NumField()
		if n > size {
			return m.parts(n, 1, v.Field)
		}
		return m.parts(n, size/max(n, 1), v.Field)
	}
	return false
}

// parts sets n parts to values of one size.
func (m maker) parts(n, size int, part func(int) reflect.Value) bool {
	for i := range n {
		p := part(i)
		x, ok := m.value(p.Type(), size)
		if !ok {
			return false
		}
		p.Set(x)
	}
	return true
}

// pointer sets v to nil, rarely, or to a pointer to a new value.
func (m maker) pointer(v reflect.Value, size int) bool {
	if m.Intn(size) == 0 {
		return true
	}
	x, ok := m.value(v.Type().Elem(), size)
	if ok {
		v.Set(reflect.New(v.Type().Elem()))
		v.Elem().Set(x)
	}
	return ok
}

func (m maker) entries(v reflect.Value, size int) bool {
	t := v.Type()
	n := m.Intn(size)
	v.Set(reflect.MakeMap(t))
	for range n {
		key, ok1 := m.value(t.Key(), size)
		elem, ok2 := m.value(t.Elem(), size)
		if !ok1 || !ok2 {
			return false
		}
		v.SetMapIndex(key, elem)
	}
	return true
}
