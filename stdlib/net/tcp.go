// TCP: connections and listeners.
package net

import (
	"context"
	"internal/hostos"
	"internal/poll"
	"io"
	"syscall"
	"time"
)

// TCPConn is a connection over TCP.
type TCPConn struct {
	conn
}

// KeepAliveConfig says how a connection's being alive is probed.
type KeepAliveConfig struct {
	Enable   bool
	Idle     time.Duration // before the first probe
	Interval time.Duration // between probes
	Count    int           // unanswered probes until the connection is given up
}

// Used where a KeepAliveConfig says 0.
const (
	defaultKeepAlive      = 15 * time.Second
	defaultKeepAliveCount = 9
)

// newTCPConn sets what every connection has: small packets leave at once, and
// probes.
func newTCPConn(s *socket, period time.Duration, config KeepAliveConfig) *TCPConn {
	c := &TCPConn{conn{s}}
	c.SetNoDelay(true)
	if period == 0 && !config.Enable {
		config.Enable = true
	} else if period > 0 && !config.Enable {
		config = KeepAliveConfig{Enable: true, Idle: period, Interval: period}
	}
	if config.Enable {
		c.SetKeepAliveConfig(config)
	}
	return c
}

// SetNoDelay says whether small packets leave at once.
//
//go:noinline
func (c *TCPConn) SetNoDelay(noDelay bool) error {
	return c.set(hostos.IPPROTO_TCP, hostos.TCP_NODELAY, number(noDelay))
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// SetLinger says what Close does with what was not sent yet: sec < 0: it is sent
// later; 0: thrown away; else sent within that time.
//
//go:noinline
func (c *TCPConn) SetLinger(sec int) error {
	return c.set(hostos.SOL_SOCKET, hostos.SO_LINGER, max(sec, -1))
}

// SetKeepAlive switches probes on or off.
//
//go:noinline
func (c *TCPConn) SetKeepAlive(keepalive bool) error {
	return c.set(hostos.SOL_SOCKET, hostos.SO_KEEPALIVE, number(keepalive))
}

// SetKeepAlivePeriod sets how long a connection is idle before it is probed.
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error {
	return c.set(hostos.IPPROTO_TCP, hostos.TCP_KEEPIDLE, seconds(d))
}

// SetKeepAliveConfig sets all about probes.
func (c *TCPConn) SetKeepAliveConfig(config KeepAliveConfig) error {
	if err := c.SetKeepAlive(config.Enable); err != nil {
		return err
	}
	count := config.Count
	if count == 0 {
		count = defaultKeepAliveCount
	}
	for _, option := range [...]struct{ name, value int }{
		{hostos.TCP_KEEPIDLE, seconds(config.Idle)},
		{hostos.TCP_KEEPINTVL, seconds(config.Interval)},
		{hostos.TCP_KEEPCNT, count},
	} {
		if option.value < 0 {
			continue // as it is
		}
		if err := c.set(hostos.IPPROTO_TCP, option.name, option.value); err != nil {
			return err
		}
	}
	return nil
}

// seconds rounds up; 0 stands for the default.
func seconds(d time.Duration) int {
	if d == 0 {
		d = defaultKeepAlive
	}
	if d < 0 {
		return -1
	}
	return int((d + time.Second - 1) / time.Second)
}

// CloseRead ends reading.
//
//go:noinline
func (c *TCPConn) CloseRead() error { return c.shutdown(0) }

// CloseWrite ends writing: the other end reads io.EOF.
//
//go:noinline
func (c *TCPConn) CloseWrite() error { return c.shutdown(1) }

// ReadFrom writes all that r gives.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	return io.Copy(onlyWriter{c}, r)
}

// WriteTo writes all that arrives to w.
func (c *TCPConn) WriteTo(w io.Writer) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	return io.Copy(w, onlyReader{c})
}

// These hide all methods but one.
type onlyWriter struct{ w io.Writer }
type onlyReader struct{ r io.Reader }

func (o onlyWriter) Write(b []byte) (int, error) { return o.w.Write(b) }
func (o onlyReader) Read(b []byte) (int, error)  { return o.r.Read(b) }

// TCPListener waits for connections over TCP.
type TCPListener struct {
	s         *socket
	keepAlive time.Duration
	config    KeepAliveConfig
}

func (l *TCPListener) ok() bool { return l != nil && l.s != nil }

// Accept waits for the next connection.
//
//go:noinline
func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err // no *TCPConn that is nil
	}
	return c, nil
}

// AcceptTCP waits for the next connection.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	s, err := l.s.accept()
	if err != nil {
		return nil, l.s.fail("accept", err)
	}
	return newTCPConn(s, l.keepAlive, l.config), nil
}

// Close ends listening; connections that were accepted live on.
func (l *TCPListener) Close() error {
	if !l.ok() {
		return syscall.EINVAL
	}
	return l.s.fail("close", l.s.fd.Close())
}

// Addr returns the address that is listened on.
func (l *TCPListener) Addr() Addr { return l.s.local }

// SetDeadline sets when Accept gives up; the zero time: never.
func (l *TCPListener) SetDeadline(t time.Time) error {
	if !l.ok() {
		return syscall.EINVAL
	}
	return l.s.fail("set", l.s.fd.SetDeadline(t, poll.Reads|poll.Writes))
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 31
func (l *TCPListener) SyscallConn() (syscall.RawConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	return newRawListener(l.s), nil
}

// DialTCP connects to raddr, from laddr unless that is nil.
//
//vole:cost 78
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	return dialTCP(context.Background(), network, laddr, raddr)
}

//go:noinline
//vole:leaks ctx=heap network=heap laddr=heap raddr=heap
func dialTCP(ctx context.Context, network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	s, err := dialPair("tcp", network, addrOrNil(laddr), addrOrNil(raddr),
		func(d *Dialer) (*socket, error) {
			return d.stream(ctx, network, raddr.endpoint())
		})
	if err != nil {
		return nil, err
	}
	return newTCPConn(s, 0, KeepAliveConfig{}), nil
}

// isVariant reports whether network is kind or that of one version of IP.
func isVariant(network, kind string) bool {
	return network == kind || network == kind+"4" || network == kind+"6"
}

// dialPair is what DialTCP and DialUDP have in common: it connects one address to
// the other. The network must be of the kind, "tcp" or "udp".
func dialPair(kind, network string, laddr, raddr Addr,
	connect func(*Dialer) (*socket, error)) (s *socket, err error) {
	switch {
	case !isVariant(network, kind):
		err = UnknownNetworkError(network)
	case raddr == nil:
		err = errMissingAddress
	default:
		s, err = connect(&Dialer{LocalAddr: laddr})
	}
	if err != nil {
		err = &OpError{Op: "dial", Net: network, Source: laddr, Addr: raddr, Err: err}
	}
	return s, err
}

// addrOrNil is a, or nil without a type if a is nil.
func addrOrNil[T interface {
	*TCPAddr | *UDPAddr | *UnixAddr
	Addr
}](a T) Addr {
	if a == nil {
		return nil
	}
	return a
}

// ListenTCP listens on laddr, nil for any address and port.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	given := addrOrNil(laddr)
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	s, err := listenAt("tcp", network, hostos.SOCK_STREAM, given, laddr)
	if err != nil {
		return nil, err
	}
	return &TCPListener{s: s}, nil
}

// listenAt is what ListenTCP and ListenUDP have in common; given is the address
// of the call, if there was one, and addr that or any.
func listenAt(kind, network string, sockType int, given Addr, addr interface {
	Addr
	endpoint() endpoint
}) (s *socket, err error) {
	if !isVariant(network, kind) {
		return nil, &OpError{Op: "listen", Net: network, Addr: given,
			Err: UnknownNetworkError(network)}
	}
	if s, err = listenIP(network, sockType, addr.endpoint(), nil); err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: addr, Err: err}
	}
	return s, nil
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 30
func (c *TCPConn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return newRawConn(c.s), nil
}
