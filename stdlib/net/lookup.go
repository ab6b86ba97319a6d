// Names of hosts and services. There is no resolver: what is known is localhost
// and what /etc/hosts says, as far as the program may read it.
package net

import (
	"context"
	"internal/nettrace"
	"os"
	"strings"
)

// Resolver looks names up; all do the same.
type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network, address string) (Conn, error)
}

// DefaultResolver is the one that the functions use.
var DefaultResolver = &Resolver{}

const noResolver = "no such host (known are numeric addresses, localhost and /etc/hosts)"

// lookup returns a host's addresses, at least one.
func lookup(ctx context.Context, network, host string) ([]IPAddr, error) {
	if host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if ip, zone := parseIPZone(host); ip != nil {
		return []IPAddr{{ip, zone}}, nil
	}
	trace, _ := ctx.Value(nettrace.TraceKey{}).(*nettrace.Trace)
	if trace != nil && trace.DNSStart != nil {
		trace.DNSStart(host)
	}
	list, err := lookupName(ctx, network, host)
	if trace != nil && trace.DNSDone != nil {
		var found []any
		for _, a := range list {
			found = append(found, a)
		}
		trace.DNSDone(found, false, err)
	}
	return list, err
}

// lookupName looks up what is no numeric address.
func lookupName(ctx context.Context, network, host string) ([]IPAddr, error) {
	type resolver = func(context.Context, string, string) ([]IPAddr, error)
	if r, _ := ctx.Value(nettrace.LookupIPAltResolverKey{}).(resolver); r != nil {
		return r(ctx, network, host)
	}
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	var list []IPAddr
	eachKnownHost(func(ip IP, names []string) {
		for _, n := range names {
			if strings.ToLower(n) == name {
				list = append(list, IPAddr{IP: ip})
				break
			}
		}
	})
	if list == nil && name == "localhost" {
		list = []IPAddr{{IP: IPv4(127, 0, 0, 1)}, {IP: IPv6loopback}}
	}
	if list == nil {
		return nil, &DNSError{Err: noResolver, Name: host, IsNotFound: true}
	}
	return list, nil
}

// eachKnownHost calls f with the lines of /etc/hosts.
func eachKnownHost(f func(ip IP, names []string)) {
	text, err := os.ReadFile("/etc/hosts")
	if err != nil {
		return
	}
	for _, line := range strings.Split(string(text), "\n") {
		line, _, _ = strings.Cut(line, "#")
		if words := strings.Fields(line); len(words) >= 2 {
			if ip := ParseIP(words[0]); ip != nil {
				f(ip, words[1:])
			}
		}
	}
}

// LookupHost returns a host's addresses as text.
func LookupHost(host string) (addrs []string, err error) {
	return DefaultResolver.LookupHost(context.Background(), host)
}

// LookupHost returns a host's addresses as text.
//
//vole:leaks r=heap ctx=heap
func (r *Resolver) LookupHost(ctx context.Context, host string) (addrs []string, err error) {
	list, err := lookup(ctx, "ip", host)
	for i := range list {
		addrs = append(addrs, list[i].String())
	}
	return addrs, err
}

// LookupIP returns a host's addresses.
//
//go:noinline
func LookupIP(host string) ([]IP, error) {
	return DefaultResolver.LookupIP(context.Background(), "ip", host)
}

// LookupIP returns a host's addresses of "ip", "ip4" or "ip6".
//
//vole:leaks r=heap ctx=heap
func (r *Resolver) LookupIP(ctx context.Context, network, host string) ([]IP, error) {
	switch network {
	case "ip", "ip4", "ip6":
	default:
		return nil, UnknownNetworkError(network)
	}
	list, err := lookupEndpoints(ctx, network, host, 0)
	var ips []IP
	for _, e := range list {
		ips = append(ips, e.ip)
	}
	return ips, err
}

// LookupIPAddr returns a host's addresses with their zones.
//
//vole:cost 72
func (r *Resolver) LookupIPAddr(ctx context.Context, host string) ([]IPAddr, error) {
	return lookup(ctx, "ip", host)
}

// LookupAddr returns the names of an address.
func LookupAddr(addr string) (names []string, err error) {
	return DefaultResolver.LookupAddr(context.Background(), addr)
}

// LookupAddr returns the names of an address.
//
//vole:leaks ctx=heap
func (r *Resolver) LookupAddr(ctx context.Context, addr string) (names []string, err error) {
	wanted := ParseIP(addr)
	if wanted == nil {
		return nil, &DNSError{Err: "unrecognized address", Name: addr}
	}
	eachKnownHost(func(ip IP, all []string) {
		if ip.Equal(wanted) {
			names = append(names, all...)
		}
	})
	if names == nil {
		return nil, &DNSError{Err: noResolver, Name: addr, IsNotFound: true}
	}
	return names, nil
}

// LookupCNAME returns the name that a host's addresses are under.
func LookupCNAME(host string) (cname string, err error) {
	return DefaultResolver.LookupCNAME(context.Background(), host)
}

// LookupCNAME returns the name that a host's addresses are under.
//
//vole:leaks r=heap ctx=heap
func (r *Resolver) LookupCNAME(ctx context.Context, host string) (string, error) {
	if _, err := lookup(ctx, "ip", host); err != nil {
		return "", err
	}
	return strings.TrimSuffix(host, ".") + ".", nil
}

// What a resolver knows beyond addresses, and nobody here: a service's host, a
// domain's mail exchange and name server.
type (
	SRV struct {
		Target                 string
		Port, Priority, Weight uint16
	}
	MX struct {
		Host string
		Pref uint16
	}
	NS struct{ Host string }
)

func unknownRecord(name string) error {
	return &DNSError{Err: noResolver, Name: name, IsNotFound: true}
}

// LookupSRV fails: see the top of the file.
func LookupSRV(service, proto, name string) (cname string, addrs []*SRV, err error) {
	return DefaultResolver.LookupSRV(context.Background(), service, proto, name)
}

// LookupSRV fails: see the top of the file.
//
//go:noinline
//vole:leaks ctx=heap name=heap
func (r *Resolver) LookupSRV(ctx context.Context, service, proto, name string) (string, []*SRV, error) {
	if service != "" || proto != "" {
		name = "_" + service + "._" + proto + "." + name
	}
	return "", nil, unknownRecord(name)
}

// LookupMX fails: see the top of the file.
func LookupMX(name string) ([]*MX, error) {
	return DefaultResolver.LookupMX(context.Background(), name)
}

// LookupMX fails: see the top of the file.
//
//go:noinline
//vole:leaks ctx=heap name=heap
func (r *Resolver) LookupMX(ctx context.Context, name string) ([]*MX, error) {
	return nil, unknownRecord(name)
}

// LookupNS fails: see the top of the file.
func LookupNS(name string) ([]*NS, error) {
	return DefaultResolver.LookupNS(context.Background(), name)
}

// LookupNS fails: see the top of the file.
//
//go:noinline
//vole:leaks ctx=heap name=heap
func (r *Resolver) LookupNS(ctx context.Context, name string) ([]*NS, error) {
	return nil, unknownRecord(name)
}

// LookupTXT fails: see the top of the file.
//
//go:noinline
func LookupTXT(name string) ([]string, error) {
	return DefaultResolver.LookupTXT(context.Background(), name)
}

// LookupTXT fails: see the top of the file.
//
//go:noinline
//vole:leaks ctx=heap name=heap
func (r *Resolver) LookupTXT(ctx context.Context, name string) ([]string, error) {
	return nil, unknownRecord(name)
}

// LookupPort returns the port of a service.
func LookupPort(network, service string) (port int, err error) {
	return DefaultResolver.LookupPort(context.Background(), network, service)
}

// LookupPort returns the port of a service.
//
//vole:leaks ctx=heap network=heap
func (r *Resolver) LookupPort(ctx context.Context, network, service string) (int, error) {
	number, sign := service, 1
	if service != "" && (service[0] == '+' || service[0] == '-') {
		number = service[1:]
		if service[0] == '-' {
			sign = -1
		}
	}
	if port, ok := decimal(number); ok || service == "" {
		if port *= sign; port < 0 || port > 0xffff {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return port, nil
	}
	protocol := strings.TrimRight(network, "46")
	switch protocol {
	case "tcp", "udp", "ip", "":
	default:
		return 0, &DNSError{Err: "unknown network", Name: network + "/" + service}
	}
	for _, s := range services {
		if s.name == strings.ToLower(service) && (protocol != "udp" || s.udp) {
			return s.port, nil
		}
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
}

// services are the well-known ones; all but those marked are of TCP alone.
var services = [...]struct {
	name string
	port int
	udp  bool
}{
	{"domain", 53, true}, {"ftp", 21, false}, {"ftps", 990, false}, {"gopher", 70, false},
	{"http", 80, false}, {"https", 443, false}, {"imap2", 143, false}, {"imap3", 220, false},
	{"imaps", 993, false}, {"pop3", 110, false}, {"pop3s", 995, false}, {"smtp", 25, false},
	{"submissions", 465, false}, {"ssh", 22, false}, {"telnet", 23, false},
}
