// The network interfaces of the machine, as the files of the system tell; the
// address for IPv4 is asked of a socket, so that of several an interface has one.
package net

import (
	"errors"
	"internal/hostos"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"unsafe"
)

var (
	errInvalidInterface      = errors.New("invalid network interface")
	errInvalidInterfaceIndex = errors.New("invalid network interface index")
	errInvalidInterfaceName  = errors.New("invalid network interface name")
	errNoSuchInterface       = errors.New("no such network interface")
)

// Interface is a network interface.
type Interface struct {
	Index        int
	MTU          int
	Name         string
	HardwareAddr HardwareAddr
	Flags        Flags
}

// Flags say what an interface is and can.
type Flags uint

const (
	FlagUp Flags = 1 << iota
	FlagBroadcast
	FlagLoopback
	FlagPointToPoint
	FlagMulticast
	FlagRunning
)

var flagNames = [...]string{"up", "broadcast", "loopback", "pointtopoint", "multicast", "running"}

//vole:cost 41
func (f Flags) String() string { return f.string() }

//go:noinline
func (f Flags) string() string {
	var names []string
	for i, name := range flagNames {
		if f>>i&1 != 0 {
			names = append(names, name)
		}
	}
	if names == nil {
		return "0"
	}
	return strings.Join(names, "|")
}

// flagsOf converts the system's flags.
func flagsOf(system int) (f Flags) {
	for i, bit := range [...]int{syscall.IFF_UP, syscall.IFF_BROADCAST, syscall.IFF_LOOPBACK,
		syscall.IFF_POINTOPOINT, syscall.IFF_MULTICAST, syscall.IFF_RUNNING} {
		if system&bit != 0 {
			f |= 1 << i
		}
	}
	return f
}

func routeError(err error) error {
	return &OpError{Op: "route", Net: "ip+net", Source: nil, Addr: nil, Err: err}
}

const interfaceFolder = "/sys/class/net/"

// Interfaces returns the machine's interfaces.
func Interfaces() ([]Interface, error) {
	entries, err := os.ReadDir(interfaceFolder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, routeError(err)
	}
	var list []Interface
	for _, entry := range entries {
		if i, ok := readInterface(entry.Name()); ok {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(a, b Interface) int { return a.Index - b.Index })
	return list, nil
}

func readInterface(name string) (i Interface, ok bool) {
	value := func(file string) string {
		text, err := os.ReadFile(interfaceFolder + name + "/" + file)
		ok = ok && err == nil
		return strings.TrimSpace(string(text))
	}
	ok = true
	i.Name = name
	i.Index, _ = strconv.Atoi(value("ifindex"))
	i.MTU, _ = strconv.Atoi(value("mtu"))
	flags, _ := strconv.ParseInt(value("flags"), 0, 64)
	if value("operstate") != "down" && flags&syscall.IFF_UP != 0 {
		flags |= syscall.IFF_RUNNING
	}
	i.Flags = flagsOf(int(flags))
	address, err := ParseMAC(value("address"))
	if err == nil && i.Flags&FlagLoopback == 0 {
		i.HardwareAddr = address
	}
	return i, ok && i.Index > 0
}

// request is struct ifreq with an address.
type request struct {
	name   [syscall.IFNAMSIZ]byte
	family uint16
	port   uint16
	ip     [4]byte
	rest   [16]byte
}

// inet4 returns the address for IPv4 of an interface, nil if it has none.
func inet4(name string) *IPNet {
	fd := hostos.Socket(hostos.AF_INET, hostos.SOCK_DGRAM, 0)
	if fd < 0 {
		return nil
	}
	defer hostos.Close(fd)
	ask := func(what uintptr) IP {
		r := new(request)
		copy(r.name[:syscall.IFNAMSIZ-1], name)
		_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), what, uintptr(unsafe.Pointer(r)))
		if errno != 0 {
			return nil
		}
		return IPv4(r.ip[0], r.ip[1], r.ip[2], r.ip[3])
	}
	const getAddress, getMask = 0x8915, 0x891b
	ip, mask := ask(getAddress), ask(getMask)
	if ip == nil || mask == nil {
		return nil
	}
	return &IPNet{IP: ip, Mask: IPMask(mask.To4())}
}

// inet6 returns the addresses for IPv6 of an interface, "" for all.
func inet6(name string) (list []Addr) {
	text, _ := os.ReadFile("/proc/net/if_inet6")
	for line := range strings.Lines(string(text)) {
		// address, index, bits of the prefix, scope, flags, name
		fields := strings.Fields(line)
		if len(fields) != 6 || name != "" && fields[5] != name {
			continue
		}
		ip := make(IP, IPv6len)
		for i := range ip {
			b, err := strconv.ParseUint(fields[0][2*i:2*i+2], 16, 8)
			if err != nil {
				return list
			}
			ip[i] = byte(b)
		}
		bits, _ := strconv.ParseUint(fields[2], 16, 8)
		list = append(list, &IPNet{IP: ip, Mask: CIDRMask(int(bits), 8*IPv6len)})
	}
	return list
}

// Addrs returns the interface's addresses.
func (ifi *Interface) Addrs() ([]Addr, error) {
	if ifi == nil {
		return nil, routeError(errInvalidInterface)
	}
	var list []Addr
	if a := inet4(ifi.Name); a != nil {
		list = append(list, a)
	}
	return append(list, inet6(ifi.Name)...), nil
}

// MulticastAddrs returns the groups for IPv6 that the interface has joined.
func (ifi *Interface) MulticastAddrs() ([]Addr, error) {
	if ifi == nil {
		return nil, routeError(errInvalidInterface)
	}
	var list []Addr
	text, _ := os.ReadFile("/proc/net/igmp6")
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[1] != ifi.Name || len(fields[2]) != 2*IPv6len {
			continue
		}
		ip := make(IP, IPv6len)
		for i := range ip {
			b, _ := strconv.ParseUint(fields[2][2*i:2*i+2], 16, 8)
			ip[i] = byte(b)
		}
		list = append(list, &IPAddr{IP: ip})
	}
	return list, nil
}

// InterfaceAddrs returns the addresses of all interfaces.
func InterfaceAddrs() ([]Addr, error) {
	all, err := Interfaces()
	if err != nil {
		return nil, err
	}
	var list []Addr
	for _, i := range all {
		if a := inet4(i.Name); a != nil {
			list = append(list, a)
		}
	}
	return append(list, inet6("")...), nil
}

// InterfaceByIndex returns the interface of a number.
func InterfaceByIndex(index int) (*Interface, error) {
	if index <= 0 {
		return nil, routeError(errInvalidInterfaceIndex)
	}
	return oneInterface(func(i *Interface) bool { return i.Index == index })
}

// InterfaceByName returns the interface of a name.
func InterfaceByName(name string) (*Interface, error) {
	if name == "" {
		return nil, routeError(errInvalidInterfaceName)
	}
	return oneInterface(func(i *Interface) bool { return i.Name == name })
}

func oneInterface(wanted func(*Interface) bool) (*Interface, error) {
	all, err := Interfaces()
	if err != nil {
		return nil, err
	}
	for n := range all {
		if wanted(&all[n]) {
			return &all[n], nil
		}
	}
	return nil, routeError(errNoSuchInterface)
}
