// Reading one operand by its type and a verb.
package fmt

import (
	"errors"
	"internal/bytealg"
	"io"
	"math"
	"reflect"
	"strconv"
)

const (
	decimals     = "0123456789"
	hexadecimals = decimals + "aAbBcCdDeEfF"
	floatVerbs   = "beEfFgGv"
)

// operand reads one operand.
func (s *scan) operand(verb rune, target any) {
	s.token = s.token[:0]
	if own, ok := target.(Scanner); ok {
		err := own.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			fail(err)
		}
		return
	}
	switch x := target.(type) { // the usual ones, without reflection
	case *string:
		*x = s.text(verb)
	case *[]byte:
		*x = []byte(s.text(verb))
	case *int:
		*x = int(s.signed(verb, strconv.IntSize))
	case *float64:
		s.expectVerb(verb, floatVerbs, "float64")
		*x = s.real(64)
	case *float32:
		s.expectVerb(verb, floatVerbs, "float32")
		*x = float32(s.real(32))
	case *int64:
		*x = s.signed(verb, 64)
	case *bool:
		*x = s.boolean(verb)
	default:
		s.reflected(verb, reflect.ValueOf(target))
	}
}

// reflected reads an operand of any type that can be read.
func (s *scan) reflected(verb rune, pointer reflect.Value) {
	if pointer.Kind() != reflect.Pointer {
		failText("type not a pointer: " + pointer.Type().String())
	}
	v := pointer.Elem()
	switch kind := v.Kind(); {
	case kind == reflect.Bool:
		v.SetBool(s.boolean(verb))
	case reflect.Int <= kind && kind <= reflect.Int64:
		v.SetInt(s.signed(verb, v.Type().Bits()))
	case reflect.Uint <= kind && kind <= reflect.Uintptr:
		v.SetUint(s.unsigned(verb, v.Type().Bits()))
	case kind == reflect.Float32 || kind == reflect.Float64:
		v.SetFloat(s.real(v.Type().Bits()))
	case kind == reflect.Complex64 || kind == reflect.Complex128:
		v.SetComplex(s.complex(verb, v.Type().Bits()))
	case kind == reflect.String:
		v.SetString(s.text(verb))
	case kind == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8:
		text := s.text(verb)
		v.Set(reflect.MakeSlice(v.Type(), len(text), len(text)))
		for i := range len(text) {
			v.Index(i).SetUint(uint64(text[i]))
		}
	default:
		failText("can't scan type: " + pointer.Type().String())
	}
}

// expectVerb fails unless the verb is one of those for a type.
func (s *scan) expectVerb(verb rune, verbs, typ string) {
	if !oneOf(verbs, verb) {
		failText("bad verb '%" + string(verb) + "' for " + typ)
	}
}

func (s *scan) boolean(verb rune) bool {
	s.begin()
	s.expectVerb(verb, "tv", "boolean")
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		s.restOfWord("rR", "uU", "eE")
		return true
	case 'f', 'F':
		s.restOfWord("aA", "lL", "sS", "eE")
	}
	return false
}

// restOfWord reads the letters of a word, all or none.
func (s *scan) restOfWord(letters ...string) {
	for i, either := range letters {
		if s.takes(either) {
			continue
		}
		if i > 0 {
			failText("syntax error scanning boolean")
		}
		return
	}
}

// fits reports whether x keeps its value in so many bits.
func fits[T int64 | uint64](x T, bits int) bool {
	unused := 64 - bits
	return x<<unused>>unused == x
}

func (s *scan) signed(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	token, base := s.integer(verb, true)
	x, err := strconv.ParseInt(token, base, 64)
	if err != nil {
		fail(err)
	}
	if !fits(x, bits) {
		failText("integer overflow on token " + token)
	}
	return x
}

func (s *scan) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	token, base := s.integer(verb, false)
	x, err := strconv.ParseUint(token, base, 64)
	if err != nil {
		fail(err)
	}
	if !fits(x, bits) {
		failText("unsigned integer overflow on token " + token)
	}
	return x
}

// character reads one character as an integer.
func (s *scan) character(bits int) int64 {
	s.something()
	r := s.next()
	if !fits(int64(r), bits) {
		failText("overflow on character value " + string(r))
	}
	return int64(r)
}

// integer reads the text of an integer; base is for parsing it.
func (s *scan) integer(verb rune, signed bool) (token string, base int) {
	s.begin()
	s.expectVerb(verb, "bdoUxXv", "integer")
	if verb == 'U' {
		if s.next() != 'U' || s.next() != '+' {
			failText("bad unicode format ")
		}
	} else if signed {
		s.takes("+-")
	}
	digits, started := decimals, false
	base = 10
	switch verb {
	case 'b':
		digits, base = "01", 2
	case 'o':
		digits, base = "01234567", 8
	case 'x', 'X', 'U':
		digits, base = hexadecimals, 16
	case 'v':
		base = 0
		digits, started = s.basePrefix()
	}
	if !started {
		s.something()
		if !s.takes(digits) {
			failText("expected integer")
		}
	}
	s.takesAll(digits)
	return string(s.token), base
}

// basePrefix reads 0b, 0o, 0x or 0, if there is one, and returns the digits
// that may follow.
func (s *scan) basePrefix() (digits string, found bool) {
	switch {
	case !s.takes("0"):
		return decimals + "_", false
	case s.takes("bB"):
		return "01_", true
	case s.takes("xX"):
		return hexadecimals + "_", true
	}
	s.takes("oO")
	return "01234567_", true
}

// float reads the text of a float.
func (s *scan) float() string {
	s.token = s.token[:0]
	if s.takes("nN") && s.takes("aA") && s.takes("nN") {
		return string(s.token)
	}
	s.takes("+-")
	if s.takes("iI") && s.takes("nN") && s.takes("fF") {
		return string(s.token)
	}
	mantissa, exponent := decimals+"_", "eEpP"
	if s.takes("0") && s.takes("xX") {
		mantissa, exponent = hexadecimals+"_", "pP"
	}
	s.takesAll(mantissa)
	if s.takes(".") {
		s.takesAll(mantissa)
	}
	if s.takes(exponent) {
		s.takes("+-")
		s.takesAll(decimals + "_")
	}
	return string(s.token)
}

func (s *scan) real(bits int) float64 {
	s.begin()
	return parseFloat(s.float(), bits)
}

// parseFloat knows, beside the syntax of strconv, a decimal mantissa with a
// binary exponent, as %b prints.
func parseFloat(text string, bits int) float64 {
	at := bytealg.IndexByteString(text, 'p')
	if at < 0 || oneOf(text, 'x') || oneOf(text, 'X') {
		f, err := strconv.ParseFloat(text, bits)
		if err != nil {
			fail(err)
		}
		return f
	}
	f, err := strconv.ParseFloat(text[:at], bits)
	power := 0
	if err == nil {
		power, err = strconv.Atoi(text[at+1:])
	}
	if err != nil {
		var number *strconv.NumError
		if errors.As(err, &number) {
			number.Num = text
		}
		fail(err)
	}
	return math.Ldexp(f, power)
}

// complex reads both parts, maybe in parentheses.
func (s *scan) complex(verb rune, bits int) complex128 {
	s.expectVerb(verb, floatVerbs, "complex")
	s.begin()
	closing := s.takes("(")
	re := s.float()
	s.token = s.token[:0]
	ok := s.takes("+-")
	sign := string(s.token)
	im := ""
	if ok {
		im = sign + s.float()
		ok = s.takes("i") && (!closing || s.takes(")"))
	}
	if !ok {
		failText("syntax error scanning complex number")
	}
	first := parseFloat(re, bits/2)
	return complex(first, parseFloat(im, bits/2))
}

func (s *scan) text(verb rune) string {
	s.expectVerb(verb, "svqxX", "string")
	s.begin()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	s.word()
	return string(s.token)
}

// quoted reads a literal.
func (s *scan) quoted() string {
	quote := s.next()
	if quote != '"' && quote != '`' {
		failText("expected quoted string")
	}
	s.keep(quote)
	for r := rune(0); r != quote; {
		r = s.must()
		s.keep(r)
		if r == '\\' && quote == '"' { // what follows is part of the escape
			s.keep(s.must())
		}
	}
	if quote == '`' {
		return string(s.token[1 : len(s.token)-1])
	}
	text, err := strconv.Unquote(string(s.token))
	if err != nil {
		fail(err)
	}
	return text
}

// nibble is the value of a hexadecimal digit, -1 if r is none.
func nibble(r rune) int {
	if '0' <= r && r <= '9' {
		return int(r - '0')
	}
	if r |= 0x20; 'a' <= r && r <= 'f' {
		return int(r-'a') + 10
	}
	return -1
}

// hex reads pairs of hexadecimal digits.
func (s *scan) hex() string {
	for {
		r := s.next()
		high := nibble(r)
		if high < 0 {
			s.back(r)
			break
		}
		low := nibble(s.must())
		if low < 0 {
			failText("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		failText("no hex data for %x string")
	}
	return string(s.token)
}
