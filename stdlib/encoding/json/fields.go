// The fields of structs: tags, promotion of embedded fields, and which of
// several of a name counts.
package json

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// A field is one member of the JSON object of a struct.
type field struct {
	name       string
	plainName  string // with quotes and colon
	htmlName   string // the same, safe inside HTML
	tagged     bool
	index      []int
	owner      reflect.Type // the struct that is read or written
	within     []string     // names of the embedded fields on the way
	hops       []hop        // embedded pointers on the way
	offset     uintptr      // in the last struct
	codec      *codec
	quoted     bool // option string
	omitEmpty  bool
	omitZero   bool
	isZero     func(reflect.Value) bool // method IsZero
	typ        reflect.Type             // while the fields are collected: without one pointer
	duplicated bool
}

// A hop is a pointer to an embedded struct.
type hop struct {
	offset uintptr
	elem   reflect.Type
	hidden bool // nobody may set it
}

type structFields struct {
	list   []field
	byName map[string]*field
	folded map[string]*field
}

// structOf returns the fields of c's struct type.
func (c *codec) structOf() *structFields {
	if f := c.fields.Load(); f != nil {
		return f
	}
	f := collectFields(c.typ)
	c.fields.CompareAndSwap(nil, f)
	return c.fields.Load()
}

// lookup finds the field of a member: by its name, else by one that differs in
// case only.
func (s *structFields) lookup(name []byte) *field {
	if f := s.byName[string(name)]; f != nil {
		return f
	}
	return s.folded[fold(name)]
}

// fold is the same for names that differ in case only.
func fold(name []byte) string {
	out := make([]byte, 0, len(name))
	for i := 0; i < len(name); {
		if c := name[i]; c < utf8.RuneSelf {
			if 'a' <= c && c <= 'z' {
				c -= 'a' - 'A'
			}
			out = append(out, c)
			i++
			continue
		}
		r, n := utf8.DecodeRune(name[i:])
		least := r
		for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
			least = min(least, next)
		}
		out = utf8.AppendRune(out, least)
		i += n
	}
	return string(out)
}

// hasOption looks for a word in the list behind a name.
func hasOption(list, word string) bool {
	for option := range strings.SplitSeq(list, ",") {
		if option == word && word != "" {
			return true
		}
	}
	return false
}

// usableName reports whether a tag may name a member so.
func usableName(s string) bool {
	for _, c := range s {
		if !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", c) && !unicode.IsLetter(c) &&
			!unicode.IsDigit(c) {
			return false
		}
	}
	return s != ""
}

// A collector goes through embedded structs level by level.
type collector struct {
	found   []field
	next    []field // structs of the next level
	times   map[reflect.Type]int
	seen    map[reflect.Type]bool
	current map[reflect.Type]int // times of this level
}

func collectFields(t reflect.Type) *structFields {
	c := collector{next: []field{{typ: t}}, seen: map[reflect.Type]bool{}}
	for len(c.next) > 0 {
		level := c.next
		c.next, c.current, c.times = nil, c.times, map[reflect.Type]int{}
		for i := range level {
			if at := &level[i]; !c.seen[at.typ] {
				c.seen[at.typ] = true
				for k := range at.typ.NumField() {
					c.add(at, at.typ.Field(k), k)
				}
			}
		}
	}
	s := &structFields{list: dominant(c.found)}
	s.byName, s.folded = make(map[string]*field, len(s.list)), make(map[string]*field, len(s.list))
	for i := range s.list {
		f := &s.list[i]
		f.owner = t
		f.locate(t)
		s.byName[f.name] = f
		if key := fold([]byte(f.name)); s.folded[key] == nil {
			s.folded[key] = f
		}
	}
	return s
}

// add looks at field k of the struct `in`.
func (c *collector) add(in *field, sf reflect.StructField, k int) {
	bare := sf.Type
	if sf.Anonymous && bare.Kind() == reflect.Pointer {
		bare = bare.Elem()
	}
	if !sf.IsExported() && (!sf.Anonymous || bare.Kind() != reflect.Struct) {
		return
	}
	tag := sf.Tag.Get("json")
	if tag == "-" {
		return
	}
	name, options, _ := strings.Cut(tag, ",")
	if !usableName(name) {
		name = ""
	}
	typ := sf.Type
	if typ.Name() == "" && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	index := append(slices.Clone(in.index), k)
	if name == "" && sf.Anonymous && typ.Kind() == reflect.Struct {
		if c.times[typ]++; c.times[typ] == 1 {
			c.next = append(c.next, field{typ: typ, index: index})
		}
		return
	}
	f := field{name: name, tagged: name != "", index: index, typ: typ,
		omitEmpty: hasOption(options, "omitempty"), omitZero: hasOption(options, "omitzero")}
	if name == "" {
		f.name = sf.Name
	}
	if kind := typ.Kind(); hasOption(options, "string") {
		f.quoted = reflect.Bool <= kind && kind <= reflect.Float64 || kind == reflect.String
	}
	if f.omitZero {
		f.isZero = zeroMethod(sf.Type)
	}
	f.plainName = `"` + f.name + `":`
	f.htmlName = `"` + string(appendHTML(nil, []byte(f.name))) + `":`
	f.duplicated = c.current[in.typ] > 1
	c.found = append(c.found, f)
}

// dominant leaves of the fields of a name the one that counts, if there is one.
func dominant(found []field) []field {
	slices.SortFunc(found, func(a, b field) int {
		tagged := 0
		if a.tagged != b.tagged {
			if tagged = 1; a.tagged {
				tagged = -1
			}
		}
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(len(a.index), len(b.index)), tagged,
			slices.Compare(a.index, b.index))
	})
	var kept []field
	for i := 0; i < len(found); {
		first, n := &found[i], 1
		for i+n < len(found) && found[i+n].name == first.name {
			n++
		}
		rival := n > 1 && len(found[i+1].index) == len(first.index) && found[i+1].tagged == first.tagged
		if !rival && !first.duplicated {
			kept = append(kept, *first)
		}
		i += n
	}
	slices.SortFunc(kept, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return kept
}

// locate works out where the field lies in t.
func (f *field) locate(t reflect.Type) {
	var sf reflect.StructField
	for i, k := range f.index {
		if i > 0 {
			f.within = append(f.within, sf.Name)
			if t = sf.Type; t.Kind() == reflect.Pointer {
				t = t.Elem()
				f.hops = append(f.hops, hop{f.offset, t, !sf.IsExported()})
				f.offset = 0
			}
		}
		sf = t.Field(k)
		f.offset += sf.Offset
	}
	f.codec = codecOf(sf.Type)
}

type isZeroer interface{ IsZero() bool }

// zeroMethod returns what calls the method IsZero of values of type t, nil if
// they have none.
func zeroMethod(t reflect.Type) func(reflect.Value) bool {
	method := reflect.TypeFor[isZeroer]()
	call := func(v reflect.Value) bool { return v.Interface().(isZeroer).IsZero() }
	switch {
	case !t.Implements(method):
		if !reflect.PointerTo(t).Implements(method) {
			return nil
		}
		return func(v reflect.Value) bool { return call(v.Addr()) }
	case t.Kind() == reflect.Interface:
		return func(v reflect.Value) bool {
			return v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() || call(v)
		}
	case t.Kind() == reflect.Pointer:
		return func(v reflect.Value) bool { return v.IsNil() || call(v) }
	}
	return call
}

// find returns where the field lies in the struct at p, nil if a pointer on the
// way is.
func (f *field) find(p unsafe.Pointer) unsafe.Pointer {
	for i := range f.hops {
		if p = *(*unsafe.Pointer)(unsafe.Add(p, f.hops[i].offset)); p == nil {
			return nil
		}
	}
	return unsafe.Add(p, f.offset)
}

// leftOut reports whether the options say that the value at p is not written.
func (f *field) leftOut(p unsafe.Pointer) bool {
	if f.omitEmpty && f.codec.isEmpty(p) {
		return true
	}
	if !f.omitZero {
		return false
	}
	if v := f.codec.at(p); f.isZero != nil {
		return f.isZero(v)
	} else {
		return v.IsZero()
	}
}

// isEmpty is what omitempty takes for empty.
func (c *codec) isEmpty(p unsafe.Pointer) bool {
	switch c.kind {
	case reflect.Slice, reflect.String:
		return *(*int)(unsafe.Add(p, unsafe.Sizeof(p))) == 0
	case reflect.Map:
		return c.at(p).Len() == 0
	case reflect.Array:
		return c.len == 0
	case reflect.Interface, reflect.Pointer:
		return *(*unsafe.Pointer)(p) == nil
	case reflect.Float32:
		return *(*float32)(p) == 0
	case reflect.Float64:
		return *(*float64)(p) == 0
	case reflect.Bool, reflect.Int8, reflect.Uint8:
		return *(*uint8)(p) == 0
	case reflect.Int16, reflect.Uint16:
		return *(*uint16)(p) == 0
	case reflect.Int32, reflect.Uint32:
		return *(*uint32)(p) == 0
	case reflect.Int, reflect.Int64, reflect.Uint, reflect.Uint64, reflect.Uintptr:
		return *(*uint64)(p) == 0
	}
	return false
}
