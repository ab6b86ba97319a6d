// Addresses with ports.
package netip

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// AddrPort is an address and a port.
type AddrPort struct {
	ip   Addr
	port uint16
}

// AddrPortFrom returns the two as one.
func AddrPortFrom(ip Addr, port uint16) AddrPort { return AddrPort{ip: ip, port: port} }

// Addr returns the address.
func (p AddrPort) Addr() Addr { return p.ip }

// Port returns the port.
func (p AddrPort) Port() uint16 { return p.port }

// IsValid reports whether there is an address.
func (p AddrPort) IsValid() bool { return p.ip.IsValid() }

// Compare orders by address, then by port.
func (p AddrPort) Compare(p2 AddrPort) int {
	if c := p.ip.Compare(p2.ip); c != 0 {
		return c
	}
	return cmp.Compare(p.port, p2.port)
}

// MustParseAddrPort is ParseAddrPort that panics.
func MustParseAddrPort(s string) AddrPort {
	p, err := ParseAddrPort(s)
	if err != nil {
		panic(err)
	}
	return p
}

// ParseAddrPort reads "192.0.2.1:80" or "[2001:db8::1%zone]:80".
func ParseAddrPort(s string) (AddrPort, error) {
	colon := strings.LastIndexByte(s, ':')
	if colon < 0 {
		return AddrPort{}, errors.New("not an ip:port")
	}
	host, port := s[:colon], s[colon+1:]
	if host == "" {
		return AddrPort{}, errors.New("no IP")
	}
	if port == "" {
		return AddrPort{}, errors.New("no port")
	}
	brackets := host[0] == '['
	if brackets {
		if len(host) < 2 || host[len(host)-1] != ']' {
			return AddrPort{}, errors.New("missing ]")
		}
		host = host[1 : len(host)-1]
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return AddrPort{}, errors.New("invalid port " + strconv.Quote(port) + " parsing " +
			strconv.Quote(s))
	}
	ip, err := ParseAddr(host)
	if err != nil {
		return AddrPort{}, err
	}
	if brackets && ip.Is4() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) +
			", square brackets can only be used with IPv6 addresses")
	}
	if !brackets && ip.Is6() {
		return AddrPort{}, errors.New("invalid ip:port " + strconv.Quote(s) +
			", IPv6 addresses must be surrounded by square brackets")
	}
	return AddrPort{ip, uint16(number)}, nil
}

// String returns the usual text; "invalid AddrPort" without an address.
//
//go:noinline
func (p AddrPort) String() string {
	if !p.IsValid() {
		return "invalid AddrPort"
	}
	return string(p.AppendTo(nil))
}

// AppendTo appends String, nothing without an address.
func (p AddrPort) AppendTo(b []byte) []byte {
	if !p.IsValid() {
		return b
	}
	if p.ip.Is4() {
		b = p.ip.AppendTo(b)
	} else {
		b = append(p.ip.AppendTo(append(b, '[')), ']')
	}
	return strconv.AppendUint(append(b, ':'), uint64(p.port), 10)
}

// AppendText is AppendTo.
func (p AddrPort) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

// MarshalText is AppendTo to nothing.
//
//go:noinline
func (p AddrPort) MarshalText() ([]byte, error) { return p.AppendTo([]byte{}), nil }

// UnmarshalText is ParseAddrPort; of nothing, no address.
//
//go:noinline
func (p *AddrPort) UnmarshalText(text []byte) (err error) {
	*p = AddrPort{}
	if len(text) > 0 {
		*p, err = ParseAddrPort(string(text))
	}
	return err
}

// AppendBinary appends the address's form and the port, low byte first.
//
//go:noinline
func (p AddrPort) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.AppendBinary(b)
	return append(b, byte(p.port), byte(p.port>>8)), err
}

// MarshalBinary is AppendBinary to nothing.
//
//go:noinline
func (p AddrPort) MarshalBinary() ([]byte, error) { return p.AppendBinary([]byte{}) }

// UnmarshalBinary is the inverse of MarshalBinary.
func (p *AddrPort) UnmarshalBinary(b []byte) error {
	if len(b) < 2 {
		return errors.New("unexpected slice size")
	}
	var ip Addr
	at := len(b) - 2
	if err := ip.UnmarshalBinary(b[:at]); err != nil {
		return err
	}
	*p = AddrPort{ip, uint16(b[at]) | uint16(b[at+1])<<8}
	return nil
}
