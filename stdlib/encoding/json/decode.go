// JSON to Go values: the walk over tokens and types. literal.go stores what is
// neither array nor object where that is not simple.
package json

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"unsafe"
)

// An UnmarshalTypeError is a JSON value that the Go type has no room for.
type UnmarshalTypeError struct {
	Value  string       // what was there: "bool", "array", "number -5"
	Type   reflect.Type // where it should go
	Offset int64        // bytes read
	Struct string       // the type with the field, if any
	Field  string       // path of the field, with dots
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field +
			" of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// An UnmarshalFieldError is never returned any more.
//
// Deprecated: unexported fields are left out.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " +
		e.Field.Name + " of type " + e.Type.String()
}

// An InvalidUnmarshalError is a target that is no pointer, or nil.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// Float64 returns the nearest float64.
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }

// Int64 returns the number if it is one.
func (n Number) Int64() (int64, error) { return strconv.ParseInt(string(n), 10, 64) }

// Unmarshal stores data, one JSON value, in what v points to. Members without a
// field are ignored; what does not fit is left out and the first such error
// returned at the end.
func Unmarshal(data []byte, v any) error {
	m := machines.Get().(*machine)
	err := m.valid(data)
	machines.Put(m)
	if err != nil {
		return err
	}
	d := decoders.Get().(*decoder)
	d.useNumber, d.strict = false, false
	err = d.run(data, v)
	d.reset(nil)
	decoders.Put(d)
	return err
}

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// A decoder stores one valid text.
type decoder struct {
	window
	first     error    // of those that do not stop it
	path      []*field // of the structs around, outermost first
	useNumber bool
	strict    bool // unknown members are errors
}

// run stores data in what v points to.
func (d *decoder) run(data []byte, v any) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.reset(data)
	d.first, d.path = nil, d.path[:0]
	c := codecOf(p.Type())
	switch e := c.elem; e.fast {
	case reflect.Invalid, reflect.Pointer, reflect.Interface:
	default:
		if err := d.value(e, p.UnsafePointer()); err != nil {
			return d.located(err)
		}
		return d.first
	}
	box := p.UnsafePointer()
	if err := d.store(*d.take(), c, unsafe.Pointer(&box), false); err != nil {
		return d.located(err)
	}
	return d.first
}

// save remembers the first error.
func (d *decoder) save(err error) {
	if d.first == nil {
		d.first = d.located(err)
	}
}

// located tells an UnmarshalTypeError the field that is being stored.
func (d *decoder) located(err error) error {
	e, ok := err.(*UnmarshalTypeError)
	if !ok || len(d.path) == 0 {
		return err
	}
	var names []string
	for _, f := range d.path {
		names = append(append(names, f.within...), f.name)
	}
	if e.Field != "" {
		names = append(names, e.Field)
	}
	e.Struct, e.Field = d.path[len(d.path)-1].owner.Name(), strings.Join(names, ".")
	return err
}

// mismatch saves that a value of the given kind cannot be a c.
func (d *decoder) mismatch(value string, c *codec, offset int) {
	d.save(&UnmarshalTypeError{Value: value, Type: c.typ, Offset: int64(offset)})
}

// value stores the next value at p. Simple cases are done here.
func (d *decoder) value(c *codec, p unsafe.Pointer) error {
	t := d.take()
	switch t.kind {
	case tokenText:
		if c.fast == reflect.String {
			*(*string)(p) = string(d.data[t.start+1 : t.end-1])
			return nil
		}
	case tokenInt:
		if storeInt(c.fast, p, int64(t.value)) {
			return nil
		}
	case tokenFloat:
		if c.fast == reflect.Float64 {
			*(*float64)(p) = math.Float64frombits(t.value)
			return nil
		}
	case tokenTrue, tokenFalse:
		if c.fast == reflect.Bool {
			*(*bool)(p) = t.kind == tokenTrue
			return nil
		}
	case tokenObject:
		if c.fast == reflect.Struct {
			return d.structure(c.structOf(), p)
		}
	case tokenArray:
		if c.fast == reflect.Slice {
			return d.slice(c, p)
		}
	}
	return d.store(*t, c, p, true)
}

// storeInt stores n at p if a value of that kind can be n.
func storeInt(kind reflect.Kind, p unsafe.Pointer, n int64) bool {
	switch kind {
	case reflect.Int, reflect.Int64:
		*(*int64)(p) = n
		return true
	case reflect.Float64:
		*(*float64)(p) = float64(n)
		return true
	case reflect.Int32:
		if int64(int32(n)) != n {
			return false
		}
		*(*int32)(p) = int32(n)
		return true
	case reflect.Int16:
		if int64(int16(n)) != n {
			return false
		}
		*(*int16)(p) = int16(n)
		return true
	case reflect.Int8:
		if int64(int8(n)) != n {
			return false
		}
		*(*int8)(p) = int8(n)
		return true
	}
	if n < 0 {
		return false
	}
	switch kind {
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		*(*uint64)(p) = uint64(n)
		return true
	case reflect.Uint32:
		if int64(uint32(n)) != n {
			return false
		}
		*(*uint32)(p) = uint32(n)
		return true
	case reflect.Uint16:
		if int64(uint16(n)) != n {
			return false
		}
		*(*uint16)(p) = uint16(n)
		return true
	case reflect.Uint8:
		if int64(uint8(n)) != n {
			return false
		}
		*(*uint8)(p) = uint8(n)
		return true
	}
	return false
}

// store stores the value that begins with t at p. settable is false for a
// pointer that the program cannot change.
func (d *decoder) store(t token, c *codec, p unsafe.Pointer, settable bool) error {
	if t.kind != tokenObject && t.kind != tokenArray {
		if t.kind < tokenText {
			outOfSync()
		}
		return d.literal(d.data[t.start:t.end], t.end, c, p, settable, false)
	}
	u, text, inner, q := indirect(c, p, false, settable)
	what := "object"
	if t.kind == tokenArray {
		what = "array"
	}
	switch {
	case u != nil:
		return u.UnmarshalJSON(d.data[t.start:d.skip(&t)])
	case text != nil:
		d.mismatch(what, c, t.end)
		d.skip(&t)
		return nil
	case inner.kind == reflect.Interface && inner.noMethod:
		*(*any)(q) = d.any(&t)
		return nil
	case t.kind == tokenObject && inner.kind == reflect.Struct:
		return d.structure(inner.structOf(), q)
	case t.kind == tokenObject && inner.kind == reflect.Map && inner.readableKey():
		return d.mapping(inner, q)
	case t.kind == tokenArray && inner.kind == reflect.Slice:
		return d.slice(inner, q)
	case t.kind == tokenArray && inner.kind == reflect.Array:
		return d.array(inner, q)
	}
	d.mismatch(what, inner, t.end)
	d.skip(&t)
	return nil
}

// indirect goes from the value of type c at p through pointers, which it makes
// where they are nil, to what the text is for: a method of some value on the
// way, or the last value.
func indirect(c *codec, p unsafe.Pointer, null, settable bool) (Unmarshaler,
	encoding.TextUnmarshaler, *codec, unsafe.Pointer) {
	if c.kind != reflect.Pointer && c.named && (c.readsJSON || c.readText && !null) {
		u, text := reader(c, p)
		return u, text, c, p
	}
	for {
		if c.kind == reflect.Interface && *(*unsafe.Pointer)(p) != nil {
			e := c.at(p).Elem()
			if e.Kind() == reflect.Pointer && !e.IsNil() &&
				(!null || e.Type().Elem().Kind() == reflect.Pointer) {
				box := new(unsafe.Pointer)
				*box = e.UnsafePointer()
				c, p, settable = codecOf(e.Type()), unsafe.Pointer(box), false
				continue
			}
		}
		if c.kind != reflect.Pointer || null && settable {
			return nil, nil, c, p
		}
		q := *(*unsafe.Pointer)(p)
		if q == nil {
			q = reflect.New(c.elem.typ).UnsafePointer()
			*(*unsafe.Pointer)(p) = q
		} else if c.elem.kind == reflect.Interface {
			if e := c.elem.at(q).Elem(); e.IsValid() && e.Type() == c.typ && e.UnsafePointer() == q {
				return nil, nil, c.elem, q // points to itself
			}
		}
		c, settable = c.elem, true
		if p = q; c.readsJSON || c.readText && !null {
			u, text := reader(c, p)
			return u, text, c, p
		}
	}
}

// reader returns the pointer p to a value of type c as one of the two.
func reader(c *codec, p unsafe.Pointer) (Unmarshaler, encoding.TextUnmarshaler) {
	i := reflect.NewAt(c.typ, p).Interface()
	if u, ok := i.(Unmarshaler); ok {
		return u, nil
	}
	return nil, i.(encoding.TextUnmarshaler)
}

// structure stores the members up to the end of the object in the fields of the
// struct at p.
func (d *decoder) structure(s *structFields, p unsafe.Pointer) error {
	depth := len(d.path)
	d.path = append(d.path, nil)
	for i := 0; ; i++ {
		t := d.take()
		if t.kind == tokenEndObject {
			d.path = d.path[:depth]
			return nil
		}
		var f *field
		if t.kind == tokenText && i < len(s.list) && s.list[i].name == string(d.data[t.start+1:t.end-1]) {
			f = &s.list[i] // members are often in the order of fields
		} else {
			name := d.name(t)
			if f = s.lookup(name); f == nil {
				if d.strict {
					d.save(fmt.Errorf("json: unknown field %q", name))
				}
				d.skip(d.take())
				continue
			}
		}
		d.path[depth] = f
		q := unsafe.Add(p, f.offset)
		if f.hops != nil {
			q = d.hop(f, p)
		}
		var err error
		switch {
		case q == nil:
			d.skip(d.take())
		case f.quoted:
			err = d.quoted(f.codec, q)
		default:
			err = d.value(f.codec, q)
		}
		if err != nil {
			return err
		}
	}
}

// hop goes to a field behind embedded pointers, making what is nil.
func (d *decoder) hop(f *field, p unsafe.Pointer) unsafe.Pointer {
	for i := range f.hops {
		h := &f.hops[i]
		at := (*unsafe.Pointer)(unsafe.Add(p, h.offset))
		q := *at
		if q == nil {
			if h.hidden {
				d.save(fmt.Errorf("json: cannot set embedded pointer to unexported struct: %v", h.elem))
				return nil
			}
			q = reflect.New(h.elem).UnsafePointer()
			*at = q
		}
		p = q
	}
	return unsafe.Add(p, f.offset)
}

// slice stores the elements up to the end of the array. Methods of elements and
// other goroutines may change the slice meanwhile, so its header is looked at
// before each element, with no call in between.
func (d *decoder) slice(c *codec, p unsafe.Pointer) error {
	s := (*slice)(p)
	n := 0
	for ; !d.atEnd(); n++ {
		if n >= s.Cap {
			c.at(p).Grow(1)
		}
		if n >= s.Len {
			if n >= s.Cap {
				panic("reflect: slice length out of range in SetLen")
			}
			s.Len = n + 1
		}
		if err := d.value(c.elem, unsafe.Add(s.Data, uintptr(n)*c.elem.size)); err != nil {
			return err
		}
	}
	if n < s.Len {
		s.Len = n
	}
	if n == 0 {
		c.at(p).Set(reflect.MakeSlice(c.typ, 0, 0))
	}
	return nil
}

// atEnd takes the end of an array, if it is next.
func (d *decoder) atEnd() bool {
	if d.pos == d.len {
		d.fill()
	}
	if d.tokens[d.pos].kind != tokenEndArray {
		return false
	}
	d.pos++
	return true
}

func (d *decoder) array(c *codec, p unsafe.Pointer) error {
	n := 0
	for ; !d.atEnd(); n++ {
		if n >= c.len {
			d.skip(d.take())
		} else if err := d.value(c.elem, unsafe.Add(p, uintptr(n)*c.elem.size)); err != nil {
			return err
		}
	}
	for ; n < c.len; n++ {
		c.elem.at(unsafe.Add(p, uintptr(n)*c.elem.size)).SetZero()
	}
	return nil
}

// name returns the text of a member's name, good until the next call.
func (d *decoder) name(t *token) []byte {
	quoted := d.data[t.start:t.end]
	switch t.kind {
	case tokenText:
		return quoted[1 : len(quoted)-1]
	case tokenEscaped:
		if name, ok := unquoted(quoted); ok {
			return name
		}
	}
	outOfSync()
	return nil
}

func (c *codec) readableKey() bool {
	k := c.typ.Key().Kind()
	return k == reflect.String || reflect.Int <= k && k <= reflect.Uintptr || c.keyKind.readsText
}

// mapping stores the members up to the end of the object in the map at p.
func (d *decoder) mapping(c *codec, p unsafe.Pointer) error {
	m := c.at(p)
	if m.IsNil() {
		m.Set(reflect.MakeMap(c.typ))
	}
	switch c.special {
	case reflect.Interface:
		d.anyMap(*(*map[string]any)(p))
		return nil
	case reflect.String:
		return d.stringMap(*(*map[string]string)(p), c)
	}
	box := reflect.New(c.elem.typ)
	for {
		t := *d.take()
		if t.kind == tokenEndObject {
			return nil
		}
		name := d.name(&t)
		box.Elem().SetZero()
		if err := d.value(c.elem, box.UnsafePointer()); err != nil {
			return err
		}
		key, err := d.key(c, name, &t)
		if err != nil {
			return err
		}
		if key.IsValid() {
			m.SetMapIndex(key, box.Elem())
		}
	}
}

func (d *decoder) stringMap(m map[string]string, c *codec) error {
	for {
		t := d.take()
		if t.kind == tokenEndObject {
			return nil
		}
		name, value := string(d.name(t)), ""
		if err := d.value(c.elem, unsafe.Pointer(&value)); err != nil {
			return err
		}
		m[name] = value
	}
}

// key makes a key of c's map of a member's name; it is not valid if the name
// cannot be one. t is the token of the name.
func (d *decoder) key(c *codec, name []byte, t *token) (reflect.Value, error) {
	typ := c.typ.Key()
	key := reflect.New(typ)
	if c.keyKind.readsText {
		box := key.UnsafePointer()
		c := codecOf(key.Type())
		err := d.literal(d.data[t.start:t.end], t.end, c, unsafe.Pointer(&box), false, true)
		return key.Elem(), err
	}
	key = key.Elem()
	fits := true
	switch {
	case key.CanInt():
		n, err := strconv.ParseInt(string(name), 10, 64)
		if fits = err == nil && !key.OverflowInt(n); fits {
			key.SetInt(n)
		}
	case key.CanUint():
		n, err := strconv.ParseUint(string(name), 10, 64)
		if fits = err == nil && !key.OverflowUint(n); fits {
			key.SetUint(n)
		}
	default:
		key.SetString(string(name))
	}
	if !fits {
		value := "number " + string(name)
		d.save(&UnmarshalTypeError{Value: value, Type: typ, Offset: int64(t.start + 1)})
		return reflect.Value{}, nil
	}
	return key, nil
}

// any returns the value that begins with t as bool, float64 or Number, string,
// []any, map[string]any or nil.
func (d *decoder) any(t *token) any {
	switch t.kind {
	case tokenText:
		return string(d.data[t.start+1 : t.end-1])
	case tokenEscaped:
		return string(d.name(t))
	case tokenObject:
		m := make(map[string]any)
		d.anyMap(m)
		return m
	case tokenArray:
		list := make([]any, 0)
		for !d.atEnd() {
			list = append(list, d.any(d.take()))
		}
		return list
	case tokenTrue:
		return true
	case tokenFalse:
		return false
	case tokenNull:
		return nil
	case tokenInt:
		if !d.useNumber {
			return float64(int64(t.value))
		}
	case tokenFloat:
		if !d.useNumber {
			return math.Float64frombits(t.value)
		}
	case tokenNumber:
	default:
		outOfSync()
	}
	n, err := d.number(string(d.data[t.start:t.end]), t.end)
	if err != nil {
		d.save(err)
	}
	return n
}

func (d *decoder) anyMap(m map[string]any) {
	for {
		t := d.take()
		if t.kind == tokenEndObject {
			return
		}
		name := string(d.name(t))
		m[name] = d.any(d.take())
	}
}
