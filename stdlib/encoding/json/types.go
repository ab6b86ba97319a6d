// What is known of a Go type: how its values lie in memory, the methods that
// speak for it, and the fields of structs by their tags. Worked out once.
package json

import (
	"encoding"
	"internal/abi"
	"reflect"
	"sync"
	"sync/atomic"
	"unsafe"
)

// A Marshaler writes itself as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// An Unmarshaler reads itself from a JSON value, which it must copy to keep.
// It is not called for absent members; null should do nothing.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// A Number is the text of a number.
type Number string

func (n Number) String() string { return string(n) }

// A codec describes a type.
type codec struct {
	typ  reflect.Type
	kind reflect.Kind
	elem *codec // of pointer, slice, array; of a map the values
	size uintptr
	len  int // of an array

	fast     reflect.Kind // kind if nothing but that decides how to decode, else Invalid
	named    bool
	noMethod bool // an interface type without methods
	bytes    bool // a slice that is text in base64
	number   bool // type Number
	keyKind  keyKind
	special  reflect.Kind // String, Interface: map[string]string, map[string]any

	marshals            bool // some of the next four
	addrJSON, selfJSON  bool // by a pointer to the value, by the value itself
	addrText, selfText  bool
	readsJSON, readText bool // a pointer to the value is an Unmarshaler, a TextUnmarshaler

	fields atomic.Pointer[structFields]
}

// keyKind says how keys of a map are written and read.
type keyKind struct {
	usable    bool // for writing
	text      bool // K is a TextMarshaler
	readsText bool // *K is a TextUnmarshaler
}

var (
	marshalerType       = reflect.TypeFor[Marshaler]()
	textMarshalerType   = reflect.TypeFor[encoding.TextMarshaler]()
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
	numberType          = reflect.TypeFor[Number]()
	stringType          = reflect.TypeFor[string]()
	anyType             = reflect.TypeFor[any]()
)

var (
	codecs     sync.Map   // reflect.Type → *codec, complete ones
	codecsLock sync.Mutex // of making more
)

// codecOf returns the codec of t.
func codecOf(t reflect.Type) *codec {
	if c, ok := codecs.Load(t); ok {
		return c.(*codec)
	}
	codecsLock.Lock()
	defer codecsLock.Unlock()
	made := map[reflect.Type]*codec{}
	c := makeCodec(t, made)
	for t, c := range made {
		codecs.Store(t, c)
	}
	return c
}

// makeCodec also makes those that t is made of but for fields of structs, for
// which there will be time when they are needed.
func makeCodec(t reflect.Type, made map[reflect.Type]*codec) *codec {
	if c, ok := codecs.Load(t); ok {
		return c.(*codec)
	}
	if c := made[t]; c != nil {
		return c
	}
	kind := t.Kind()
	c := &codec{typ: t, kind: kind, size: t.Size(), named: t.Name() != ""}
	made[t] = c
	p := reflect.PointerTo(t)
	c.selfJSON, c.selfText = t.Implements(marshalerType), t.Implements(textMarshalerType)
	if kind != reflect.Pointer {
		c.addrJSON, c.addrText = p.Implements(marshalerType), p.Implements(textMarshalerType)
	}
	c.marshals = c.selfJSON || c.selfText || c.addrJSON || c.addrText
	c.readsJSON, c.readText = p.Implements(unmarshalerType), p.Implements(textUnmarshalerType)
	c.number = t == numberType
	if !c.readsJSON && !c.readText && !c.number {
		c.fast = kind
	}
	switch kind {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		c.elem = makeCodec(t.Elem(), made)
	}
	switch kind {
	case reflect.Array:
		c.len = t.Len()
	case reflect.Interface:
		c.noMethod = t.NumMethod() == 0
	case reflect.Slice:
		c.bytes = c.elem.kind == reflect.Uint8 && !c.elem.addrJSON && !c.elem.addrText
	}
	if kind == reflect.Map {
		c.describeKey(t.Key())
	}
	return c
}

func (c *codec) describeKey(key reflect.Type) {
	c.keyKind.text = key.Implements(textMarshalerType)
	c.keyKind.readsText = reflect.PointerTo(key).Implements(textUnmarshalerType)
	switch k := key.Kind(); {
	case k == reflect.String, reflect.Int <= k && k <= reflect.Uintptr:
		c.keyKind.usable = true
	default:
		c.keyKind.usable = c.keyKind.text
	}
	if key == stringType && (c.elem.typ == stringType || c.elem.typ == anyType) {
		c.special = c.elem.kind
	}
}

// at is the value of type c at p.
func (c *codec) at(p unsafe.Pointer) reflect.Value { return reflect.NewAt(c.typ, p).Elem() }

// held returns where the value that i, which is not nil, holds lies.
func held(i any) unsafe.Pointer {
	e := (*abi.EmptyInterface)(unsafe.Pointer(&i))
	if !e.Type.IsDirect() {
		return e.Data
	}
	p := new(unsafe.Pointer)
	*p = e.Data
	return unsafe.Pointer(p)
}

// slice is the header of any slice.
type slice = abi.SliceHeader
