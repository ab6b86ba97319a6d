// Decoder and Encoder: values one after another in a stream, and token by
// token.
package json

import (
	"bytes"
	"errors"
	"io"
)

// A Decoder reads JSON values from a stream. It may read beyond the value
// asked for.
type Decoder struct {
	r      io.Reader
	buf    []byte
	at     int   // what is before in buf has been given out
	before int64 // bytes before buf
	m      machine
	d      decoder
	err    error // that all Decodes return from now on

	where place
	outer []place // of the brackets around
}

// A place is where Token stands.
type place uint8

const (
	atTop place = iota
	atFirstElement
	atElement
	atElementEnd
	atFirstKey
	atKey
	atColon
	atMember
	atMemberEnd
)

// what a wrong byte is said to be after or looking for.
var placeNames = [...]string{
	atTop:          " looking for beginning of value",
	atFirstElement: " looking for beginning of value",
	atElement:      " looking for beginning of value",
	atElementEnd:   " after array element",
	atKey:          " looking for beginning of object key string",
	atColon:        " after object key",
	atMember:       " looking for beginning of value",
	atMemberEnd:    " after object key:value pair",
}

// takesValue reports whether a value may come.
func (p place) takesValue() bool {
	return p == atTop || p == atFirstElement || p == atElement || p == atMember
}

// behindValue is the place behind a value at p.
func (p place) behindValue() place {
	switch p {
	case atFirstElement, atElement:
		return atElementEnd
	case atMember:
		return atMemberEnd
	}
	return p
}

// NewDecoder returns a Decoder of what r has.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber stores numbers in interfaces as Number instead of float64.
func (dec *Decoder) UseNumber() { dec.d.useNumber = true }

// DisallowUnknownFields makes members without a field errors.
func (dec *Decoder) DisallowUnknownFields() { dec.d.strict = true }

// Buffered returns what has been read and not given out; it is good until the
// next Decode.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.at:]) }

// InputOffset returns the offset behind the last value or token.
func (dec *Decoder) InputOffset() int64 { return dec.before + int64(dec.at) }

// Decode stores the next value in what v points to.
//
//vole:leaks dec=heap
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.separator(); err != nil {
		return err
	}
	if !dec.where.takesValue() {
		return &SyntaxError{msg: "not at beginning of value", Offset: dec.InputOffset()}
	}
	n, err := dec.read()
	if err != nil {
		return err
	}
	text := dec.buf[dec.at : dec.at+n]
	dec.at += n
	err = dec.d.run(text, v)
	dec.d.reset(nil)
	dec.where = dec.where.behindValue()
	return err
}

// separator takes the comma or colon that must be before the next value.
func (dec *Decoder) separator() error {
	want, next, message := byte(','), atElement, "expected comma after array element"
	switch dec.where {
	case atElementEnd:
	case atColon:
		want, next, message = ':', atMember, "expected colon after object key"
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return err
	}
	if c != want {
		return &SyntaxError{message, dec.InputOffset()}
	}
	dec.at++
	dec.where = next
	return nil
}

// read fills buf until it has a value and returns its length.
func (dec *Decoder) read() (int, error) {
	m := &dec.m
	m.reset()
	n := 0
	var err error
	for {
		n += m.feed(dec.buf[dec.at+n:], false)
		switch m.stop {
		case stopBefore, stopBehind:
			return n, nil
		case stopWrong:
			dec.err = m.failure(dec.buf[dec.at+n-1])
			return 0, dec.err
		}
		if err != nil {
			break
		}
		err = dec.refill()
	}
	if err == io.EOF {
		if check(m, []byte{' '}, true); m.stop != stopWrong && m.state == stateAfterAll {
			return n, nil
		}
		if len(bytes.TrimLeft(dec.buf, " \t\r\n")) > 0 {
			err = io.ErrUnexpectedEOF
		}
	}
	dec.err = err
	return 0, err
}

// refill reads more, dropping what has been given out.
func (dec *Decoder) refill() error {
	const least = 512
	if dec.at > 0 {
		dec.before += int64(dec.at)
		dec.buf = dec.buf[:copy(dec.buf, dec.buf[dec.at:])]
		dec.at = 0
	}
	if n := len(dec.buf); cap(dec.buf)-n < least {
		bigger := make([]byte, n, 2*cap(dec.buf)+least)
		copy(bigger, dec.buf)
		dec.buf = bigger
	}
	n, err := dec.r.Read(dec.buf[len(dec.buf):cap(dec.buf)])
	dec.buf = dec.buf[:len(dec.buf)+n]
	return err
}

// peek returns the next byte that is no space, without taking it.
func (dec *Decoder) peek() (byte, error) {
	var err error
	for {
		for i, c := range dec.buf[dec.at:] {
			if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				dec.at += i
				return c, nil
			}
		}
		if err != nil {
			return 0, err
		}
		err = dec.refill()
	}
}

// A Token is a Delim, bool, float64, Number, string or nil.
type Token any

// A Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// Token returns the next token, io.EOF at the end. Commas and colons are
// checked and not returned.
//
//vole:leaks dec=heap
func (dec *Decoder) Token() (Token, error) {
	for {
		c, err := dec.peek()
		if err != nil {
			return nil, err
		}
		switch c {
		case ',':
			switch dec.where {
			case atElementEnd:
				dec.where = atElement
			case atMemberEnd:
				dec.where = atKey
			default:
				return nil, dec.wrong(c)
			}
			dec.at++
			continue
		case ':':
			if dec.where != atColon {
				return nil, dec.wrong(c)
			}
			dec.where = atMember
			dec.at++
			continue
		case '[', '{':
			return dec.open(c)
		case ']', '}':
			return dec.close(c)
		case '"':
			if dec.where == atFirstKey || dec.where == atKey {
				return dec.key()
			}
		}
		if !dec.where.takesValue() {
			return nil, dec.wrong(c)
		}
		var x any
		if err := dec.Decode(&x); err != nil {
			return nil, err
		}
		return x, nil
	}
}

func (dec *Decoder) open(c byte) (Token, error) {
	if !dec.where.takesValue() {
		return nil, dec.wrong(c)
	}
	dec.at++
	dec.outer = append(dec.outer, dec.where)
	dec.where = atFirstElement
	if c == '{' {
		dec.where = atFirstKey
	}
	return Delim(c), nil
}

func (dec *Decoder) close(c byte) (Token, error) {
	first, end := atFirstElement, atElementEnd
	if c == '}' {
		first, end = atFirstKey, atMemberEnd
	}
	if dec.where != first && dec.where != end {
		return nil, dec.wrong(c)
	}
	dec.at++
	last := len(dec.outer) - 1
	dec.where = dec.outer[last].behindValue()
	dec.outer = dec.outer[:last]
	return Delim(c), nil
}

// key returns the name of a member.
func (dec *Decoder) key() (Token, error) {
	var name string
	before := dec.where
	dec.where = atTop
	err := dec.Decode(&name)
	if dec.where = before; err != nil {
		return nil, err
	}
	dec.where = atColon
	return name, nil
}

func (dec *Decoder) wrong(c byte) error {
	return &SyntaxError{"invalid character " + quoteChar(c) + placeNames[dec.where], dec.InputOffset()}
}

// More reports whether the array or object that is being read goes on.
func (dec *Decoder) More() bool {
	c, err := dec.peek()
	return err == nil && c != ']' && c != '}'
}

// An Encoder writes JSON values to a stream, each with a newline.
type Encoder struct {
	w              io.Writer
	err            error
	html           bool
	prefix, indent string
	pretty         []byte
}

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, html: true} }

// SetIndent lets Encode indent as Indent does.
//
//vole:cost 8
func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }

// SetEscapeHTML sets whether values are safe inside HTML; they are at first.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.html = on }

// Encode writes v.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	e := newEncoder(enc.html)
	defer encoders.Put(e)
	if err := e.run(v); err != nil {
		return err
	}
	e.buf = append(e.buf, '\n')
	out := e.buf
	if enc.prefix != "" || enc.indent != "" {
		var err error
		if enc.pretty, err = appendIndent(enc.pretty[:0], out, enc.prefix, enc.indent); err != nil {
			return err
		}
		out = enc.pretty
	}
	_, err := enc.w.Write(out)
	if err != nil {
		enc.err = err
	}
	return err
}

// A RawMessage is JSON text that is not looked into.
type RawMessage []byte

// MarshalJSON returns m.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

// UnmarshalJSON keeps a copy of data.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	if m == nil {
		return errors.New("json.RawMessage: UnmarshalJSON on nil pointer")
	}
	*m = append((*m)[0:0], data...)
	return nil
}

var _ Marshaler = (*RawMessage)(nil)
var _ Unmarshaler = (*RawMessage)(nil)
