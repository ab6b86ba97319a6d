// A socket with its addresses, which connections and listeners of all kinds
// are made of.
package net

import (
	"context"
	"internal/hostos"
	"internal/poll"
	"io"
	"os"
	"syscall"
	"time"
)

// socket is a descriptor that the netpoller watches. What a program holds of it
// is a pointer, for the FD must not be copied.
type socket struct {
	fd      poll.FD
	network string
	family  int
	local   Addr // nil: not known
	remote  Addr // nil: not connected
}

// control is what Dialer.Control and ListenConfig.Control are, bound to a
// context and an address.
type control func(network string, c syscall.RawConn) error

// newSocket makes a socket of a host's descriptor, which is closed if that
// fails.
func newSocket(network string, family, fd int) (*socket, error) {
	s := &socket{network: network, family: family}
	if err := s.fd.Init(fd, true, true); err != nil {
		hostos.Close(fd)
		return nil, os.NewSyscallError("epoll_ctl", err)
	}
	return s, nil
}

func openSocket(network string, family, typ, protocol int) (*socket, error) {
	fd := hostos.Socket(family, typ, protocol)
	if fd < 0 {
		return nil, os.NewSyscallError("socket", syscall.Errno(-fd))
	}
	s, err := newSocket(network, family, fd)
	if err == nil && typ == hostos.SOCK_DGRAM && family != hostos.AF_UNIX {
		hostos.SetOption(fd, hostos.SOL_SOCKET, hostos.SO_BROADCAST, 1)
	}
	return s, err
}

// wrapCall names the call that an error of the system came from.
func wrapCall(call string, err error) error {
	if _, ok := err.(syscall.Errno); ok {
		return os.NewSyscallError(call, err)
	}
	return err
}

// do runs a call of the host that takes the descriptor and does not wait.
func (s *socket) do(call string, f func(fd int) int) error {
	return wrapCall(call, s.fd.Do(f))
}

// fill learns the socket's addresses from the host.
func (s *socket) fill() {
	var a hostos.Addr
	s.fd.Do(func(fd int) int {
		if hostos.LocalAddr(fd, &a) >= 0 {
			s.local = addrOf(s.network, &a)
		}
		if hostos.PeerAddr(fd, &a) >= 0 {
			s.remote = addrOf(s.network, &a)
		}
		return 0
	})
}

// connect connects, as long as ctx lasts.
func (s *socket) connect(ctx context.Context, a *hostos.Addr) error {
	if err := ctx.Err(); err != nil {
		return contextError(err)
	}
	if deadline, ok := ctx.Deadline(); ok {
		s.fd.SetDeadline(deadline, poll.Writes)
	}
	stop := context.AfterFunc(ctx, func() { s.fd.SetDeadline(time.Unix(1, 0), poll.Writes) })
	err := s.fd.Connect(a)
	if stopped := stop(); !stopped && err == nil {
		err = ctx.Err()
	}
	if err == poll.ErrDeadlineExceeded && ctx.Err() == context.Canceled {
		return errCanceled
	}
	if err == poll.ErrDeadlineExceeded {
		return errTimeout
	}
	if err != nil {
		return contextError(wrapCall("connect", err))
	}
	s.fd.SetDeadline(time.Time{}, poll.Writes)
	return nil
}

// bind gives the socket an address and, for streams, listens.
func (s *socket) bind(a *hostos.Addr, listen bool) error {
	if err := s.do("bind", func(fd int) int { return hostos.Bind(fd, a) }); err != nil {
		return err
	}
	if !listen {
		return nil
	}
	return s.do("listen", func(fd int) int { return hostos.Listen(fd, 4096) })
}

func (s *socket) accept() (*socket, error) {
	var peer hostos.Addr
	for {
		fd, err := s.fd.Until(hostos.PollRead, func(fd int) int { return hostos.Accept(fd, &peer) })
		if err == syscall.ECONNABORTED {
			continue // gone before we came
		}
		if err != nil {
			return nil, wrapCall("accept", err)
		}
		c, err := newSocket(s.network, s.family, fd)
		if err == nil {
			c.fill()
		}
		return c, err
	}
}

func (s *socket) setOption(level, name, value int) error {
	return s.do("setsockopt", func(fd int) int { return hostos.SetOption(fd, level, name, value) })
}

// fail wraps an error of an operation that concerns this end alone.
func (s *socket) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: s.network, Source: nil, Addr: s.local, Err: err}
}

// failBetween wraps an error of an operation that concerns both ends.
func (s *socket) failBetween(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: s.network, Source: s.local, Addr: s.remote, Err: err}
}

// conn is what the types of connections have in common.
type conn struct {
	s *socket
}

func (c *conn) ok() bool { return c != nil && c.s != nil }

// fail wraps an error of an operation on the connection.
func (c *conn) fail(op string, err error) error {
	if err == io.EOF {
		return err
	}
	return c.s.failBetween(op, err)
}

// Read reads what has arrived, waiting for the first byte.
func (c *conn) Read(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := c.s.fd.Read(b)
	if err == io.EOF && c.s.hasEmptyPackets() {
		err = nil
	}
	return n, c.fail("read", wrapCall("read", err))
}

// hasEmptyPackets reports whether reading nothing is not the end: all packets
// but those of a connection may be empty.
func (s *socket) hasEmptyPackets() bool {
	switch s.network[:2] {
	case "ud", "ip":
		return true
	}
	return s.network == "unixgram"
}

// Write writes all of b.
func (c *conn) Write(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := c.s.fd.Write(b)
	return n, c.fail("write", wrapCall("write", err))
}

// Close closes the connection; operations that wait end with an error.
func (c *conn) Close() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.s.fd.Close())
}

// LocalAddr returns the address of this end.
func (c *conn) LocalAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.local
}

// RemoteAddr returns the address of the other end.
func (c *conn) RemoteAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.remote
}

// SetDeadline sets when reads and writes give up; the zero time: never.
func (c *conn) SetDeadline(t time.Time) error { return c.deadline(t, poll.Reads|poll.Writes) }

// SetReadDeadline is SetDeadline for reads.
func (c *conn) SetReadDeadline(t time.Time) error { return c.deadline(t, poll.Reads) }

// SetWriteDeadline is SetDeadline for writes.
func (c *conn) SetWriteDeadline(t time.Time) error { return c.deadline(t, poll.Writes) }

func (c *conn) deadline(t time.Time, which int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.fail("set", c.s.fd.SetDeadline(t, which))
}

// set sets an option of the socket.
func (c *conn) set(level, name, value int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.s.fail("set", c.s.setOption(level, name, value))
}

// SetReadBuffer sets the size of the system's buffer for what arrives.
func (c *conn) SetReadBuffer(bytes int) error {
	return c.set(hostos.SOL_SOCKET, hostos.SO_RCVBUF, bytes)
}

// SetWriteBuffer sets the size of the system's buffer for what leaves.
func (c *conn) SetWriteBuffer(bytes int) error {
	return c.set(hostos.SOL_SOCKET, hostos.SO_SNDBUF, bytes)
}

// shutdown ends one direction.
func (c *conn) shutdown(how int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.fail("close", c.s.do("shutdown", func(fd int) int { return hostos.Shutdown(fd, how) }))
}

// SyscallConn gives access to the descriptor.
func (c *conn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return newRawConn(c.s), nil
}

// A rawConn is a socket as a syscall.RawConn.
type rawConn struct{ s *socket }

func newRawConn(s *socket) *rawConn { return &rawConn{s} }

// A rawListener is one that is not read or written.
type rawListener struct{ rawConn }

func newRawListener(s *socket) *rawListener { return &rawListener{rawConn{s}} }

func (r *rawConn) Control(f func(fd uintptr)) error {
	return r.s.failBetween("raw-control", r.s.fd.Do(func(fd int) int {
		f(uintptr(fd))
		return 0
	}))
}

func (r *rawConn) Read(f func(fd uintptr) bool) error {
	return r.s.failBetween("raw-read", r.until(hostos.PollRead, f))
}

func (r *rawConn) Write(f func(fd uintptr) bool) error {
	return r.s.failBetween("raw-write", r.until(hostos.PollWrite, f))
}

func (r *rawConn) until(side int, f func(fd uintptr) bool) error {
	_, err := r.s.fd.Until(side, func(fd int) int {
		if f(uintptr(fd)) {
			return 0
		}
		return -int(syscall.EAGAIN)
	})
	return err
}

// packetConn is what connections that carry packets have in common.
type packetConn struct {
	conn
}

// receive returns a packet's size, its sender and whether it was longer.
func (c *packetConn) receive(b []byte, from *hostos.Addr) (n, flags int, err error) {
	if !c.ok() {
		return 0, 0, syscall.EINVAL
	}
	n, err = c.s.fd.Until(hostos.PollRead, func(fd int) int {
		var m int
		m, flags = hostos.RecvFrom(fd, b, from)
		return m
	})
	if err == nil && n == 0 && !c.s.hasEmptyPackets() {
		return 0, 0, c.s.failBetween("read", io.EOF) // said like any other error
	}
	if err != nil {
		return 0, 0, c.fail("read", wrapCall("recvfrom", err))
	}
	return n, flags, nil
}

// send sends a packet to an address.
func (c *packetConn) send(b []byte, to *hostos.Addr, addr Addr) (int, error) {
	n, err := c.s.fd.Until(hostos.PollWrite, func(fd int) int { return hostos.SendTo(fd, b, to) })
	if err != nil {
		return 0, c.sendError(wrapCall("sendto", err), addr)
	}
	return n, nil
}

func (c *packetConn) sendError(err error, addr Addr) error {
	return &OpError{Op: "write", Net: c.s.network, Source: c.s.local, Addr: addr, Err: err}
}
