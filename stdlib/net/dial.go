// Connecting and listening by the name of a network and the text of an address.
package net

import (
	"context"
	"internal/hostos"
	"internal/nettrace"
	"os"
	"syscall"
	"time"
)

// Dialer has what can be said about connecting.
type Dialer struct {
	Timeout         time.Duration // 0: none
	Deadline        time.Time     // zero: none
	LocalAddr       Addr          // nil: chosen by the system
	DualStack       bool          // Deprecated: addresses of all families are tried
	FallbackDelay   time.Duration // unused: addresses are tried one by one
	KeepAlive       time.Duration // of TCP; 0: the default, negative: off
	KeepAliveConfig KeepAliveConfig
	Resolver        *Resolver
	Cancel          <-chan struct{} // Deprecated: use DialContext
	Control         func(network, address string, c syscall.RawConn) error
	ControlContext  func(ctx context.Context, network, address string, c syscall.RawConn) error
}

// Dial connects to an address: "tcp", "udp" with 4 or 6 or nothing behind and
// "host:port", or "unix", "unixgram", "unixpacket" and a path.
func Dial(network, address string) (Conn, error) {
	var d Dialer
	return d.Dial(network, address)
}

// DialTimeout is Dial that gives up after some time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	d := Dialer{Timeout: timeout}
	return d.Dial(network, address)
}

// Dial connects to an address; see the function.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// networkKind returns what a network is of: "tcp", "udp", "unix", or "".
func networkKind(network string) string {
	switch network {
	case "tcp", "tcp4", "tcp6":
		return "tcp"
	case "udp", "udp4", "udp6":
		return "udp"
	case "unix", "unixgram", "unixpacket":
		return "unix"
	}
	return ""
}

// DialContext is Dial that gives up when ctx is done. What it returns lives on.
//
//vole:leaks d=content
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	end := d.Deadline
	if d.Timeout > 0 {
		if t := time.Now().Add(d.Timeout); end.IsZero() || t.Before(end) {
			end = t
		}
	}
	if !end.IsZero() {
		limited, cancel := context.WithDeadline(ctx, end)
		defer cancel()
		ctx = limited
	}
	if d.Cancel != nil {
		limited, cancel := context.WithCancel(ctx)
		defer cancel()
		go func() {
			select {
			case <-d.Cancel:
				cancel()
			case <-limited.Done():
			}
		}()
		ctx = limited
	}
	kind := networkKind(network)
	fail := func(addr Addr, err error) (Conn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: addr, Err: err}
	}
	switch kind {
	case "":
		return fail(nil, UnknownNetworkError(network))
	case "unix":
		return d.dialUnix(ctx, network, address, fail)
	}
	list, err := resolveEndpoints(ctx, network, address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: nil, Addr: nil, Err: err}
	}
	if d.LocalAddr != nil && d.LocalAddr.Network() != kind {
		return fail(nil, &AddrError{Err: "mismatched local address type",
			Addr: d.LocalAddr.String()})
	}
	var first error // of what was tried first, which counts
	for _, e := range list {
		var s *socket
		var err error
		var remote Addr
		if kind == "tcp" {
			remote = &TCPAddr{e.ip, e.port, e.zone}
			done := startTrace(ctx, network, remote)
			s, err = d.stream(ctx, network, e)
			done(err)
		} else {
			remote = &UDPAddr{e.ip, e.port, e.zone}
			done := startTrace(ctx, network, remote)
			s, err = d.datagrams(ctx, network, e)
			done(err)
		}
		if err == nil && kind == "tcp" {
			return newTCPConn(s, d.KeepAlive, d.KeepAliveConfig), nil
		}
		if err == nil {
			return &UDPConn{packetConn{conn{s}}}, nil
		}
		if first == nil {
			_, first = fail(remote, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, first
}

// startTrace tells who is asked for in ctx that a connection is tried; the result,
// which must be called, that it was.
func startTrace(ctx context.Context, network string, remote Addr) func(error) {
	trace, _ := ctx.Value(nettrace.TraceKey{}).(*nettrace.Trace)
	if trace == nil {
		return func(error) {}
	}
	address := remote.String()
	if trace.ConnectStart != nil {
		trace.ConnectStart(network, address)
	}
	return func(err error) {
		if trace.ConnectDone != nil {
			trace.ConnectDone(network, address, err)
		}
	}
}

func (d *Dialer) dialUnix(ctx context.Context, network, address string,
	fail func(Addr, error) (Conn, error)) (Conn, error) {
	remote := &UnixAddr{address, network}
	var local *UnixAddr
	if d.LocalAddr != nil {
		a, ok := d.LocalAddr.(*UnixAddr)
		if !ok {
			return fail(remote, &AddrError{Err: "mismatched local address type",
				Addr: d.LocalAddr.String()})
		}
		local = a
	}
	done := startTrace(ctx, network, remote)
	s, err := openUnix(ctx, network, local, remote, false, d.control(ctx, address))
	done(err)
	if err != nil {
		return fail(remote, err)
	}
	return &UnixConn{packetConn{conn{s}}}, nil
}

// control binds what the user set to its arguments; nil if that is nothing.
func (d *Dialer) control(ctx context.Context, address string) control {
	switch {
	case d.ControlContext != nil:
		return func(network string, c syscall.RawConn) error {
			return d.ControlContext(ctx, network, address, c)
		}
	case d.Control != nil:
		return func(network string, c syscall.RawConn) error {
			return d.Control(network, address, c)
		}
	}
	return nil
}

// localEndpoint returns the address to connect from, if one is set.
func (d *Dialer) localEndpoint() *endpoint {
	var e endpoint
	switch a := d.LocalAddr.(type) {
	case *TCPAddr:
		e = a.endpoint()
	case *UDPAddr:
		e = a.endpoint()
	default:
		return nil
	}
	return &e
}

func (d *Dialer) stream(ctx context.Context, network string, e endpoint) (*socket, error) {
	return d.open(ctx, network, hostos.SOCK_STREAM, e)
}

func (d *Dialer) datagrams(ctx context.Context, network string, e endpoint) (*socket, error) {
	return d.open(ctx, network, hostos.SOCK_DGRAM, e)
}

// open makes a socket that is connected to e.
func (d *Dialer) open(ctx context.Context, network string, typ int, e endpoint) (*socket, error) {
	local := d.localEndpoint()
	family := familyOf(network, e, local)
	if len(e.ip) == 0 || e.ip.IsUnspecified() {
		// As the system takes it: this computer.
		if e.ip = IPv4(127, 0, 0, 1); family == hostos.AF_INET6 {
			e.ip = IPv6loopback
		}
	}
	to, err := e.host(family)
	if err != nil {
		return nil, err
	}
	s, err := openSocket(network, family, typ, 0)
	if err != nil {
		return nil, err
	}
	if ctl := d.control(ctx, endpointText(e.ip, e.zone, e.port)); ctl != nil {
		err = ctl(network+familyDigit(family), newRawConn(s))
	}
	if err == nil && local != nil {
		var from hostos.Addr
		if from, err = local.host(family); err == nil {
			err = s.bind(&from, false)
		}
	}
	if err == nil {
		err = s.connect(ctx, &to)
	}
	if err != nil {
		s.fd.Close()
		return nil, err
	}
	s.fill()
	return s, nil
}

// familyOf returns the family of a socket that is to reach e from local.
func familyOf(network string, e endpoint, local *endpoint) int {
	switch network[len(network)-1] {
	case '4':
		return hostos.AF_INET
	case '6':
		return hostos.AF_INET6
	}
	if e.ip.To4() != nil || len(e.ip) == 0 && (local == nil || local.ip.To4() != nil) {
		return hostos.AF_INET
	}
	return hostos.AF_INET6
}

func familyDigit(family int) string {
	if family == hostos.AF_INET {
		return "4"
	}
	return "6"
}

// listenIP makes a socket that is bound to e and, for streams, listens.
func listenIP(network string, typ int, e endpoint, ctl control) (*socket, error) {
	family, both := familyOf(network, e, nil), false
	if network[len(network)-1] != '4' && network[len(network)-1] != '6' && e.isAny() &&
		(len(e.ip) == 0 || e.ip.To4() == nil) {
		// Any address: of both families, where the system has the newer one.
		family, both = hostos.AF_INET6, true
	}
	a, err := e.host(family)
	if err != nil {
		return nil, err
	}
	s, err := openSocket(network, family, typ, 0)
	if errno, ok := underlyingErrno(err); ok && both && errno == syscall.EAFNOSUPPORT {
		return listenIP(network+"4", typ, e, ctl)
	}
	if err != nil {
		return nil, err
	}
	if family == hostos.AF_INET6 {
		s.setOption(hostos.IPPROTO_IPV6, hostos.IPV6_V6ONLY, number(!both))
	}
	if typ == hostos.SOCK_STREAM {
		s.setOption(hostos.SOL_SOCKET, hostos.SO_REUSEADDR, 1)
	}
	if ctl != nil {
		err = ctl(network+familyDigit(family), newRawConn(s))
	}
	if err == nil {
		err = s.bind(&a, typ == hostos.SOCK_STREAM)
	}
	if err != nil {
		s.fd.Close()
		return nil, err
	}
	s.fill()
	return s, nil
}

func underlyingErrno(err error) (syscall.Errno, bool) {
	if e, ok := err.(*os.SyscallError); ok {
		err = e.Err
	}
	errno, ok := err.(syscall.Errno)
	return errno, ok
}

// ListenConfig has what can be said about listening.
type ListenConfig struct {
	Control         func(network, address string, c syscall.RawConn) error
	KeepAlive       time.Duration // of connections accepted; as in Dialer
	KeepAliveConfig KeepAliveConfig
}

func (lc *ListenConfig) control(address string) control {
	if lc.Control == nil {
		return nil
	}
	return func(network string, c syscall.RawConn) error { return lc.Control(network, address, c) }
}

// Listen listens on an address of "tcp", "tcp4", "tcp6", "unix" or "unixpacket".
func Listen(network, address string) (Listener, error) {
	var lc ListenConfig
	return lc.Listen(context.Background(), network, address)
}

// ListenPacket receives packets on an address of "udp", "udp4", "udp6" or
// "unixgram".
func ListenPacket(network, address string) (PacketConn, error) {
	var lc ListenConfig
	return lc.ListenPacket(context.Background(), network, address)
}

// Listen listens on an address; see the function.
//
//vole:leaks lc=content ctx=heap
func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	fail := func(addr Addr, err error) (Listener, error) {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: addr, Err: err}
	}
	switch kind := networkKind(network); {
	case kind == "":
		return fail(nil, UnknownNetworkError(network))
	case kind == "unix" && network != "unixgram":
		l, err := listenUnix(network, &UnixAddr{address, network}, lc.control(address))
		if err != nil {
			return nil, err
		}
		return l, nil
	case kind != "tcp":
		return fail(nil, &AddrError{Err: "unexpected address type", Addr: address})
	}
	list, err := resolveListen(ctx, network, address)
	if err != nil {
		return fail(nil, err)
	}
	e := preferred(list)
	s, err := listenIP(network, hostos.SOCK_STREAM, e, lc.control(address))
	if err != nil {
		return fail(&TCPAddr{e.ip, e.port, e.zone}, err)
	}
	return &TCPListener{s, lc.KeepAlive, lc.KeepAliveConfig}, nil
}

// ListenPacket receives packets on an address; see the function.
//
//vole:leaks lc=content ctx=heap
func (lc *ListenConfig) ListenPacket(ctx context.Context, network, address string) (PacketConn,
	error) {
	fail := func(addr Addr, err error) (PacketConn, error) {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: addr, Err: err}
	}
	switch kind := networkKind(network); {
	case kind == "":
		return fail(nil, UnknownNetworkError(network))
	case network == "unixgram":
		c, err := listenUnixgram(network, &UnixAddr{address, network}, lc.control(address))
		if err != nil {
			return nil, err
		}
		return c, nil
	case kind != "udp":
		return fail(nil, &AddrError{Err: "unexpected address type", Addr: address})
	}
	list, err := resolveListen(ctx, network, address)
	if err != nil {
		return fail(nil, err)
	}
	e := preferred(list)
	s, err := listenIP(network, hostos.SOCK_DGRAM, e, lc.control(address))
	if err != nil {
		return fail(&UDPAddr{e.ip, e.port, e.zone}, err)
	}
	return &UDPConn{packetConn{conn{s}}}, nil
}

// resolveListen is resolveEndpoints, for which no address means any.
func resolveListen(ctx context.Context, network, address string) ([]endpoint, error) {
	if address == "" {
		return []endpoint{{}}, nil
	}
	return resolveEndpoints(ctx, network, address)
}
