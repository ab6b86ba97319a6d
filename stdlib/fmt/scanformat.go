// Matching input to operands and to formats.
package fmt

import "unicode/utf8"

// doScan reads operands without a format.
func (s *ss) doScan(a []any) (n int, err error) {
	defer errorHandler(&err)
	for _, v := range a {
		s.scanOne('v', v)
		n++
	}
	if s.nlIsEnd {
		for {
			r := s.getRune()
			if r == '\n' || r == eof {
				break
			}
			if !isSpace(r) {
				s.errorString("expected newline")
				break
			}
		}
	}
	return
}

// matchSpace matches the spaces at the start of the format: newlines match
// blanks and a newline, other spaces at least one blank. It returns how many
// bytes of the format it used.
func (s *ss) matchSpace(format string) (i int) {
	newlines := 0
	trailingSpace := false
	for i < len(format) {
		c, w := utf8.DecodeRuneInString(format[i:])
		if !isSpace(c) {
			break
		}
		if c == '\n' {
			newlines++
			trailingSpace = false
		} else {
			trailingSpace = true
		}
		i += w
	}
	for j := 0; j < newlines; j++ {
		c := s.getRune()
		for isSpace(c) && c != '\n' {
			c = s.getRune()
		}
		if c != '\n' && c != eof {
			s.errorString("newline in format does not match input")
		}
	}
	if trailingSpace {
		c := s.getRune()
		if newlines == 0 {
			if !isSpace(c) && c != eof {
				s.errorString("expected space in input to match format")
			}
			if c == '\n' {
				s.errorString("newline in input does not match format")
			}
		}
		for isSpace(c) && c != '\n' {
			c = s.getRune()
		}
		if c != eof {
			s.UnreadRune()
		}
	}
	return i
}

// advance matches the format up to the next verb and returns how many bytes
// that are; -1 for a mismatch.
func (s *ss) advance(format string) (i int) {
	for i < len(format) {
		fmtc, w := utf8.DecodeRuneInString(format[i:])
		if isSpace(fmtc) {
			i += s.matchSpace(format[i:])
			continue
		}
		if fmtc == '%' {
			if i+w == len(format) {
				s.errorString("missing verb: % at end of format string")
			}
			if format[i+w] != '%' {
				return
			}
			i += w // %% is a literal %
		}
		if inputc := s.mustReadRune(); fmtc != inputc {
			s.UnreadRune()
			return -1
		}
		i += w
	}
	return
}

// doScanf reads operands by a format.
func (s *ss) doScanf(format string, a []any) (numProcessed int, err error) {
	defer errorHandler(&err)
	end := len(format) - 1
	for i := 0; i <= end; {
		w := s.advance(format[i:])
		if w > 0 {
			i += w
			continue
		}
		if format[i] != '%' {
			if w < 0 {
				s.errorString("input does not match format")
			}
			break
		}
		i++
		var widPresent bool
		s.maxWid, widPresent, i = parsenum(format, i, end)
		if !widPresent {
			s.maxWid = hugeWid
		}
		c, w := utf8.DecodeRuneInString(format[i:])
		i += w
		if c != 'c' {
			s.SkipSpace()
		}
		if c == '%' {
			s.scanPercent()
			continue
		}
		s.argLimit = s.limit
		if f := s.count + s.maxWid; f < s.argLimit {
			s.argLimit = f
		}
		if numProcessed >= len(a) {
			s.errorString("too few operands for format '%" + format[i-w:] + "'")
			break
		}
		arg := a[numProcessed]
		s.scanOne(c, arg)
		numProcessed++
		s.argLimit = s.limit
	}
	if numProcessed < len(a) {
		s.errorString("too many operands")
	}
	return
}
