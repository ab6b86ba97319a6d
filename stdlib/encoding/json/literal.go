// Strings, numbers, true, false and null stored where that is not simple: in
// pointers and interfaces, by methods, out of strings (option string).
package json

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"unsafe"
)

// unquote writes as much of src, the inside of a string, as dst has room for.
// It returns the bytes written and read, -1 if src is none. Native.
//
//go:noescape
func unquote(dst, src []byte) (written, read int)

// unquoted returns the text of a JSON string with its quotes.
func unquoted(s []byte) (text []byte, ok bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return nil, false
	}
	s = s[1 : len(s)-1]
	out := make([]byte, len(s)+8)
	for n := 0; ; {
		written, read := unquote(out[n:], s)
		if read < 0 {
			return nil, false
		}
		n, s = n+written, s[read:]
		if len(s) == 0 {
			return out[:n], true
		}
		if len(out)-n < 8 {
			out = append(out, make([]byte, len(out))...)
		}
	}
}

// quoted stores the next value, which should be a string with a literal in it.
func (d *decoder) quoted(c *codec, p unsafe.Pointer) error {
	t := *d.take()
	switch t.kind {
	case tokenText, tokenEscaped:
		return d.literal(d.name(&t), t.end, c, p, true, true)
	case tokenNull:
		return d.literal([]byte("null"), t.end, c, p, true, false)
	case tokenInt, tokenFloat, tokenNumber:
		if _, err := d.number(string(d.data[t.start:t.end]), t.end); err != nil {
			d.save(err)
		}
	}
	d.skip(&t)
	d.save(fmt.Errorf("json: invalid use of ,string struct tag, "+
		"trying to unmarshal unquoted value into %v", c.typ))
	return nil
}

// number returns what an interface gets.
func (d *decoder) number(s string, end int) (any, error) {
	if d.useNumber {
		return Number(s), nil
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		typ := reflect.TypeFor[float64]()
		return nil, &UnmarshalTypeError{Value: "number " + s, Type: typ, Offset: int64(end + 1)}
	}
	return f, nil
}

func misuse(item []byte, c *codec) error {
	return fmt.Errorf("json: invalid use of ,string struct tag, "+
		"trying to unmarshal %q into %v", item, c.typ)
}

// A literal is text that is being stored.
type literal struct {
	item   []byte
	end    int  // offset behind it
	inside bool // of a string (option string, or key of a map): may be anything
}

// literal stores item at p.
func (d *decoder) literal(item []byte, end int, c *codec, p unsafe.Pointer,
	settable, inside bool) error {
	if len(item) == 0 {
		d.save(misuse(item, c))
		return nil
	}
	l := literal{item, end, inside}
	u, text, inner, q := indirect(c, p, item[0] == 'n', settable)
	switch {
	case u != nil:
		return u.UnmarshalJSON(item)
	case text != nil:
		return d.byText(l, c, text.UnmarshalText)
	}
	switch item[0] {
	case 'n':
		if inside && string(item) != "null" {
			d.save(misuse(item, inner))
			return nil
		}
		switch inner.kind {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			inner.at(q).SetZero()
		}
	case 't', 'f':
		d.boolean(l, inner, q)
	case '"':
		return d.text(l, inner, q)
	default:
		return d.numeric(l, inner, q)
	}
	return nil
}

// byText gives a string to UnmarshalText.
func (d *decoder) byText(l literal, c *codec, method func([]byte) error) error {
	if l.item[0] == '"' {
		s, ok := unquoted(l.item)
		switch {
		case ok:
			return method(s)
		case l.inside:
			return misuse(l.item, c)
		}
		outOfSync()
	}
	if l.inside {
		d.save(misuse(l.item, c))
		return nil
	}
	what := "number"
	switch l.item[0] {
	case 'n':
		what = "null"
	case 't', 'f':
		what = "bool"
	}
	d.mismatch(what, c, l.end)
	return nil
}

func (d *decoder) boolean(l literal, c *codec, p unsafe.Pointer) {
	on := l.item[0] == 't'
	switch {
	case l.inside && string(l.item) != "true" && string(l.item) != "false":
		d.save(misuse(l.item, c))
	case c.kind == reflect.Bool:
		*(*bool)(p) = on
	case c.kind == reflect.Interface && c.noMethod:
		*(*any)(p) = on
	case c.kind != reflect.Interface && l.inside:
		d.save(misuse(l.item, c))
	default:
		d.mismatch("bool", c, l.end)
	}
}

func (d *decoder) text(l literal, c *codec, p unsafe.Pointer) error {
	s, ok := unquoted(l.item)
	if !ok {
		if l.inside {
			return misuse(l.item, c)
		}
		outOfSync()
	}
	switch {
	case c.kind == reflect.String:
		if c.number && !isNumber(string(s)) {
			return fmt.Errorf("json: invalid number literal, trying to unmarshal %q into Number", l.item)
		}
		*(*string)(p) = string(s)
	case c.kind == reflect.Interface && c.noMethod:
		*(*any)(p) = string(s)
	case c.kind == reflect.Slice && c.elem.kind == reflect.Uint8:
		b := make([]byte, base64.StdEncoding.DecodedLen(len(s)))
		n, err := base64.StdEncoding.Decode(b, s)
		if err != nil {
			d.save(err)
			return nil
		}
		c.at(p).SetBytes(b[:n])
	default:
		d.mismatch("string", c, l.end)
	}
	return nil
}

func (d *decoder) numeric(l literal, c *codec, p unsafe.Pointer) error {
	if first := l.item[0]; first != '-' && (first < '0' || first > '9') {
		if l.inside {
			return misuse(l.item, c)
		}
		outOfSync()
	}
	s := string(l.item)
	fits := true
	switch v := c.at(p); {
	case c.number:
		*(*string)(p) = s
	case c.kind == reflect.Interface:
		n, err := d.number(s, l.end)
		switch {
		case err != nil:
			d.save(err)
		case !c.noMethod:
			d.mismatch("number", c, l.end)
		default:
			*(*any)(p) = n
		}
	case v.CanInt():
		n, err := strconv.ParseInt(s, 10, 64)
		if fits = err == nil && !v.OverflowInt(n); fits {
			v.SetInt(n)
		}
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if fits = err == nil && !v.OverflowUint(n); fits {
			v.SetUint(n)
		}
	case v.CanFloat():
		f, err := strconv.ParseFloat(s, c.typ.Bits())
		if fits = err == nil && !v.OverflowFloat(f); fits {
			v.SetFloat(f)
		}
	case l.inside:
		return misuse(l.item, c)
	default:
		d.mismatch("number", c, l.end)
	}
	if !fits {
		d.mismatch("number "+s, c, l.end)
	}
	return nil
}
