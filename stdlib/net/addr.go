// Addresses of TCP, UDP, IP and Unix sockets, and how the host sees them.
package net

import (
	"context"
	"internal/hostos"
	"net/netip"
	"strconv"
)

// TCPAddr is the address of an end of a TCP connection.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string // of a link-local IPv6 address
}

// UDPAddr is the address of an end of UDP.
type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

// IPAddr is the address of a computer.
type IPAddr struct {
	IP   IP
	Zone string
}

// UnixAddr is the address of a Unix socket.
type UnixAddr struct {
	Name string
	Net  string // "unix", "unixgram" or "unixpacket"
}

// Network returns "tcp".
func (a *TCPAddr) Network() string { return "tcp" }

// Network returns "udp".
func (a *UDPAddr) Network() string { return "udp" }

// Network returns "ip".
func (a *IPAddr) Network() string { return "ip" }

// Network returns the kind of socket.
func (a *UnixAddr) Network() string { return a.Net }

//go:noinline
func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return endpointText(a.IP, a.Zone, a.Port)
}

//go:noinline
func (a *UDPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return endpointText(a.IP, a.Zone, a.Port)
}

//go:noinline
func (a *IPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return hostText(a.IP, a.Zone)
}

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

func hostText(ip IP, zone string) string {
	if len(ip) == 0 {
		return ""
	}
	if zone != "" {
		return ip.String() + "%" + zone
	}
	return ip.String()
}

func endpointText(ip IP, zone string, port int) string {
	return JoinHostPort(hostText(ip, zone), strconv.Itoa(port))
}

// addrPort returns the same as a value of netip.
func (e endpoint) addrPort() netip.AddrPort {
	addr, _ := netip.AddrFromSlice(e.ip)
	return netip.AddrPortFrom(addr.WithZone(e.zone), uint16(e.port))
}

func endpointFrom(p netip.AddrPort) endpoint {
	return endpoint{p.Addr().AsSlice(), int(p.Port()), p.Addr().Zone()}
}

// AddrPort returns the same as a value of netip; of nil, the zero one.
//
//go:noinline
func (a *TCPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return a.endpoint().addrPort()
}

// AddrPort returns the same as a value of netip; of nil, the zero one.
//
//go:noinline
func (a *UDPAddr) AddrPort() netip.AddrPort {
	if a == nil {
		return netip.AddrPort{}
	}
	return a.endpoint().addrPort()
}

// TCPAddrFromAddrPort is the inverse of AddrPort.
//
//go:noinline
//vole:leaks addr=content
func TCPAddrFromAddrPort(addr netip.AddrPort) *TCPAddr {
	e := endpointFrom(addr)
	return &TCPAddr{e.ip, e.port, e.zone}
}

// UDPAddrFromAddrPort is the inverse of AddrPort.
//
//go:noinline
//vole:leaks addr=content
func UDPAddrFromAddrPort(addr netip.AddrPort) *UDPAddr {
	e := endpointFrom(addr)
	return &UDPAddr{e.ip, e.port, e.zone}
}

// endpoint is the address of an IP socket, of whichever kind.
type endpoint struct {
	ip   IP
	port int
	zone string
}

func (a *TCPAddr) endpoint() endpoint { return endpoint{a.IP, a.Port, a.Zone} }
func (a *UDPAddr) endpoint() endpoint { return endpoint{a.IP, a.Port, a.Zone} }

// isAny reports whether the address names no computer.
func (e endpoint) isAny() bool { return len(e.ip) == 0 || e.ip.IsUnspecified() }

// host returns the address in the host's form, for a socket of that family.
func (e endpoint) host(family int) (a hostos.Addr, err error) {
	a.Family, a.Port = uint16(family), uint16(e.port)
	if e.port < 0 || e.port > 0xffff {
		return a, &AddrError{Err: "invalid port", Addr: strconv.Itoa(e.port)}
	}
	if family == hostos.AF_INET {
		ip := e.ip
		if len(ip) == 0 {
			ip = IPv4zero
		}
		ip4 := ip.To4()
		if ip4 == nil {
			return a, &AddrError{Err: "non-IPv4 address", Addr: e.ip.String()}
		}
		copy(a.IP[:], ip4)
		return a, nil
	}
	ip := e.ip
	if len(ip) == 0 || ip.Equal(IPv4zero) {
		ip = IPv6zero
	}
	ip16 := ip.To16()
	if ip16 == nil {
		return a, &AddrError{Err: "non-IPv6 address", Addr: e.ip.String()}
	}
	copy(a.IP[:], ip16)
	if n, ok := decimal(e.zone); ok {
		a.Scope = uint32(n)
	}
	return a, nil
}

// endpointOf is the inverse of host.
func endpointOf(a *hostos.Addr) endpoint {
	e := endpoint{port: int(a.Port)}
	if a.Family == hostos.AF_INET {
		e.ip = IP(append([]byte(nil), a.IP[:IPv4len]...))
		return e
	}
	e.ip = IP(append([]byte(nil), a.IP[:]...))
	if a.Scope != 0 {
		e.zone = strconv.Itoa(int(a.Scope))
	}
	return e
}

func unixHost(name string) (a hostos.Addr, ok bool) {
	a.Family = hostos.AF_UNIX
	a.PathSize = uint32(copy(a.Path[:], name))
	return a, len(name) < len(a.Path)
}

// addrOf makes an Addr of the host's form, for a socket of that network.
func addrOf(network string, a *hostos.Addr) Addr {
	switch a.Family {
	case hostos.AF_INET, hostos.AF_INET6:
		e := endpointOf(a)
		if network[0] == 't' {
			return &TCPAddr{e.ip, e.port, e.zone}
		}
		return &UDPAddr{e.ip, e.port, e.zone}
	case hostos.AF_UNIX:
		name := string(a.Path[:a.PathSize])
		if name == "" {
			name = "@" // as Linux shows those without a name
		}
		return &UnixAddr{name, network}
	}
	return nil
}

// resolveOne returns the preferred endpoint that "host:port" names in a family
// of networks: "tcp" or "udp".
func resolveOne(family, network, address string) (endpoint, error) {
	switch network {
	case family, family + "4", family + "6":
	case "":
		network = family
	default:
		return endpoint{}, UnknownNetworkError(network)
	}
	list, err := resolveEndpoints(context.Background(), network, address)
	if err != nil {
		return endpoint{}, err
	}
	return preferred(list), nil
}

// ResolveTCPAddr returns the address that "host:port" names.
//
//go:noinline
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	e, err := resolveOne("tcp", network, address)
	if err != nil {
		return nil, err
	}
	return &TCPAddr{e.ip, e.port, e.zone}, nil
}

// ResolveUDPAddr returns the address that "host:port" names.
//
//go:noinline
func ResolveUDPAddr(network, address string) (*UDPAddr, error) {
	e, err := resolveOne("udp", network, address)
	if err != nil {
		return nil, err
	}
	return &UDPAddr{e.ip, e.port, e.zone}, nil
}

// ResolveIPAddr returns the address that a host's name stands for.
func ResolveIPAddr(network, address string) (*IPAddr, error) {
	switch network {
	case "ip", "ip4", "ip6":
	case "":
		network = "ip"
	default:
		return nil, UnknownNetworkError(network)
	}
	list, err := lookupEndpoints(context.Background(), network, address, 0)
	if err != nil {
		return nil, err
	}
	e := preferred(list)
	return &IPAddr{e.ip, e.zone}, nil
}

// ResolveUnixAddr returns the address of that name.
//
//vole:cost 19
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	switch network {
	case "unix", "unixgram", "unixpacket":
		return &UnixAddr{Name: address, Net: network}, nil
	}
	return nil, UnknownNetworkError(network)
}

// preferred returns the first address that is of IPv4, else the first.
func preferred(list []endpoint) endpoint {
	for _, e := range list {
		if e.ip.To4() != nil {
			return e
		}
	}
	return list[0]
}

// resolveEndpoints returns what "host:port" names in a network, at least one.
func resolveEndpoints(ctx context.Context, network, address string) ([]endpoint, error) {
	if address == "" {
		return nil, errMissingAddress
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := LookupPort(network, service)
	if err != nil {
		return nil, err
	}
	if host == "" {
		return []endpoint{{port: port}}, nil
	}
	return lookupEndpoints(ctx, network, host, port)
}

// lookupEndpoints returns the addresses of a host that a network can reach.
func lookupEndpoints(ctx context.Context, network, host string, port int) ([]endpoint, error) {
	all, err := lookup(ctx, network, host)
	if err != nil {
		return nil, err
	}
	var list []endpoint
	for _, a := range all {
		is4 := a.IP.To4() != nil
		if network[len(network)-1] == '4' && !is4 || network[len(network)-1] == '6' && is4 {
			continue
		}
		list = append(list, endpoint{a.IP, port, a.Zone})
	}
	if len(list) == 0 {
		return nil, &AddrError{Err: errNoSuitableAddress.Error(), Addr: host}
	}
	return list, nil
}
