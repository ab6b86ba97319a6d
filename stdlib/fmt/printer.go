// The printer: the output of one call, the options of the directive at hand,
// and where it is in the format. A printer is taken from a pool, filled by
// formatted, together or line, and given back by text, onto or to.
package fmt

import (
	"io"
	"reflect"
	"sync"
	"unicode/utf8"
)

// options are the flags of a directive, and whether it has a width and a
// precision. None at all means the plain form of the verb.
type options uint16

const (
	optMinus options = 1 << iota
	optPlus
	optSharp
	optSpace
	optZero
	optWidth
	optPrecision

	// %+v and %#v change what is printed rather than how: these stand instead of
	// optPlus and optSharp.
	optNames
	optGoSyntax
)

type printer struct {
	out []byte

	opts      options
	width     int // 0 without optWidth
	precision int // 0 without optPrecision

	wraps   []int // arguments of %w
	allowsW bool  // %w is a verb here, as in Errorf

	bare     bool // values are shown without asking their methods
	rescuing bool // the panic of a method is being shown

	scratch [64]byte
}

var printers = sync.Pool{New: func() any { return new(printer) }}

func acquire() *printer { return printers.Get().(*printer) }

// Buffers and lists beyond these capacities are not kept.
const (
	keptBytes = 1 << 16
	keptWraps = 8
)

func (p *printer) release() {
	out, wraps := p.out[:0], p.wraps[:0]
	if cap(out) > keptBytes {
		out = nil
	}
	if cap(wraps) > keptWraps {
		wraps = nil
	}
	p.out, p.wraps = out, wraps
	p.plain()
	p.allowsW, p.bare, p.rescuing = false, false, false
	printers.Put(p)
}

// text, onto and to end the call with its output.
func (p *printer) text() string {
	s := string(p.out)
	p.release()
	return s
}

func (p *printer) onto(b []byte) []byte {
	b = append(b, p.out...)
	p.release()
	return b
}

func (p *printer) to(w io.Writer) (n int, err error) {
	n, err = w.Write(p.out)
	p.release()
	return n, err
}

// line prints as Println.
func (p *printer) line(operands []any) *printer {
	for i := range operands {
		if i != 0 {
			p.char(' ')
		}
		p.show(operands[i], 'v')
	}
	p.char('\n')
	return p
}

// together prints as Print.
func (p *printer) together(operands []any) *printer {
	glued := true // no blank before the next operand
	for _, operand := range operands {
		text := operand != nil && reflect.TypeOf(operand).Kind() == reflect.String
		if !glued && !text {
			p.char(' ')
		}
		p.show(operand, 'v')
		glued = text
	}
	return p
}

func (p *printer) char(c byte)        { p.out = append(p.out, c) }
func (p *printer) string(s string)    { p.out = append(p.out, s...) }
func (p *printer) has(o options) bool { return p.opts&o != 0 }

// set adds or takes away options.
func (p *printer) set(o options, on bool) {
	p.opts &^= o
	if on {
		p.opts |= o
	}
}

// plain forgets the options of the last directive.
func (p *printer) plain() { p.opts, p.width, p.precision = 0, 0, 0 }

// filler is what pads texts: blanks, or zeros if they were asked for.
func (p *printer) filler() byte {
	if p.opts&(optZero|optMinus) == optZero {
		return '0'
	}
	return ' '
}

// align pads what was printed since from to the width: at its end with the
// minus flag, else by inserting fill at position at.
func (p *printer) align(from, at int, fill byte) {
	if p.width == 0 {
		return
	}
	missing := p.width - utf8.RuneCount(p.out[from:])
	if missing <= 0 {
		return
	}
	end := len(p.out)
	for i := 0; i < missing; i++ {
		p.out = append(p.out, fill)
	}
	if p.has(optMinus) {
		return
	}
	copy(p.out[at+missing:], p.out[at:end])
	for i := at; i < at+missing && i < end; i++ {
		p.out[i] = fill
	}
}

// Write, WriteString, Width, Precision and Flag make a printer a State.
func (p *printer) Write(b []byte) (int, error) {
	p.out = append(p.out, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (int, error) {
	p.string(s)
	return len(s), nil
}

func (p *printer) Width() (int, bool) { return p.width, p.has(optWidth) }

func (p *printer) Precision() (int, bool) { return p.precision, p.has(optPrecision) }

func (p *printer) Flag(c int) bool {
	o := optionOf(c)
	switch o {
	case optPlus:
		o |= optNames
	case optSharp:
		o |= optGoSyntax
	}
	return p.has(o)
}

// optionOf is the option that a flag character stands for, 0 if it is none.
func optionOf(c int) options {
	switch c {
	case '#':
		return optSharp
	case '0':
		return optZero
	case '+':
		return optPlus
	case '-':
		return optMinus
	case ' ':
		return optSpace
	}
	return 0
}
