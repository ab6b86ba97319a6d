// Elements to Go values.
package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// An UnmarshalError is an element with another name than expected.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// An Unmarshaler reads itself: the whole element that start begins.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// An UnmarshalerAttr reads itself from an attribute.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}

// Unmarshal stores an element in what v points to: attributes, elements, text
// and comments in the fields whose tags name them.
func Unmarshal(data []byte, v any) error {
	d := newDecoder()
	d.in.buf = data
	return d.Decode(v)
}

// Decode stores the next element in what v points to.
func (d *Decoder) Decode(v any) error { return d.DecodeElement(v, nil) }

// DecodeElement is Decode for an element whose start has been read; nil: the
// next.
//
//vole:leaks start=content
func (d *Decoder) DecodeElement(v any, start *StartElement) error {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if p.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	return d.value(p.Elem(), start)
}

// value stores the element in v.
func (d *Decoder) value(v reflect.Value, start *StartElement) error {
	const deepest = 10000
	if d.depth > deepest {
		return errors.New("exceeded max depth")
	}
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if s, ok := t.(StartElement); ok {
			start = &s
		}
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() {
			v = e
		}
	}
	v = pointee(v)
	a := ableOf(v.Type())
	if u, ok := as[Unmarshaler](v, a, readsElement); ok {
		return d.byMethod(u, start)
	}
	if u, ok := as[encoding.TextUnmarshaler](v, a, readsText); ok {
		return d.byText(u)
	}
	e := contents{d: d, start: start}
	switch v.Kind() {
	case reflect.Interface:
		return d.Skip()
	case reflect.Slice:
		if !isBytes(v.Type()) {
			return grow(v, func(last reflect.Value) error { return d.value(last, start) })
		}
		e.text = v
	case reflect.Struct:
		if v.Type() == nameType {
			v.Set(reflect.ValueOf(start.Name))
			break
		}
		if err := e.prepare(v); err != nil {
			return err
		}
	default:
		if k := v.Kind(); k != reflect.String && (k < reflect.Bool || k > reflect.Float64) {
			return errors.New("unknown type " + v.Type().String())
		}
		e.text = v
	}
	return e.read()
}

// pointee returns what the pointer v points to, made if it is nil; v itself if
// it is none.
func pointee(v reflect.Value) reflect.Value {
	if v.Kind() != reflect.Pointer {
		return v
	}
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	return v.Elem()
}

// grow stores in a new element of the slice v, which stays if that works.
func grow(v reflect.Value, store func(reflect.Value) error) error {
	n := v.Len()
	v.Grow(1)
	v.SetLen(n + 1)
	err := store(v.Index(n))
	if err != nil {
		v.SetLen(n)
	}
	return err
}

// receiver returns the type of a method's receiver as it is written.
func receiver(v any) string {
	t := reflect.TypeOf(v)
	if t.Name() == "" {
		return "(" + t.String() + ")"
	}
	return t.String()
}

func (d *Decoder) byMethod(u Unmarshaler, start *StartElement) error {
	d.fence()
	outer := d.inMethod
	d.inMethod = true
	defer func() { d.inMethod = outer }()
	err := u.UnmarshalXML(d, *start)
	if done := d.unfence(); err == nil && !done {
		err = fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element",
			receiver(u), start.Name.Local)
	}
	return err
}

// byText gives the text of the element to UnmarshalText.
func (d *Decoder) byText(u encoding.TextUnmarshaler) error {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			depth++
		case EndElement:
			depth--
		case CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		}
	}
	return u.UnmarshalText(text)
}

// contents are the places for what is in an element; a zero Value for what is
// not wanted.
type contents struct {
	d     *Decoder
	start *StartElement

	structure *structure
	object    reflect.Value // the struct
	text      reflect.Value
	comment   reflect.Value
	any       reflect.Value
	raw       reflect.Value
	rawStart  int // in what the decoder keeps
}

// prepare stores name and attributes in the struct v and looks where the rest
// goes.
func (e *contents) prepare(v reflect.Value) (err error) {
	if e.structure, err = structureOf(v.Type()); err != nil {
		return err
	}
	e.object = v
	if err := e.checkName(); err != nil {
		return err
	}
	for _, a := range e.start.Attr {
		if err := e.attribute(a); err != nil {
			return err
		}
	}
	for i := range e.structure.fields {
		f := &e.structure.fields[i]
		var place *reflect.Value
		switch f.mode {
		case cdata, charData:
			place = &e.text
		case comment:
			place = &e.comment
		case anything, anything | element:
			place = &e.any
		case innerXML:
			if place = &e.raw; !e.raw.IsValid() {
				if e.rawStart = len(e.d.in.kept); !e.d.in.keeping {
					e.rawStart, e.d.in.keeping = 0, true
				}
			}
		}
		if place != nil && !place.IsValid() {
			*place = f.of(v, true)
		}
	}
	return nil
}

// checkName compares the element's name with that of the type and stores it.
func (e *contents) checkName() error {
	f, has := e.structure.xmlName, e.start.Name
	if f == nil {
		return nil
	}
	if f.name != "" && f.name != has.Local {
		return UnmarshalError("expected element type <" + f.name + "> but have <" + has.Local + ">")
	}
	if f.space != "" && f.space != has.Space {
		space := has.Space
		if space == "" {
			space = "no name space"
		}
		return UnmarshalError("expected element <" + f.name + "> in name space " + f.space +
			" but have " + space)
	}
	if v := f.of(e.object, true); v.Type() == nameType && v.CanInterface() {
		v.Set(reflect.ValueOf(has))
	}
	return nil
}

// attribute stores a in the fields of its name, or in the first for any.
func (e *contents) attribute(a Attr) error {
	var rest *field
	found := false
	for i := range e.structure.fields {
		f := &e.structure.fields[i]
		switch f.mode {
		case attribute:
			v := f.of(e.object, true)
			if a.Name.Local == f.name && (f.space == "" || f.space == a.Name.Space) {
				if err := storeAttr(v, a); err != nil {
					return err
				}
				found = true
			}
		case anything | attribute:
			if rest == nil {
				rest = f
			}
		}
	}
	if found || rest == nil {
		return nil
	}
	return storeAttr(rest.of(e.object, true), a)
}

func storeAttr(v reflect.Value, a Attr) error {
	v = pointee(v)
	can := ableOf(v.Type())
	if u, ok := as[UnmarshalerAttr](v, can, readsAttr); ok {
		return u.UnmarshalXMLAttr(a)
	}
	if u, ok := as[encoding.TextUnmarshaler](v, can, readsText); ok {
		return u.UnmarshalText([]byte(a.Value))
	}
	switch {
	case v.Kind() == reflect.Slice && !isBytes(v.Type()):
		return grow(v, func(last reflect.Value) error { return storeAttr(last, a) })
	case v.Type() == attrType:
		v.Set(reflect.ValueOf(a))
		return nil
	}
	return storeText(v, []byte(a.Value))
}

// read reads up to the end of the element.
func (e *contents) read() error {
	var text, remark, raw []byte
	for {
		kept := len(e.d.in.kept)
		t, err := e.d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			err = e.child(&t)
		case CharData:
			if e.text.IsValid() {
				text = append(text, t...)
			}
		case Comment:
			if e.comment.IsValid() {
				remark = append(remark, t...)
			}
		case EndElement:
			if e.raw.IsValid() {
				raw = e.d.in.kept[e.rawStart:kept]
				if e.rawStart == 0 {
					e.d.in.keeping, e.d.in.kept = false, nil
				}
			}
			return e.store(text, remark, raw)
		}
		if err != nil {
			return err
		}
	}
}

func (e *contents) child(start *StartElement) error {
	if e.object.IsValid() {
		taken, err := e.byPath(nil, start)
		if taken || err != nil {
			return err
		}
		if e.any.IsValid() {
			return e.d.value(e.any, start)
		}
	}
	return e.d.Skip()
}

// byPath stores an element that is inside of parents in the field for it;
// elements that only fields' paths lead through are entered.
func (e *contents) byPath(parents []string, start *StartElement) (taken bool, err error) {
	var through *field
	for i := range e.structure.fields {
		f := &e.structure.fields[i]
		n := len(parents)
		if f.mode&element == 0 || len(f.parents) < n || f.space != "" && f.space != start.Name.Space ||
			!equal(f.parents[:n], parents) {
			continue
		}
		if len(f.parents) == n && f.name == start.Name.Local {
			return true, e.d.value(f.of(e.object, true), start)
		}
		if len(f.parents) > n && f.parents[n] == start.Name.Local {
			through = f
			parents = f.parents[:n+1]
			break
		}
	}
	if through == nil {
		return false, nil
	}
	for {
		t, err := e.d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case EndElement:
			return true, nil
		case StartElement:
			taken, err := e.byPath(parents, &t)
			if err == nil && !taken {
				err = e.d.Skip()
			}
			if err != nil {
				return true, err
			}
		}
	}
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// store stores what has been collected.
func (e *contents) store(text, remark, raw []byte) error {
	if e.text.IsValid() {
		if u, ok := as[encoding.TextUnmarshaler](e.text, ableOf(e.text.Type()), readsText); ok {
			if err := u.UnmarshalText(text); err != nil {
				return err
			}
		} else if err := storeText(e.text, text); err != nil {
			return err
		}
	}
	switch e.comment.Kind() {
	case reflect.String:
		e.comment.SetString(string(remark))
	case reflect.Slice:
		e.comment.Set(reflect.ValueOf(remark))
	}
	switch e.raw.Kind() {
	case reflect.String:
		e.raw.SetString(string(raw))
	case reflect.Slice:
		if isBytes(e.raw.Type()) {
			e.raw.Set(reflect.ValueOf(bytes.Clone(raw)))
		}
	}
	return nil
}

// storeText stores a value as it is written. Nothing is zero.
func storeText(v reflect.Value, text []byte) error {
	typ := v.Type()
	v = pointee(v)
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(text))
		return nil
	case reflect.Slice:
		if len(text) == 0 {
			text = []byte{}
		}
		v.SetBytes(text)
		return nil
	}
	s := strings.TrimSpace(string(text))
	var err error
	switch {
	case v.Kind() == reflect.Bool, v.CanInt(), v.CanUint(), v.CanFloat():
		if len(text) == 0 {
			v.SetZero()
			return nil
		}
	default:
		return errors.New("cannot unmarshal into " + typ.String())
	}
	switch bits := v.Type().Bits; {
	case v.Kind() == reflect.Bool:
		var b bool
		if b, err = strconv.ParseBool(s); err == nil {
			v.SetBool(b)
		}
	case v.CanInt():
		var n int64
		if n, err = strconv.ParseInt(s, 10, bits()); err == nil {
			v.SetInt(n)
		}
	case v.CanUint():
		var n uint64
		if n, err = strconv.ParseUint(s, 10, bits()); err == nil {
			v.SetUint(n)
		}
	default:
		var f float64
		if f, err = strconv.ParseFloat(s, bits()); err == nil {
			v.SetFloat(f)
		}
	}
	return err
}
