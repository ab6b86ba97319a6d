// Made by tests/tools/syscall_tables.py from the lists of Go's exported names.
package syscall

// Termios is the structure of that name.
type Termios struct {
	Iflag     uint32
	Oflag     uint32
	Cflag     uint32
	Lflag     uint32
	Line      uint8
	Cc        [32]uint8
	Pad_cgo_0 [3]uint8
	Ispeed    uint32
	Ospeed    uint32
}

// Stat_t is the structure of that name.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}

// Statfs_t is the structure of that name.
type Statfs_t struct {
	Type    int64
	Bsize   int64
	Blocks  uint64
	Bfree   uint64
	Bavail  uint64
	Files   uint64
	Ffree   uint64
	Fsid    Fsid
	Namelen int64
	Frsize  int64
	Flags   int64
	Spare   [4]int64
}

// Fsid is the structure of that name.
type Fsid struct {
	X__val [2]int32
}

// Timespec is the structure of that name.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Utsname is the structure of that name.
type Utsname struct {
	Sysname    [65]int8
	Nodename   [65]int8
	Release    [65]int8
	Version    [65]int8
	Machine    [65]int8
	Domainname [65]int8
}

// Rlimit is the structure of that name.
type Rlimit struct {
	Cur uint64
	Max uint64
}

// Sysinfo_t is the structure of that name.
type Sysinfo_t struct {
	Uptime    int64
	Loads     [3]uint64
	Totalram  uint64
	Freeram   uint64
	Sharedram uint64
	Bufferram uint64
	Totalswap uint64
	Freeswap  uint64
	Procs     uint16
	Pad       uint16
	Pad_cgo_0 [4]uint8
	Totalhigh uint64
	Freehigh  uint64
	Unit      uint32
	X_f       [0]uint8
	Pad_cgo_1 [4]uint8
}

// Flock_t is the structure of that name.
type Flock_t struct {
	Type      int16
	Whence    int16
	Pad_cgo_0 [4]uint8
	Start     int64
	Len       int64
	Pid       int32
	Pad_cgo_1 [4]uint8
}

// Utimbuf is the structure of that name.
type Utimbuf struct {
	Actime  int64
	Modtime int64
}

// Tms is the structure of that name.
type Tms struct {
	Utime  int64
	Stime  int64
	Cutime int64
	Cstime int64
}

// Dirent is the structure of that name.
type Dirent struct {
	Ino       uint64
	Off       int64
	Reclen    uint16
	Type      uint8
	Name      [256]int8
	Pad_cgo_0 [5]uint8
}

// InotifyEvent is the structure of that name.
type InotifyEvent struct {
	Wd     int32
	Mask   uint32
	Cookie uint32
	Len    uint32
	Name   [0]uint8
}

// EpollEvent is the structure of that name.
type EpollEvent struct {
	Events uint32
	Fd     int32
	Pad    int32
}

// FdSet is the structure of that name.
type FdSet struct {
	Bits [16]int64
}

// Ucred is the structure of that name.
type Ucred struct {
	Pid int32
	Uid uint32
	Gid uint32
}

// Linger is the structure of that name.
type Linger struct {
	Onoff  int32
	Linger int32
}

// IPMreq is the structure of that name.
type IPMreq struct {
	Multiaddr [4]uint8
	Interface [4]uint8
}

// IPMreqn is the structure of that name.
type IPMreqn struct {
	Multiaddr [4]uint8
	Address   [4]uint8
	Ifindex   int32
}

// IPv6Mreq is the structure of that name.
type IPv6Mreq struct {
	Multiaddr [16]uint8
	Interface uint32
}

// RawSockaddr is the structure of that name.
type RawSockaddr struct {
	Family uint16
	Data   [14]int8
}

// RawSockaddrAny is the structure of that name.
type RawSockaddrAny struct {
	Addr RawSockaddr
	Pad  [96]int8
}

// RawSockaddrInet4 is the structure of that name.
type RawSockaddrInet4 struct {
	Family uint16
	Port   uint16
	Addr   [4]uint8
	Zero   [8]uint8
}

// RawSockaddrInet6 is the structure of that name.
type RawSockaddrInet6 struct {
	Family   uint16
	Port     uint16
	Flowinfo uint32
	Addr     [16]uint8
	Scope_id uint32
}

// RawSockaddrUnix is the structure of that name.
type RawSockaddrUnix struct {
	Family uint16
	Path   [108]int8
}

// Iovec is the structure of that name.
type Iovec struct {
	Base *uint8
	Len  uint64
}

// Cmsghdr is the structure of that name.
type Cmsghdr struct {
	Len   uint64
	Level int32
	Type  int32
}

// NlMsghdr is the structure of that name.
type NlMsghdr struct {
	Len   uint32
	Type  uint16
	Flags uint16
	Seq   uint32
	Pid   uint32
}

// NlAttr is the structure of that name.
type NlAttr struct {
	Len  uint16
	Type uint16
}

// RtAttr is the structure of that name.
type RtAttr struct {
	Len  uint16
	Type uint16
}

// IfInfomsg is the structure of that name.
type IfInfomsg struct {
	Family     uint8
	X__ifi_pad uint8
	Type       uint16
	Index      int32
	Flags      uint32
	Change     uint32
}

// IfAddrmsg is the structure of that name.
type IfAddrmsg struct {
	Family    uint8
	Prefixlen uint8
	Flags     uint8
	Scope     uint8
	Index     uint32
}
