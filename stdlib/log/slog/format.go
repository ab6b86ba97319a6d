// How keys and values look as text and as JSON.
package slog

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// key writes a key with all that is before and behind it.
func (w *writer) key(name string) {
	w.buf = append(w.buf, w.sep...)
	if len(w.prefix) > 0 {
		name = string(w.prefix) + name
	}
	switch {
	case w.json:
		w.string(name)
		w.buf = append(w.buf, ':')
	case len(w.prefix) > 0 && len(name) == len(w.prefix): // an empty key
		w.buf = append(strconv.AppendQuote(w.buf, name), '=')
	default:
		w.string(name)
		w.buf = append(w.buf, '=')
	}
	w.separate()
}

// string writes a string, in quotes if it needs them.
func (w *writer) string(s string) {
	switch {
	case w.json:
		w.buf = append(w.buf, '"')
		w.buf = append(appendEscaped(w.buf, s), '"')
	case needsQuotes(s):
		w.buf = strconv.AppendQuote(w.buf, s)
	default:
		w.buf = append(w.buf, s...)
	}
}

// needsQuotes: a string without them ends at a space and has no =.
func needsQuotes(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c <= ' ' || c == '=' || c == '"' {
				return true
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r) {
			return true
		}
		i += size
	}
	return s == ""
}

// appendEscaped appends s as inside a JSON string.
func appendEscaped(b []byte, s string) []byte {
	const digits = "0123456789abcdef"
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if c >= utf8.RuneSelf && !(r == utf8.RuneError && size == 1) && r != '\u2028' && r != '\u2029' {
			i += size
			continue
		}
		b = append(append(b, s[done:i]...), '\\')
		switch r {
		case '"', '\\':
			b = append(b, c)
		case '\n':
			b = append(b, 'n')
		case '\r':
			b = append(b, 'r')
		case '\t':
			b = append(b, 't')
		default:
			b = append(b, 'u', digits[r>>12], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		}
		i += size
		done = i
	}
	return append(b, s[done:]...)
}

// textTime writes a time with milliseconds.
func (w *writer) textTime(t time.Time) {
	if y := t.Year(); y < 0 || y >= 10000 {
		// As in Go: one digit is cut out where a year of four digits has the
		// fourth of the second's fraction.
		at := len(w.buf) + len("2006-01-02T15:04:05.000")
		t = t.Truncate(time.Millisecond).Add(time.Millisecond / 10)
		w.buf = slices.Delete(t.AppendFormat(w.buf, time.RFC3339Nano), at, at+1)
		return
	}
	w.buf = t.AppendFormat(w.buf, "2006-01-02T15:04:05.000Z07:00")
}

func (w *writer) jsonTime(t time.Time) {
	if y := t.Year(); y < 0 || y >= 10000 {
		w.failed(errors.New("time.Time year outside of range [0,9999]"))
	}
	w.buf = append(w.buf, '"')
	w.buf = append(t.AppendFormat(w.buf, time.RFC3339Nano), '"')
}

func (w *writer) textValue(v Value) error {
	switch v.Kind() {
	case KindString:
		w.string(v.str())
	case KindTime:
		w.textTime(v.Time())
	case KindAny:
		if m, ok := v.any.(encoding.TextMarshaler); ok {
			text, err := m.MarshalText()
			if err != nil {
				return err
			}
			w.string(string(text))
			return nil
		}
		if v := reflect.ValueOf(v.any); v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			w.buf = strconv.AppendQuote(w.buf, string(v.Bytes()))
			return nil
		}
		w.string(fmt.Sprintf("%+v", v.Any()))
	default:
		w.buf = v.appendTo(w.buf)
	}
	return nil
}

func (w *writer) jsonValue(v Value) error {
	switch v.Kind() {
	case KindString:
		w.string(v.str())
	case KindDuration:
		w.buf = strconv.AppendInt(w.buf, int64(v.num), 10)
	case KindTime:
		w.jsonTime(v.Time())
	case KindFloat64:
		return w.marshal(v.Float64())
	case KindAny:
		a := v.Any()
		if _, ok := a.(json.Marshaler); !ok {
			if err, ok := a.(error); ok {
				w.string(err.Error())
				return nil
			}
		}
		return w.marshal(a)
	case KindGroup, KindLogValuer:
		panic(fmt.Sprintf("bad kind: %s", v.Kind()))
	default:
		w.buf = v.appendTo(w.buf)
	}
	return nil
}

// A marshaller is encoding/json with a place to write to.
type marshaller struct {
	text bytes.Buffer
	json *json.Encoder
}

var marshallers = sync.Pool{New: func() any {
	m := new(marshaller)
	m.json = json.NewEncoder(&m.text)
	m.json.SetEscapeHTML(false)
	return m
}}

// marshal writes what encoding/json makes of v.
func (w *writer) marshal(v any) error {
	m := marshallers.Get().(*marshaller)
	m.text.Reset()
	err := m.json.Encode(v)
	if err == nil {
		w.buf = append(w.buf, bytes.TrimSuffix(m.text.Bytes(), []byte{'\n'})...)
	}
	if m.text.Cap() <= 16<<10 {
		marshallers.Put(m)
	}
	return err
}
