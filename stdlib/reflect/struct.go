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
	Name, PkgPath string // the path is empty for an exported name

	Type   Type
	Tag    StructTag
	Offset uintptr // bytes

	Index     []int // for Type.FieldByIndex
	Anonymous bool  // embedded
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the text behind a field; by convention pairs key:"value"
// separated by spaces.
type StructTag string

// Get returns the value of key, "" if there is none.
//
//vole:cost 67
func (tag StructTag) Get(key string) (value string) {
	value, _ = tag.Lookup(key)
	return
}

// Lookup returns the value of key and whether the tag has it.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for rest := string(tag); ; {
		var name, literal string
		if name, literal, rest = firstPair(rest); name == "" {
			return "", false
		}
		if name == key {
			text, err := strconv.Unquote(literal)
			return text, err == nil
		}
	}
}

// firstPair cuts the first pair off tag; there is none if the key is empty.
// The value is as written, in its quotes.
func firstPair(tag string) (key, literal, rest string) {
	start := 0
	for start < len(tag) && tag[start] == ' ' {
		start++
	}
	colon := start
	for colon < len(tag) && inTagKey(tag[colon]) {
		colon++
	}
	text := tag[colon:]
	if len(text) < 2 || text[:2] != ":\"" {
		return "", "", ""
	}
	text = text[1:]
	end := literalLen(text)
	if end == 0 {
		return "", "", ""
	}
	return tag[start:colon], text[:end], text[end:]
}

// inTagKey reports whether a key can have c: no space, quote, colon, control.
func inTagKey(c byte) bool {
	return c > ' ' && c != '"' && c != ':' && c != 0x7f
}

// literalLen returns the length of the string literal that s starts with, 0 if
// its end is missing.
func literalLen(s string) int {
	escaped := false
	for i := 1; i < len(s); i++ {
		switch {
		case escaped:
			escaped = false
		case s[i] == '"':
			return i + 1
		default:
			escaped = s[i] == '\\'
		}
	}
	return 0
}

// structFields is for methods that only structs have.
func (t *rtype) structFields(method string) []abi.StructField {
	if t.t.Kind != abi.Struct {
		panic("reflect: " + method + " of non-struct type " + t.String())
	}
	return t.t.Fields
}

//go:noinline
func (t *rtype) NumField() int { return len(t.structFields("NumField")) }

func (t *rtype) Field(i int) StructField {
	list := t.structFields("Field")
	if uint(i) >= uint(len(list)) {
		panic("reflect: Field index out of bounds")
	}
	return describeField(&list[i], []int{i})
}

// describeField makes the description of d, which lies at path.
func describeField(d *abi.StructField, path []int) (f StructField) {
	f.Name, f.PkgPath = d.Name, d.PkgPath
	f.Type, f.Tag = toType(d.Type), StructTag(d.Tag)
	f.Offset, f.Index = uintptr(d.Offset), path
	f.Anonymous = d.Embedded != 0
	return f
}

//go:noinline
func (t *rtype) Fields() iter.Seq[StructField] {
	n := len(t.structFields("Fields"))
	return func(yield func(StructField) bool) {
		for i := 0; i < n && yield(t.Field(i)); i++ {
		}
	}
}

func (t *rtype) FieldByIndex(index []int) (f StructField) {
	t.structFields("FieldByIndex")
	if len(index) == 0 {
		f.Type = t
		return f
	}
	f = t.Field(index[0])
	for _, i := range index[1:] {
		f = toRType(behindPointer(f.Type.common())).Field(i)
	}
	return f
}

// behindPointer returns the struct that t points to, else t itself.
func behindPointer(t *abi.Type) *abi.Type {
	if t.Kind == abi.Pointer && t.Elem.Kind == abi.Struct {
		return t.Elem
	}
	return t
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	list := t.structFields("FieldByName")
	embeds := false
	for i := range list {
		if list[i].Name == name {
			return t.Field(i), true
		}
		embeds = embeds || list[i].Embedded != 0
	}
	if !embeds {
		return StructField{}, false
	}
	return t.search(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.structFields("FieldByNameFunc")
	return t.search(match)
}

// A reached struct is one to look through: where it was found first, and
// whether its level has it again, so that its fields are ambiguous.
type reached struct {
	typ   *abi.Type
	path  []int
	twice bool
}

// search looks for the one match on the uppermost level that has any.
func (t *rtype) search(match func(string) bool) (StructField, bool) {
	seen := map[*abi.Type]bool{}
	for level := []reached{{typ: &t.t}}; len(level) > 0; level = embeddedIn(level, seen) {
		f, n := matchesOn(level, match)
		if n == 1 {
			return f, true
		}
		if n > 1 {
			break
		}
	}
	return StructField{}, false
}

// matchesOn returns the first match on a level and how many there are; it does
// not count further than 2.
func matchesOn(level []reached, match func(string) bool) (found StructField, n int) {
	for _, r := range level {
		for i := range r.typ.Fields {
			d := &r.typ.Fields[i]
			if !match(d.Name) {
				continue
			}
			if n++; n > 1 || r.twice {
				return found, 2
			}
			found = describeField(d, longer(r.path, i))
		}
	}
	return found, n
}

// embeddedIn returns the level below: the embedded structs that no level so far
// has, each once.
func embeddedIn(level []reached, seen map[*abi.Type]bool) (below []reached) {
	for _, r := range level {
		seen[r.typ] = true
	}
	var at map[*abi.Type]int // in below
	for _, r := range level {
		for i := range r.typ.Fields {
			if r.typ.Fields[i].Embedded == 0 {
				continue
			}
			typ := behindPointer(r.typ.Fields[i].Type)
			if typ.Kind != abi.Struct || seen[typ] {
				continue
			}
			if before, again := at[typ]; again {
				below[before].twice = true
				continue
			}
			if at == nil {
				at = map[*abi.Type]int{}
			}
			at[typ] = len(below)
			below = append(below, reached{typ, longer(r.path, i), r.twice})
		}
	}
	return below
}

// longer returns a new path that goes on to field i.
func longer(path []int, i int) []int {
	return append(path[:len(path):len(path)], i)
}

// VisibleFields returns all fields that a selector on the struct type t can
// name, in the order of their index sequences, embedded structs included.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	} else if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	st := t.common()
	all := appendFields(make([]StructField, 0, len(st.Fields)), st, nil, map[*abi.Type]bool{})

	// A name stands for its uppermost field, if that is alone on its level.
	type use struct{ depth, fields int }
	uses := make(map[string]use, len(all))
	for i := range all {
		u, depth := uses[all[i].Name], len(all[i].Index)
		if u.fields == 0 || depth < u.depth {
			u = use{depth: depth}
		}
		if depth == u.depth {
			u.fields++
		}
		uses[all[i].Name] = u
	}
	visible := all[:0]
	for _, f := range all {
		if uses[f.Name] == (use{len(f.Index), 1}) {
			visible = append(visible, f)
		}
	}
	return visible
}

// appendFields adds the fields of st, which lies at path, each followed by what
// it embeds. Structs that are open above are left out.
func appendFields(list []StructField, st *abi.Type, path []int,
	open map[*abi.Type]bool) []StructField {
	if open[st] {
		return list
	}
	open[st] = true
	for i := range st.Fields {
		d, at := &st.Fields[i], longer(path, i)
		list = append(list, describeField(d, at))
		if inner := behindPointer(d.Type); d.Embedded != 0 && inner.Kind == abi.Struct {
			list = appendFields(list, inner, at, open)
		}
	}
	open[st] = false
	return list
}
