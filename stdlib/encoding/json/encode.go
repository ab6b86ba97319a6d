// Package json goes between Go values and JSON (RFC 8259).
//
// A type is looked at once (types.go, fields.go); values are then read and
// written where they lie. Decoding first runs a machine over the whole text
// (scan.go), so that nothing is stored of text that is not JSON; then it goes
// through a window of tokens. What loops over bytes is native.
//
// This file: Go values to JSON.
package json

import (
	"encoding"
	"encoding/base64"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"
)

// An UnsupportedTypeError is a type that JSON has nothing for.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string {
	return "json: unsupported type: " + e.Type.String()
}

// An UnsupportedValueError is such a value: infinite, or a cycle.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// InvalidUTF8Error is never returned any more.
//
// Deprecated: bad UTF-8 is replaced.
type InvalidUTF8Error struct {
	S string // with bad UTF-8
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// A MarshalerError is the failure of a method MarshalJSON or MarshalText.
type MarshalerError struct {
	Type reflect.Type
	Err  error

	method string
}

func (e *MarshalerError) Error() string {
	method := e.method
	if method == "" {
		method = "MarshalJSON"
	}
	return "json: error calling " + method + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap returns the error of the method.
func (e *MarshalerError) Unwrap() error { return e.Err }

// Marshal returns v as JSON, safe inside HTML.
func Marshal(v any) ([]byte, error) {
	e := newEncoder(true)
	err := e.run(v)
	if err != nil {
		encoders.Put(e)
		return nil, err
	}
	out := append([]byte(nil), e.buf...)
	encoders.Put(e)
	return out, nil
}

// MarshalIndent is Marshal and Indent.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	if b, err = appendIndent(make([]byte, 0, 2*len(b)), b, prefix, indent); err != nil {
		return nil, err
	}
	return b, nil
}

// An encoder collects text.
type encoder struct {
	buf   []byte
	html  bool
	depth int // of pointers, maps and slices
	seen  map[visit]bool
	names []string // of map keys, a stack
}

// A visit is a pointer, map or slice that is being written.
type visit struct {
	typ  reflect.Type // of a pointer
	data unsafe.Pointer
	len  int // of a slice
}

// Cycles are looked for beyond this depth.
const trustedDepth = 1000

var encoders = sync.Pool{New: func() any { return new(encoder) }}

func newEncoder(html bool) *encoder {
	e := encoders.Get().(*encoder)
	e.buf, e.names = e.buf[:0], e.names[:0]
	e.html, e.depth, e.seen = html, 0, nil
	return e
}

// failure is panicked with to leave run.
type failure struct{ err error }

func fail(err error) { panic(failure{err}) }

// run appends v.
func (e *encoder) run(v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			err = f.err
		}
	}()
	e.any(v)
	return nil
}

// any appends what is in an interface.
func (e *encoder) any(v any) {
	switch v := v.(type) {
	case nil:
		e.buf = append(e.buf, "null"...)
	case string:
		e.text(v)
	case float64:
		e.float(v, 64, nil)
	case bool:
		e.buf = strconv.AppendBool(e.buf, v)
	case int:
		e.number(uint64(v), formatInt)
	case map[string]any:
		e.stringMap(v, nil, unsafe.Pointer(&v))
	case []any:
		e.slice(codecOf(reflect.TypeOf(v)), unsafe.Pointer(&v), false)
	default:
		e.value(codecOf(reflect.TypeOf(v)), held(v), false, false)
	}
}

// value appends the value of type c at p. addr says that the program could take
// its address, quoted that numbers, bools and strings are written in quotes.
func (e *encoder) value(c *codec, p unsafe.Pointer, addr, quoted bool) {
	if c.marshals && e.marshal(c, p, addr) {
		return
	}
	switch c.kind {
	case reflect.String:
		e.string(c, *(*string)(p), quoted)
	case reflect.Struct:
		e.object(c.structOf(), p, addr)
	case reflect.Interface:
		e.content(c, p)
	case reflect.Pointer:
		e.pointer(c, p, quoted)
	case reflect.Slice:
		e.slice(c, p, quoted)
	case reflect.Array:
		e.elements(c.elem, p, c.len, addr, quoted)
	case reflect.Map:
		e.mapping(c, p, quoted)
	case reflect.Int:
		if quoted {
			e.buf = append(e.buf, '"')
		}
		e.number(*(*uint64)(p), formatInt)
		if quoted {
			e.buf = append(e.buf, '"')
		}
	default:
		if quoted {
			e.buf = append(e.buf, '"')
			e.scalar(c, p)
			e.buf = append(e.buf, '"')
			return
		}
		e.scalar(c, p)
	}
}

func (e *encoder) scalar(c *codec, p unsafe.Pointer) {
	switch c.kind {
	case reflect.Bool:
		e.buf = strconv.AppendBool(e.buf, *(*bool)(p))
	case reflect.Float64:
		e.float(*(*float64)(p), 64, c)
	case reflect.Float32:
		e.float(float64(*(*float32)(p)), 32, c)
	case reflect.Int, reflect.Int64:
		e.number(*(*uint64)(p), formatInt)
	case reflect.Int32:
		e.number(uint64(*(*int32)(p)), formatInt)
	case reflect.Int16:
		e.number(uint64(*(*int16)(p)), formatInt)
	case reflect.Int8:
		e.number(uint64(*(*int8)(p)), formatInt)
	case reflect.Uint, reflect.Uint64, reflect.Uintptr:
		e.number(*(*uint64)(p), formatUint)
	case reflect.Uint32:
		e.number(uint64(*(*uint32)(p)), formatUint)
	case reflect.Uint16:
		e.number(uint64(*(*uint16)(p)), formatUint)
	case reflect.Uint8:
		e.number(uint64(*(*uint8)(p)), formatUint)
	default:
		fail(&UnsupportedTypeError{c.typ})
	}
}

// Kinds of numbers for writeNumber.
const (
	formatInt = iota
	formatUint
	formatFloat
)

// writeNumber writes the number that the bits are, and returns the bytes
// written. dst has room for 40. Native.
//
//go:noescape
func writeNumber(dst []byte, bits uint64, kind int) int

func (e *encoder) number(bits uint64, kind int) {
	b := e.buf
	n := len(b)
	if cap(b)-n < 40 {
		b = slices.Grow(b, 40)
	}
	e.buf = b[:n+writeNumber(b[n:cap(b)], bits, kind)]
}

// float appends f as JavaScript writes numbers. c is its type for the error,
// nil for float64.
func (e *encoder) float(f float64, bits int, c *codec) {
	if f-f != 0 {
		v := reflect.ValueOf(f)
		if c != nil {
			v = v.Convert(c.typ)
		}
		fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	if bits == 64 {
		e.number(math.Float64bits(f), formatFloat)
		return
	}
	abs := float32(math.Abs(f))
	if abs == 0 || 1e-6 <= abs && abs < 1e21 {
		e.buf = strconv.AppendFloat(e.buf, f, 'f', -1, bits)
		return
	}
	e.buf = strconv.AppendFloat(e.buf, f, 'e', -1, bits)
	if n := len(e.buf); e.buf[n-4] == 'e' && e.buf[n-3] == '-' && e.buf[n-2] == '0' {
		e.buf[n-2] = e.buf[n-1] // e-09 is e-9
		e.buf = e.buf[:n-1]
	}
}

func (e *encoder) string(c *codec, s string, quoted bool) {
	switch {
	case c.number:
		if s == "" {
			s = "0"
		}
		if !isNumber(s) {
			fail(fmt.Errorf("json: invalid number literal %q", s))
		}
		if quoted {
			s = `"` + s + `"`
		}
		e.buf = append(e.buf, s...)
	case quoted:
		inner := appendText(nil, s, e.html)
		e.buf = appendText(e.buf, unsafe.String(unsafe.SliceData(inner), len(inner)), false)
	default:
		e.text(s)
	}
}

func (e *encoder) text(s string) { e.buf = appendText(e.buf, s, e.html) }

// appendText appends s as a JSON string.
func appendText(b []byte, s string, html bool) []byte {
	for b = append(b, '"'); ; {
		if cap(b)-len(b) < min(len(s), 1<<16)+8 {
			b = slices.Grow(b, len(s)+8)
		}
		written, read := escape(b[len(b):cap(b)], s, html)
		b = b[:len(b)+written]
		if s = s[read:]; s == "" {
			return append(b, '"')
		}
	}
}

// object appends the struct at p.
func (e *encoder) object(s *structFields, p unsafe.Pointer, addr bool) {
	next := byte('{')
	for i := range s.list {
		f := &s.list[i]
		q := p
		if f.hops == nil {
			q = unsafe.Add(p, f.offset)
		} else if q = f.find(p); q == nil {
			continue
		}
		if (f.omitEmpty || f.omitZero) && f.leftOut(q) {
			continue
		}
		e.buf = append(e.buf, next)
		next = ','
		if e.html {
			e.buf = append(e.buf, f.htmlName...)
		} else {
			e.buf = append(e.buf, f.plainName...)
		}
		e.value(f.codec, q, addr || f.hops != nil, f.quoted)
	}
	if next == '{' {
		e.buf = append(e.buf, '{')
	}
	e.buf = append(e.buf, '}')
}

// content appends what the interface at p holds.
func (e *encoder) content(c *codec, p unsafe.Pointer) {
	if c.noMethod {
		e.any(*(*any)(p))
		return
	}
	if v := c.at(p); v.IsNil() {
		e.any(nil)
	} else {
		e.any(v.Interface())
	}
}

// enter goes one level down; beyond trustedDepth it fails for what is being
// written already. leave must follow.
func (e *encoder) enter(v visit, c *codec, p unsafe.Pointer) {
	if e.depth++; e.depth <= trustedDepth {
		return
	}
	if e.seen[v] {
		fail(&UnsupportedValueError{c.at(p), "encountered a cycle via " + c.typ.String()})
	}
	if e.seen == nil {
		e.seen = map[visit]bool{}
	}
	e.seen[v] = true
}

func (e *encoder) leave(v visit) {
	if e.depth > trustedDepth {
		delete(e.seen, v)
	}
	e.depth--
}

func (e *encoder) pointer(c *codec, p unsafe.Pointer, quoted bool) {
	q := *(*unsafe.Pointer)(p)
	if q == nil {
		e.buf = append(e.buf, "null"...)
		return
	}
	v := visit{typ: c.typ, data: q}
	e.enter(v, c, p)
	e.value(c.elem, q, true, quoted)
	e.leave(v)
}

func (e *encoder) slice(c *codec, p unsafe.Pointer, quoted bool) {
	s := (*slice)(p)
	if s.Data == nil {
		e.buf = append(e.buf, "null"...)
		return
	}
	if c.bytes {
		e.buf = append(e.buf, '"')
		e.buf = base64.StdEncoding.AppendEncode(e.buf, *(*[]byte)(p))
		e.buf = append(e.buf, '"')
		return
	}
	v := visit{data: s.Data, len: s.Len}
	e.enter(v, c, p)
	e.elements(c.elem, s.Data, s.Len, true, quoted)
	e.leave(v)
}

func (e *encoder) elements(c *codec, p unsafe.Pointer, n int, addr, quoted bool) {
	e.buf = append(e.buf, '[')
	for i := range n {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.value(c, unsafe.Add(p, uintptr(i)*c.size), addr, quoted)
	}
	e.buf = append(e.buf, ']')
}

// mapping appends the map at p, its keys in order.
func (e *encoder) mapping(c *codec, p unsafe.Pointer, quoted bool) {
	if !c.keyKind.usable {
		fail(&UnsupportedTypeError{c.typ})
	}
	switch c.special {
	case reflect.Interface:
		e.stringMap(*(*map[string]any)(p), c, p)
		return
	case reflect.String:
		e.textMap(*(*map[string]string)(p))
		return
	}
	m := c.at(p)
	if m.IsNil() {
		e.buf = append(e.buf, "null"...)
		return
	}
	v := visit{data: m.UnsafePointer(), len: -1}
	e.enter(v, c, p)
	type member struct {
		name  string
		value reflect.Value
	}
	members := make([]member, 0, m.Len())
	for it := m.MapRange(); it.Next(); {
		name, err := e.keyName(c, it.Key())
		if err != nil {
			fail(fmt.Errorf("json: encoding error for type %q: %q", c.typ.String(), err.Error()))
		}
		members = append(members, member{name, it.Value()})
	}
	slices.SortFunc(members, func(a, b member) int { return strings.Compare(a.name, b.name) })
	next := byte('{')
	box := reflect.New(c.elem.typ).Elem() // values of maps have no address
	for _, m := range members {
		e.member(next, m.name)
		next = ','
		box.Set(m.value)
		e.value(c.elem, box.Addr().UnsafePointer(), false, quoted)
	}
	e.closeObject(next)
	e.leave(v)
}

func (e *encoder) closeObject(next byte) {
	if next == '{' {
		e.buf = append(e.buf, '{')
	}
	e.buf = append(e.buf, '}')
}

func (e *encoder) keyName(c *codec, key reflect.Value) (string, error) {
	switch kind := key.Kind(); {
	case kind == reflect.String:
		return key.String(), nil
	case c.keyKind.text || kind == reflect.Interface:
		if kind == reflect.Pointer && key.IsNil() {
			return "", nil
		}
		if m, ok := key.Interface().(encoding.TextMarshaler); ok {
			text, err := m.MarshalText()
			return string(text), err
		}
	case key.CanInt():
		return strconv.FormatInt(key.Int(), 10), nil
	case key.CanUint():
		return strconv.FormatUint(key.Uint(), 10), nil
	}
	panic("unexpected map key type")
}

// stringMap appends a map[string]any, which lies at p. Its type is c, nil for
// the plain one.
func (e *encoder) stringMap(m map[string]any, c *codec, p unsafe.Pointer) {
	if m == nil {
		e.buf = append(e.buf, "null"...)
		return
	}
	if c == nil && e.depth >= trustedDepth {
		c = codecOf(reflect.TypeOf(m))
	}
	v := visit{data: *(*unsafe.Pointer)(p), len: -1}
	e.enter(v, c, p)
	base := len(e.names)
	for name := range m {
		e.names = append(e.names, name)
	}
	names := e.names[base:]
	slices.Sort(names)
	next := byte('{')
	for _, name := range names {
		e.member(next, name)
		next = ','
		e.any(m[name])
	}
	e.forget(base, next)
	e.leave(v)
}

// textMap appends a map[string]string.
func (e *encoder) textMap(m map[string]string) {
	if m == nil {
		e.buf = append(e.buf, "null"...)
		return
	}
	base := len(e.names)
	for name := range m {
		e.names = append(e.names, name)
	}
	slices.Sort(e.names[base:])
	next := byte('{')
	for _, name := range e.names[base:] {
		e.member(next, name)
		next = ','
		e.text(m[name])
	}
	e.forget(base, next)
}

// member appends what is before the value of a member.
func (e *encoder) member(next byte, name string) {
	e.buf = append(e.buf, next)
	e.text(name)
	e.buf = append(e.buf, ':')
}

// forget drops the names of an object and closes it.
func (e *encoder) forget(base int, next byte) {
	clear(e.names[base:])
	e.names = e.names[:base]
	e.closeObject(next)
}

// marshal lets the value write itself if it has a method that is to be called.
func (e *encoder) marshal(c *codec, p unsafe.Pointer, addr bool) bool {
	switch {
	case addr && c.addrJSON:
		e.callJSON(c, reflect.NewAt(c.typ, p).Interface())
	case c.selfJSON:
		e.callJSON(c, c.self(p))
	case addr && c.addrText:
		e.callText(c, reflect.NewAt(c.typ, p).Interface())
	case c.selfText:
		e.callText(c, c.self(p))
	default:
		return false
	}
	return true
}

// self returns the value at p as an any, nil for a nil pointer or interface.
func (c *codec) self(p unsafe.Pointer) any {
	if (c.kind == reflect.Pointer || c.kind == reflect.Interface) && *(*unsafe.Pointer)(p) == nil {
		return nil
	}
	return c.at(p).Interface()
}

func (e *encoder) callJSON(c *codec, v any) {
	m, ok := v.(Marshaler)
	if !ok {
		e.buf = append(e.buf, "null"...)
		return
	}
	b, err := m.MarshalJSON()
	if err == nil {
		e.buf, err = appendCompact(e.buf, b, e.html)
	}
	if err != nil {
		fail(&MarshalerError{c.typ, err, "MarshalJSON"})
	}
}

func (e *encoder) callText(c *codec, v any) {
	m, ok := v.(encoding.TextMarshaler)
	if !ok {
		e.buf = append(e.buf, "null"...)
		return
	}
	text, err := m.MarshalText()
	if err != nil {
		fail(&MarshalerError{c.typ, err, "MarshalText"})
	}
	e.buf = appendText(e.buf, unsafe.String(unsafe.SliceData(text), len(text)), e.html)
}

// isNumber reports whether s is a JSON number.
func isNumber(s string) bool {
	digits := func() bool {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		s = s[n:]
		return n > 0
	}
	s = strings.TrimPrefix(s, "-")
	if strings.HasPrefix(s, "0") {
		s = s[1:]
	} else if !digits() {
		return false
	}
	if strings.HasPrefix(s, ".") {
		if s = s[1:]; !digits() {
			return false
		}
	}
	if s != "" && s[0]|0x20 == 'e' {
		if s = s[1:]; s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		if !digits() {
			return false
		}
	}
	return s == ""
}
