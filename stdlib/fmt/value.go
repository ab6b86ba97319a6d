// Showing any value: the common types at once, others by their methods or
// taken apart by reflection.
package fmt

import (
	"internal/fmtsort"
	"reflect"
	"unsafe"
)

// show prints an operand.
func (p *printer) show(operand any, verb rune) {
	if verb == 'T' || verb == 'p' || operand == nil {
		p.showOther(operand, verb)
		return
	}
	meant := true
	switch x := operand.(type) {
	case string:
		meant = p.words(x, verb)
	case int:
		meant = p.integer(uint64(x), true, verb)
	case float64:
		meant = p.float(x, 64, verb)
	case bool:
		meant = p.boolean(x, verb)
	case uint8:
		meant = p.integer(uint64(x), false, verb)
	case int32:
		meant = p.integer(uint64(x), true, verb)
	case int64:
		meant = p.integer(uint64(x), true, verb)
	case uint64:
		meant = p.integer(x, false, verb)
	case uint:
		meant = p.integer(uint64(x), false, verb)
	case []byte:
		p.bytes(x, verb)
	case uint32:
		meant = p.integer(uint64(x), false, verb)
	case uint16:
		meant = p.integer(uint64(x), false, verb)
	case int16:
		meant = p.integer(uint64(x), true, verb)
	case int8:
		meant = p.integer(uint64(x), true, verb)
	case uintptr:
		meant = p.integer(uint64(x), false, verb)
	case float32:
		meant = p.float(float64(x), 32, verb)
	case complex128:
		meant = p.complex(x, 128, verb)
	case complex64:
		meant = p.complex(complex128(x), 64, verb)
	case reflect.Value: // stands for what it holds
		if !x.IsValid() || !x.CanInterface() || !p.byMethod(x.Interface(), verb) {
			p.walk(x, verb, 0)
		}
	default:
		if !p.byMethod(x, verb) {
			p.walk(reflect.ValueOf(x), verb, 0)
		}
	}
	if !meant {
		p.misused(verb, operand)
	}
}

// showOther prints types, addresses, and nil.
func (p *printer) showOther(operand any, verb rune) {
	switch {
	case operand == nil && (verb == 'v' || verb == 'T'):
		p.padded(nilText)
	case operand == nil:
		p.misused(verb, nil)
	case verb == 'T':
		p.padded(p.cut(reflect.TypeOf(operand).String()))
	case !p.pointer(reflect.ValueOf(operand), verb):
		p.misused(verb, operand)
	}
}

// bytes prints a []byte: as a list for %v and %d, as a text, or by its elements.
func (p *printer) bytes(b []byte, verb rune) {
	if verb != 'v' && verb != 'd' {
		if !p.words(unsafe.String(unsafe.SliceData(b), len(b)), verb) {
			p.walk(reflect.ValueOf(b), verb, 0)
		}
		return
	}
	goSyntax := p.has(optGoSyntax)
	if !goSyntax {
		p.char('[')
	} else if b == nil {
		p.string("[]byte(nil)")
		return
	} else {
		p.string("[]byte{")
	}
	for i, c := range b {
		p.gap(i)
		p.integer(uint64(c), false, verb)
	}
	p.closing(']')
}

// gap separates element i from the one before.
func (p *printer) gap(i int) {
	if i == 0 {
		return
	}
	if p.has(optGoSyntax) {
		p.char(',')
	}
	p.char(' ')
}

// opening begins a composite value: in Go syntax with its type, and without
// going on if it is nil.
func (p *printer) opening(v reflect.Value, bracket string) (goOn bool) {
	if !p.has(optGoSyntax) {
		p.string(bracket)
		return true
	}
	p.string(v.Type().String())
	if kind := v.Kind(); (kind == reflect.Map || kind == reflect.Slice) && v.IsNil() {
		p.string("(nil)")
		return false
	}
	p.char('{')
	return true
}

// closing ends a composite value.
func (p *printer) closing(bracket byte) {
	if p.has(optGoSyntax) {
		bracket = '}'
	}
	p.char(bracket)
}

// walk prints a value that reflection holds. At depth 0 it is an operand whose
// methods have been tried already.
func (p *printer) walk(v reflect.Value, verb rune, depth int) {
	if depth != 0 && v.IsValid() && v.CanInterface() && p.byMethod(v.Interface(), verb) {
		return
	}
	meant := true
	switch v.Kind() {
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int16, reflect.Int8:
		meant = p.integer(uint64(v.Int()), true, verb)
	case reflect.Uint, reflect.Uint64, reflect.Uint32, reflect.Uint16, reflect.Uint8,
		reflect.Uintptr:
		meant = p.integer(v.Uint(), false, verb)
	case reflect.String:
		meant = p.words(v.String(), verb)
	case reflect.Bool:
		meant = p.boolean(v.Bool(), verb)
	case reflect.Float64, reflect.Float32:
		meant = p.float(v.Float(), v.Type().Bits(), verb)
	case reflect.Complex128, reflect.Complex64:
		meant = p.complex(v.Complex(), v.Type().Bits(), verb)
	case reflect.Struct:
		p.fields(v, verb, depth)
	case reflect.Slice, reflect.Array:
		p.elements(v, verb, depth)
	case reflect.Map:
		p.entries(v, verb, depth)
	case reflect.Interface:
		p.inside(v, verb, depth)
	case reflect.Pointer:
		if depth != 0 || !p.pointee(v, verb) {
			meant = p.pointer(v, verb)
		}
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		meant = p.pointer(v, verb)
	case reflect.Invalid:
		if depth == 0 {
			p.string("<invalid reflect.Value>")
		} else if verb == 'v' {
			p.string(nilText)
		} else {
			meant = false
		}
	default:
		p.string("?" + v.Type().String() + "?")
	}
	if !meant {
		p.misusedValue(verb, v)
	}
}

// inside prints what an interface holds.
func (p *printer) inside(v reflect.Value, verb rune, depth int) {
	if held := v.Elem(); held.IsValid() {
		p.walk(held, verb, depth+1)
	} else if p.has(optGoSyntax) {
		p.string(v.Type().String() + "(nil)")
	} else {
		p.string(nilText)
	}
}

func (p *printer) fields(v reflect.Value, verb rune, depth int) {
	p.opening(v, "{")
	named := p.has(optNames | optGoSyntax)
	typ := v.Type()
	for i, n := 0, v.NumField(); i < n; i++ {
		p.gap(i)
		if named {
			if name := typ.Field(i).Name; name != "" {
				p.string(name)
				p.char(':')
			}
		}
		field := v.Field(i)
		if field.Kind() == reflect.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.walk(field, verb, depth+1)
	}
	p.closing('}')
}

func (p *printer) entries(v reflect.Value, verb rune, depth int) {
	if !p.opening(v, "map[") {
		return
	}
	for i, entry := range fmtsort.Sort(v) {
		p.gap(i)
		p.walk(entry.Key, verb, depth+1)
		p.char(':')
		p.walk(entry.Value, verb, depth+1)
	}
	p.closing(']')
}

func (p *printer) elements(v reflect.Value, verb rune, depth int) {
	// Bytes of any named type count as a text.
	if verb != 'v' && formOf(verb).text != 0 && v.Type().Elem().Kind() == reflect.Uint8 {
		p.bytes(bytesOf(v), verb)
		return
	}
	if !p.opening(v, "[") {
		return
	}
	for i, n := 0, v.Len(); i < n; i++ {
		p.gap(i)
		p.walk(v.Index(i), verb, depth+1)
	}
	p.closing(']')
}

// bytesOf returns the bytes of a slice or array; those of an array that has no
// address are copied.
func bytesOf(v reflect.Value) []byte {
	if v.Kind() == reflect.Slice || v.CanAddr() {
		return v.Bytes()
	}
	list := make([]byte, 0, v.Len())
	for len(list) < cap(list) {
		list = append(list, byte(v.Index(len(list)).Uint()))
	}
	return list
}

// pointee prints a pointer to something composite as & and that.
func (p *printer) pointee(v reflect.Value, verb rune) bool {
	if v.IsNil() {
		return false
	}
	target := v.Elem()
	switch target.Kind() {
	case reflect.Struct, reflect.Map, reflect.Slice, reflect.Array:
		p.char('&')
		p.walk(target, verb, 1)
		return true
	}
	return false
}

// pointer prints where something is; it is false also for values that have no
// address to show.
func (p *printer) pointer(v reflect.Value, verb rune) bool {
	switch v.Kind() {
	case reflect.Pointer, reflect.UnsafePointer, reflect.Map, reflect.Chan, reflect.Slice,
		reflect.Func:
	default:
		return false
	}
	at := uint64(v.Pointer())
	switch {
	case verb == 'v' && p.has(optGoSyntax):
		p.string("(" + v.Type().String() + ")(")
		if at == 0 {
			p.string("nil")
		} else {
			p.address(at, true)
		}
		p.char(')')
	case verb == 'v' && at == 0:
		p.padded(nilText)
	case verb == 'v' || verb == 'p':
		p.address(at, !p.has(optSharp))
	default:
		switch verb {
		case 'b', 'o', 'd', 'x', 'X':
			return p.integer(at, false, verb)
		}
		return false
	}
	return true
}
