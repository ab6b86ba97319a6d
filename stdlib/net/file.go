// Sockets from descriptors and descriptors from sockets.
package net

import (
	"internal/hostos"
	"os"
	"syscall"
)

const (
	soType       = 3  // SO_TYPE: what kind a socket is of
	soAcceptConn = 30 // SO_ACCEPTCONN: whether it listens
)

// file returns a second descriptor of the socket as a File.
func (s *socket) file(name string) (*os.File, error) {
	copied := -1
	err := s.do("dup", func(fd int) int {
		n, err := syscall.Dup(fd)
		if err != nil {
			return -int(err.(syscall.Errno))
		}
		copied = n
		return 0
	})
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(copied), name), nil
}

// fileName is what a File of a socket is called.
func (s *socket) fileName() string {
	name := s.network + ":"
	if s.local != nil {
		name += s.local.String()
	}
	name += "->"
	if s.remote != nil {
		name += s.remote.String()
	}
	return name
}

// File returns the connection's descriptor, copied, as a File.
func (c *conn) File() (*os.File, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	f, err := c.s.file(c.s.fileName())
	return f, c.fail("file", err)
}

// File returns the listener's descriptor, copied, as a File.
func (l *TCPListener) File() (*os.File, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	f, err := l.s.file(l.s.fileName())
	return f, l.s.fail("file", err)
}

// File returns the listener's descriptor, copied, as a File.
func (l *UnixListener) File() (*os.File, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	f, err := l.s.file(l.s.fileName())
	return f, l.s.fail("file", err)
}

// socketOf makes a socket of a copy of a file's descriptor.
func socketOf(f *os.File) (s *socket, listens bool, err error) {
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, false, os.NewSyscallError("dup", err)
	}
	fail := func(call string, errno int) (*socket, bool, error) {
		hostos.Close(fd)
		return nil, false, os.NewSyscallError(call, syscall.Errno(-errno))
	}
	kind := hostos.GetOption(fd, hostos.SOL_SOCKET, soType)
	if kind < 0 {
		return fail("getsockopt", kind)
	}
	var a hostos.Addr
	if r := hostos.LocalAddr(fd, &a); r < 0 {
		return fail("getsockname", r)
	}
	network := networkOf(int(a.Family), kind)
	if network == "" {
		return fail("socket", -int(syscall.EPROTONOSUPPORT))
	}
	if s, err = newSocket(network, int(a.Family), fd); err != nil {
		return nil, false, err
	}
	s.fill()
	return s, hostos.GetOption(fd, hostos.SOL_SOCKET, soAcceptConn) > 0, nil
}

// networkOf names the network of a family and a kind of socket.
func networkOf(family, kind int) string {
	switch {
	case family == hostos.AF_UNIX && kind == hostos.SOCK_STREAM:
		return "unix"
	case family == hostos.AF_UNIX && kind == hostos.SOCK_DGRAM:
		return "unixgram"
	case family == hostos.AF_UNIX && kind == hostos.SOCK_SEQPACKET:
		return "unixpacket"
	case family == hostos.AF_UNIX:
		return ""
	case kind == hostos.SOCK_STREAM:
		return "tcp"
	case kind == hostos.SOCK_DGRAM:
		return "udp"
	}
	return ""
}

func fileError(f *os.File, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: "file", Net: "file+net", Source: nil, Addr: fileAddr(f.Name()), Err: err}
}

// fileAddr is the name of a file as an address.
type fileAddr string

func (fileAddr) Network() string  { return "file+net" }
func (a fileAddr) String() string { return string(a) }

// FileConn returns a connection over a copy of the descriptor of f.
func FileConn(f *os.File) (Conn, error) {
	s, _, err := socketOf(f)
	if err != nil {
		return nil, fileError(f, err)
	}
	switch s.network {
	case "tcp":
		return &TCPConn{conn{s}}, nil
	case "udp":
		return &UDPConn{packetConn{conn{s}}}, nil
	}
	return &UnixConn{packetConn{conn{s}}}, nil
}

// FilePacketConn returns a connection for packets over a copy of the descriptor
// of f.
func FilePacketConn(f *os.File) (PacketConn, error) {
	s, _, err := socketOf(f)
	if err != nil {
		return nil, fileError(f, err)
	}
	switch s.network {
	case "udp":
		return &UDPConn{packetConn{conn{s}}}, nil
	case "unixgram":
		return &UnixConn{packetConn{conn{s}}}, nil
	}
	s.fd.Close()
	return nil, fileError(f, syscall.EINVAL)
}

// FileListener returns a listener over a copy of the descriptor of f.
func FileListener(f *os.File) (Listener, error) {
	s, listens, err := socketOf(f)
	if err != nil {
		return nil, fileError(f, err)
	}
	if listens {
		switch s.network {
		case "tcp":
			return &TCPListener{s: s}, nil
		case "unix", "unixpacket":
			path := ""
			if a, ok := s.local.(*UnixAddr); ok {
				path = a.Name
			}
			return &UnixListener{s: s, path: path, keepPath: true}, nil
		}
	}
	s.fd.Close()
	return nil, fileError(f, syscall.EINVAL)
}
