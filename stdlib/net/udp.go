// UDP.
package net

import (
	"context"
	"internal/hostos"
	"net/netip"
	"syscall"
)

// UDPConn is a UDP socket, connected to one address or to none.
type UDPConn struct {
	packetConn
}

// udpAddr is the host's form as an Addr, nil for none.
func udpAddr(a *hostos.Addr) *UDPAddr {
	if a.Family == 0 {
		return nil
	}
	e := endpointOf(a)
	return &UDPAddr{e.ip, e.port, e.zone}
}

// ReadFromUDP receives a packet; what b has no room for is lost.
//
//vole:cost 76
func (c *UDPConn) ReadFromUDP(b []byte) (n int, addr *UDPAddr, err error) {
	var from hostos.Addr
	n, _, err = c.receive(b, &from)
	if err != nil {
		return 0, nil, err
	}
	return n, udpAddr(&from), nil
}

// ReadFrom receives a packet; what b has no room for is lost.
func (c *UDPConn) ReadFrom(b []byte) (int, Addr, error) {
	n, addr, err := c.ReadFromUDP(b)
	if addr == nil {
		return n, nil, err
	}
	return n, addr, err
}

// ReadFromUDPAddrPort is ReadFromUDP with an address as a value.
func (c *UDPConn) ReadFromUDPAddrPort(b []byte) (n int, addr netip.AddrPort, err error) {
	var from hostos.Addr
	n, _, err = c.receive(b, &from)
	if err == nil && from.Family != 0 {
		addr = endpointOf(&from).addrPort()
	}
	return n, addr, err
}

// ReadMsgUDP is ReadFromUDP; of what comes with the packet nothing is given.
func (c *UDPConn) ReadMsgUDP(b, oob []byte) (n, oobn, flags int, addr *UDPAddr, err error) {
	var from hostos.Addr
	n, flags, err = c.receive(b, &from)
	if err != nil {
		return 0, 0, 0, nil, err
	}
	return n, 0, flags, udpAddr(&from), nil
}

// WriteToUDP sends a packet to addr.
func (c *UDPConn) WriteToUDP(b []byte, addr *UDPAddr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	switch {
	case c.s.remote != nil:
		return 0, c.sendError(ErrWriteToConnected, addrOrNil(addr))
	case addr == nil:
		return 0, c.sendError(errMissingAddress, nil)
	}
	to, err := addr.endpoint().host(c.s.family)
	if err != nil {
		return 0, c.sendError(err, addr)
	}
	return c.send(b, &to, addr)
}

// WriteToUDPAddrPort is WriteToUDP with an address as a value.
//
//vole:leaks addr=heap
func (c *UDPConn) WriteToUDPAddrPort(b []byte, addr netip.AddrPort) (int, error) {
	return c.WriteToUDP(b, UDPAddrFromAddrPort(addr))
}

// WriteTo sends a packet to addr.
func (c *UDPConn) WriteTo(b []byte, addr Addr) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	a, ok := addr.(*UDPAddr)
	if !ok {
		return 0, c.sendError(syscall.EINVAL, addr)
	}
	return c.WriteToUDP(b, a)
}

// WriteMsgUDP is WriteToUDP, or Write if addr is nil; oob must be empty.
func (c *UDPConn) WriteMsgUDP(b, oob []byte, addr *UDPAddr) (n, oobn int, err error) {
	if len(oob) > 0 && c.ok() {
		return 0, 0, c.sendError(syscall.ENOTSUP, addrOrNil(addr))
	}
	if addr == nil {
		n, err = c.Write(b)
	} else {
		n, err = c.WriteToUDP(b, addr)
	}
	return n, 0, err
}

// DialUDP makes a socket that is connected to raddr.
//
//vole:cost 78
func DialUDP(network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	return dialUDP(context.Background(), network, laddr, raddr)
}

//go:noinline
//vole:leaks ctx=heap network=heap laddr=heap raddr=heap
func dialUDP(ctx context.Context, network string, laddr, raddr *UDPAddr) (*UDPConn, error) {
	s, err := dialPair("udp", network, addrOrNil(laddr), addrOrNil(raddr),
		func(d *Dialer) (*socket, error) {
			return d.datagrams(ctx, network, raddr.endpoint())
		})
	if err != nil {
		return nil, err
	}
	return &UDPConn{packetConn{conn{s}}}, nil
}

// ListenUDP makes a socket that receives what is sent to laddr.
func ListenUDP(network string, laddr *UDPAddr) (*UDPConn, error) {
	given := addrOrNil(laddr)
	if laddr == nil {
		laddr = &UDPAddr{}
	}
	s, err := listenAt("udp", network, hostos.SOCK_DGRAM, given, laddr)
	if err != nil {
		return nil, err
	}
	return &UDPConn{packetConn{conn{s}}}, nil
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 30
func (c *UDPConn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return newRawConn(c.s), nil
}
