// Addresses of the Internet Protocol, masks and networks, as text and bytes.
package net

import "strconv"

// Lengths of addresses in bytes.
const (
	IPv4len = 4
	IPv6len = 16
)

// IP is an address of 4 or 16 bytes. A 4-byte address and its 16-byte form mean
// the same.
type IP []byte

// IPMask selects the bits of an IP that name a network.
type IPMask []byte

// IPNet is a network.
type IPNet struct {
	IP   IP
	Mask IPMask
}

// mappedPrefix begins the 16-byte form of 4-byte addresses.
var mappedPrefix = [12]byte{10: 0xff, 11: 0xff}

// IPv4 returns the 16-byte form of a.b.c.d.
//
//vole:cost 31
func IPv4(a, b, c, d byte) IP {
	p := make(IP, IPv6len)
	copy(p, mappedPrefix[:])
	p[12], p[13], p[14], p[15] = a, b, c, d
	return p
}

// IPv4Mask returns the mask a.b.c.d.
//
//vole:cost 28
func IPv4Mask(a, b, c, d byte) IPMask {
	m := make(IPMask, 4)
	m[0], m[1], m[2], m[3] = a, b, c, d
	return m
}

// CIDRMask returns the mask of bits bits whose first ones are set.
//
//vole:cost 77
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	l := bits / 8
	m := make(IPMask, l)
	for i := range m {
		switch {
		case ones >= 8:
			m[i] = 0xff
		case ones > 0:
			m[i] = ^byte(0xff >> ones)
		}
		ones -= 8
	}
	return m
}

// Well-known addresses.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)

	IPv6zero                   = IP{15: 0}
	IPv6unspecified            = IP{15: 0}
	IPv6loopback               = IP{15: 1}
	IPv6interfacelocalallnodes = IP{0: 0xff, 1: 0x01, 15: 0x01}
	IPv6linklocalallnodes      = IP{0: 0xff, 1: 0x02, 15: 0x01}
	IPv6linklocalallrouters    = IP{0: 0xff, 1: 0x02, 15: 0x02}
)

// To4 returns the 4-byte form, nil if there is none.
//
//vole:cost 60
func (ip IP) To4() IP {
	switch len(ip) {
	case IPv4len:
		return ip
	case IPv6len:
		if [12]byte(ip) == mappedPrefix {
			return ip[12:16]
		}
	}
	return nil
}

// To16 returns the 16-byte form, nil if ip is no address.
//
//vole:cost 60
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// Equal reports whether both are the same address.
//
//go:noinline
func (ip IP) Equal(x IP) bool {
	if len(ip) != len(x) {
		ip, x = ip.To4(), x.To4()
		if ip == nil || x == nil {
			return false
		}
	}
	return string(ip) == string(x)
}

// IsUnspecified reports whether ip is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback reports whether ip is this computer's own.
func (ip IP) IsLoopback() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsPrivate reports whether ip is for private networks.
//
//go:noinline
func (ip IP) IsPrivate() bool {
	if a := ip.To4(); a != nil {
		return a[0] == 10 || a[0] == 172 && a[1]&0xf0 == 16 || a[0] == 192 && a[1] == 168
	}
	return len(ip) == IPv6len && ip[0]&0xfe == 0xfc
}

// IsMulticast reports whether ip names a group.
//
//go:noinline
func (ip IP) IsMulticast() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0]&0xf0 == 0xe0
	}
	return len(ip) == IPv6len && ip[0] == 0xff
}

// IsInterfaceLocalMulticast reports whether ip names a group within a computer.
func (ip IP) IsInterfaceLocalMulticast() bool {
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 0x01
}

// IsLinkLocalMulticast reports whether ip names a group within a link.
//
//go:noinline
func (ip IP) IsLinkLocalMulticast() bool {
	if a := ip.To4(); a != nil {
		return a[0] == 224 && a[1] == 0 && a[2] == 0
	}
	return len(ip) == IPv6len && ip[0] == 0xff && ip[1]&0x0f == 0x02
}

// IsLinkLocalUnicast reports whether ip is of one link only.
//
//go:noinline
func (ip IP) IsLinkLocalUnicast() bool {
	if a := ip.To4(); a != nil {
		return a[0] == 169 && a[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]&0xc0 == 0x80
}

// IsGlobalUnicast reports whether ip names one computer beyond the link.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) &&
		!ip.IsUnspecified() && !ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// DefaultMask returns the mask of a 4-byte address's class.
func (ip IP) DefaultMask() IPMask {
	a := ip.To4()
	switch {
	case a == nil:
		return nil
	case a[0] < 0x80:
		return CIDRMask(8, 32)
	case a[0] < 0xc0:
		return CIDRMask(16, 32)
	}
	return CIDRMask(24, 32)
}

// Mask returns ip with the bits that mask does not select cleared.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len && allOnes(mask[:12]) {
		mask = mask[12:]
	}
	if len(mask) == IPv4len && len(ip) == IPv6len {
		ip = ip.To4()
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

func allOnes(b []byte) bool {
	for _, c := range b {
		if c != 0xff {
			return false
		}
	}
	return true
}

// String returns the usual text: dotted, or groups of hexadecimal digits with
// the longest run of zeros left out.
func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if ip4 := ip.To4(); ip4 != nil {
		text := make([]byte, 0, len("255.255.255.255"))
		for i, b := range ip4 {
			if i > 0 {
				text = append(text, '.')
			}
			text = strconv.AppendUint(text, uint64(b), 10)
		}
		return string(text)
	}
	if len(ip) != IPv6len {
		return "?" + hexString(ip)
	}
	return groupsText(ip)
}

func groupsText(ip IP) string {
	group := func(i int) uint64 { return uint64(ip[2*i])<<8 | uint64(ip[2*i+1]) }
	// The first of the longest runs of two or more zero groups.
	from, to := 8, 8
	for i := 0; i < 8; i++ {
		end := i
		for end < 8 && group(end) == 0 {
			end++
		}
		if end-i >= 2 && end-i > to-from {
			from, to = i, end
		}
		i = max(i, end)
	}
	text := make([]byte, 0, len("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
	for i := 0; i < 8; i++ {
		if i == from && to > from {
			text = append(text, "::"...)
			if i = to; i == 8 {
				break
			}
		} else if i > 0 {
			text = append(text, ':')
		}
		text = strconv.AppendUint(text, group(i), 16)
	}
	return string(text)
}

func hexString(b []byte) string {
	const digits = "0123456789abcdef"
	s := make([]byte, len(b)*2)
	for i, c := range b {
		s[i*2], s[i*2+1] = digits[c>>4], digits[c&15]
	}
	return string(s)
}

// AppendText appends String, nothing for no address.
func (ip IP) AppendText(b []byte) ([]byte, error) {
	if len(ip) == 0 {
		return b, nil
	}
	if len(ip) != IPv4len && len(ip) != IPv6len {
		return b, &AddrError{Err: "invalid IP address", Addr: hexString(ip)}
	}
	return append(b, ip.String()...), nil
}

// MarshalText is AppendText to nothing.
//
//vole:cost 79
func (ip IP) MarshalText() ([]byte, error) { return ip.AppendText(make([]byte, 0, 24)) }

// UnmarshalText is ParseIP.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Size returns how many ones the mask begins with, and its bits; 0, 0 if it has
// ones behind zeros.
//
//vole:cost 78
func (m IPMask) Size() (ones, bits int) {
	bits = 8 * len(m)
	for ones < bits && m[ones/8]&(0x80>>(ones%8)) != 0 {
		ones++
	}
	for i := ones; i < bits; i++ {
		if m[i/8]&(0x80>>(i%8)) != 0 {
			return 0, 0
		}
	}
	return ones, bits
}

// String shows the mask in hexadecimal.
//
//vole:cost 54
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hexString(m)
}

// both returns address and mask in forms of one length.
func (n *IPNet) both() (IP, IPMask) {
	ip := n.IP.To4()
	if ip == nil {
		if ip = n.IP; len(ip) != IPv6len {
			return nil, nil
		}
	}
	switch {
	case len(n.Mask) == len(ip):
		return ip, n.Mask
	case len(n.Mask) == IPv6len && len(ip) == IPv4len:
		return ip, n.Mask[12:]
	}
	return nil, nil
}

// Contains reports whether ip is in the network.
func (n *IPNet) Contains(ip IP) bool {
	own, mask := n.both()
	if x := ip.To4(); x != nil {
		ip = x
	}
	if len(ip) != len(own) {
		return false
	}
	for i := range ip {
		if own[i]&mask[i] != ip[i]&mask[i] {
			return false
		}
	}
	return true
}

// Network returns "ip+net".
func (n *IPNet) Network() string { return "ip+net" }

// String shows address, slash, and the length or the mask.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, mask := n.both()
	if ip == nil || mask == nil {
		return "<nil>"
	}
	if ones, bits := mask.Size(); bits != 0 && (ones != 0 || mask[0] == 0) {
		return ip.String() + "/" + strconv.Itoa(ones)
	}
	return ip.String() + "/" + mask.String()
}

// ParseIP returns the address that s is the text of, nil if it is none.
func ParseIP(s string) IP {
	ip, zone := parseIPZone(s)
	if zone != "" {
		return nil
	}
	return ip
}

// parseIPZone is ParseIP for texts that may end in %zone.
func parseIPZone(s string) (ip IP, zone string) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			if b, ok := parseDotted(s); ok {
				return IPv4(b[0], b[1], b[2], b[3]), ""
			}
			return nil, ""
		case ':':
			return parseGroups(s)
		}
	}
	return nil, ""
}

// parseDotted reads four decimal numbers without leading zeros.
func parseDotted(s string) (b [4]byte, ok bool) {
	for i := range b {
		if i > 0 {
			if s == "" || s[0] != '.' {
				return b, false
			}
			s = s[1:]
		}
		digits, value := 0, 0
		for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' && digits < 4 {
			value = value*10 + int(s[digits]-'0')
			digits++
		}
		if digits == 0 || value > 255 || digits > 1 && s[0] == '0' {
			return b, false
		}
		b[i] = byte(value)
		s = s[digits:]
	}
	return b, s == ""
}

// parseGroups reads hexadecimal groups, of which :: stands for some that are
// zero and the last two may be dotted.
func parseGroups(s string) (IP, string) {
	zone := ""
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '%' {
			s, zone = s[:i], s[i+1:]
			if zone == "" {
				return nil, ""
			}
			break
		}
	}
	var groups [IPv6len]byte
	used, gap := 0, -1
	if len(s) >= 2 && s[:2] == "::" {
		gap = 0
		s = s[2:]
	}
	for s != "" && used < IPv6len {
		digits, value := 0, 0
		for digits < len(s) && digits < 5 {
			d := hexDigit(s[digits])
			if d < 0 {
				break
			}
			value = value<<4 | d
			digits++
		}
		if digits == 0 || digits > 4 {
			return nil, ""
		}
		if digits < len(s) && s[digits] == '.' {
			b, ok := parseDotted(s)
			if !ok || used > IPv6len-4 || gap < 0 && used != IPv6len-4 {
				return nil, ""
			}
			used += copy(groups[used:], b[:])
			s = ""
			break
		}
		groups[used], groups[used+1] = byte(value>>8), byte(value)
		used += 2
		s = s[digits:]
		if s == "" {
			break
		}
		if s[0] != ':' || len(s) == 1 {
			return nil, ""
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return nil, ""
			}
			gap = used
			s = s[1:]
		}
	}
	if s != "" || gap < 0 && used < IPv6len || gap >= 0 && used == IPv6len {
		return nil, ""
	}
	ip := make(IP, IPv6len)
	if gap < 0 {
		copy(ip, groups[:])
	} else {
		copy(ip, groups[:gap])
		copy(ip[IPv6len-(used-gap):], groups[gap:used])
	}
	return ip, zone
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// ParseCIDR reads an address with the length of its network's prefix.
func ParseCIDR(s string) (IP, *IPNet, error) {
	failure := &ParseError{Type: "CIDR address", Text: s}
	slash := 0
	for slash < len(s) && s[slash] != '/' {
		slash++
	}
	if slash == len(s) {
		return nil, nil, failure
	}
	ip := ParseIP(s[:slash])
	if ip == nil {
		return nil, nil, failure
	}
	bits := 8 * IPv6len
	own := ip
	if ip4 := ip.To4(); ip4 != nil && isDotted(s[:slash]) {
		own, bits = ip4, 8*IPv4len
	}
	ones, ok := decimal(s[slash+1:])
	if !ok || ones > bits {
		return nil, nil, failure
	}
	mask := CIDRMask(ones, bits)
	return ip, &IPNet{IP: own.Mask(mask), Mask: mask}, nil
}

func isDotted(s string) bool {
	_, ok := parseDotted(s)
	return ok
}

// decimal reads a number below a million, all of s.
func decimal(s string) (int, bool) {
	if s == "" || len(s) > 6 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || '9' < s[i] {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
