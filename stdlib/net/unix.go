// Unix sockets: streams, packets, and packets in streams.
package net

import (
	"context"
	"errors"
	"internal/hostos"
	"internal/poll"
	"os"
	"sync"
	"syscall"
	"time"
)

// UnixConn is a connection over a Unix socket.
type UnixConn struct {
	packetConn
}

// unixType returns the kind of socket of a network, 0 for none.
func unixType(network string) int {
	switch network {
	case "unix":
		return hostos.SOCK_STREAM
	case "unixgram":
		return hostos.SOCK_DGRAM
	case "unixpacket":
		return hostos.SOCK_SEQPACKET
	}
	return 0
}

// CloseRead ends reading.
//
//go:noinline
func (c *UnixConn) CloseRead() error { return c.shutdown(0) }

// CloseWrite ends writing: the other end reads io.EOF.
//
//go:noinline
func (c *UnixConn) CloseWrite() error { return c.shutdown(1) }

// ReadFromUnix receives a packet; what b has no room for is lost.
func (c *UnixConn) ReadFromUnix(b []byte) (int, *UnixAddr, error) {
	var from hostos.Addr
	n, _, err := c.receive(b, &from)
	if err != nil || from.PathSize == 0 {
		return n, nil, err
	}
	return n, &UnixAddr{string(from.Path[:from.PathSize]), c.s.network}, nil
}

// ReadFrom receives a packet; what b has no room for is lost.
func (c *UnixConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUnix(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

// WriteToUnix sends a packet to addr.
func (c *UnixConn) WriteToUnix(b []byte, addr *UnixAddr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	switch {
	case c.s.remote != nil:
		return 0, c.sendError(ErrWriteToConnected, addrOrNil(addr))
	case addr == nil:
		return 0, c.sendError(errMissingAddress, nil)
	case addr.Net != c.s.network:
		return 0, c.sendError(syscall.EAFNOSUPPORT, addr)
	}
	to, ok := unixHost(addr.Name)
	if !ok {
		return 0, c.sendError(syscall.EINVAL, addr)
	}
	return c.send(b, &to, addr)
}

// WriteTo sends a packet to addr.
func (c *UnixConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	a, ok := addr.(*UnixAddr)
	if !ok {
		return 0, c.sendError(syscall.EINVAL, addr)
	}
	return c.WriteToUnix(b, a)
}

// UnixListener waits for connections over a Unix socket.
type UnixListener struct {
	s          *socket
	path       string
	keepPath   bool
	unlinkOnce sync.Once
}

func (l *UnixListener) ok() bool { return l != nil && l.s != nil }

// Accept waits for the next connection.
//
//go:noinline
func (l *UnixListener) Accept() (Conn, error) {
	c, err := l.AcceptUnix()
	if err != nil {
		return nil, err // no *UnixConn that is nil
	}
	return c, nil
}

// AcceptUnix waits for the next connection.
func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	s, err := l.s.accept()
	if err != nil {
		return nil, l.s.fail("accept", err)
	}
	return &UnixConn{packetConn{conn{s}}}, nil
}

// Close ends listening and removes the socket's name.
func (l *UnixListener) Close() error {
	if !l.ok() {
		return syscall.EINVAL
	}
	l.unlinkOnce.Do(func() {
		if l.path != "" && l.path[0] != '@' && !l.keepPath {
			os.Remove(l.path)
		}
	})
	return l.s.fail("close", l.s.fd.Close())
}

// SetUnlinkOnClose says whether Close removes the socket's name.
//
//vole:cost 4
func (l *UnixListener) SetUnlinkOnClose(unlink bool) { l.keepPath = !unlink }

// Addr returns the address that is listened on.
func (l *UnixListener) Addr() Addr { return l.s.local }

// SetDeadline sets when Accept gives up; the zero time: never.
func (l *UnixListener) SetDeadline(t time.Time) error {
	if !l.ok() {
		return syscall.EINVAL
	}
	return l.s.fail("set", l.s.fd.SetDeadline(t, poll.Reads|poll.Writes))
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 31
func (l *UnixListener) SyscallConn() (syscall.RawConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	return newRawListener(l.s), nil
}

// openUnix makes a socket that is bound to laddr and connected to raddr, as far
// as they are not nil.
func openUnix(ctx context.Context, network string, laddr, raddr *UnixAddr, listen bool,
	ctl control) (*socket, error) {
	s, err := openSocket(network, hostos.AF_UNIX, unixType(network), 0)
	if err != nil {
		return nil, err
	}
	if ctl != nil {
		err = ctl(network, newRawConn(s))
	}
	if err == nil && laddr != nil {
		a, ok := unixHost(laddr.Name)
		if !ok {
			err = os.NewSyscallError("bind", syscall.EINVAL)
		} else {
			err = s.bind(&a, listen)
		}
	}
	if err == nil && raddr != nil {
		a, ok := unixHost(raddr.Name)
		if !ok {
			err = os.NewSyscallError("connect", syscall.EINVAL)
		} else {
			err = s.connect(ctx, &a)
		}
	}
	if err != nil {
		s.fd.Close()
		return nil, err
	}
	s.fill()
	if raddr != nil {
		s.remote = raddr
	}
	if laddr != nil {
		s.local = laddr
	}
	return s, nil
}

var errUnixPair = errors.New("unexpected pair of addresses")

// DialUnix connects to raddr, from laddr unless that is nil.
//
//vole:cost 78
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	return dialUnix(context.Background(), network, laddr, raddr)
}

//go:noinline
//vole:leaks ctx=heap network=heap laddr=heap raddr=heap
func dialUnix(ctx context.Context, network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	var err error
	if unixType(network) == 0 {
		err = UnknownNetworkError(network)
	} else if raddr == nil && (laddr == nil || network != "unixgram") {
		err = errUnixPair
	}
	var s *socket
	if err == nil {
		s, err = openUnix(ctx, network, laddr, raddr, false, nil)
	}
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: addrOrNil(laddr),
			Addr: addrOrNil(raddr), Err: err}
	}
	return &UnixConn{packetConn{conn{s}}}, nil
}

// ListenUnix listens on laddr.
//
//go:noinline
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	return listenUnix(network, laddr, nil)
}

func listenUnix(network string, laddr *UnixAddr, ctl control) (*UnixListener, error) {
	var err error
	if network != "unix" && network != "unixpacket" {
		err = UnknownNetworkError(network)
	} else if laddr == nil {
		err = errMissingAddress
	}
	var s *socket
	if err == nil {
		s, err = openUnix(context.Background(), network, laddr, nil, true, ctl)
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: addrOrNil(laddr),
			Err: err}
	}
	return &UnixListener{s: s, path: laddr.Name}, nil
}

// ListenUnixgram makes a socket that receives what is sent to laddr.
//
//go:noinline
func ListenUnixgram(network string, laddr *UnixAddr) (*UnixConn, error) {
	return listenUnixgram(network, laddr, nil)
}

func listenUnixgram(network string, laddr *UnixAddr, ctl control) (*UnixConn, error) {
	var err error
	if network != "unixgram" {
		err = UnknownNetworkError(network)
	} else if laddr == nil {
		err = errMissingAddress
	}
	var s *socket
	if err == nil {
		s, err = openUnix(context.Background(), network, laddr, nil, false, ctl)
	}
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: addrOrNil(laddr),
			Err: err}
	}
	return &UnixConn{packetConn{conn{s}}}, nil
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 30
func (c *UnixConn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return newRawConn(c.s), nil
}
