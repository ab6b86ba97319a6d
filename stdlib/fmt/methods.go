// Values that show themselves by methods of their own, and what becomes of the
// panics of these methods.
package fmt

import (
	"reflect"
	"unicode/utf8"
)

// byMethod shows v by one of its methods, if it has one that the verb lets it
// use, and reports whether that was so.
func (p *printer) byMethod(v any, verb rune) bool {
	if p.bare {
		return false
	}
	if verb == 'w' {
		if _, ok := v.(error); !ok || !p.allowsW {
			p.misused(verb, v)
			return true
		}
		verb = 'v'
	}
	if f, ok := v.(Formatter); ok {
		p.formatter(f, verb)
		return true
	}
	if p.has(optGoSyntax) {
		g, ok := v.(GoStringer)
		if ok {
			p.goStringer(g, verb)
		}
		return ok
	}
	if formOf(verb).text == 0 {
		return false
	}
	if e, ok := v.(error); ok {
		p.errorText(e, verb)
		return true
	}
	s, ok := v.(Stringer)
	if ok {
		p.stringer(s, verb)
	}
	return ok
}

func (p *printer) formatter(f Formatter, verb rune) {
	defer p.rescue(f, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) goStringer(g GoStringer, verb rune) {
	defer p.rescue(g, verb, "GoString")
	p.padded(p.cut(g.GoString()))
}

func (p *printer) errorText(e error, verb rune) {
	defer p.rescue(e, verb, "Error")
	p.words(e.Error(), verb)
}

func (p *printer) stringer(s Stringer, verb rune) {
	defer p.rescue(s, verb, "String")
	p.words(s.String(), verb)
}

// rescue prints the panic of a method in place of what it would have given.
// Only that of a nil receiver is not worth mentioning.
func (p *printer) rescue(receiver any, verb rune, method string) {
	reason := recover()
	if reason == nil {
		return
	}
	if v := reflect.ValueOf(receiver); v.Kind() == reflect.Pointer && v.IsNil() {
		p.string(nilText)
		return
	}
	if p.rescuing { // a panic while one is shown
		panic(reason)
	}
	before := p.opts
	p.plain()
	p.complain(verb, "(PANIC=")
	p.string(method)
	p.string(" method: ")
	p.rescuing = true
	p.show(reason, 'v')
	p.rescuing = false
	p.char(')')
	p.opts = before
}

// misused prints that the verb has no meaning for v.
func (p *printer) misused(verb rune, v any) {
	if v == nil {
		p.complain(verb, "(<nil>)")
		return
	}
	p.startMisused(verb, reflect.TypeOf(v).String())
	p.show(v, 'v')
	p.endMisused()
}

// misusedValue is misused for a value that may not be taken out as an any.
func (p *printer) misusedValue(verb rune, v reflect.Value) {
	if !v.IsValid() {
		p.complain(verb, "(<nil>)")
		return
	}
	p.startMisused(verb, v.Type().String())
	p.walk(v, 'v', 0)
	p.endMisused()
}

func (p *printer) startMisused(verb rune, typ string) {
	p.bare = true
	p.string("%!")
	p.out = utf8.AppendRune(p.out, verb)
	p.char('(')
	p.string(typ)
	p.char('=')
}

func (p *printer) endMisused() {
	p.char(')')
	p.bare = false
}
