// Package netip has addresses of the Internet Protocol as small values that can
// be compared, used as keys and kept without an object: Addr here, its text in
// text.go, AddrPort in port.go, Prefix in prefix.go.
package netip

import (
	"cmp"
	"errors"
	"internal/byteorder"
	"internal/stringslite"
	"math/bits"
	"unique"
)

type uint128 struct{ hi, lo uint64 }

func (u uint128) isZero() bool { return u.hi|u.lo == 0 }

func (u uint128) addOne() uint128 {
	lo, carry := bits.Add64(u.lo, 1, 0)
	return uint128{u.hi + carry, lo}
}

func (u uint128) subOne() uint128 {
	lo, borrow := bits.Sub64(u.lo, 1, 0)
	return uint128{u.hi - borrow, lo}
}

// Addr is an IPv4 address, or an IPv6 address, which may have a zone. The zero
// Addr is none.
type Addr struct {
	addr uint128 // IPv4: ::ffff:a.b.c.d
	form unique.Handle[form]
}

// form tells the kinds of addresses apart. The zero Handle is of no address.
type form struct {
	isV6   bool
	zoneV6 string
}

var (
	none  unique.Handle[form]
	form4 = unique.Make(form{})
	form6 = unique.Make(form{isV6: true})
)

const mapped = 0xffff << 32 // lo of ::ffff:0.0.0.0

// IPv6LinkLocalAllNodes returns ff02::1.
//
//vole:cost 33
func IPv6LinkLocalAllNodes() Addr { return AddrFrom16([16]byte{0: 0xff, 1: 0x02, 15: 0x01}) }

// IPv6LinkLocalAllRouters returns ff02::2.
//
//vole:cost 33
func IPv6LinkLocalAllRouters() Addr { return AddrFrom16([16]byte{0: 0xff, 1: 0x02, 15: 0x02}) }

// IPv6Loopback returns ::1.
//
//vole:cost 27
func IPv6Loopback() Addr { return AddrFrom16([16]byte{15: 0x01}) }

// IPv6Unspecified returns ::.
func IPv6Unspecified() Addr { return Addr{form: form6} }

// IPv4Unspecified returns 0.0.0.0.
//
//vole:cost 40
func IPv4Unspecified() Addr { return AddrFrom4([4]byte{}) }

// AddrFrom4 returns the IPv4 address of four bytes.
//
//vole:cost 36
func AddrFrom4(addr [4]byte) Addr {
	value := uint64(addr[0])<<24 | uint64(addr[1])<<16 | uint64(addr[2])<<8 | uint64(addr[3])
	return Addr{uint128{0, mapped | value}, form4}
}

// AddrFrom16 returns the IPv6 address of sixteen bytes, also if that is a mapped
// IPv4 address.
//
//vole:cost 20
func AddrFrom16(addr [16]byte) Addr {
	return Addr{uint128{byteorder.BEUint64(addr[:8]), byteorder.BEUint64(addr[8:])}, form6}
}

// AddrFromSlice returns the address of 4 or 16 bytes.
//
//vole:cost 78
func AddrFromSlice(slice []byte) (ip Addr, ok bool) {
	switch len(slice) {
	case 4:
		return AddrFrom4([4]byte(slice)), true
	case 16:
		return AddrFrom16([16]byte(slice)), true
	}
	return Addr{}, false
}

// IsValid reports whether ip is an address.
func (ip Addr) IsValid() bool { return ip.form != none }

func (ip Addr) isZero() bool { return ip.form == none }

// Is4 reports whether ip is an IPv4 address.
func (ip Addr) Is4() bool { return ip.form == form4 }

// Is6 reports whether ip is an IPv6 address, mapped ones among them.
//
//vole:cost 10
func (ip Addr) Is6() bool { return ip.form != none && ip.form != form4 }

// Is4In6 reports whether ip is a mapped IPv4 address.
//
//vole:cost 27
func (ip Addr) Is4In6() bool { return ip.Is6() && ip.addr.hi == 0 && ip.addr.lo>>32 == 0xffff }

// BitLen returns 32, 128, or 0 for no address.
//
//vole:cost 13
func (ip Addr) BitLen() int {
	switch ip.form {
	case form4:
		return 32
	case none:
		return 0
	}
	return 128
}

// Zone returns the zone, mostly "".
//
//vole:cost 18
func (ip Addr) Zone() string {
	if ip.form == none {
		return ""
	}
	return ip.form.Value().zoneV6
}

// WithZone returns an IPv6 address with another zone, "" for none.
func (ip Addr) WithZone(zone string) Addr {
	if !ip.Is6() {
		return ip
	}
	ip.form = form6
	if zone != "" {
		ip.form = unique.Make(form{isV6: true, zoneV6: stringslite.Clone(zone)})
	}
	return ip
}

func (ip Addr) withoutZone() Addr {
	if ip.Is6() {
		ip.form = form6
	}
	return ip
}

// Unmap returns the IPv4 address that a mapped one stands for.
//
//vole:cost 36
func (ip Addr) Unmap() Addr {
	if ip.Is4In6() {
		ip.form = form4
	}
	return ip
}

// Compare orders addresses: none, IPv4, IPv6; then by value, then by zone.
func (ip Addr) Compare(ip2 Addr) int {
	if c := cmp.Compare(ip.BitLen(), ip2.BitLen()); c != 0 {
		return c
	}
	if c := cmp.Compare(ip.addr.hi, ip2.addr.hi); c != 0 {
		return c
	}
	if c := cmp.Compare(ip.addr.lo, ip2.addr.lo); c != 0 {
		return c
	}
	return cmp.Compare(ip.Zone(), ip2.Zone())
}

// Less reports whether ip comes before ip2.
func (ip Addr) Less(ip2 Addr) bool { return ip.Compare(ip2) < 0 }

// byteAt returns byte i of the 16.
func (ip Addr) byteAt(i int) uint8 {
	if i < 8 {
		return uint8(ip.addr.hi >> (56 - 8*i))
	}
	return uint8(ip.addr.lo >> (120 - 8*i))
}

// group returns the i-th 16 bits of the 8.
func (ip Addr) group(i int) uint16 {
	return uint16(ip.byteAt(2*i))<<8 | uint16(ip.byteAt(2*i+1))
}

// v4 returns byte i of an IPv4 address.
func (ip Addr) v4(i int) uint8 { return ip.byteAt(12 + i) }

// plain is Unmap for questions that a mapped address answers as IPv4.
func (ip Addr) plain() Addr { return ip.Unmap() }

// IsUnspecified reports whether ip is 0.0.0.0 or ::.
//
//vole:cost 54
func (ip Addr) IsUnspecified() bool {
	return ip == IPv4Unspecified() || ip == IPv6Unspecified()
}

// IsLoopback reports whether ip is this computer's own.
func (ip Addr) IsLoopback() bool {
	if p := ip.plain(); p.Is4() {
		return p.v4(0) == 127
	}
	return ip.IsValid() && ip.addr.hi == 0 && ip.addr.lo == 1
}

// IsMulticast reports whether ip names a group.
func (ip Addr) IsMulticast() bool {
	if p := ip.plain(); p.Is4() {
		return p.v4(0)&0xf0 == 0xe0
	}
	return ip.IsValid() && ip.byteAt(0) == 0xff
}

// IsInterfaceLocalMulticast reports whether ip names a group within a computer.
//
//vole:cost 79
func (ip Addr) IsInterfaceLocalMulticast() bool {
	return ip.Is6() && !ip.Is4In6() && ip.group(0)&0xff0f == 0xff01
}

// IsLinkLocalMulticast reports whether ip names a group within a link.
func (ip Addr) IsLinkLocalMulticast() bool {
	if p := ip.plain(); p.Is4() {
		return p.v4(0) == 224 && p.v4(1) == 0 && p.v4(2) == 0
	}
	return ip.IsValid() && ip.group(0)&0xff0f == 0xff02
}

// IsLinkLocalUnicast reports whether ip is of one link only.
func (ip Addr) IsLinkLocalUnicast() bool {
	if p := ip.plain(); p.Is4() {
		return p.v4(0) == 169 && p.v4(1) == 254
	}
	return ip.IsValid() && ip.group(0)&0xffc0 == 0xfe80
}

// IsGlobalUnicast reports whether ip names one computer beyond the link.
func (ip Addr) IsGlobalUnicast() bool {
	p := ip.plain()
	return ip.IsValid() && !p.IsUnspecified() && p != AddrFrom4([4]byte{255, 255, 255, 255}) &&
		!ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// IsPrivate reports whether ip is for private networks.
func (ip Addr) IsPrivate() bool {
	if p := ip.plain(); p.Is4() {
		return p.v4(0) == 10 || p.v4(0) == 172 && p.v4(1)&0xf0 == 16 ||
			p.v4(0) == 192 && p.v4(1) == 168
	}
	return ip.IsValid() && ip.byteAt(0)&0xfe == 0xfc
}

// As16 returns the sixteen bytes; of an IPv4 address, mapped.
//
//vole:cost 20
func (ip Addr) As16() (a16 [16]byte) {
	byteorder.BEPutUint64(a16[:8], ip.addr.hi)
	byteorder.BEPutUint64(a16[8:], ip.addr.lo)
	return a16
}

// As4 returns the four bytes of an IPv4 address, mapped or not. It panics if ip
// is another.
//
//vole:cost 57
func (ip Addr) As4() (a4 [4]byte) {
	if ip.form == form4 || ip.Is4In6() {
		byteorder.BEPutUint32(a4[:], uint32(ip.addr.lo))
		return a4
	}
	if ip.form == none {
		panic("As4 called on IP zero value")
	}
	panic("As4 called on IPv6 address")
}

// AsSlice returns the bytes, nil of no address.
//
//vole:cost 53
func (ip Addr) AsSlice() []byte {
	switch ip.form {
	case none:
		return nil
	case form4:
		var ret [4]byte
		byteorder.BEPutUint32(ret[:], uint32(ip.addr.lo))
		return ret[:]
	}
	var ret [16]byte
	byteorder.BEPutUint64(ret[:8], ip.addr.hi)
	byteorder.BEPutUint64(ret[8:], ip.addr.lo)
	return ret[:]
}

// Next returns the address after ip; after the last there is none.
//
//vole:cost 61
func (ip Addr) Next() Addr {
	ip.addr = ip.addr.addOne()
	if ip.Is4() && ip.addr.lo>>32 != 0xffff || ip.addr.isZero() {
		return Addr{}
	}
	return ip
}

// Prev returns the address before ip; before the first there is none.
//
//vole:cost 61
func (ip Addr) Prev() Addr {
	if ip.Is4() && uint32(ip.addr.lo) == 0 || ip.addr.isZero() {
		return Addr{}
	}
	ip.addr = ip.addr.subOne()
	return ip
}

// Prefix returns the network of b bits that ip is in.
func (ip Addr) Prefix(b int) (Prefix, error) {
	if b < 0 {
		return Prefix{}, errors.New("negative Prefix bits")
	}
	if !ip.IsValid() {
		return Prefix{}, nil
	}
	if b > ip.BitLen() {
		family := "IPv6"
		if ip.Is4() {
			family = "IPv4"
		}
		return Prefix{}, errors.New("prefix length " + decimal(b) + " too large for " + family)
	}
	ip = ip.withoutZone()
	keep := b
	if ip.Is4() {
		keep += 96
	}
	switch {
	case keep <= 64:
		ip.addr.hi &= ^uint64(0) << (64 - keep)
		ip.addr.lo = 0
	default:
		ip.addr.lo &= ^uint64(0) << (128 - keep)
	}
	return PrefixFrom(ip, b), nil
}
