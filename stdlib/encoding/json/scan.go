// The machine that knows JSON from other text, its errors, and the window of
// tokens that decoding looks at text through. The loops are native.
package json

import (
	"strconv"
	"sync"
)

// A SyntaxError says what is wrong with the text.
type SyntaxError struct {
	msg    string
	Offset int64 // bytes read before the error was seen
}

func (e *SyntaxError) Error() string { return e.msg }

// Why check stopped.
const (
	stopNot    = iota
	stopBefore // the value ended before the next byte
	stopBehind // the value ended with the last byte
	stopWrong  // the last byte cannot be there
)

// States of the machine: what it waits for.
const (
	stateValue    = 0
	stateAfterAll = 7
)

// What an error says of the place, by state.
var places = [...]string{
	"looking for beginning of value", "looking for beginning of value",
	"looking for beginning of object key string", "looking for beginning of object key string",
	"after object key", "after object key:value pair", "after array element", "after top-level value",
	"in string literal", "in string escape code",
	inHex, inHex, inHex, inHex,
	"in numeric literal", "", "", "after decimal point in numeric literal", "",
	inExponent, inExponent, "",
	"in literal true (expecting 'r')", "in literal true (expecting 'u')",
	"in literal true (expecting 'e')",
	"in literal false (expecting 'a')", "in literal false (expecting 'l')",
	"in literal false (expecting 's')", "in literal false (expecting 'e')",
	"in literal null (expecting 'u')", "in literal null (expecting 'l')",
	"in literal null (expecting 'l')",
	"exceeded max depth",
}

const (
	inHex      = "in \\u hexadecimal character escape"
	inExponent = "in exponent of numeric literal"
)

// A machine is its own state, as the natives see it; in it a bit a level.
type machine struct {
	state, stop, depth, inKey int
	stack                     [157]uint64

	read int64 // bytes taken since the machine was made
}

// check takes bytes of data until the machine stops, or a piece of them, and
// returns how many. With whole the end of a value is no stop: only spaces may
// follow it. Native.
//
//go:noescape
func check(m *machine, data []byte, whole bool) int

func (m *machine) reset() { m.state, m.depth, m.inKey = stateValue, 0, 0 }

// feed takes all of data, or as much as there is until a stop.
func (m *machine) feed(data []byte, whole bool) (taken int) {
	for {
		taken += check(m, data[taken:], whole)
		if taken == len(data) || m.stop != stopNot {
			m.read += int64(taken)
			return taken
		}
	}
}

// failure is the error for byte c.
func (m *machine) failure(c byte) error {
	return &SyntaxError{"invalid character " + quoteChar(c) + " " + places[m.state], m.read}
}

// end is called behind the last byte.
func (m *machine) end() error {
	check(m, []byte{' '}, true)
	switch {
	case m.stop == stopWrong:
		return m.failure(' ')
	case m.state != stateAfterAll:
		return &SyntaxError{"unexpected end of JSON input", m.read}
	}
	return nil
}

// valid is nil if data is one value and spaces.
func (m *machine) valid(data []byte) error {
	m.reset()
	m.read = 0
	if n := m.feed(data, true); m.stop == stopWrong {
		return m.failure(data[n-1])
	}
	return m.end()
}

func quoteChar(c byte) string {
	switch c {
	case '\'':
		return `'\''`
	case '"':
		return `'"'`
	}
	s := strconv.Quote(string(rune(c)))
	return "'" + s[1:len(s)-1] + "'"
}

var machines = sync.Pool{New: func() any { return new(machine) }}

// checkValid is valid with a machine from the pool.
func checkValid(data []byte) error {
	m := machines.Get().(*machine)
	err := m.valid(data)
	machines.Put(m)
	return err
}

// Valid reports whether data is one JSON value.
//
//go:noinline
func Valid(data []byte) bool { return checkValid(data) == nil }

// Kinds of tokens. Commas and colons are none.
const (
	tokenBad = iota
	tokenObject
	tokenArray
	tokenEndObject
	tokenEndArray
	tokenText    // a string as it stands between its quotes
	tokenEscaped // another string
	tokenInt     // a number that is the int64 value
	tokenFloat   // one that is nearest to the float64 of the bits value
	tokenNumber  // another number
	tokenTrue
	tokenFalse
	tokenNull
)

// A token is data[start:end].
type token struct {
	kind, start, end int
	value            uint64
}

// index cuts data, which is valid, from offset at on into as many tokens as
// out has room for. It returns how many there were and where to go on. Native.
//
//go:noescape
func index(data []byte, at int, out []token) (n, next int)

const windowLen = 64

// A window goes through valid text token by token.
type window struct {
	data     []byte
	pos, len int // of tokens
	next     int // offset in data behind tokens
	tokens   [windowLen]token
}

func (w *window) reset(data []byte) { w.data, w.pos, w.len, w.next = data, 0, 0, 0 }

// take returns the next token, which is good until the next call.
func (w *window) take() *token {
	if w.pos == w.len {
		w.fill()
	}
	t := &w.tokens[w.pos]
	w.pos++
	return t
}

// fill reads on; behind the end are bad tokens.
func (w *window) fill() {
	room := windowLen
	if w.next == 0 {
		room = 16 // most texts are short
	}
	w.pos = 0
	if w.len, w.next = index(w.data, w.next, w.tokens[:room]); w.len == 0 {
		w.tokens[0], w.len = token{}, 1
	}
}

// skip goes to the end of the value that began with t and returns its offset.
func (w *window) skip(t *token) int {
	depth, end := 0, t.end
	for {
		switch t.kind {
		case tokenObject, tokenArray:
			depth++
		case tokenEndObject, tokenEndArray:
			depth--
			end = t.end
		case tokenBad:
			outOfSync()
		}
		if depth <= 0 {
			return end
		}
		t = w.take()
	}
}

// outOfSync is for text that has changed after it was checked.
func outOfSync() { panic("JSON decoder out of sync - data changing underfoot?") }
