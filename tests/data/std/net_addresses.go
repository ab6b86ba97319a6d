// Packages net and net/netip: addresses as text, bytes and values.
package main

import (
	"fmt"
	"net"
	"net/netip"
)

var texts = []string{
	"0.0.0.0", "127.0.0.1", "1.2.3.4", "255.255.255.255", "10.1.2.3", "172.16.5.4", "192.168.0.1",
	"169.254.1.1", "224.0.0.1", "239.1.2.3", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1..2.3",
	".1.2.3", "1.2.3.", "1.2.x.4", "", "x", "::", "::1", "1::", "2001:db8::1", "2001:db8:0:0:1:0:0:1",
	"2001:db8:0:1:1:1:1:1", "fe80::1%eth0", "fe80::1%", "fc00::1", "ff02::1", "ff01::1", "::ffff:1.2.3.4",
	"::ffff:102:304", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::",
	"::1:2:3:4:5:6:7", "::1:2:3:4:5:6:7:8", "1::2::3", "12345::", "1:", ":1", "g::", "1:2:3:4:5:6:1.2.3.4",
	"::1.2.3.400", "1:2:3:4:5:6:7:1.2.3.4", "%eth0", "64:ff9b::1.2.3.4", "FE80::ABCD",
}

func main() {
	for _, s := range texts {
		ip := net.ParseIP(s)
		fmt.Printf("%q: %v %d", s, ip, len(ip.To4()))
		if ip != nil {
			fmt.Print(" ", ip.IsLoopback(), ip.IsPrivate(), ip.IsMulticast(), ip.IsUnspecified(),
				ip.IsGlobalUnicast(), ip.IsLinkLocalUnicast(), ip.IsLinkLocalMulticast(),
				ip.IsInterfaceLocalMulticast(), ip.DefaultMask())
		}
		fmt.Println()
		a, err := netip.ParseAddr(s)
		fmt.Print("  ", a, " ", err)
		if err == nil {
			fmt.Print(" ", a.StringExpanded(), a.BitLen(), a.Is4(), a.Is6(), a.Is4In6(), a.Zone(), a.Unmap(),
				a.IsLoopback(), a.IsPrivate(), a.IsMulticast(), a.IsUnspecified(), a.IsGlobalUnicast(),
				a.IsLinkLocalUnicast(), a.IsLinkLocalMulticast(), a.IsInterfaceLocalMulticast(),
				a.Next(), a.Prev(), len(a.AsSlice()))
			b, _ := a.MarshalBinary()
			var back netip.Addr
			fmt.Print(" ", b, back.UnmarshalBinary(b), back == a)
			for _, bits := range []int{-1, 0, 9, 32, 33, 100, 128, 129} {
				p, err := a.Prefix(bits)
				fmt.Print(" ", p, err)
			}
		}
		fmt.Println()
	}
	for _, s := range []string{"10.0.0.0/8", "10.1.2.3/12", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/08", "1.2.3.4/",
		"1.2.3.4", "2001:db8::5/32", "::/0", "fe80::1%a/64", "::ffff:1.2.3.4/100", "x/3", "1.2.3.4/0"} {
		ip, n, err := net.ParseCIDR(s)
		fmt.Println(s, ip, n, err)
		p, err := netip.ParsePrefix(s)
		fmt.Println("  ", p, err, p.Masked(), p.IsSingleIP(), p.Bits(), p.Contains(netip.MustParseAddr("10.7.7.7")),
			p.Overlaps(netip.MustParsePrefix("10.0.0.0/9")))
		if n != nil {
			fmt.Println("  ", n.Contains(net.IPv4(10, 7, 7, 7)), n.Contains(net.ParseIP("2001:db8:1::")), n.Mask)
		}
	}
	for _, s := range []string{"1.2.3.4:80", "[::1]:80", "::1:80", "[1.2.3.4]:80", "1.2.3.4:x", "1.2.3.4:99999", ":80", "1.2.3.4:", "x", "[::1:80", "[fe80::1%z]:1"} {
		p, err := netip.ParseAddrPort(s)
		fmt.Println(p, err, p.IsValid(), p.Port())
		host, port, err := net.SplitHostPort(s)
		fmt.Printf("  %q %q %v\n", host, port, err)
	}
	fmt.Println(net.JoinHostPort("::1", "80"), net.JoinHostPort("host", "http"))
	for _, m := range []net.IPMask{net.CIDRMask(20, 32), net.CIDRMask(3, 128), net.IPv4Mask(255, 0, 255, 0), nil, net.CIDRMask(33, 32)} {
		ones, bits := m.Size()
		fmt.Println(m, ones, bits, net.IPv4(10, 20, 30, 40).Mask(m))
	}
	fmt.Println(&net.IPNet{IP: net.IPv4(1, 2, 3, 4), Mask: net.IPv4Mask(255, 0, 255, 0)}, (&net.IPNet{}).String())
	for _, s := range []string{"00:11:22:33:44:55", "00-11-22-33-44-5f", "0011.2233.4455", "00:11:22:33:44:55:66:77", "00:11:22", "00:11:22:33:44:zz"} {
		a, err := net.ParseMAC(s)
		fmt.Println(a, err)
	}
	set := map[netip.Addr]int{}
	for _, s := range []string{"1.2.3.4", "::ffff:1.2.3.4", "1.2.3.4", "fe80::1%a", "fe80::1%b", "fe80::1%a"} {
		set[netip.MustParseAddr(s)]++
	}
	fmt.Println(len(set), set[netip.AddrFrom4([4]byte{1, 2, 3, 4})])
	t := net.TCPAddrFromAddrPort(netip.MustParseAddrPort("[fe80::1%eth0]:443"))
	fmt.Println(t, t.AddrPort(), (*net.TCPAddr)(nil).AddrPort())
	for _, s := range []string{"http", "https", "22", "domain", "nosuch", "-1", "70000"} {
		p, err := net.LookupPort("tcp", s)
		fmt.Println(p, err)
	}
	ips, err := net.LookupHost("127.0.0.1")
	fmt.Println(ips, err)
	fmt.Println(net.IP{1, 2, 3}, net.IP(nil), net.IP{1, 2, 3, 4}.Equal(net.ParseIP("::ffff:1.2.3.4")))
	text, err := net.ParseIP("1.2.3.4").MarshalText()
	fmt.Println(string(text), err)
	var ip net.IP
	fmt.Println(ip.UnmarshalText([]byte("bad")), ip)
	c := netip.MustParseAddr("::1").Compare(netip.MustParseAddr("1.1.1.1"))
	fmt.Println(c, netip.Addr{}.Less(netip.IPv4Unspecified()), netip.Addr{})
}

// Output:
// "0.0.0.0": 0.0.0.0 4 false false false true false false false false ff000000
//   0.0.0.0 <nil> 0.0.0.032 true false false0.0.0.0 false false false true false false false false 0.0.0.1 invalid IP 4 [0 0 0 0] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 0.0.0.0/9 <nil> 0.0.0.0/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "127.0.0.1": 127.0.0.1 4 true false false false false false false false ff000000
//   127.0.0.1 <nil> 127.0.0.132 true false false127.0.0.1 true false false false false false false false 127.0.0.2 127.0.0.0 4 [127 0 0 1] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 127.0.0.0/9 <nil> 127.0.0.1/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "1.2.3.4": 1.2.3.4 4 false false false false true false false false ff000000
//   1.2.3.4 <nil> 1.2.3.432 true false false1.2.3.4 false false false false true false false false 1.2.3.5 1.2.3.3 4 [1 2 3 4] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 1.0.0.0/9 <nil> 1.2.3.4/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "255.255.255.255": 255.255.255.255 4 false false false false false false false false ffffff00
//   255.255.255.255 <nil> 255.255.255.25532 true false false255.255.255.255 false false false false false false false false invalid IP 255.255.255.254 4 [255 255 255 255] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 255.128.0.0/9 <nil> 255.255.255.255/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "10.1.2.3": 10.1.2.3 4 false true false false true false false false ff000000
//   10.1.2.3 <nil> 10.1.2.332 true false false10.1.2.3 false true false false true false false false 10.1.2.4 10.1.2.2 4 [10 1 2 3] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 10.0.0.0/9 <nil> 10.1.2.3/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "172.16.5.4": 172.16.5.4 4 false true false false true false false false ffff0000
//   172.16.5.4 <nil> 172.16.5.432 true false false172.16.5.4 false true false false true false false false 172.16.5.5 172.16.5.3 4 [172 16 5 4] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 172.0.0.0/9 <nil> 172.16.5.4/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "192.168.0.1": 192.168.0.1 4 false true false false true false false false ffffff00
//   192.168.0.1 <nil> 192.168.0.132 true false false192.168.0.1 false true false false true false false false 192.168.0.2 192.168.0.0 4 [192 168 0 1] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 192.128.0.0/9 <nil> 192.168.0.1/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "169.254.1.1": 169.254.1.1 4 false false false false false true false false ffff0000
//   169.254.1.1 <nil> 169.254.1.132 true false false169.254.1.1 false false false false false true false false 169.254.1.2 169.254.1.0 4 [169 254 1 1] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 169.128.0.0/9 <nil> 169.254.1.1/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "224.0.0.1": 224.0.0.1 4 false false true false false false true false ffffff00
//   224.0.0.1 <nil> 224.0.0.132 true false false224.0.0.1 false false true false false false true false 224.0.0.2 224.0.0.0 4 [224 0 0 1] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 224.0.0.0/9 <nil> 224.0.0.1/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "239.1.2.3": 239.1.2.3 4 false false true false false false false false ffffff00
//   239.1.2.3 <nil> 239.1.2.332 true false false239.1.2.3 false false true false false false false false 239.1.2.4 239.1.2.2 4 [239 1 2 3] <nil> true invalid Prefix negative Prefix bits 0.0.0.0/0 <nil> 239.0.0.0/9 <nil> 239.1.2.3/32 <nil> invalid Prefix prefix length 33 too large for IPv4 invalid Prefix prefix length 100 too large for IPv4 invalid Prefix prefix length 128 too large for IPv4 invalid Prefix prefix length 129 too large for IPv4
// "1.2.3": <nil> 0
//   invalid IP ParseAddr("1.2.3"): IPv4 address too short
// "1.2.3.4.5": <nil> 0
//   invalid IP ParseAddr("1.2.3.4.5"): IPv4 address too long
// "1.2.3.256": <nil> 0
//   invalid IP ParseAddr("1.2.3.256"): IPv4 field has value >255
// "01.2.3.4": <nil> 0
//   invalid IP ParseAddr("01.2.3.4"): IPv4 field has octet with leading zero
// "1..2.3": <nil> 0
//   invalid IP ParseAddr("1..2.3"): IPv4 field must have at least one digit (at ".2.3")
// ".1.2.3": <nil> 0
//   invalid IP ParseAddr(".1.2.3"): IPv4 field must have at least one digit (at ".1.2.3")
// "1.2.3.": <nil> 0
//   invalid IP ParseAddr("1.2.3."): IPv4 field must have at least one digit (at ".")
// "1.2.x.4": <nil> 0
//   invalid IP ParseAddr("1.2.x.4"): unexpected character (at "x.4")
// "": <nil> 0
//   invalid IP ParseAddr(""): unable to parse IP
// "x": <nil> 0
//   invalid IP ParseAddr("x"): unable to parse IP
// "::": :: 0 false false false true false false false false <nil>
//   :: <nil> 0000:0000:0000:0000:0000:0000:0000:0000128 false true false:: false false false true false false false false ::1 invalid IP 16 [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> ::/32 <nil> ::/33 <nil> ::/100 <nil> ::/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::1": ::1 0 true false false false false false false false <nil>
//   ::1 <nil> 0000:0000:0000:0000:0000:0000:0000:0001128 false true false::1 true false false false false false false false ::2 :: 16 [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> ::/32 <nil> ::/33 <nil> ::/100 <nil> ::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "1::": 1:: 0 false false false false true false false false <nil>
//   1:: <nil> 0001:0000:0000:0000:0000:0000:0000:0000128 false true false1:: false false false false true false false false 1::1 0:ffff:ffff:ffff:ffff:ffff:ffff:ffff 16 [0 1 0 0 0 0 0 0 0 0 0 0 0 0 0 0] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 1::/32 <nil> 1::/33 <nil> 1::/100 <nil> 1::/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "2001:db8::1": 2001:db8::1 0 false false false false true false false false <nil>
//   2001:db8::1 <nil> 2001:0db8:0000:0000:0000:0000:0000:0001128 false true false2001:db8::1 false false false false true false false false 2001:db8::2 2001:db8:: 16 [32 1 13 184 0 0 0 0 0 0 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> 2000::/9 <nil> 2001:db8::/32 <nil> 2001:db8::/33 <nil> 2001:db8::/100 <nil> 2001:db8::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "2001:db8:0:0:1:0:0:1": 2001:db8::1:0:0:1 0 false false false false true false false false <nil>
//   2001:db8::1:0:0:1 <nil> 2001:0db8:0000:0000:0001:0000:0000:0001128 false true false2001:db8::1:0:0:1 false false false false true false false false 2001:db8::1:0:0:2 2001:db8:0:0:1:: 16 [32 1 13 184 0 0 0 0 0 1 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> 2000::/9 <nil> 2001:db8::/32 <nil> 2001:db8::/33 <nil> 2001:db8:0:0:1::/100 <nil> 2001:db8::1:0:0:1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "2001:db8:0:1:1:1:1:1": 2001:db8:0:1:1:1:1:1 0 false false false false true false false false <nil>
//   2001:db8:0:1:1:1:1:1 <nil> 2001:0db8:0000:0001:0001:0001:0001:0001128 false true false2001:db8:0:1:1:1:1:1 false false false false true false false false 2001:db8:0:1:1:1:1:2 2001:db8:0:1:1:1:1:0 16 [32 1 13 184 0 0 0 1 0 1 0 1 0 1 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> 2000::/9 <nil> 2001:db8::/32 <nil> 2001:db8::/33 <nil> 2001:db8:0:1:1:1::/100 <nil> 2001:db8:0:1:1:1:1:1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "fe80::1%eth0": <nil> 0
//   fe80::1%eth0 <nil> fe80:0000:0000:0000:0000:0000:0000:0001%eth0128 false true falseeth0fe80::1%eth0 false false false false false true false false fe80::2%eth0 fe80::%eth0 16 [254 128 0 0 0 0 0 0 0 0 0 0 0 0 0 1 101 116 104 48] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> fe80::/9 <nil> fe80::/32 <nil> fe80::/33 <nil> fe80::/100 <nil> fe80::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "fe80::1%": <nil> 0
//   invalid IP ParseAddr("fe80::1%"): zone must be a non-empty string
// "fc00::1": fc00::1 0 false true false false true false false false <nil>
//   fc00::1 <nil> fc00:0000:0000:0000:0000:0000:0000:0001128 false true falsefc00::1 false true false false true false false false fc00::2 fc00:: 16 [252 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> fc00::/9 <nil> fc00::/32 <nil> fc00::/33 <nil> fc00::/100 <nil> fc00::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "ff02::1": ff02::1 0 false false true false false false true false <nil>
//   ff02::1 <nil> ff02:0000:0000:0000:0000:0000:0000:0001128 false true falseff02::1 false false true false false false true false ff02::2 ff02:: 16 [255 2 0 0 0 0 0 0 0 0 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ff00::/9 <nil> ff02::/32 <nil> ff02::/33 <nil> ff02::/100 <nil> ff02::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "ff01::1": ff01::1 0 false false true false false false false true <nil>
//   ff01::1 <nil> ff01:0000:0000:0000:0000:0000:0000:0001128 false true falseff01::1 false false true false false false false true ff01::2 ff01:: 16 [255 1 0 0 0 0 0 0 0 0 0 0 0 0 0 1] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ff00::/9 <nil> ff01::/32 <nil> ff01::/33 <nil> ff01::/100 <nil> ff01::1/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::ffff:1.2.3.4": 1.2.3.4 4 false false false false true false false false ff000000
//   ::ffff:1.2.3.4 <nil> 0000:0000:0000:0000:0000:ffff:0102:0304128 false true true1.2.3.4 false false false false true false false false ::ffff:1.2.3.5 ::ffff:1.2.3.3 16 [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> ::/32 <nil> ::/33 <nil> ::ffff:0.0.0.0/100 <nil> ::ffff:1.2.3.4/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::ffff:102:304": 1.2.3.4 4 false false false false true false false false ff000000
//   ::ffff:1.2.3.4 <nil> 0000:0000:0000:0000:0000:ffff:0102:0304128 false true true1.2.3.4 false false false false true false false false ::ffff:1.2.3.5 ::ffff:1.2.3.3 16 [0 0 0 0 0 0 0 0 0 0 255 255 1 2 3 4] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> ::/32 <nil> ::/33 <nil> ::ffff:0.0.0.0/100 <nil> ::ffff:1.2.3.4/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "1:2:3:4:5:6:7:8": 1:2:3:4:5:6:7:8 0 false false false false true false false false <nil>
//   1:2:3:4:5:6:7:8 <nil> 0001:0002:0003:0004:0005:0006:0007:0008128 false true false1:2:3:4:5:6:7:8 false false false false true false false false 1:2:3:4:5:6:7:9 1:2:3:4:5:6:7:7 16 [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 1:2::/32 <nil> 1:2::/33 <nil> 1:2:3:4:5:6::/100 <nil> 1:2:3:4:5:6:7:8/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "1:2:3:4:5:6:7": <nil> 0
//   invalid IP ParseAddr("1:2:3:4:5:6:7"): address string too short
// "1:2:3:4:5:6:7:8:9": <nil> 0
//   invalid IP ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")
// "1:2:3:4:5:6:7::": 1:2:3:4:5:6:7:0 0 false false false false true false false false <nil>
//   1:2:3:4:5:6:7:0 <nil> 0001:0002:0003:0004:0005:0006:0007:0000128 false true false1:2:3:4:5:6:7:0 false false false false true false false false 1:2:3:4:5:6:7:1 1:2:3:4:5:6:6:ffff 16 [0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 0] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 1:2::/32 <nil> 1:2::/33 <nil> 1:2:3:4:5:6::/100 <nil> 1:2:3:4:5:6:7:0/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::1:2:3:4:5:6:7": 0:1:2:3:4:5:6:7 0 false false false false true false false false <nil>
//   0:1:2:3:4:5:6:7 <nil> 0000:0001:0002:0003:0004:0005:0006:0007128 false true false0:1:2:3:4:5:6:7 false false false false true false false false 0:1:2:3:4:5:6:8 0:1:2:3:4:5:6:6 16 [0 0 0 1 0 2 0 3 0 4 0 5 0 6 0 7] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 0:1::/32 <nil> 0:1::/33 <nil> 0:1:2:3:4:5::/100 <nil> 0:1:2:3:4:5:6:7/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::1:2:3:4:5:6:7:8": <nil> 0
//   invalid IP ParseAddr("::1:2:3:4:5:6:7:8"): the :: must expand to at least one field of zeros
// "1::2::3": <nil> 0
//   invalid IP ParseAddr("1::2::3"): multiple :: in address (at ":3")
// "12345::": <nil> 0
//   invalid IP ParseAddr("12345::"): each group must have 4 or less digits (at "12345::")
// "1:": <nil> 0
//   invalid IP ParseAddr("1:"): colon must be followed by more characters (at ":")
// ":1": <nil> 0
//   invalid IP ParseAddr(":1"): each colon-separated field must have at least one digit (at ":1")
// "g::": <nil> 0
//   invalid IP ParseAddr("g::"): each colon-separated field must have at least one digit (at "g::")
// "1:2:3:4:5:6:1.2.3.4": 1:2:3:4:5:6:102:304 0 false false false false true false false false <nil>
//   1:2:3:4:5:6:102:304 <nil> 0001:0002:0003:0004:0005:0006:0102:0304128 false true false1:2:3:4:5:6:102:304 false false false false true false false false 1:2:3:4:5:6:102:305 1:2:3:4:5:6:102:303 16 [0 1 0 2 0 3 0 4 0 5 0 6 1 2 3 4] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 1:2::/32 <nil> 1:2::/33 <nil> 1:2:3:4:5:6::/100 <nil> 1:2:3:4:5:6:102:304/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "::1.2.3.400": <nil> 0
//   invalid IP ParseAddr("::1.2.3.400"): IPv4 field has value >255
// "1:2:3:4:5:6:7:1.2.3.4": <nil> 0
//   invalid IP ParseAddr("1:2:3:4:5:6:7:1.2.3.4"): embedded IPv4 address must replace the final 2 fields of the address (at "1.2.3.4")
// "%eth0": <nil> 0
//   invalid IP ParseAddr("%eth0"): missing IPv6 address
// "64:ff9b::1.2.3.4": 64:ff9b::102:304 0 false false false false true false false false <nil>
//   64:ff9b::102:304 <nil> 0064:ff9b:0000:0000:0000:0000:0102:0304128 false true false64:ff9b::102:304 false false false false true false false false 64:ff9b::102:305 64:ff9b::102:303 16 [0 100 255 155 0 0 0 0 0 0 0 0 1 2 3 4] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> ::/9 <nil> 64:ff9b::/32 <nil> 64:ff9b::/33 <nil> 64:ff9b::/100 <nil> 64:ff9b::102:304/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// "FE80::ABCD": fe80::abcd 0 false false false false false true false false <nil>
//   fe80::abcd <nil> fe80:0000:0000:0000:0000:0000:0000:abcd128 false true falsefe80::abcd false false false false false true false false fe80::abce fe80::abcc 16 [254 128 0 0 0 0 0 0 0 0 0 0 0 0 171 205] <nil> true invalid Prefix negative Prefix bits ::/0 <nil> fe80::/9 <nil> fe80::/32 <nil> fe80::/33 <nil> fe80::/100 <nil> fe80::abcd/128 <nil> invalid Prefix prefix length 129 too large for IPv6
// 10.0.0.0/8 10.0.0.0 10.0.0.0/8 <nil>
//    10.0.0.0/8 <nil> 10.0.0.0/8 false 8 true true
//    true false ff000000
// 10.1.2.3/12 10.1.2.3 10.0.0.0/12 <nil>
//    10.1.2.3/12 <nil> 10.0.0.0/12 false 12 true true
//    true false fff00000
// 1.2.3.4/33 <nil> <nil> invalid CIDR address: 1.2.3.4/33
//    invalid Prefix netip.ParsePrefix("1.2.3.4/33"): prefix length out of range invalid Prefix false -1 false false
// 1.2.3.4/-1 <nil> <nil> invalid CIDR address: 1.2.3.4/-1
//    invalid Prefix netip.ParsePrefix("1.2.3.4/-1"): bad bits after slash: "-1" invalid Prefix false -1 false false
// 1.2.3.4/08 1.2.3.4 1.0.0.0/8 <nil>
//    invalid Prefix netip.ParsePrefix("1.2.3.4/08"): bad bits after slash: "08" invalid Prefix false -1 false false
//    false false ff000000
// 1.2.3.4/ <nil> <nil> invalid CIDR address: 1.2.3.4/
//    invalid Prefix netip.ParsePrefix("1.2.3.4/"): bad bits after slash: "" invalid Prefix false -1 false false
// 1.2.3.4 <nil> <nil> invalid CIDR address: 1.2.3.4
//    invalid Prefix netip.ParsePrefix("1.2.3.4"): no '/' invalid Prefix false -1 false false
// 2001:db8::5/32 2001:db8::5 2001:db8::/32 <nil>
//    2001:db8::5/32 <nil> 2001:db8::/32 false 32 false false
//    false true ffffffff000000000000000000000000
// ::/0 :: ::/0 <nil>
//    ::/0 <nil> ::/0 false 0 false false
//    false true 00000000000000000000000000000000
// fe80::1%a/64 <nil> <nil> invalid CIDR address: fe80::1%a/64
//    invalid Prefix netip.ParsePrefix("fe80::1%a/64"): IPv6 zones cannot be present in a prefix invalid Prefix false -1 false false
// ::ffff:1.2.3.4/100 1.2.3.4 0.0.0.0/4 <nil>
//    ::ffff:1.2.3.4/100 <nil> ::ffff:0.0.0.0/100 false 100 false false
//    true false fffffffffffffffffffffffff0000000
// x/3 <nil> <nil> invalid CIDR address: x/3
//    invalid Prefix netip.ParsePrefix("x/3"): ParseAddr("x"): unable to parse IP invalid Prefix false -1 false false
// 1.2.3.4/0 1.2.3.4 0.0.0.0/0 <nil>
//    1.2.3.4/0 <nil> 0.0.0.0/0 false 0 true true
//    true false 00000000
// 1.2.3.4:80 <nil> true 80
//   "1.2.3.4" "80" <nil>
// [::1]:80 <nil> true 80
//   "::1" "80" <nil>
// invalid AddrPort invalid ip:port "::1:80", IPv6 addresses must be surrounded by square brackets false 0
//   "" "" address ::1:80: too many colons in address
// invalid AddrPort invalid ip:port "[1.2.3.4]:80", square brackets can only be used with IPv6 addresses false 0
//   "1.2.3.4" "80" <nil>
// invalid AddrPort invalid port "x" parsing "1.2.3.4:x" false 0
//   "1.2.3.4" "x" <nil>
// invalid AddrPort invalid port "99999" parsing "1.2.3.4:99999" false 0
//   "1.2.3.4" "99999" <nil>
// invalid AddrPort no IP false 0
//   "" "80" <nil>
// invalid AddrPort no port false 0
//   "1.2.3.4" "" <nil>
// invalid AddrPort not an ip:port false 0
//   "" "" address x: missing port in address
// invalid AddrPort missing ] false 0
//   "" "" address [::1:80: missing ']' in address
// [fe80::1%z]:1 <nil> true 1
//   "fe80::1%z" "1" <nil>
// [::1]:80 host:http
// fffff000 20 32 10.20.16.0
// e0000000000000000000000000000000 3 128 ::
// ff00ff00 0 0 10.0.30.0
// <nil> 0 0 <nil>
// <nil> 0 0 <nil>
// 1.2.3.4/ff00ff00 <nil>
// 00:11:22:33:44:55 <nil>
// 00:11:22:33:44:5f <nil>
// 00:11:22:33:44:55 <nil>
// 00:11:22:33:44:55:66:77 <nil>
//  address 00:11:22: invalid MAC address
//  address 00:11:22:33:44:zz: invalid MAC address
// 4 2
// [fe80::1%eth0]:443 [fe80::1%eth0]:443 invalid AddrPort
// 80 <nil>
// 443 <nil>
// 22 <nil>
// 53 <nil>
// 0 lookup tcp/nosuch: unknown port
// 0 address -1: invalid port
// 0 address 70000: invalid port
// [127.0.0.1] <nil>
// ?010203 <nil> true
// 1.2.3.4 <nil>
// invalid IP address: bad <nil>
// 1 true invalid IP
