// Percent-encoding: which bytes each part of a URL may have as they are, and
// both ways between text and escapes.
package url

import (
	"strconv"
	"strings"
)

// An EscapeError is a % that no two digits follow, or that is not allowed.
type EscapeError string

func (e EscapeError) Error() string { return "invalid URL escape " + strconv.Quote(string(e)) }

// An InvalidHostError is a character that no host has.
type InvalidHostError string

func (e InvalidHostError) Error() string {
	return "invalid character " + strconv.Quote(string(e)) + " in host name"
}

// A part of a URL, as far as escapes differ.
type part uint8

const (
	inPath part = iota
	inSegment
	inHost
	inZone // of an IPv6 address
	inUser
	inQuery
	inFragment
)

// plain has a bit for each ASCII character that need not be escaped in a part:
// letters, digits and -._~ everywhere; of the reserved ones what RFC 3986 does
// not use there to separate. A host may also have " < >, since it cannot have
// them escaped.
var plain = [...][2]uint64{
	inPath:     {0x2ffff85000000000, 0x47fffffe87ffffff},
	inSegment:  {0x27ff685000000000, 0x47fffffe87ffffff},
	inHost:     {0x7fff7fd600000000, 0x47fffffeaffffffe},
	inZone:     {0x7fff7fd600000000, 0x47fffffeaffffffe},
	inUser:     {0x2bff785000000000, 0x47fffffe87fffffe},
	inQuery:    {0x03ff600000000000, 0x47fffffe87fffffe},
	inFragment: {0xafffff5200000000, 0x47fffffe87ffffff},
}

// allows reports whether c may stand unescaped.
func (p part) allows(c byte) bool { return c < 0x80 && plain[p][c>>6]>>(c&63)&1 != 0 }

// hexByte returns the byte of the two digits that s begins with, -1 if they are
// none.
func hexByte(s string) int {
	if len(s) < 2 {
		return -1
	}
	code := 0
	for i := range 2 {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return -1
		}
		code = code<<4 | int(c)
	}
	return code
}

// QueryUnescape turns %XX into bytes and + into spaces.
func QueryUnescape(s string) (string, error) { return unescape(s, inQuery) }

// PathUnescape turns %XX into bytes.
func PathUnescape(s string) (string, error) { return unescape(s, inSegment) }

func unescape(s string, p part) (string, error) {
	changes := false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '%':
			code := hexByte(s[i+1:])
			if code < 0 {
				return "", EscapeError(s[i:min(len(s), i+3)])
			}
			if p.refuses(code) {
				return "", EscapeError(s[i : i+3])
			}
			changes = true
			i += 2
		case c == '+' && p == inQuery:
			changes = true
		case (p == inHost || p == inZone) && c < 0x80 && !p.allows(c):
			return "", InvalidHostError(s[i : i+1])
		}
	}
	if !changes {
		return s, nil
	}
	var out strings.Builder
	out.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '%':
			c = byte(hexByte(s[i+1:]))
			i += 2
		case c == '+' && p == inQuery:
			c = ' '
		}
		out.WriteByte(c)
	}
	return out.String(), nil
}

// refuses reports whether the part may not have an escape for code: a host can
// have one for non-ASCII bytes (and %25, which begins a zone), a zone for what
// a host may have, spaces (Windows) and %25.
func (p part) refuses(code int) bool {
	switch {
	case code == '%':
		return false
	case p == inHost:
		return code < 0x80
	case p == inZone:
		return code != ' ' && !inHost.allows(byte(code))
	}
	return false
}

// QueryEscape escapes s for a query.
func QueryEscape(s string) string { return escape(s, inQuery) }

// PathEscape escapes s for one segment of a path.
func PathEscape(s string) string { return escape(s, inSegment) }

func escape(s string, p part) string {
	i := 0
	for i < len(s) && p.allows(s[i]) {
		i++
	}
	if i == len(s) {
		return s
	}
	const digits = "0123456789ABCDEF"
	out := make([]byte, i, len(s)+16)
	copy(out, s)
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case p.allows(c):
			out = append(out, c)
		case c == ' ' && p == inQuery:
			out = append(out, '+')
		default:
			out = append(out, '%', digits[c>>4], digits[c&15])
		}
	}
	return string(out)
}

// validEncoded reports whether s, a path or fragment, may stay as it is.
func validEncoded(s string, p part) bool {
	for i := range len(s) {
		if c := s[i]; c != '%' && !p.allows(c) && strings.IndexByte("!$&'()*+,;=:@[]", c) < 0 {
			return false
		}
	}
	return true
}
