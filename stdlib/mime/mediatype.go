// Package mime has parts of MIME: media types with their parameters (RFC 2045,
// 2231), encoded words (RFC 2047), and which files are of which type.
//
// This file: media types.
package mime

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

const specials = `()<>@,;:\"/[]?=`

// isTokenChar: visible ASCII without specials.
func isTokenChar(c byte) bool {
	return c > ' ' && c < 0x7F && strings.IndexByte(specials, c) < 0
}

// cutToken returns the token that s begins with and the rest.
func cutToken(s string) (token, rest string) {
	n := 0
	for n < len(s) && isTokenChar(s[n]) {
		n++
	}
	return s[:n], s[n:]
}

func isToken(s string) bool {
	token, rest := cutToken(s)
	return token != "" && rest == ""
}

const hexDigits = "0123456789ABCDEF"

// FormatMediaType returns type; name=value; ... with names in order, "" if one
// of them is no token.
func FormatMediaType(t string, param map[string]string) string {
	major, minor, slash := strings.Cut(t, "/")
	if !isToken(major) || slash && !isToken(minor) {
		return ""
	}
	out := []byte(strings.ToLower(t))
	for _, name := range slices.Sorted(maps.Keys(param)) {
		if !isToken(name) {
			return ""
		}
		out = append(append(out, "; "...), strings.ToLower(name)...)
		out = appendValue(out, param[name])
	}
	return string(out)
}

// appendValue appends =value: as it is, in quotes, or with percents.
func appendValue(out []byte, value string) []byte {
	switch {
	case needsEncoding(value):
		out = append(out, "*=utf-8''"...)
		for i := range len(value) {
			if c := value[i]; isTokenChar(c) && c != '*' && c != '\'' && c != '%' {
				out = append(out, c)
			} else {
				out = append(out, '%', hexDigits[c>>4], hexDigits[c&15])
			}
		}
		return out
	case isToken(value):
		return append(append(out, '='), value...)
	}
	out = append(out, `="`...)
	for i := range len(value) {
		if c := value[i]; c == '"' || c == '\\' {
			out = append(out, '\\')
		}
		out = append(out, value[i])
	}
	return append(out, '"')
}

// ErrInvalidMediaParameter is returned with the type if only its parameters
// are wrong.
var ErrInvalidMediaParameter = errors.New("mime: invalid media parameter")

// ParseMediaType takes type; name=value; ... apart. The type and the names are
// in lower case; values in pieces and with charsets are put together.
func ParseMediaType(v string) (mediatype string, params map[string]string, err error) {
	before, rest, _ := strings.Cut(v, ";")
	mediatype = strings.TrimSpace(strings.ToLower(before))
	if err := checkType(mediatype); err != nil {
		return "", nil, err
	}
	rest = v[len(before):]
	params = map[string]string{}
	pieces := map[string]map[string]string{} // of names with *
	for rest != "" {
		if rest = strings.TrimLeftFunc(rest, unicode.IsSpace); rest == "" {
			break
		}
		name, value, next, ok := cutParameter(rest)
		if !ok {
			if strings.TrimSpace(rest) == ";" {
				break
			}
			return mediatype, nil, ErrInvalidMediaParameter
		}
		rest = next
		into := params
		if base, _, ok := strings.Cut(name, "*"); ok {
			if into = pieces[base]; into == nil {
				into = map[string]string{}
				pieces[base] = into
			}
		}
		if old, ok := into[name]; ok && old != value {
			return "", nil, errors.New("mime: duplicate parameter name")
		}
		into[name] = value
	}
	for name, list := range pieces {
		if value, ok := join(name, list); ok {
			params[name] = value
		}
	}
	return mediatype, params, nil
}

func checkType(s string) error {
	major, rest := cutToken(s)
	switch {
	case major == "":
		return errors.New("mime: no media type")
	case rest == "":
		return nil
	case rest[0] != '/':
		return errors.New("mime: expected slash after first token")
	}
	minor, rest := cutToken(rest[1:])
	switch {
	case minor == "":
		return errors.New("mime: expected token after slash")
	case rest != "":
		return errors.New("mime: unexpected content after media subtype")
	}
	return nil
}

// cutParameter takes ; name = value off.
func cutParameter(s string) (name, value, rest string, ok bool) {
	trim := func() { s = strings.TrimLeftFunc(s, unicode.IsSpace) }
	if s, ok = strings.CutPrefix(s, ";"); !ok {
		return
	}
	trim()
	name, s = cutToken(s)
	trim()
	if s, ok = strings.CutPrefix(s, "="); !ok || name == "" {
		return "", "", "", false
	}
	trim()
	if strings.HasPrefix(s, `"`) {
		value, rest, ok = cutQuoted(s)
	} else {
		value, rest = cutToken(s)
		ok = value != ""
	}
	return strings.ToLower(name), value, rest, ok
}

// cutQuoted takes a string in quotes off. Backslashes are only before specials,
// as browsers write names of files.
func cutQuoted(s string) (value, rest string, ok bool) {
	var out []byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			return string(out), s[i+1:], true
		case c == '\r' || c == '\n':
			return "", "", false
		case c == '\\' && i+1 < len(s) && strings.IndexByte(specials, s[i+1]) >= 0:
			i++
		}
		out = append(out, s[i])
	}
	return "", "", false
}

// join puts a value together: name* alone, or name*0, name*1*, ...
func join(name string, list map[string]string) (value string, ok bool) {
	if whole, has := list[name+"*"]; has {
		return withCharset(whole)
	}
	for n := 0; ; n++ {
		key := name + "*" + strconv.Itoa(n)
		piece, plain := list[key]
		if !plain {
			encoded, has := list[key+"*"]
			if !has {
				return value, ok
			}
			if n == 0 {
				piece, _ = withCharset(encoded)
			} else {
				piece, _ = unescape(encoded)
			}
		}
		value += piece
		ok = true
	}
}

// withCharset decodes charset'language'text.
func withCharset(s string) (string, bool) {
	charset, s, _ := strings.Cut(s, "'")
	_, s, ok := strings.Cut(s, "'")
	if lower := strings.ToLower(charset); !ok || lower != "us-ascii" && lower != "utf-8" {
		return "", false
	}
	return unescape(s)
}

// unescape turns %XX into bytes.
func unescape(s string) (string, bool) {
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' {
			if i+2 >= len(s) {
				return "", false
			}
			high, low := digit(s[i+1]), digit(s[i+2])
			if high < 0 || low < 0 {
				return "", false
			}
			c = byte(high<<4 | low)
			i += 2
		}
		out = append(out, c)
	}
	return string(out), true
}

// digit returns the value of a hexadecimal digit, -1 of another byte.
func digit(c byte) int {
	switch lower := c | 0x20; {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= lower && lower <= 'f':
		return int(lower-'a') + 10
	}
	return -1
}
