// Text to text: without spaces, with indentation, safe inside HTML.
package json

import (
	"bytes"
	"slices"
)

// escape appends as much of src, escaped as inside a JSON string, as dst has
// room for. It returns the bytes written and read. Native.
//
//go:noescape
func escape(dst []byte, src string, html bool) (written, read int)

// compact writes src from offset at on without the spaces between tokens; src
// is valid. It returns the bytes written, where to go on, and whether that is
// inside of a string. Native.
//
//go:noescape
func compact(dst, src []byte, at int, inString, html bool) (written, next int, inside bool)

const hexDigits = "0123456789abcdef"

// HTMLEscape appends src with <, >, &, U+2028 and U+2029 as \u escapes.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	dst.Grow(len(src))
	dst.Write(appendHTML(dst.AvailableBuffer(), src))
}

func appendHTML(dst, src []byte) []byte {
	done := 0
	for i, c := range src {
		code := uint16(c)
		width := 1
		switch {
		case c == '<' || c == '>' || c == '&':
		case c == 0xE2 && i+2 < len(src) && src[i+1] == 0x80 && (src[i+2] == 0xA8 || src[i+2] == 0xA9):
			code, width = 0x2000|uint16(src[i+2]-0x80), 3
		default:
			continue
		}
		dst = append(dst, src[done:i]...)
		dst = append(dst, '\\', 'u', hexDigits[code>>12], hexDigits[code>>8&15], hexDigits[code>>4&15],
			hexDigits[code&15])
		done = i + width
	}
	return append(dst, src[done:]...)
}

// Compact appends src without the spaces between its tokens. If src is no JSON
// nothing is appended.
func Compact(dst *bytes.Buffer, src []byte) error {
	dst.Grow(len(src))
	b, err := appendCompact(dst.AvailableBuffer(), src, false)
	dst.Write(b)
	return err
}

func appendCompact(dst, src []byte, html bool) ([]byte, error) {
	if err := checkValid(src); err != nil {
		if e, ok := err.(*SyntaxError); ok {
			e.Offset = 0 // as in Go, which does not count here
		}
		return dst, err
	}
	inside := false
	for at := 0; at < len(src); {
		n := len(dst)
		if cap(dst)-n < min(len(src)-at, 1<<16)+8 {
			dst = slices.Grow(dst, len(src)-at+8)
		}
		var written int
		written, at, inside = compact(dst[n:cap(dst)], src, at, inside, html)
		dst = dst[:n+written]
	}
	return dst, nil
}

// Indent appends src with each member and element on a line of its own that
// begins with prefix and an indent a level. Spaces behind the value stay. If
// src is no JSON nothing is appended.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	dst.Grow(2 * len(src))
	b, err := appendIndent(dst.AvailableBuffer(), src, prefix, indent)
	dst.Write(b)
	return err
}

func appendIndent(dst, src []byte, prefix, indent string) ([]byte, error) {
	if err := checkValid(src); err != nil {
		return dst, err
	}
	w := new(window)
	w.reset(src)
	line := append([]byte{'\n'}, prefix...) // what begins a line at this depth
	var objects []bool                      // for each open bracket
	empty, key := false, false              // nothing yet behind the last bracket; behind a key
	for {
		t := w.take()
		closing := t.kind == tokenEndObject || t.kind == tokenEndArray
		if closing {
			if objects, line = objects[:len(objects)-1], line[:len(line)-len(indent)]; !empty {
				dst = append(dst, line...)
			}
		} else if len(objects) > 0 && !key {
			if !empty {
				dst = append(dst, ',')
			}
			dst = append(dst, line...)
		}
		dst = append(dst, src[t.start:t.end]...)
		empty = t.kind == tokenObject || t.kind == tokenArray
		if empty {
			objects, line = append(objects, t.kind == tokenObject), append(line, indent...)
			key = false
			continue
		}
		if len(objects) == 0 {
			return append(dst, src[t.end:]...), nil
		}
		if !closing && objects[len(objects)-1] && !key {
			dst = append(dst, ": "...)
			key = true
		} else {
			key = false
		}
	}
}
