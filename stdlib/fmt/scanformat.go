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
	run := format // from behind the last directive on
	for format != "" {
		r, size := utf8.DecodeRuneInString(format)
		switch {
		case isSpace(r):
			format = format[s.spaces(format):]
			continue
		case r == '%' && size == len(format):
			failText("missing verb: % at end of format string")
		case r != '%' || format[size] == '%':
			if s.literal(r) {
				format = format[size:]
				if r == '%' {
					format = format[size:]
				}
				continue
			}
			// Behind a directive %% may be one too, which skips spaces.
			if len(run) < 2 || run[:2] != "%%" {
				failText("input does not match format")
			}
			s.percent()
			format = run[2:]
		default:
			verb, from, to := s.verbAndWidth(format)
			if verb == '%' { // with a width
				s.percent()
			} else {
				if n == len(list) {
					failText("too few operands for format '%" + format[from:] + "'")
				}
				s.stop = min(noLimit, s.read+s.width)
				s.operand(verb, list[n])
				s.stop = noLimit
				n++
			}
			format = format[to:]
		}
		run = format
	}
	if n < len(list) {
		failText("too many operands")
	}
	return n, nil
}

// literal takes a rune of the format that stands for itself, if it is next.
func (s *scan) literal(want rune) bool {
	r := s.must()
	if r != want {
		s.back(r)
	}
	return r == want
}

// percent reads a % as if it were an operand.
func (s *scan) percent() {
	s.begin()
	if !s.takes("%") {
		failText("missing literal %")
	}
}

// verbAndWidth reads a directive, whose verb is format[from:to], and skips the
// spaces that the verb allows.
func (s *scan) verbAndWidth(format string) (verb rune, from, to int) {
	s.width = noLimit
	last := len(format) - 1
	n, length := digits(format[1:last])
	if length > 0 {
		s.width = n
	} else if length < 0 {
		length = last - 1
	}
	from = 1 + length
	verb, length = utf8.DecodeRuneInString(format[from:])
	if verb != 'c' {
		s.SkipSpace()
	}
	return verb, from, from + length
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
