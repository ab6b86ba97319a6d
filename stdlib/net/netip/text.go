// Addresses as text and in binary form.
package netip

import (
	"errors"
	"internal/byteorder"
	"strconv"
	"strings"
)

// parseError is text that is no address.
type parseError struct {
	in   string
	why  string
	rest string // where it went wrong, if that says something
}

func (e parseError) Error() string {
	text := "ParseAddr(" + strconv.Quote(e.in) + "): " + e.why
	if e.rest != "" {
		text += " (at " + strconv.Quote(e.rest) + ")"
	}
	return text
}

func decimal(n int) string { return strconv.Itoa(n) }

// MustParseAddr is ParseAddr that panics.
func MustParseAddr(s string) Addr {
	ip, err := ParseAddr(s)
	if err != nil {
		panic(err)
	}
	return ip
}

// ParseAddr reads "192.0.2.1", "2001:db8::68" or "fe80::1cc0:3e8c:119f:c2e1%ens18".
func ParseAddr(s string) (Addr, error) {
	switch i := strings.IndexAny(s, ".:%"); {
	case i >= 0 && s[i] == '.':
		value, why, rest := parseDotted(s)
		if why != "" {
			return Addr{}, parseError{s, why, rest}
		}
		return Addr{uint128{0, mapped | uint64(value)}, form4}, nil
	case i >= 0 && s[i] == ':':
		return parseGroups(s)
	case i >= 0:
		return Addr{}, parseError{in: s, why: "missing IPv6 address"}
	}
	return Addr{}, parseError{in: s, why: "unable to parse IP"}
}

// parseDotted reads four decimal numbers; else it says why not, and where.
func parseDotted(s string) (value uint32, why, rest string) {
	fields, digits, field := 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			if digits == 1 && field == 0 {
				return 0, "IPv4 field has octet with leading zero", ""
			}
			field = field*10 + int(c-'0')
			digits++
			if field > 255 {
				return 0, "IPv4 field has value >255", ""
			}
		case c == '.':
			// .1.2.3, 1.2.3. and 1..2.3
			if i == 0 || i == len(s)-1 || s[i-1] == '.' {
				return 0, "IPv4 field must have at least one digit", s[i:]
			}
			if fields == 3 {
				return 0, "IPv4 address too long", ""
			}
			value = value<<8 | uint32(field)
			fields++
			field, digits = 0, 0
		default:
			return 0, "unexpected character", s[i:]
		}
	}
	if fields < 3 {
		return 0, "IPv4 address too short", ""
	}
	return value<<8 | uint32(field), "", ""
}

// parseGroups reads an IPv6 address.
func parseGroups(in string) (Addr, error) {
	fail := func(why, rest string) (Addr, error) { return Addr{}, parseError{in, why, rest} }
	s, zone, zoned := strings.Cut(in, "%")
	if zoned && zone == "" {
		return fail("zone must be a non-empty string", "")
	}
	var bytes [16]byte
	used, gap := 0, -1
	if strings.HasPrefix(s, "::") {
		gap = 0
		s = s[2:]
	}
	for s != "" && used < 16 {
		digits, value := 0, uint32(0)
		for digits < len(s) {
			d, ok := hexValue(s[digits])
			if !ok {
				break
			}
			if digits == 4 {
				return fail("each group must have 4 or less digits", s)
			}
			value = value<<4 | d
			digits++
		}
		if digits == 0 {
			return fail("each colon-separated field must have at least one digit", s)
		}
		if digits < len(s) && s[digits] == '.' {
			if gap < 0 && used != 12 {
				return fail("embedded IPv4 address must replace the final 2 fields of the address", s)
			}
			if used+4 > 16 {
				return fail("too many hex fields to fit an embedded IPv4 at the end of the address", s)
			}
			value, why, rest := parseDotted(s)
			if why != "" {
				return fail(why, rest)
			}
			for shift := 24; shift >= 0; shift -= 8 {
				bytes[used] = byte(value >> shift)
				used++
			}
			s = ""
			break
		}
		bytes[used], bytes[used+1] = byte(value>>8), byte(value)
		used += 2
		s = s[digits:]
		if s == "" {
			break
		}
		if s[0] != ':' {
			return fail("unexpected character, want colon", s)
		}
		if len(s) == 1 {
			return fail("colon must be followed by more characters", s)
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return fail("multiple :: in address", s)
			}
			gap = used
			s = s[1:]
		}
	}
	if s != "" {
		return fail("trailing garbage after address", s)
	}
	if used < 16 {
		if gap < 0 {
			return fail("address string too short", "")
		}
		tail := used - gap
		copy(bytes[16-tail:], bytes[gap:used])
		clear(bytes[gap : 16-tail])
	} else if gap >= 0 {
		return fail("the :: must expand to at least one field of zeros", "")
	}
	return AddrFrom16(bytes).WithZone(zone), nil
}

func hexValue(c byte) (uint32, bool) {
	switch {
	case '0' <= c && c <= '9':
		return uint32(c - '0'), true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return uint32(c|0x20-'a') + 10, true
	}
	return 0, false
}

// String returns the usual text; "invalid IP" of no address.
//
//go:noinline
func (ip Addr) String() string {
	if !ip.IsValid() {
		return "invalid IP"
	}
	return string(ip.AppendTo(make([]byte, 0, 48)))
}

// AppendTo appends String, nothing of no address.
func (ip Addr) AppendTo(b []byte) []byte {
	switch {
	case !ip.IsValid():
		return b
	case ip.Is4():
		return ip.appendDotted(b)
	case ip.Is4In6():
		b = ip.appendDotted(append(b, "::ffff:"...))
	default:
		b = ip.appendGroups(b)
	}
	if zone := ip.Zone(); zone != "" {
		b = append(append(b, '%'), zone...)
	}
	return b
}

func (ip Addr) appendDotted(b []byte) []byte {
	for i := range 4 {
		if i > 0 {
			b = append(b, '.')
		}
		b = strconv.AppendUint(b, uint64(ip.v4(i)), 10)
	}
	return b
}

// appendGroups leaves out the first of the longest runs of two or more zeros.
func (ip Addr) appendGroups(b []byte) []byte {
	from, to := 8, 8
	for i := 0; i < 8; i++ {
		end := i
		for end < 8 && ip.group(end) == 0 {
			end++
		}
		if end-i >= 2 && end-i > to-from {
			from, to = i, end
		}
		i = max(i, end)
	}
	for i := 0; i < 8; i++ {
		if i == from {
			b = append(b, "::"...)
			if i = to; i == 8 {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		b = strconv.AppendUint(b, uint64(ip.group(i)), 16)
	}
	return b
}

// StringExpanded is String with nothing left out of IPv6 addresses.
func (ip Addr) StringExpanded() string {
	if !ip.Is6() {
		return ip.String()
	}
	const digits = "0123456789abcdef"
	b := make([]byte, 0, 40)
	for i := range 16 {
		if i > 0 && i%2 == 0 {
			b = append(b, ':')
		}
		b = append(b, digits[ip.byteAt(i)>>4], digits[ip.byteAt(i)&15])
	}
	if zone := ip.Zone(); zone != "" {
		b = append(append(b, '%'), zone...)
	}
	return string(b)
}

// AppendText is AppendTo.
func (ip Addr) AppendText(b []byte) ([]byte, error) { return ip.AppendTo(b), nil }

// MarshalText is AppendTo to nothing.
//
//go:noinline
func (ip Addr) MarshalText() ([]byte, error) { return ip.AppendTo([]byte{}), nil }

// UnmarshalText is ParseAddr; of nothing, no address.
//
//go:noinline
func (ip *Addr) UnmarshalText(text []byte) (err error) {
	*ip = Addr{}
	if len(text) > 0 {
		*ip, err = ParseAddr(string(text))
	}
	return err
}

// AppendBinary appends the bytes and the zone.
//
//vole:cost 60
func (ip Addr) AppendBinary(b []byte) ([]byte, error) {
	switch ip.form {
	case none:
	case form4:
		b = byteorder.BEAppendUint32(b, uint32(ip.addr.lo))
	default:
		b = byteorder.BEAppendUint64(b, ip.addr.hi)
		b = byteorder.BEAppendUint64(b, ip.addr.lo)
		b = append(b, ip.Zone()...)
	}
	return b, nil
}

// MarshalBinary is AppendBinary to nothing.
//
//go:noinline
func (ip Addr) MarshalBinary() ([]byte, error) { return ip.AppendBinary([]byte{}) }

// UnmarshalBinary is the inverse of MarshalBinary.
func (ip *Addr) UnmarshalBinary(b []byte) error {
	switch n := len(b); {
	case n == 0:
		*ip = Addr{}
	case n == 4:
		*ip = AddrFrom4([4]byte(b))
	case n >= 16:
		*ip = AddrFrom16([16]byte(b)).WithZone(string(b[16:]))
	default:
		return errors.New("unexpected slice size")
	}
	return nil
}
