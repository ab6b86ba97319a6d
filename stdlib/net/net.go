// Package net has connections over TCP, UDP and Unix sockets: interfaces and
// errors here, addresses in ip.go and addr.go, connecting and listening in
// dial.go, sockets in socket.go, tcp.go, udp.go and unix.go.
//
// Names are resolved without a resolver: numeric addresses, localhost and the
// names in /etc/hosts.
package net

import (
	"context"
	"errors"
	"internal/poll"
	"io"
	"os"
	"syscall"
	"time"
)

// Addr is the address of an end of a connection.
type Addr interface {
	Network() string // "tcp", "udp", "unix"
	String() string  // "192.0.2.1:25", "[2001:db8::1]:80"
}

// Conn is a connection that carries a stream.
type Conn interface {
	Read(b []byte) (n int, err error)
	Write(b []byte) (n int, err error)
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// PacketConn is a connection that carries packets.
type PacketConn interface {
	ReadFrom(p []byte) (n int, addr Addr, err error)
	WriteTo(p []byte, addr Addr) (n int, err error)
	Close() error
	LocalAddr() Addr
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// Listener accepts connections.
type Listener interface {
	Accept() (Conn, error)
	Close() error
	Addr() Addr
}

// Error is an error of the network.
type Error interface {
	error
	Timeout() bool
	Temporary() bool // Deprecated: it says nothing that is of use
}

// Errors that OpError may hold.
var (
	// ErrClosed is for operations on a closed connection.
	ErrClosed error = poll.ErrNetClosing
	// ErrWriteToConnected is for WriteTo on a connected packet connection.
	ErrWriteToConnected = errors.New("use of WriteTo with pre-connected connection")

	errNoSuitableAddress       = errors.New("no suitable address found")
	errMissingAddress          = errors.New("missing address")
	errCanceled          error = canceledError{}
	errTimeout           error = &timeoutError{}
)

type canceledError struct{}

func (canceledError) Error() string        { return "operation was canceled" }
func (canceledError) Is(target error) bool { return target == context.Canceled }

type timeoutError struct{}

func (e *timeoutError) Error() string        { return "i/o timeout" }
func (e *timeoutError) Timeout() bool        { return true }
func (e *timeoutError) Temporary() bool      { return true }
func (e *timeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// contextError translates what ended a context.
func contextError(err error) error {
	switch err {
	case context.Canceled:
		return errCanceled
	case context.DeadlineExceeded:
		return errTimeout
	}
	return err
}

// OpError is the error of an operation on the network.
type OpError struct {
	Op     string // "read", "write", "dial", "accept", …
	Net    string // "tcp", "udp6", …
	Source Addr   // of the local end, if there is one
	Addr   Addr   // the address that the operation is about, or of the remote end
	Err    error
}

func (e *OpError) Unwrap() error { return e.Err }

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	text := e.Op
	if e.Net != "" {
		text += " " + e.Net
	}
	separator := " "
	if e.Source != nil {
		text += " " + e.Source.String()
		separator = "->"
	}
	if e.Addr != nil {
		text += separator + e.Addr.String()
	}
	return text + ": " + e.Err.Error()
}

// Timeout reports whether time ran out.
func (e *OpError) Timeout() bool {
	inner := e.Err
	if wrapped, ok := inner.(*os.SyscallError); ok {
		inner = wrapped.Err
	}
	t, ok := inner.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether trying again may help.
func (e *OpError) Temporary() bool {
	// A connection that was gone before it could be accepted says nothing of others.
	if e.Op == "accept" && (errors.Is(e.Err, syscall.ECONNRESET) ||
		errors.Is(e.Err, syscall.ECONNABORTED)) {
		return true
	}
	inner := e.Err
	if wrapped, ok := inner.(*os.SyscallError); ok {
		inner = wrapped.Err
	}
	t, ok := inner.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// ParseError is text that is no address.
type ParseError struct {
	Type string // what was expected: "IP address", "CIDR address"
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

// AddrError is an address that cannot be used.
type AddrError struct {
	Err  string
	Addr string
}

//vole:cost 27
func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Err
	if e.Addr != "" {
		s = "address " + e.Addr + ": " + s
	}
	return s
}

func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// UnknownNetworkError is the name of a network that there is not.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// InvalidAddrError says what is wrong with an address.
type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

// DNSError is the failure to resolve a name.
type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Unwrap() error { return e.UnwrapErr }

//vole:cost 33
func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	s += ": " + e.Err
	return s
}

func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }

// DNSConfigError is the failure to read the resolver's configuration.
type DNSConfigError struct {
	Err error
}

func (e *DNSConfigError) Unwrap() error   { return e.Err }
func (e *DNSConfigError) Error() string   { return "error reading DNS config: " + e.Err.Error() }
func (e *DNSConfigError) Timeout() bool   { return false }
func (e *DNSConfigError) Temporary() bool { return false }

// Buffers are bytes in several pieces, to be written one after the other.
type Buffers [][]byte

// WriteTo writes all and takes off what was written.
//
//vole:leaks v=heap
func (v *Buffers) WriteTo(w io.Writer) (n int64, err error) {
	for len(*v) > 0 && err == nil {
		var m int
		m, err = w.Write((*v)[0])
		n += int64(m)
		v.drop(m)
	}
	return n, err
}

// Read fills p and takes off what was read.
func (v *Buffers) Read(p []byte) (n int, err error) {
	for n < len(p) && len(*v) > 0 {
		m := copy(p[n:], (*v)[0])
		n += m
		v.drop(m)
	}
	if n == 0 && len(*v) == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// drop takes n bytes off the first piece, and pieces that are empty.
func (v *Buffers) drop(n int) {
	(*v)[0] = (*v)[0][n:]
	for len(*v) > 0 && len((*v)[0]) == 0 {
		(*v)[0] = nil
		*v = (*v)[1:]
	}
}
