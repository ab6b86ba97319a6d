// Raw system calls, which the host must grant, and those functions of the
// package that are no more than one. Elsewhere the package asks the host for
// what it wants by name, which more hosts answer.
//
// Descriptors are the host's handles; it translates them. Programs that hand an
// address to the system must keep what lies there alive, as in Go.
package syscall

import (
	"internal/sched"
	"unsafe"
)

// Syscall makes a system call with three arguments. Native.
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno)

// Syscall6 makes one with six. Native.
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno)

// RawSyscall is Syscall. Native.
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno)

// RawSyscall6 is Syscall6. Native.
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno)

// syscallNoError makes a call that cannot fail. For golang.org/x/sys/unix, as
// are gettimeofday and prlimit.
func syscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr) {
	r1, r2, errno := Syscall(trap, a1, a2, a3)
	if errno != 0 {
		r1 = -uintptr(errno)
	}
	return r1, r2
}

func gettimeofday(tv *Timeval) Errno {
	_, _, errno := Syscall(SYS_GETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return errno
}

func prlimit(pid int, resource int, limit *Rlimit, old *Rlimit) error {
	_, _, errno := Syscall6(SYS_PRLIMIT64, uintptr(pid), uintptr(resource),
		uintptr(unsafe.Pointer(limit)), uintptr(unsafe.Pointer(old)), 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// numbered makes a call all of whose arguments are numbers.
func numbered(trap int, a ...int) (int, error) {
	var full [6]uintptr
	for i, v := range a {
		full[i] = uintptr(v)
	}
	r, _, errno := Syscall6(uintptr(trap), full[0], full[1], full[2], full[3], full[4], full[5])
	if errno != 0 {
		return -1, errno
	}
	return int(r), nil
}

// failure is what numbered has as its error alone.
func failure(trap int, a ...int) error {
	_, err := numbered(trap, a...)
	return err
}

// filling makes a call that takes a number and the address of a structure.
func filling(trap int, number int, p unsafe.Pointer) error {
	if _, _, errno := Syscall(uintptr(trap), uintptr(number), uintptr(p), 0); errno != 0 {
		return errno
	}
	return nil
}

// named makes a call that takes a path first.
func named(trap int, path string, b, c uintptr) (int, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	r, _, errno := Syscall(uintptr(trap), uintptr(unsafe.Pointer(p)), b, c)
	if errno != 0 {
		return -1, errno
	}
	return int(r), nil
}

// namedFilling makes a call that takes a path and the address of a structure.
func namedFilling(trap int, path string, p unsafe.Pointer) error {
	name, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, _, errno := Syscall(uintptr(trap), uintptr(unsafe.Pointer(name)), uintptr(p), 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// withBytes makes a call that takes a number, bytes and their count.
func withBytes(trap, number int, p []byte) (int, error) {
	r, _, errno := Syscall(uintptr(trap), uintptr(number),
		uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)))
	if errno != 0 {
		return -1, errno
	}
	return int(r), nil
}

// ByteSliceFromString returns s with a zero byte after it; EINVAL if s has one.
//
//go:noinline
func ByteSliceFromString(s string) ([]byte, error) {
	for i := range len(s) {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	return append([]byte(s), 0), nil
}

// BytePtrFromString returns the address of that.
//
//vole:cost 80
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// StringByteSlice is ByteSliceFromString for those who know their strings.
//
// Deprecated: use [ByteSliceFromString].
//
//vole:cost 76
func StringByteSlice(s string) []byte {
	b, err := ByteSliceFromString(s)
	if err != nil {
		panic("syscall: string with NUL passed to StringByteSlice")
	}
	return b
}

// StringBytePtr returns the address of that.
//
// Deprecated: use [BytePtrFromString].
//
//go:noinline
func StringBytePtr(s string) *byte { return &StringByteSlice(s)[0] }

// SlicePtrFromStrings returns addresses of the strings, nil after the last.
func SlicePtrFromStrings(ss []string) ([]*byte, error) {
	out := make([]*byte, len(ss)+1)
	for i, s := range ss {
		p, err := BytePtrFromString(s)
		if err != nil {
			return nil, err
		}
		out[i] = p
	}
	return out, nil
}

// ---- descriptors ----

//go:noinline
func Dup(fd int) (int, error) { return numbered(SYS_DUP, fd) }

//go:noinline
func Dup2(from, to int) error { return failure(SYS_DUP2, from, to) }

//go:noinline
func Dup3(from, to, flags int) error { return failure(SYS_DUP3, from, to, flags) }

//go:noinline
func Flock(fd int, how int) error { return failure(SYS_FLOCK, fd, how) }

//go:noinline
func Ftruncate(fd int, n int64) error { return failure(SYS_FTRUNCATE, fd, int(n)) }

//go:noinline
func Fsync(fd int) error { return failure(SYS_FSYNC, fd) }

//go:noinline
func Fdatasync(fd int) error { return failure(SYS_FDATASYNC, fd) }

//go:noinline
func Fchmod(fd int, mode uint32) error { return failure(SYS_FCHMOD, fd, int(mode)) }

//go:noinline
func Fchown(fd int, uid, gid int) error { return failure(SYS_FCHOWN, fd, uid, gid) }

// CloseOnExec marks a descriptor as one that started processes do not get, which
// all of a host are.
//
//vole:cost 62
func CloseOnExec(fd int) { closeOnExec(fd) }

//go:noinline
func closeOnExec(fd int) { numbered(SYS_FCNTL, fd, F_SETFD, FD_CLOEXEC) }

// SetNonblock sets or clears O_NONBLOCK.
func SetNonblock(fd int, nonblocking bool) error {
	flags, err := numbered(SYS_FCNTL, fd, F_GETFL, 0)
	if err != nil {
		return err
	}
	if nonblocking {
		flags |= O_NONBLOCK
	} else {
		flags &^= O_NONBLOCK
	}
	return failure(SYS_FCNTL, fd, F_SETFL, flags)
}

//go:noinline
func Fallocate(fd int, mode uint32, off, n int64) error {
	return failure(SYS_FALLOCATE, fd, int(mode), int(off), int(n))
}

// Seek moves a descriptor's offset.
//
//go:noinline
func Seek(fd int, offset int64, whence int) (int64, error) {
	at, err := numbered(SYS_LSEEK, fd, int(offset), whence)
	return int64(at), err
}

func Fstat(fd int, st *Stat_t) error { return filling(SYS_FSTAT, fd, unsafe.Pointer(st)) }

func Fstatfs(fd int, st *Statfs_t) error { return filling(SYS_FSTATFS, fd, unsafe.Pointer(st)) }

// FcntlFlock is fcntl with a lock of a part of a file.
func FcntlFlock(fd uintptr, cmd int, lock *Flock_t) error {
	_, _, errno := Syscall(SYS_FCNTL, fd, uintptr(cmd), uintptr(unsafe.Pointer(lock)))
	if errno != 0 {
		return errno
	}
	return nil
}

// Getdents reads directory entries as the system has them.
//
//go:noinline
func Getdents(fd int, buf []byte) (int, error) { return withBytes(SYS_GETDENTS64, fd, buf) }

// ReadDirent is Getdents.
//
//vole:cost 71
func ReadDirent(fd int, buf []byte) (int, error) { return Getdents(fd, buf) }

// Select waits until one of the descriptors in the sets is ready, or the time
// is over; the sets then have those that are.
func Select(n int, r, w, e *FdSet, timeout *Timeval) (int, error) {
	var sets [3]FdSet
	asked := [...]*FdSet{r, w, e}
	end := int64(-1)
	if timeout != nil {
		end = sched.Nanotime() + timeout.Nano()
	}
	// The call does not wait, so that goroutines which would make one ready can run.
	for pause := int64(20e3); ; pause = min(2*pause, 2e6) {
		var at [3]*FdSet
		for i, set := range asked {
			if set != nil {
				sets[i] = *set
				at[i] = &sets[i]
			}
		}
		count, _, errno := Syscall6(SYS_SELECT, uintptr(n), uintptr(unsafe.Pointer(at[0])),
			uintptr(unsafe.Pointer(at[1])), uintptr(unsafe.Pointer(at[2])), 0, 0)
		if errno != 0 {
			return -1, errno
		}
		if late := end >= 0 && sched.Nanotime() >= end; count > 0 || late {
			for i, set := range asked {
				if set != nil {
					*set = sets[i]
				}
			}
			return int(count), nil
		}
		sched.Sleep(pause)
	}
}

// ---- epoll and inotify ----

//go:noinline
func EpollCreate1(flags int) (int, error) { return numbered(SYS_EPOLL_CREATE1, flags) }

//go:noinline
func InotifyInit() (int, error) { return InotifyInit1(0) }

//go:noinline
func InotifyInit1(flags int) (int, error) { return numbered(SYS_INOTIFY_INIT1, flags) }

//go:noinline
func InotifyRmWatch(fd int, w uint32) (int, error) {
	return numbered(SYS_INOTIFY_RM_WATCH, fd, int(w))
}

//vole:cost 78
func EpollCreate(size int) (int, error) {
	if size <= 0 {
		return -1, EINVAL
	}
	return EpollCreate1(0)
}

func EpollCtl(epfd, op, fd int, event *EpollEvent) error {
	_, _, errno := Syscall6(SYS_EPOLL_CTL, uintptr(epfd), uintptr(op), uintptr(fd),
		uintptr(unsafe.Pointer(event)), 0, 0)
	if errno != 0 {
		return errno
	}
	return nil
}

func EpollWait(epfd int, events []EpollEvent, msec int) (int, error) {
	n, _, errno := Syscall6(SYS_EPOLL_WAIT, uintptr(epfd),
		uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), uintptr(msec), 0, 0)
	if errno != 0 {
		return -1, errno
	}
	return int(n), nil
}

func InotifyAddWatch(fd int, path string, mask uint32) (int, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	r, _, errno := Syscall(SYS_INOTIFY_ADD_WATCH, uintptr(fd), uintptr(unsafe.Pointer(p)), uintptr(mask))
	if errno != 0 {
		return -1, errno
	}
	return int(r), nil
}

// ---- memory ----

// Mmap maps a part of a file, or memory, which lies outside of Go's heap.
//
//vole:cost 74
func Mmap(fd int, offset int64, length, prot, flags int) ([]byte, error) {
	return mmap(fd, offset, length, prot, flags)
}

//go:noinline
func mmap(fd int, offset int64, length, prot, flags int) ([]byte, error) {
	if length <= 0 {
		return nil, EINVAL
	}
	at, _, errno := Syscall6(SYS_MMAP, 0, uintptr(length), uintptr(prot), uintptr(flags), uintptr(fd),
		uintptr(offset))
	if errno != 0 {
		return nil, errno
	}
	return unsafe.Slice((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&at))), length), nil
}

func region(trap int, b []byte, c int) error {
	_, _, errno := Syscall(uintptr(trap), uintptr(unsafe.Pointer(unsafe.SliceData(b))),
		uintptr(len(b)), uintptr(c))
	if errno != 0 {
		return errno
	}
	return nil
}

//vole:cost 61
func Munmap(b []byte) error { return region(SYS_MUNMAP, b[:cap(b)], 0) }

//go:noinline
func Madvise(b []byte, advice int) error { return region(SYS_MADVISE, b, advice) }

//go:noinline
func Mprotect(b []byte, prot int) error { return region(SYS_MPROTECT, b, prot) }

//go:noinline
func Mlock(b []byte) error { return region(SYS_MLOCK, b, 0) }

//go:noinline
func Munlock(b []byte) error { return region(SYS_MUNLOCK, b, 0) }
