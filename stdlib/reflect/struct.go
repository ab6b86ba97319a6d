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
	for tag != "" {
		i := 0
		for i < len(tag) && tag[i] == ' ' {
			i++
		}
		tag = tag[i:]
		if tag == "" {
			break
		}
		// The key: no spaces, quotes, colons or control characters.
		i = 0
		for i < len(tag) && tag[i] > ' ' && tag[i] != ':' && tag[i] != '"' && tag[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(tag) || tag[i] != ':' || tag[i+1] != '"' {
			break
		}
		name := string(tag[:i])
		tag = tag[i+1:]
		i = 1
		for i < len(tag) && tag[i] != '"' {
			if tag[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(tag) {
			break
		}
		quoted := string(tag[:i+1])
		tag = tag[i+1:]
		if key == name {
			value, err := strconv.Unquote(quoted)
			if err != nil {
				break
			}
			return value, true
		}
	}
	return "", false
}

func (t *rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return len(t.t.Fields)
}

func (t *rtype) Field(i int) (f StructField) {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= len(t.t.Fields) {
		panic("reflect: Field index out of bounds")
	}
	p := &t.t.Fields[i]
	return StructField{
		Name:      p.Name,
		PkgPath:   p.PkgPath,
		Type:      toType(p.Type),
		Tag:       StructTag(p.Tag),
		Offset:    uintptr(p.Offset),
		Index:     []int{i},
		Anonymous: p.Embedded != 0,
	}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField) bool) {
		for i := range t.t.Fields {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	if t.Kind() != Struct {
		panic("reflect: FieldByIndex of non-struct type " + t.String())
	}
	f.Type = t
	for i, x := range index {
		if i > 0 {
			ft := f.Type
			if ft.Kind() == Pointer && ft.Elem().Kind() == Struct {
				ft = ft.Elem()
			}
			f.Type = ft
		}
		f = f.Type.Field(x)
	}
	return
}

func (t *rtype) FieldByName(name string) (f StructField, present bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByName of non-struct type " + t.String())
	}
	hasEmbeds := false
	if name != "" {
		for i := range t.t.Fields {
			tf := &t.t.Fields[i]
			if tf.Name == name {
				return t.Field(i), true
			}
			if tf.Embedded != 0 {
				hasEmbeds = true
			}
		}
	}
	if !hasEmbeds {
		return
	}
	return t.fieldByNameFunc(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByNameFunc of non-struct type " + t.String())
	}
	return t.fieldByNameFunc(match)
}

// fieldScan is a struct to look through and how it was reached.
type fieldScan struct {
	typ   *abi.Type
	index []int
}

func (t *rtype) fieldByNameFunc(match func(string) bool) (result StructField, ok bool) {
	var current []fieldScan
	next := []fieldScan{{typ: &t.t}}
	var nextCount map[*abi.Type]int // types met several times on a level annihilate
	visited := map[*abi.Type]bool{}
	for len(next) > 0 {
		current, next = next, current[:0]
		count := nextCount
		nextCount = nil
		for _, scan := range current {
			st := scan.typ
			if visited[st] {
				continue
			}
			visited[st] = true
			for i := range st.Fields {
				f := &st.Fields[i]
				var ntyp *abi.Type
				if f.Embedded != 0 {
					ntyp = f.Type
					if ntyp.Kind == abi.Pointer {
						ntyp = ntyp.Elem
					}
				}
				if match(f.Name) {
					if count[st] > 1 || ok {
						return StructField{}, false // two on one level
					}
					result = toRType(st).Field(i)
					result.Index = append(append([]int(nil), scan.index...), i)
					ok = true
					continue
				}
				if ok || ntyp == nil || ntyp.Kind != abi.Struct {
					continue
				}
				if nextCount[ntyp] > 0 {
					nextCount[ntyp] = 2
					continue
				}
				if nextCount == nil {
					nextCount = map[*abi.Type]int{}
				}
				nextCount[ntyp] = 1
				if count[st] > 1 {
					nextCount[ntyp] = 2
				}
				index := append(append([]int(nil), scan.index...), i)
				next = append(next, fieldScan{typ: ntyp, index: index})
			}
		}
		if ok {
			break
		}
	}
	return
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
