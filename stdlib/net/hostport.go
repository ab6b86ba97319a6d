// Hosts with ports, and addresses of network cards.
package net

import (
	"internal/bytealg"
	"strings"
)

// SplitHostPort splits "host:port", "host%zone:port", "[host]:port" or
// "[host%zone]:port".
func SplitHostPort(hostport string) (host, port string, err error) {
	fail := func(why string) (string, string, error) {
		return "", "", &AddrError{Err: why, Addr: hostport}
	}
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return fail("missing port in address")
	}
	rest := hostport // where brackets have no business
	if hostport[0] == '[' {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return fail("missing ']' in address")
		case end+1 == len(hostport):
			return fail("missing port in address")
		case end+1 != colon:
			if hostport[end+1] == ':' {
				return fail("too many colons in address")
			}
			return fail("missing port in address")
		}
		host = hostport[1:end]
		if strings.IndexByte(host, '[') >= 0 {
			return fail("unexpected '[' in address")
		}
		rest = hostport[end+1:]
	} else {
		host = hostport[:colon]
		if strings.IndexByte(host, ':') >= 0 {
			return fail("too many colons in address")
		}
	}
	if strings.IndexByte(rest, '[') >= 0 {
		return fail("unexpected '[' in address")
	}
	if strings.IndexByte(rest, ']') >= 0 {
		return fail("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

// JoinHostPort is "host:port", with brackets if host has a colon.
//
//vole:cost 75
func JoinHostPort(host, port string) string {
	if bytealg.IndexByteString(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// HardwareAddr is the address of a network card.
type HardwareAddr []byte

// String shows the bytes with colons between.
//
//vole:cost 57
func (a HardwareAddr) String() string {
	if len(a) == 0 {
		return ""
	}
	const digits = "0123456789abcdef"
	buf := make([]byte, 0, len(a)*3-1)
	for i, b := range a {
		if i > 0 {
			buf = append(buf, ':')
		}
		buf = append(buf, digits[b>>4])
		buf = append(buf, digits[b&15])
	}
	return string(buf)
}

// ParseMAC reads an address of 6, 8 or 20 bytes: pairs of digits with colons or
// hyphens between, or fours with dots.
func ParseMAC(s string) (HardwareAddr, error) {
	failure := &AddrError{Err: "invalid MAC address", Addr: s}
	if len(s) < 14 {
		return nil, failure
	}
	size, separator := 1, s[2]
	if separator != ':' && separator != '-' {
		if size, separator = 2, s[4]; separator != '.' {
			return nil, failure
		}
	}
	var a HardwareAddr
	for _, part := range strings.Split(s, string(rune(separator))) {
		if len(part) != 2*size {
			return nil, failure
		}
		for i := 0; i < len(part); i += 2 {
			high, low := hexDigit(part[i]), hexDigit(part[i+1])
			if high < 0 || low < 0 {
				return nil, failure
			}
			a = append(a, byte(high<<4|low))
		}
	}
	if n := len(a); n != 6 && n != 8 && n != 20 {
		return nil, failure
	}
	return a, nil
}
