// Struct fields: description, tags, lookup by name with promotion.
// The search goes level by level through embedded fields, as selectors do.
package reflect

import (
	"internal/abi"
	"iter"
	"strconv"
)

// A StructField describes a field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // empty for an exported name
	Type      Type
	Tag       StructTag
	Offset    uintptr // bytes
	Index     []int   // for Type.FieldByIndex
	Anonymous bool    // embedded
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the text behind a field; by convention pairs key:"value"
// separated by spaces.
type StructTag string

// Get returns the value of key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value of key and whether the tag has it.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for rest := string(tag); ; {
		var name, quoted string
		name, quoted, rest = cutPair(rest)
		if name == "" {
			return "", false
		}
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
}

// cutPair cuts the first pair off a tag; name is empty if there is none. Names
// have no spaces, quotes, colons or control characters.
func cutPair(tag string) (name, quoted, rest string) {
	start := 0
	for start < len(tag) && tag[start] == ' ' {
		start++
	}
	colon := start
	for colon < len(tag) && tag[colon] > ' ' && tag[colon] != 0x7f && tag[colon] != ':' &&
		tag[colon] != '"' {
		colon++
	}
	if colon+1 >= len(tag) || tag[colon] != ':' || tag[colon+1] != '"' {
		return "", "", ""
	}
	for end := colon + 2; end < len(tag); end++ {
		switch tag[end] {
		case '\\':
			end++ // what follows is no end
		case '"':
			return tag[start:colon], tag[colon+1 : end+1], tag[end+1:]
		}
	}
	return "", "", ""
}

// wantStruct is for methods that only structs have.
func (t *rtype) wantStruct(method string) []abi.StructField {
	if t.t.Kind != abi.Struct {
		panic("reflect: " + method + " of non-struct type " + t.String())
	}
	return t.t.Fields
}

func (t *rtype) NumField() int { return len(t.wantStruct("NumField")) }

func (t *rtype) Field(i int) StructField {
	fields := t.wantStruct("Field")
	if uint(i) >= uint(len(fields)) {
		panic("reflect: Field index out of bounds")
	}
	return describe(&fields[i], []int{i})
}

// describe makes a StructField of a field at that index sequence.
func describe(f *abi.StructField, index []int) StructField {
	return StructField{
		Index:     index,
		Name:      f.Name,
		PkgPath:   f.PkgPath,
		Anonymous: f.Embedded != 0,
		Type:      toType(f.Type),
		Offset:    uintptr(f.Offset),
		Tag:       StructTag(f.Tag),
	}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	fields := t.wantStruct("Fields")
	return func(yield func(StructField) bool) {
		for i := 0; i < len(fields) && yield(t.Field(i)); i++ {
		}
	}
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	t.wantStruct("FieldByIndex")
	f.Type = t
	for depth, i := range index {
		in := f.Type
		if depth > 0 && in.Kind() == Pointer && in.Elem().Kind() == Struct {
			in = in.Elem()
		}
		f = in.Field(i)
	}
	return f
}

func (t *rtype) FieldByName(name string) (f StructField, present bool) {
	embeds := false
	for i, field := range t.wantStruct("FieldByName") {
		if field.Name == name && name != "" {
			return t.Field(i), true
		}
		embeds = embeds || field.Embedded != 0
	}
	if !embeds || name == "" {
		return f, false
	}
	return t.promoted(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.wantStruct("FieldByNameFunc")
	return t.promoted(match)
}

// A level is the structs that are embedded at one depth.
type level []embedded

// embedded is a struct, the index sequence it was reached by, and whether it
// is there more than once, so that its fields are ambiguous.
type embedded struct {
	typ   *abi.Type
	index []int
	twice bool
}

// add adds a struct, or marks it if it is already there.
func (l *level) add(e embedded) {
	for i := range *l {
		if known := &(*l)[i]; known.typ == e.typ {
			known.twice = true
			return
		}
	}
	*l = append(*l, e)
}

// below returns e's index sequence with one more step.
func (e *embedded) below(i int) []int {
	index := make([]int, 0, len(e.index)+1)
	return append(append(index, e.index...), i)
}

// structIn returns the struct that a field embeds, directly or by a pointer,
// nil if it does not.
func structIn(f *abi.StructField) *abi.Type {
	t := f.Type
	if t.Kind == abi.Pointer {
		t = t.Elem
	}
	if f.Embedded == 0 || t.Kind != abi.Struct {
		return nil
	}
	return t
}

// promoted finds the only match at the least depth that has one.
func (t *rtype) promoted(match func(string) bool) (result StructField, ok bool) {
	seen := map[*abi.Type]bool{}
	for current := (level{{typ: &t.t}}); len(current) > 0; {
		var next level
		for i := range current {
			e := &current[i]
			if seen[e.typ] {
				continue
			}
			seen[e.typ] = true
			for j := range e.typ.Fields {
				f := &e.typ.Fields[j]
				if match(f.Name) {
					if ok || e.twice {
						return StructField{}, false
					}
					result, ok = describe(f, e.below(j)), true
				} else if inner := structIn(f); inner != nil && !ok {
					next.add(embedded{inner, e.below(j), e.twice})
				}
			}
		}
		if ok {
			break
		}
		current = next
	}
	return result, ok
}

// VisibleFields returns all fields that a selector on the struct type t can
// name, in the order of their index sequences, embedded structs included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &visibleFieldsWalker{
		byName:   make(map[string]int),
		visiting: make(map[Type]bool),
		fields:   make([]StructField, 0, t.NumField()),
	}
	w.walk(t)
	// Those hidden by others have lost their names.
	j := 0
	for i := range w.fields {
		f := &w.fields[i]
		if f.Name == "" {
			continue
		}
		w.fields[j] = *f
		j++
	}
	return w.fields[:j]
}

type visibleFieldsWalker struct {
	byName   map[string]int
	visiting map[Type]bool
	fields   []StructField
	index    []int
}

func (w *visibleFieldsWalker) walk(t Type) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		w.index = append(w.index, i)
		add := true
		if oldIndex, ok := w.byName[f.Name]; ok {
			old := &w.fields[oldIndex]
			if len(w.index) == len(old.Index) {
				old.Name = "" // ambiguous: neither is visible
				add = false
			} else if len(w.index) < len(old.Index) {
				old.Name = ""
			} else {
				add = false
			}
		}
		if add {
			f.Index = append([]int(nil), w.index...)
			w.byName[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
		}
		if f.Anonymous {
			if f.Type.Kind() == Pointer {
				f.Type = f.Type.Elem()
			}
			if f.Type.Kind() == Struct {
				w.walk(f.Type)
			}
		}
		w.index = w.index[:len(w.index)-1]
	}
	delete(w.visiting, t)
}
