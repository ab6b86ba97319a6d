// Go values to elements.
package xml

import (
	"bufio"
	"bytes"
	"encoding"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// Header is a declaration, which Marshal does not write.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// A Marshaler writes itself: one element that start begins, or none.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// A MarshalerAttr makes an attribute of itself; one without a name is left out.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

// An UnsupportedTypeError is a type that XML has nothing for.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// Marshal returns v as XML. A slice is its elements, a nil pointer nothing, a
// struct an element of the name of its type or tag.
//
//go:noinline
func Marshal(v any) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent is Marshal with each element on a line of its own, which begins
// with prefix and an indent a level.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := NewEncoder(&b)
	enc.Indent(prefix, indent)
	err := enc.Encode(v)
	if err == nil {
		err = enc.Close()
	}
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// An Encoder writes XML.
type Encoder struct {
	out printer
}

// NewEncoder returns an Encoder that writes to w. Encode flushes it, EncodeToken
// does not.
//
//vole:cost 58
func NewEncoder(w io.Writer) *Encoder { return &Encoder{printer{w: bufio.NewWriter(w)}} }

// Indent sets how elements are indented.
//
//vole:cost 10
func (enc *Encoder) Indent(prefix, indent string) {
	enc.out.prefix, enc.out.indent = prefix, indent
}

// Encode writes v.
//
//go:noinline
func (enc *Encoder) Encode(v any) error { return enc.encode(v, nil) }

// EncodeElement writes v in an element that begins with start.
//
//go:noinline
func (enc *Encoder) EncodeElement(v any, start StartElement) error { return enc.encode(v, &start) }

func (enc *Encoder) encode(v any, start *StartElement) error {
	if err := enc.value(reflect.ValueOf(v), nil, start); err != nil {
		return err
	}
	return enc.Flush()
}

// Flush writes what is held back.
func (enc *Encoder) Flush() error { return enc.out.w.Flush() }

// Close flushes and says whether elements are still open.
//
//vole:cost 60
func (enc *Encoder) Close() error { return enc.close() }

//go:noinline
func (enc *Encoder) close() error {
	p := &enc.out
	if p.closed {
		return nil
	}
	p.closed = true
	if err := p.w.Flush(); err != nil {
		return err
	}
	if n := len(p.open); n > 0 {
		return fmt.Errorf("unclosed tag <%s>", p.open[n-1].Local)
	}
	return nil
}

// value writes v. f is its field, start what to begin with; both may be nil.
func (enc *Encoder) value(v reflect.Value, f *field, start *StartElement) error {
	if start != nil && start.Name.Local == "" {
		return fmt.Errorf("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.omitEmpty && isEmpty(v) {
		return nil
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	can := ableOf(v.Type())
	if m, ok := as[Marshaler](v, can, writesElement); ok {
		return enc.byMethod(m, startOf(m, f, start))
	}
	if m, ok := as[encoding.TextMarshaler](v, can, writesText); ok {
		return enc.byText(m, startOf(m, f, start))
	}
	if k := v.Kind(); (k == reflect.Slice || k == reflect.Array) && !isBytes(v.Type()) {
		for i := range v.Len() {
			if err := enc.value(v.Index(i), f, start); err != nil {
				return err
			}
		}
		return nil
	}
	s, err := structureOf(v.Type())
	if err != nil {
		return err
	}
	begin, err := enc.start(v, s, f, start)
	if err != nil {
		return err
	}
	p := &enc.out
	if err := p.start(&begin); err != nil {
		return err
	}
	if v.Kind() == reflect.Struct {
		err = enc.members(v, s)
	} else {
		var text []byte
		if text, err = simple(v); err == nil {
			p.escape(text, true)
		}
	}
	if err == nil {
		err = p.end(begin.Name)
	}
	if err == nil {
		err = p.failed()
	}
	return err
}

// startOf begins the element of a value that writes itself.
func startOf(method any, f *field, start *StartElement) StartElement {
	switch {
	case start != nil:
		return StartElement{start.Name, append([]Attr(nil), start.Attr...)}
	case f != nil && f.name != "":
		return StartElement{Name: Name{f.space, f.name}}
	}
	t := reflect.TypeOf(method)
	if t.Name() == "" {
		t = t.Elem()
	}
	return StartElement{Name: Name{Local: t.Name()}}
}

func (enc *Encoder) byMethod(m Marshaler, start StartElement) error {
	p := &enc.out
	p.open = append(p.open, Name{}) // what it opens it must close
	n := len(p.open)
	if err := m.MarshalXML(enc, start); err != nil {
		return err
	}
	if len(p.open) > n {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", receiver(m),
			p.open[len(p.open)-1].Local)
	}
	p.open = p.open[:n-1]
	return nil
}

func (enc *Encoder) byText(m encoding.TextMarshaler, start StartElement) error {
	if err := enc.out.start(&start); err != nil {
		return err
	}
	text, err := m.MarshalText()
	if err != nil {
		return err
	}
	enc.out.escape(text, true)
	return enc.out.end(start.Name)
}

// start makes the start of the element of v: a name from, in this order, the
// caller, XMLName, the field, the type; and the attributes.
func (enc *Encoder) start(v reflect.Value, s *structure, f *field, given *StartElement) (
	start StartElement, err error) {
	own := s.xmlName
	switch {
	case given != nil:
		start = StartElement{given.Name, append([]Attr(nil), given.Attr...)}
	case own != nil && own.name != "":
		start.Name = Name{own.space, own.name}
	case own != nil:
		if field := own.of(v, false); field.IsValid() && field.CanInterface() {
			if name, ok := field.Interface().(Name); ok && name.Local != "" {
				start.Name = name
			}
		}
	}
	if start.Name.Local == "" && f != nil {
		start.Name = Name{f.space, f.name}
	}
	if start.Name.Local == "" {
		name, _, _ := strings.Cut(v.Type().Name(), "[")
		if name == "" {
			return start, &UnsupportedTypeError{v.Type()}
		}
		start.Name.Local = name
	}
	for i := range s.fields {
		a := &s.fields[i]
		if a.mode&attribute == 0 {
			continue
		}
		field := a.of(v, false)
		if a.omitEmpty && (!field.IsValid() || isEmpty(field)) ||
			field.Kind() == reflect.Interface && field.IsNil() {
			continue
		}
		if err := addAttr(&start, Name{a.space, a.name}, field); err != nil {
			return start, err
		}
	}
	// An element that says nothing of its space is in none, though that around is.
	open := enc.out.open
	if own != nil && own.space == "" && own.name == "" && start.Name.Space == "" &&
		len(open) > 0 && open[len(open)-1].Space != "" {
		start.Attr = append(start.Attr, Attr{Name{"", xmlns}, ""})
	}
	return start, nil
}

// addAttr makes v an attribute.
func addAttr(start *StartElement, name Name, v reflect.Value) error {
	can := ableOf(v.Type())
	if m, ok := as[MarshalerAttr](v, can, writesAttr); ok {
		a, err := m.MarshalXMLAttr(name)
		if err == nil && a.Name.Local != "" {
			start.Attr = append(start.Attr, a)
		}
		return err
	}
	if m, ok := as[encoding.TextMarshaler](v, can, writesText); ok {
		text, err := m.MarshalText()
		if err == nil {
			start.Attr = append(start.Attr, Attr{name, string(text)})
		}
		return err
	}
	if v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch {
	case v.Kind() == reflect.Slice && !isBytes(v.Type()):
		for i := range v.Len() {
			if err := addAttr(start, name, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	case v.Type() == attrType:
		start.Attr = append(start.Attr, v.Interface().(Attr))
		return nil
	}
	text, err := simple(v)
	if err == nil {
		start.Attr = append(start.Attr, Attr{name, string(text)})
	}
	return err
}

// simple returns a value that is text, a number, a bool or bytes as text.
func simple(v reflect.Value) ([]byte, error) {
	switch k := v.Kind(); {
	case k == reflect.String:
		return []byte(v.String()), nil
	case (k == reflect.Slice || k == reflect.Array) && isBytes(v.Type()):
		if k == reflect.Array && !v.CanAddr() {
			b := make([]byte, v.Len())
			reflect.Copy(reflect.ValueOf(b), v)
			return b, nil
		}
		return v.Bytes(), nil
	}
	if text := appendScalar(nil, v); text != nil {
		return text, nil
	}
	return nil, &UnsupportedTypeError{v.Type()}
}

// appendScalar appends a number or bool; anything else is nothing.
func appendScalar(b []byte, v reflect.Value) []byte {
	switch {
	case v.CanInt():
		return strconv.AppendInt(b, v.Int(), 10)
	case v.CanUint():
		return strconv.AppendUint(b, v.Uint(), 10)
	case v.CanFloat():
		return strconv.AppendFloat(b, v.Float(), 'g', -1, v.Type().Bits())
	case v.Kind() == reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	}
	return b
}

// members writes the fields of the struct v that are no attributes.
func (enc *Encoder) members(v reflect.Value, s *structure) error {
	p := &enc.out
	around := &path{p: p}
	for i := range s.fields {
		f := &s.fields[i]
		if f.mode&attribute != 0 {
			continue
		}
		member := f.of(v, false)
		if !member.IsValid() {
			continue
		}
		var err error
		switch f.mode {
		case cdata, charData:
			if err = around.leave(f.parents); err == nil {
				err = p.charData(member, f.mode == cdata)
			}
		case comment:
			if err = around.leave(f.parents); err == nil {
				err = p.comment(v.Type(), behind(member))
			}
		case innerXML:
			switch raw := behind(member).Interface().(type) {
			case []byte:
				p.Write(raw)
			case string:
				p.WriteString(raw)
			default:
				err = enc.value(behind(member), f, nil)
			}
		default:
			if f.mode&element != 0 {
				if err = around.leave(f.parents); err == nil && !isNil(member) {
					err = around.enter(f.parents)
				}
			}
			if err == nil {
				err = enc.value(member, f, nil)
			}
		}
		if err != nil {
			return err
		}
	}
	around.leave(nil)
	return p.failed()
}

func isNil(v reflect.Value) bool {
	return (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && v.IsNil()
}

// behind goes through pointers and interfaces as far as they are not nil.
func behind(v reflect.Value) reflect.Value {
	for (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) && !v.IsNil() {
		v = v.Elem()
	}
	return v
}

// A path is the elements that have been opened for fields a>b>name.
type path struct {
	p    *printer
	open []string
}

// leave closes what is not around a field of the given parents.
func (w *path) leave(parents []string) error {
	keep := 0
	for keep < len(parents) && keep < len(w.open) && parents[keep] == w.open[keep] {
		keep++
	}
	for n := len(w.open) - 1; n >= keep; n-- {
		if err := w.p.end(Name{Local: w.open[n]}); err != nil {
			return err
		}
	}
	w.open = w.open[:keep]
	return nil
}

// enter opens the rest of parents.
func (w *path) enter(parents []string) error {
	for _, name := range parents[min(len(w.open), len(parents)):] {
		if err := w.p.start(&StartElement{Name: Name{Local: name}}); err != nil {
			return err
		}
		w.open = append(w.open, name)
	}
	return nil
}

// isEmpty is what omitempty takes for empty.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Interface, reflect.Pointer, reflect.Bool:
		return v.IsZero()
	}
	return (v.CanInt() || v.CanUint() || v.CanFloat()) && v.IsZero()
}
