// Reading formats: flags, width, precision, argument indices, and the texts
// for formats that do not fit their arguments.
package fmt

import (
	"reflect"
	"unicode/utf8"
)

const (
	percentBangString = "%!"
	nilAngleString    = "<nil>"
	nilParenString    = "(nil)"
	badIndexString    = "(BADINDEX)"
	missingString     = "(MISSING)"
	badWidthString    = "%!(BADWIDTH)"
	badPrecString     = "%!(BADPREC)"
	noVerbString      = "%!(NOVERB)"
	extraString       = "%!(EXTRA "
)

// tooLarge reports whether a width or precision is beyond reason.
func tooLarge(x int) bool {
	const max int = 1e6
	return x > max || x < -max
}

// parsenum reads a number of s[start:end].
func parsenum(s string, start, end int) (num int, isnum bool, newi int) {
	if start >= end {
		return 0, false, end
	}
	for newi = start; newi < end && '0' <= s[newi] && s[newi] <= '9'; newi++ {
		if tooLarge(num) {
			return 0, false, end
		}
		num = num*10 + int(s[newi]-'0')
		isnum = true
	}
	return
}

// intFromArg takes a width or precision from an argument.
func intFromArg(a []any, argNum int) (num int, isInt bool, newArgNum int) {
	newArgNum = argNum
	if argNum >= len(a) {
		return
	}
	num, isInt = a[argNum].(int)
	if !isInt {
		switch v := reflect.ValueOf(a[argNum]); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			num, isInt = int(v.Int()), true
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
			reflect.Uintptr:
			n := v.Uint()
			if int64(n) >= 0 {
				num, isInt = int(n), true
			}
		}
	}
	newArgNum = argNum + 1
	if tooLarge(num) {
		num, isInt = 0, false
	}
	return
}

// parseArgNumber reads [n] at the start of format: the index, counted from 0,
// how many bytes it takes, and whether it is right.
func parseArgNumber(format string) (index int, wid int, ok bool) {
	if len(format) < 3 {
		return 0, 1, false
	}
	for i := 1; i < len(format); i++ {
		if format[i] == ']' {
			width, ok, newi := parsenum(format, 1, i)
			if !ok || newi != i {
				return 0, i + 1, false
			}
			return width - 1, i + 1, true
		}
	}
	return 0, 1, false
}

// argNumber returns the argument that format[i:] asks for by an index, else
// argNum.
func (p *pp) argNumber(argNum int, format string, i int, numArgs int) (
	newArgNum, newi int, found bool) {
	if len(format) <= i || format[i] != '[' {
		return argNum, i, false
	}
	p.reordered = true
	index, wid, ok := parseArgNumber(format[i:])
	if ok && 0 <= index && index < numArgs {
		return index, i + wid, true
	}
	p.goodArgNum = false
	return argNum, i + wid, ok
}

func (p *pp) badArgNum(verb rune) {
	p.buf.writeString(percentBangString)
	p.buf.writeRune(verb)
	p.buf.writeString(badIndexString)
}

func (p *pp) missingArg(verb rune) {
	p.buf.writeString(percentBangString)
	p.buf.writeRune(verb)
	p.buf.writeString(missingString)
}

// flags reads the flags at format[i:] and returns where they end.
func (p *pp) flags(format string, i, end int) int {
	for ; i < end; i++ {
		switch format[i] {
		case '#':
			p.fmt.sharp = true
		case '0':
			p.fmt.zero = true
		case '+':
			p.fmt.plus = true
		case '-':
			p.fmt.minus = true
		case ' ':
			p.fmt.space = true
		default:
			return i
		}
	}
	return i
}

// valueFlags turns the flags of %+v and %#v into their own.
func (p *pp) valueFlags() {
	p.fmt.sharpV = p.fmt.sharp
	p.fmt.sharp = false
	p.fmt.plusV = p.fmt.plus
	p.fmt.plus = false
}

// widthAndPrecision reads both at format[i:], with argument indices.
func (p *pp) widthAndPrecision(format string, i, end int, a []any, argNum int) (int, int, bool) {
	argNum, i, afterIndex := p.argNumber(argNum, format, i, len(a))
	if i < end && format[i] == '*' {
		i++
		p.fmt.wid, p.fmt.widPresent, argNum = intFromArg(a, argNum)
		if !p.fmt.widPresent {
			p.buf.writeString(badWidthString)
		}
		if p.fmt.wid < 0 {
			p.fmt.wid = -p.fmt.wid
			p.fmt.minus = true
			p.fmt.zero = false
		}
		afterIndex = false
	} else {
		p.fmt.wid, p.fmt.widPresent, i = parsenum(format, i, end)
		if afterIndex && p.fmt.widPresent { // %[3]2d
			p.goodArgNum = false
		}
	}
	if i+1 < end && format[i] == '.' {
		i++
		if afterIndex { // %[3].2d
			p.goodArgNum = false
		}
		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
		if i < end && format[i] == '*' {
			i++
			p.fmt.prec, p.fmt.precPresent, argNum = intFromArg(a, argNum)
			if p.fmt.prec < 0 {
				p.fmt.prec = 0
				p.fmt.precPresent = false
			}
			if !p.fmt.precPresent {
				p.buf.writeString(badPrecString)
			}
			afterIndex = false
		} else {
			p.fmt.prec, p.fmt.precPresent, i = parsenum(format, i, end)
			if !p.fmt.precPresent {
				p.fmt.prec = 0
				p.fmt.precPresent = true
			}
		}
	}
	return argNum, i, afterIndex
}

func (p *pp) doPrintf(format string, a []any) {
	end := len(format)
	argNum := 0
	p.reordered = false
	p.goodArgNum = true
	for i := 0; i < end; {
		lasti := i
		for i < end && format[i] != '%' {
			i++
		}
		if i > lasti {
			p.buf = append(p.buf, format[lasti:i]...)
		}
		if i >= end {
			break
		}
		i++ // past the %
		p.fmt.clearflags()
		if i < end {
			c := format[i]
			if c < '1' || c > 'z' {
				i = p.flags(format, i, end)
				if i < end {
					c = format[i]
				}
			}
			// Most verbs come without width, precision and index.
			if i < end && 'a' <= c && c <= 'z' && argNum < len(a) {
				if c == 'v' || c == 'w' {
					if c == 'w' {
						p.wrappedErrs = append(p.wrappedErrs, argNum)
					}
					p.valueFlags()
				}
				p.printArg(a[argNum], rune(c))
				argNum++
				i++
				continue
			}
		}
		argNum, i = p.printDirective(format, i, end, a, argNum)
	}
	if !p.reordered && argNum < len(a) {
		p.fmt.clearflags()
		p.buf.writeString(extraString)
		for i, arg := range a[argNum:] {
			if i > 0 {
				p.buf.writeString(", ")
			}
			if arg == nil {
				p.buf.writeString(nilAngleString)
			} else {
				p.buf.writeString(reflect.TypeOf(arg).String())
				p.buf.writeByte('=')
				p.printArg(arg, 'v')
			}
		}
		p.buf.writeByte(')')
	}
}

// printDirective prints one directive whose flags have been read.
func (p *pp) printDirective(format string, i, end int, a []any, argNum int) (newArgNum, newi int) {
	afterIndex := false
	p.goodArgNum = true
	argNum, i, afterIndex = p.widthAndPrecision(format, i, end, a, argNum)
	if !afterIndex {
		argNum, i, afterIndex = p.argNumber(argNum, format, i, len(a))
	}
	if i >= end {
		p.buf.writeString(noVerbString)
		return argNum, end
	}
	verb, size := rune(format[i]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(format[i:])
	}
	i += size
	switch {
	case verb == '%': // takes no argument; width and precision are ignored
		p.buf.writeByte('%')
		return argNum, i
	case !p.goodArgNum:
		p.badArgNum(verb)
		return argNum, i
	case argNum >= len(a):
		p.missingArg(verb)
		return argNum, i
	case verb == 'w':
		p.wrappedErrs = append(p.wrappedErrs, argNum)
		p.valueFlags()
	case verb == 'v':
		p.valueFlags()
	}
	p.printArg(a[argNum], verb)
	return argNum + 1, i
}
