// Matching input to operands and to formats.
package fmt

import "unicode/utf8"

// operands reads operands without a format.
func (s *scan) operands(list []any) (n int, err error) {
	defer settle(&err)
	for n = 0; n < len(list); n++ {
		s.operand('v', list[n])
	}
	for s.newline == newlineEnds {
		r := s.next()
		if r == eof || r == '\n' {
			break
		}
		if !isSpace(r) {
			failText("expected newline")
		}
	}
	return n, nil
}

// formatted reads operands by a format.
func (s *scan) formatted(format string, list []any) (n int, err error) {
	defer settle(&err)
	fresh := true // no text of the format since the last directive
	for format != "" {
		after := false
		r, size := utf8.DecodeRuneInString(format)
		switch {
		case isSpace(r):
			size = s.spaces(format)
		case r != '%':
			s.literal(r)
		case size == len(format):
			failText("missing verb: % at end of format string")
		case format[size] == '%':
			size++
			after = s.percents(fresh)
		default:
			after = true
			var verb rune
			verb, size = s.verbAndWidth(format)
			if verb == '%' { // with a width
				s.percent()
				break
			}
			if n == len(list) {
				failText("too few operands for format '%" + format[size-utf8.RuneLen(verb):] + "'")
			}
			s.stop = min(noLimit, s.read+s.width)
			s.operand(verb, list[n])
			s.stop = noLimit
			n++
		}
		format, fresh = format[size:], after
	}
	if n < len(list) {
		failText("too many operands")
	}
	return n, nil
}

// literal matches a rune of the format that stands for itself.
func (s *scan) literal(want rune) {
	if r := s.must(); r != want {
		s.back(r)
		failText("input does not match format")
	}
}

// percents matches %%, which stands for itself. Behind a directive spaces may
// come before it, which makes it a directive too; that is the result.
func (s *scan) percents(fresh bool) (directive bool) {
	if !fresh {
		s.literal('%')
		return false
	}
	r := s.must()
	if r == '%' {
		return false
	}
	s.back(r)
	s.percent()
	return true
}

// percent reads a % as if it were an operand.
func (s *scan) percent() {
	s.begin()
	if !s.takes("%") {
		failText("missing literal %")
	}
}

// verbAndWidth reads a directive and skips the spaces that its verb allows.
func (s *scan) verbAndWidth(format string) (verb rune, size int) {
	s.width = noLimit
	last := len(format) - 1
	n, length := digits(format[1:last])
	if length > 0 {
		s.width = n
	} else if length < 0 {
		length = last - 1
	}
	size = 1 + length
	verb, length = utf8.DecodeRuneInString(format[size:])
	if verb != 'c' {
		s.SkipSpace()
	}
	return verb, size + length
}

// spaces matches the spaces that the format starts with, and returns how many
// bytes they are. Each newline matches blanks and a newline, or the end; other
// spaces after the last newline match any number of blanks, which must be at
// least one if there are no newlines.
func (s *scan) spaces(format string) int {
	size, newlines, trailing := 0, 0, false
	for _, r := range format {
		if !isSpace(r) {
			break
		}
		size += utf8.RuneLen(r)
		trailing = r != '\n'
		if r == '\n' {
			newlines++
		}
	}
	for i := 0; i < newlines; i++ {
		if r := s.pastBlanks(s.next()); r != '\n' && r != eof {
			failText("newline in format does not match input")
		}
	}
	if !trailing {
		return size
	}
	r := s.next()
	if newlines == 0 {
		if r != eof && !isSpace(r) {
			failText("expected space in input to match format")
		}
		if r == '\n' {
			failText("newline in input does not match format")
		}
	}
	s.back(s.pastBlanks(r))
	return size
}

// pastBlanks returns r, or if it is a blank the first rune that is none.
func (s *scan) pastBlanks(r rune) rune {
	for r != '\n' && isSpace(r) {
		r = s.next()
	}
	return r
}
