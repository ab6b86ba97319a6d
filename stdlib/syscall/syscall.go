// Package syscall has the error and signal numbers of the system and the few
// calls that a Host offers. There are no raw system calls.
package syscall

import (
	"internal/hostos"
	"internal/oserror"
)

// Standard descriptors.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// Flags and modes of open.
const (
	O_RDONLY   = 0x0
	O_WRONLY   = 0x1
	O_RDWR     = 0x2
	O_APPEND   = 0x400
	O_ASYNC    = 0x2000
	O_CLOEXEC  = 0x80000
	O_CREAT    = 0x40
	O_EXCL     = 0x80
	O_NOCTTY   = 0x100
	O_NONBLOCK = 0x800
	O_SYNC     = 0x101000
	O_TRUNC    = 0x200

	S_IFBLK  = 0x6000
	S_IFCHR  = 0x2000
	S_IFDIR  = 0x4000
	S_IFIFO  = 0x1000
	S_IFLNK  = 0xa000
	S_IFMT   = 0xf000
	S_IFREG  = 0x8000
	S_IFSOCK = 0xc000
	S_ISGID  = 0x400
	S_ISUID  = 0x800
	S_ISVTX  = 0x200

	ImplementsGetwd = true
)

// An Errno is an error number of the system; 0 is no error.
type Errno uintptr

func (e Errno) Error() string {
	if 0 <= int(e) && int(e) < len(errorTexts) {
		if s := errorTexts[e]; s != "" {
			return s
		}
	}
	return "errno " + itoa(int(e))
}

// Is tells which of the portable errors the number stands for.
//
//vole:cost 44
func (e Errno) Is(target error) bool { return e.is(target) }

//go:noinline
func (e Errno) is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return target == errUnsupported() && (e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP)
}

// Temporary reports whether trying again may help.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether time ran out.
func (e Errno) Timeout() bool {
	return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT
}

// A Signal is a signal number.
type Signal int

// Signal marks the type as an os.Signal.
func (s Signal) Signal() {}

func (s Signal) String() string {
	if 0 <= s && int(s) < len(signalTexts) {
		if str := signalTexts[s]; str != "" {
			return str
		}
	}
	return "signal " + itoa(int(s))
}

func itoa(v int) string {
	if v < 0 {
		return "-" + itoa(-v)
	}
	if v < 10 {
		return string(rune('0' + v))
	}
	return itoa(v/10) + string(rune('0'+v%10))
}

// result splits a host's answer.
func result(r int) (int, error) {
	if r < 0 {
		return -1, Errno(-r)
	}
	return r, nil
}

// Open opens a file.
//
//vole:cost 75
func Open(path string, mode int, perm uint32) (fd int, err error) {
	return open(path, mode, perm)
}

//go:noinline
func open(path string, mode int, perm uint32) (fd int, err error) {
	return result(hostos.Open(path, mode, perm))
}

// Close closes a descriptor.
//
//go:noinline
func Close(fd int) (err error) {
	_, err = result(hostos.Close(fd))
	return
}

// Read reads into p.
//
//vole:cost 65
func Read(fd int, p []byte) (n int, err error) { return read(fd, p) }

//go:noinline
func read(fd int, p []byte) (n int, err error) { return result(hostos.Read(fd, p)) }

// Write writes p.
//
//vole:cost 65
func Write(fd int, p []byte) (n int, err error) { return write(fd, p) }

//go:noinline
func write(fd int, p []byte) (n int, err error) { return result(hostos.Write(fd, p)) }

// Exit ends the program.
//
//go:noinline
func Exit(code int) { hostos.Exit(code) }

// Getpid returns the process's number.
//
//vole:cost 73
func Getpid() (pid int) { return hostos.Pid() }

// Getppid returns the parent process's number.
//
//vole:cost 73
func Getppid() (ppid int) { return hostos.Ppid() }

// Getuid returns the user's number.
//
//vole:cost 73
func Getuid() (uid int) { return hostos.Uid() }

// Geteuid returns the user's number.
//
//vole:cost 73
func Geteuid() (euid int) { return hostos.Uid() }

// Getgid returns the group's number.
//
//vole:cost 73
func Getgid() (gid int) { return hostos.Gid() }

// Getegid returns the group's number.
//
//vole:cost 73
func Getegid() (egid int) { return hostos.Gid() }

// Getpagesize returns the size of a page of memory.
//
//go:noinline
func Getpagesize() int { return 4096 }

// A Conn is a connection or file whose descriptor can be had.
type Conn interface {
	SyscallConn() (RawConn, error)
}

// A RawConn gives access to the descriptor of a connection or file.
type RawConn interface {
	Control(f func(fd uintptr)) error
	Read(f func(fd uintptr) (done bool)) error
	Write(f func(fd uintptr) (done bool)) error
}
