// Reading formats. The printer goes through the format once; for each directive
// it collects options, chooses an operand, and shows it. Whatever does not fit
// is printed as a complaint in its place.
package fmt

import (
	"internal/bytealg"
	"reflect"
	"unicode/utf8"
)

// directives is the format, and how far it and the operands are used. The
// operands are not in it: what is printed may be kept, the format is not.
type directives struct {
	format string
	at     int  // in format
	next   int  // the operand for the next directive
	chosen bool // some directive chose its operand by [n]
	misfit bool // this directive did so wrongly
}

// What is printed for wrong directives.
const (
	badIndex     = "(BADINDEX)"
	missing      = "(MISSING)"
	badWidth     = "%!(BADWIDTH)"
	badPrecision = "%!(BADPREC)"
	noVerb       = "%!(NOVERB)"
	extra        = "%!(EXTRA "
)

// formatted prints as Printf.
func (p *printer) formatted(format string, operands []any) *printer {
	in := directives{format: format}
	for in.at < len(format) {
		rest := format[in.at:]
		text := bytealg.IndexByteString(rest, '%')
		if text < 0 {
			p.string(rest)
			break
		}
		p.out = append(p.out, rest[:text]...)
		in.at += text + 1
		p.directive(&in, operands)
	}
	if !in.chosen && in.next < len(operands) {
		p.surplus(operands[in.next:])
	}
	return p
}

// directive prints the directive after a %.
func (p *printer) directive(in *directives, operands []any) {
	p.plain()
	for in.at < len(in.format) {
		o := optionOf(int(in.format[in.at]))
		if o == 0 {
			break
		}
		p.opts |= o
		in.at++
	}
	in.misfit = false
	if in.at < len(in.format) {
		// Most directives have neither width, precision nor index.
		if c := in.format[in.at]; c < 'a' || c > 'z' {
			p.measures(in, operands)
		}
	}
	verb := in.verb()
	switch {
	case verb < 0:
		p.string(noVerb)
	case verb == '%': // takes no operand
		p.char('%')
	case in.misfit:
		p.complain(verb, badIndex)
	case in.next >= len(operands):
		p.complain(verb, missing)
	default:
		if verb == 'v' || verb == 'w' {
			p.valueOptions()
		}
		if verb == 'w' {
			p.wraps = append(p.wraps, in.next)
		}
		in.next++
		p.show(operands[in.next-1], verb)
	}
}

// verb takes the verb, -1 at the end of the format.
func (in *directives) verb() rune {
	if in.at >= len(in.format) {
		return -1
	}
	if c := in.format[in.at]; c < utf8.RuneSelf {
		in.at++
		return rune(c)
	}
	verb, size := utf8.DecodeRuneInString(in.format[in.at:])
	in.at += size
	return verb
}

// valueOptions turns the flags of %+v and %#v into their own options.
func (p *printer) valueOptions() {
	p.set(optNames, p.has(optPlus))
	p.set(optGoSyntax, p.has(optSharp))
	p.opts &^= optPlus | optSharp
}

// measures reads width and precision, and the indices of operands among them.
func (p *printer) measures(in *directives, operands []any) {
	indexed := in.index(len(operands))
	if in.take('*') {
		p.starWidth(in, operands)
		indexed = false
	} else if n, ok := in.number(); ok {
		p.width = n
		p.opts |= optWidth
		in.misfit = in.misfit || indexed // %[3]2d
	}
	if in.at+1 < len(in.format) && in.take('.') {
		in.misfit = in.misfit || indexed // %[3].2d
		indexed = in.index(len(operands))
		if in.take('*') {
			p.starPrecision(in, operands)
			indexed = false
		} else {
			p.precision, _ = in.number()
			p.opts |= optPrecision
		}
	}
	if !indexed {
		in.index(len(operands))
	}
}

func (p *printer) starWidth(in *directives, operands []any) {
	n, ok := in.measure(operands)
	if !ok {
		p.string(badWidth)
		return
	}
	if n < 0 {
		n = -n
		p.opts = p.opts&^optZero | optMinus
	}
	p.width = n
	p.opts |= optWidth
}

func (p *printer) starPrecision(in *directives, operands []any) {
	n, ok := in.measure(operands)
	if !ok || n < 0 {
		p.string(badPrecision)
		return
	}
	p.precision = n
	p.opts |= optPrecision
}

// take skips c if it comes next.
func (in *directives) take(c byte) bool {
	if in.at < len(in.format) && in.format[in.at] == c {
		in.at++
		return true
	}
	return false
}

// measureLimit bounds widths and precisions.
const measureLimit = 1e6

// digits reads a number from the start of s and returns how long it is, 0 if
// there is none, -1 if it is beyond the limit.
func digits(s string) (n, length int) {
	for length < len(s) && '0' <= s[length] && s[length] <= '9' {
		if n > measureLimit {
			return 0, -1
		}
		n = n*10 + int(s[length]-'0')
		length++
	}
	return n, length
}

// number reads a number. One beyond the limit spoils the rest of the format.
func (in *directives) number() (n int, ok bool) {
	n, length := digits(in.format[in.at:])
	if length < 0 {
		in.at = len(in.format)
		return 0, false
	}
	in.at += length
	return n, length > 0
}

// index reads [n], which chooses the next of so many operands, and reports
// whether there was one that could be read.
func (in *directives) index(operands int) bool {
	if in.at >= len(in.format) || in.format[in.at] != '[' {
		return false
	}
	in.chosen = true
	rest := in.format[in.at+1:]
	end := bytealg.IndexByteString(rest, ']')
	if end < 0 || len(rest) < 2 {
		in.at++
		in.misfit = true
		return false
	}
	in.at += end + 2
	n, length := digits(rest[:end])
	if length == 0 || length != end {
		in.misfit = true
		return false
	}
	if n < 1 || n > operands {
		in.misfit = true
	} else {
		in.next = n - 1
	}
	return true
}

// measure takes a width or precision from the operands.
func (in *directives) measure(operands []any) (n int, ok bool) {
	if in.next >= len(operands) {
		return 0, false
	}
	operand := operands[in.next]
	in.next++
	if n, ok = operand.(int); !ok {
		v := reflect.ValueOf(operand)
		switch kind := v.Kind(); {
		case reflect.Int <= kind && kind <= reflect.Int64:
			n, ok = int(v.Int()), true
		case reflect.Uint <= kind && kind <= reflect.Uintptr:
			n = int(v.Uint())
			ok = n >= 0
		}
	}
	if !ok || n > measureLimit || n < -measureLimit {
		return 0, false
	}
	return n, true
}

// complain prints a directive that cannot be carried out.
func (p *printer) complain(verb rune, why string) {
	p.string("%!")
	p.out = utf8.AppendRune(p.out, verb)
	p.string(why)
}

// surplus prints the operands that no directive used.
func (p *printer) surplus(operands []any) {
	p.plain()
	p.string(extra)
	for i, operand := range operands {
		if i != 0 {
			p.string(", ")
		}
		if operand == nil {
			p.string(nilText)
			continue
		}
		p.string(reflect.TypeOf(operand).String())
		p.char('=')
		p.show(operand, 'v')
	}
	p.char(')')
}
