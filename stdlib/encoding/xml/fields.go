// The fields of structs and their tags.
package xml

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// A mode says what a field is in XML.
type mode uint

const (
	element mode = 1 << iota
	attribute
	cdata
	charData
	innerXML
	comment
	anything
)

// modeNames are the options of tags.
var modeNames = map[string]mode{"attr": attribute, "cdata": cdata, "chardata": charData,
	"innerxml": innerXML, "comment": comment, "any": anything}

const nameField = "XMLName"

// A field is one of a struct.
type field struct {
	index     []int
	space     string
	name      string
	parents   []string // elements around it: a>b>name
	mode      mode
	omitEmpty bool
}

// A structure is what is known of a type. Other than structs have no fields.
type structure struct {
	xmlName *field
	fields  []field
}

var (
	structures sync.Map // reflect.Type → *structure
	nameType   = reflect.TypeFor[Name]()
	attrType   = reflect.TypeFor[Attr]()
)

func structureOf(t reflect.Type) (*structure, error) {
	if s, ok := structures.Load(t); ok {
		return s.(*structure), nil
	}
	s := new(structure)
	if t.Kind() == reflect.Struct && t != nameType {
		for i := range t.NumField() {
			if err := s.add(t, i); err != nil {
				return nil, err
			}
		}
	}
	known, _ := structures.LoadOrStore(t, s)
	return known.(*structure), nil
}

// add takes field i of t in, or the fields of an embedded struct.
func (s *structure) add(t reflect.Type, i int) error {
	sf := t.Field(i)
	if !sf.IsExported() && !sf.Anonymous || sf.Tag.Get("xml") == "-" {
		return nil
	}
	inner := sf.Type
	if inner.Kind() == reflect.Pointer {
		inner = inner.Elem()
	}
	if sf.Anonymous && inner.Kind() == reflect.Struct {
		embedded, err := structureOf(inner)
		if err != nil {
			return err
		}
		if s.xmlName == nil {
			s.xmlName = embedded.xmlName
		}
		for _, f := range embedded.fields {
			f.index = append([]int{i}, f.index...)
			if err := s.include(t, f); err != nil {
				return err
			}
		}
		return nil
	}
	f, err := readTag(t, &sf)
	switch {
	case err != nil:
		return err
	case sf.Name == nameField:
		s.xmlName = f
		return nil
	}
	return s.include(t, *f)
}

// readTag makes a field of its tag.
func readTag(t reflect.Type, sf *reflect.StructField) (*field, error) {
	f := &field{index: sf.Index}
	tag := sf.Tag.Get("xml")
	complain := func(what string) error {
		return fmt.Errorf("xml: %s in field %s of type %s: %q", what, sf.Name, t, tag)
	}
	text := tag
	if space, rest, ok := strings.Cut(tag, " "); ok {
		f.space, text = space, rest
	}
	name, options, hasOptions := strings.Cut(text, ",")
	if !f.readOptions(options) {
		return nil, complain("invalid tag")
	}
	own := sf.Name == nameField
	if hasOptions && f.mode != element && (own || name != "" && f.mode != attribute) {
		return nil, complain("invalid tag")
	}
	if f.mode == anything {
		f.mode |= element
	}
	if f.omitEmpty && f.mode&(element|attribute) == 0 {
		return nil, complain("invalid tag")
	}
	if f.space != "" && name == "" {
		return nil, complain("namespace without name")
	}
	switch {
	case own:
		f.name = name
		return f, nil
	case name == "":
		f.name = sf.Name
		if own := nameOf(sf.Type); own != nil {
			f.space, f.name = own.space, own.name
		}
		return f, nil
	}
	return f, f.readPath(t, sf, name, options)
}

// readOptions reports whether the options go together.
func (f *field) readOptions(options string) bool {
	for option := range strings.SplitSeq(options, ",") {
		f.mode |= modeNames[option]
		f.omitEmpty = f.omitEmpty || option == "omitempty"
	}
	switch f.mode {
	case 0:
		f.mode = element
	case attribute, cdata, charData, innerXML, comment, anything, anything | attribute:
	default:
		return false
	}
	return true
}

// readPath reads a>b>name.
func (f *field) readPath(t reflect.Type, sf *reflect.StructField, path, options string) error {
	parts := strings.Split(path, ">")
	if parts[0] == "" {
		parts[0] = sf.Name
	}
	last := len(parts) - 1
	if parts[last] == "" {
		return fmt.Errorf("xml: trailing '>' in field %s of type %s", sf.Name, t)
	}
	f.name = parts[last]
	if last > 0 {
		if f.mode&element == 0 {
			return fmt.Errorf("xml: %s chain not valid with %s flag", path, options)
		}
		f.parents = parts[:last]
	}
	if own := nameOf(sf.Type); f.mode&element != 0 && own != nil && own.name != f.name {
		return fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName",
			f.name, t, sf.Name, own.name, sf.Type)
	}
	return nil
}

// nameOf returns the field XMLName of a struct or pointer to one, nil if it has
// none with a name.
func nameOf(t reflect.Type) *field {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		if sf := t.Field(i); sf.Name == nameField {
			if f, err := readTag(t, &sf); err == nil && f.name != "" {
				return f
			}
			break
		}
	}
	return nil
}

// A TagPathError is two fields for the same place.
type TagPathError struct {
	Struct       reflect.Type
	Field1, Tag1 string
	Field2, Tag2 string
}

func (e *TagPathError) Error() string {
	return fmt.Sprintf("%s field %q with tag %q conflicts with field %q with tag %q",
		e.Struct, e.Field1, e.Tag1, e.Field2, e.Tag2)
}

// clashes reports whether two fields are for the same place, or one for an
// element around the other.
func (f *field) clashes(g *field) bool {
	if f.mode != g.mode || f.space != "" && g.space != "" && f.space != g.space {
		return false
	}
	a, b := f, g // the path of a is not longer
	if len(a.parents) > len(b.parents) {
		a, b = b, a
	}
	for i, part := range a.parents {
		if part != b.parents[i] {
			return false
		}
	}
	if len(a.parents) < len(b.parents) {
		return b.parents[len(a.parents)] == a.name
	}
	return a.name == b.name && a.space == b.space
}

// include adds a field; of fields that clash the less embedded one counts.
func (s *structure) include(t reflect.Type, f field) error {
	var rivals []int
	for i := range s.fields {
		if s.fields[i].clashes(&f) {
			rivals = append(rivals, i)
		}
	}
	for _, i := range rivals {
		if len(s.fields[i].index) < len(f.index) {
			return nil
		}
	}
	for _, i := range rivals {
		if old := s.fields[i]; len(old.index) == len(f.index) {
			a, b := t.FieldByIndex(old.index), t.FieldByIndex(f.index)
			return &TagPathError{t, a.Name, a.Tag.Get("xml"), b.Name, b.Tag.Get("xml")}
		}
	}
	kept := s.fields[:0:0]
	for i := range s.fields {
		if len(rivals) > 0 && rivals[0] == i {
			rivals = rivals[1:]
			continue
		}
		kept = append(kept, s.fields[i])
	}
	s.fields = append(kept, f)
	return nil
}

// of returns the field of the struct v. On the way through embedded pointers
// that are nil it makes structs, or without makeNil returns the zero Value.
func (f *field) of(v reflect.Value, makeNil bool) reflect.Value {
	for i, k := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct {
			if v.IsNil() {
				if !makeNil {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(k)
	}
	return v
}

// abilities are bits: the interfaces of `speaking` that a type has.
type abilities uint8

const (
	readsElement abilities = 1 << iota
	readsAttr
	readsText
	writesElement
	writesAttr
	writesText
)

// speaking are the interfaces in the order of the bits.
var speaking = [...]reflect.Type{reflect.TypeFor[Unmarshaler](), reflect.TypeFor[UnmarshalerAttr](),
	reflect.TypeFor[encoding.TextUnmarshaler](), reflect.TypeFor[Marshaler](),
	reflect.TypeFor[MarshalerAttr](), reflect.TypeFor[encoding.TextMarshaler]()}

// able are the abilities of a type, and of pointers to it.
type able struct{ self, addr abilities }

var ables sync.Map // reflect.Type → *able

func ableOf(t reflect.Type) *able {
	if a, ok := ables.Load(t); ok {
		return a.(*able)
	}
	a := new(able)
	p := reflect.PointerTo(t)
	for i, s := range speaking {
		if t.Kind() == reflect.Interface || t.Implements(s) { // an interface may hold anything
			a.self |= 1 << i
		}
		if p.Implements(s) {
			a.addr |= 1 << i
		}
	}
	ables.Store(t, a)
	return a
}

// as returns v, or its address, as a T, which is the interface of the bit, if
// its type, of which a is known, has it.
func as[T any](v reflect.Value, a *able, bit abilities) (t T, ok bool) {
	if a.self&bit != 0 && v.CanInterface() {
		if t, ok = v.Interface().(T); ok {
			return t, true
		}
	}
	if a.addr&bit != 0 && v.CanAddr() && v.Addr().CanInterface() {
		t, ok = v.Addr().Interface().(T)
	}
	return t, ok
}

func isBytes(t reflect.Type) bool { return t.Elem().Kind() == reflect.Uint8 }
