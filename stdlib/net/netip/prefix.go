// Networks: addresses that begin alike.
package netip

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
)

// Prefix is a network: the addresses whose first bits are those of one.
type Prefix struct {
	ip   Addr  // without zone
	more uint8 // bits and one; 0: not valid
}

// PrefixFrom returns the network of the address's first bits; the others are
// kept, too. The zone is dropped.
//
//vole:cost 70
func PrefixFrom(ip Addr, bits int) Prefix {
	valid := !ip.isZero() && 0 <= bits && bits <= ip.BitLen()
	p := Prefix{ip: ip.withoutZone()}
	if valid {
		p.more = uint8(bits) + 1
	}
	return p
}

// Addr returns the address.
func (p Prefix) Addr() Addr { return p.ip }

// Bits returns the number of bits, -1 if the prefix is not valid.
func (p Prefix) Bits() int { return int(p.more) - 1 }

// IsValid reports whether there are an address and a number of bits.
func (p Prefix) IsValid() bool { return p.more > 0 }

// IsSingleIP reports whether one address alone is in the network.
//
//vole:cost 34
func (p Prefix) IsSingleIP() bool { return p.IsValid() && p.Bits() == p.ip.BitLen() }

// Compare orders networks: by validity, family, masked address, bits, address.
func (p Prefix) Compare(p2 Prefix) int {
	if c := cmp.Compare(p.ip.BitLen(), p2.ip.BitLen()); c != 0 {
		return c
	}
	if c := p.Masked().ip.Compare(p2.Masked().ip); c != 0 {
		return c
	}
	if c := cmp.Compare(p.Bits(), p2.Bits()); c != 0 {
		return c
	}
	return p.ip.Compare(p2.ip)
}

// Masked returns the network with all other bits of the address cleared.
func (p Prefix) Masked() Prefix {
	m, _ := p.ip.Prefix(p.Bits())
	return m
}

// Contains reports whether ip is in the network. One with a zone never is.
func (p Prefix) Contains(ip Addr) bool {
	if !p.IsValid() || ip.Zone() != "" || ip.BitLen() != p.ip.BitLen() {
		return false
	}
	m, err := ip.Prefix(p.Bits())
	return err == nil && m == p.Masked()
}

// Overlaps reports whether some address is in both networks.
func (p Prefix) Overlaps(o Prefix) bool {
	if !p.IsValid() || !o.IsValid() {
		return false
	}
	if o.Bits() < p.Bits() {
		return o.Contains(p.ip)
	}
	return p.Contains(o.ip)
}

// prefixError is text that is no prefix.
type prefixError struct {
	in  string
	why string
}

func (e prefixError) Error() string {
	return "netip.ParsePrefix(" + strconv.Quote(e.in) + "): " + e.why
}

// MustParsePrefix is ParsePrefix that panics.
func MustParsePrefix(s string) Prefix {
	p, err := ParsePrefix(s)
	if err != nil {
		panic(err)
	}
	return p
}

// ParsePrefix reads "192.168.1.0/24" or "2001:db8::/32".
func ParsePrefix(s string) (Prefix, error) {
	fail := func(why string) (Prefix, error) { return Prefix{}, prefixError{s, why} }
	slash := strings.LastIndexByte(s, '/')
	if slash < 0 {
		return fail("no '/'")
	}
	ip, err := ParseAddr(s[:slash])
	if err != nil {
		return fail(err.Error())
	}
	if ip.Zone() != "" {
		return fail("IPv6 zones cannot be present in a prefix")
	}
	length := s[slash+1:]
	bad := "bad bits after slash: " + strconv.Quote(length)
	// No sign, no leading zero.
	if len(length) > 1 && (length[0] < '1' || length[0] > '9') {
		return fail(bad)
	}
	bits, err := strconv.Atoi(length)
	if err != nil {
		return fail(bad)
	}
	if bits < 0 || bits > ip.BitLen() {
		return fail("prefix length out of range")
	}
	return PrefixFrom(ip, bits), nil
}

// String returns the usual text; "invalid Prefix" of none.
func (p Prefix) String() string {
	if !p.IsValid() {
		return "invalid Prefix"
	}
	return p.ip.String() + "/" + decimal(p.Bits())
}

// AppendTo appends String, nothing of the zero Prefix.
func (p Prefix) AppendTo(b []byte) []byte {
	switch {
	case p == Prefix{}:
		return b
	case !p.IsValid():
		return append(b, "invalid Prefix"...)
	}
	return append(b, p.String()...)
}

// AppendText is AppendTo.
func (p Prefix) AppendText(b []byte) ([]byte, error) { return p.AppendTo(b), nil }

// MarshalText is AppendTo to nothing.
//
//go:noinline
func (p Prefix) MarshalText() ([]byte, error) { return p.AppendTo([]byte{}), nil }

// UnmarshalText is ParsePrefix; of nothing, none.
//
//go:noinline
func (p *Prefix) UnmarshalText(text []byte) (err error) {
	*p = Prefix{}
	if len(text) > 0 {
		*p, err = ParsePrefix(string(text))
	}
	return err
}

// AppendBinary appends the address's form and the bits.
//
//go:noinline
func (p Prefix) AppendBinary(b []byte) ([]byte, error) {
	b, err := p.ip.AppendBinary(b)
	return append(b, uint8(p.Bits())), err
}

// MarshalBinary is AppendBinary to nothing.
//
//go:noinline
func (p Prefix) MarshalBinary() ([]byte, error) { return p.AppendBinary([]byte{}) }

// UnmarshalBinary is the inverse of MarshalBinary.
func (p *Prefix) UnmarshalBinary(b []byte) error {
	if len(b) < 1 {
		return errors.New("unexpected slice size")
	}
	var ip Addr
	at := len(b) - 1
	if err := ip.UnmarshalBinary(b[:at]); err != nil {
		return err
	}
	*p = PrefixFrom(ip, int(b[at]))
	return nil
}
