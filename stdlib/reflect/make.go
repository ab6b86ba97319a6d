// Types made at run time. The runtime has one descriptor a type, whether the
// program knew it before or not; here the arguments are checked and the
// methods of new structs collected.
package reflect

import (
	"internal/abi"
	"strconv"
	"unicode"
	"unsafe"
)

// PointerTo returns the type *t.
//
//vole:cost 66
func PointerTo(t Type) Type { return toRType(ptrTo(t.common())) }

// PtrTo is the old name of PointerTo.
//
//vole:cost 70
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return toRType(abi.SliceOf(t.common())) }

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	if e.Size > 0 && uint64(length) > ^uint64(0)/e.Size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return toRType(abi.ArrayOf(length, e))
}

// ChanOf returns the channel type of t with direction dir.
func ChanOf(dir ChanDir, t Type) Type {
	e := t.common()
	if e.Size >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return toRType(abi.ChanOf(int(dir), e))
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if k.Flags&abi.FlagComparable == 0 {
		panic("reflect.MapOf: invalid key type " + k.String)
	}
	return toRType(abi.MapOf(k, e))
}

// FuncOf returns the function type with these parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	ins, outs := descriptors(in), descriptors(out)
	if len(in)+len(out) > 128 {
		panic("reflect.FuncOf: too many arguments")
	}
	return toRType(abi.FuncOf(ins, outs, variadic))
}

func descriptors(types []Type) []*abi.Type {
	list := make([]*abi.Type, len(types))
	for i, t := range types {
		list[i] = t.common()
	}
	return list
}

// A structMaker collects what makes up a new struct type.
type structMaker struct {
	fields  []abi.StructField
	methods []abi.Method
	names   map[string]bool
	pkgPath string // of the unexported fields
	size    uint64
	align   uint64
	empty   bool // the last field takes no room
}

// StructOf returns the struct type with these fields; their Offset and Index
// are ignored. Of embedded fields only the first one's methods are promoted.
func StructOf(fields []StructField) Type {
	m := &structMaker{names: make(map[string]bool, len(fields)), align: 1}
	for i := range fields {
		m.add(i, &fields[i], len(fields))
	}
	if m.size > 0 && m.empty {
		m.size = inAddressSpace(m.size, m.size+1)
	}
	inAddressSpace(m.size, (m.size+m.align-1)&^(m.align-1))
	return toRType(abi.StructOf(m.fields, m.methods))
}

// inAddressSpace returns a new size, which is less than the old one only where
// it was too much for 64 bits.
func inAddressSpace(old, size uint64) uint64 {
	if size < old {
		panic("reflect.StructOf: struct size would exceed virtual address space")
	}
	return size
}

// add adds f, field i of count.
func (m *structMaker) add(i int, f *StructField, count int) {
	number := "reflect.StructOf: field " + strconv.Itoa(i)
	switch {
	case f.Name == "":
		panic(number + " has no name")
	case !validName(f.Name):
		panic(number + " has invalid name")
	case f.Type == nil:
		panic(number + " has no type")
	}
	m.checkPackage(f)
	t := f.Type.common()
	if isDescriptor(t) {
		panic(number + " has a type that may not be allocated in heap")
	}
	field := abi.StructField{Name: f.Name, PkgPath: f.PkgPath, Type: t, Tag: string(f.Tag)}
	if f.Anonymous {
		field.Embedded = 1
		m.promote(t, i, count)
	}
	if m.names[f.Name] && f.Name != "_" {
		panic("reflect.StructOf: duplicate field " + f.Name)
	}
	m.names[f.Name] = true
	align := uint64(t.Align)
	offset := inAddressSpace(m.size, (m.size+align-1)&^(align-1))
	m.size = inAddressSpace(offset, offset+t.Size)
	m.align = max(m.align, align)
	m.empty = t.Size == 0
	m.fields = append(m.fields, field)
}

// checkPackage checks that f has a package path where its name is unexported,
// and that it is that of all such fields.
func (m *structMaker) checkPackage(f *StructField) {
	if f.PkgPath == "" {
		// Lower-case letters that are not ASCII are let through, as ever.
		if c := f.Name[0]; c == '_' || 'a' <= c && c <= 'z' {
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		}
		return
	}
	if f.Anonymous {
		panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
	}
	if m.pkgPath == "" {
		m.pkgPath = f.PkgPath
	} else if m.pkgPath != f.PkgPath {
		panic("reflect.Struct: fields with different PkgPath " + m.pkgPath + " and " + f.PkgPath)
	}
}

// promote adds the methods that the embedded field i of count, of type t, gives
// to the struct. They work on the struct's address, so only a field at its
// start can have any. A struct that is pointer-shaped has one field.
func (m *structMaker) promote(t *abi.Type, i, count int) {
	switch t.Kind {
	case abi.Interface:
		m.promoteInterface(t)
	case abi.Pointer:
		if k := t.Elem.Kind; k == abi.Pointer || k == abi.Interface {
			panic("reflect.StructOf: illegal embedded field type " + t.String)
		}
		if len(t.Methods) > 0 || t.Name != "" {
			m.refuseMethods(t, i)
			if count > 1 {
				panic("reflect: embedded type with methods not implemented " +
					"if there is more than one field")
			}
		}
		m.promoteMethods(t, t.Methods, count)
		m.promoteMethods(t, t.Elem.Methods, count)
	default:
		m.refuseMethods(t, i)
		if count > 1 && t.IsDirect() && (len(t.Methods) > 0 || t.Name != "") {
			panic("reflect: embedded type with methods not implemented for non-pointer type")
		}
		m.promoteMethods(t, t.Methods, count)
	}
}

func (m *structMaker) refuseMethods(t *abi.Type, i int) {
	if i > 0 && len(t.Methods) > 0 {
		panic("reflect: embedded type with methods not implemented if type is not first field")
	}
}

const unexportedMethods = "reflect: embedded interface with unexported method(s) not implemented"

// promoteMethods adds methods that t has with the functions that t has. As in
// Go, unexported ones of the type's own package are taken for exported.
func (m *structMaker) promoteMethods(t *abi.Type, methods []abi.Method, count int) {
	home := t.PkgPath
	if t.Name == "" && t.Elem != nil {
		home = t.Elem.PkgPath
	}
	for i := range methods {
		if path := methods[i].PkgPath; path != "" && path != home {
			panic(unexportedMethods)
		}
		for _, own := range t.Methods {
			if own.Name != methods[i].Name {
				continue
			}
			if count > 1 {
				own.DirectFn = nil // the value has more than the field
			}
			own.PkgPath = ""
			m.methods = append(m.methods, own)
			break
		}
	}
}

// promoteInterface adds methods that cannot be called.
func (m *structMaker) promoteInterface(t *abi.Type) {
	refuse := func() { panic("reflect: StructOf does not support methods of embedded interfaces") }
	fn := abi.FuncEntry(*(*unsafe.Pointer)(unsafe.Pointer(&refuse)))
	for i := range t.IMethods {
		want := &t.IMethods[i]
		if want.PkgPath != "" && want.PkgPath != t.PkgPath {
			panic(unexportedMethods)
		}
		m.methods = append(m.methods,
			abi.Method{Name: want.Name, Type: want.Type, IfaceFn: fn, DirectFn: fn})
	}
}

// validName reports whether s is an identifier.
func validName(s string) bool {
	for i, c := range s {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return len(s) > 0
}
