// System calls by path, of the process and of the clock; see raw.go.
package syscall

import (
	"internal/hostos"
	"unsafe"
)

// ---- paths ----

//vole:cost 64
func Stat(path string, st *Stat_t) error {
	return namedFilling(SYS_STAT, path, unsafe.Pointer(st))
}

//vole:cost 64
func Lstat(path string, st *Stat_t) error {
	return namedFilling(SYS_LSTAT, path, unsafe.Pointer(st))
}

//go:noinline
func Statfs(path string, st *Statfs_t) error {
	return namedFilling(SYS_STATFS, path, unsafe.Pointer(st))
}

//vole:cost 64
func Access(path string, mode uint32) error {
	_, err := named(SYS_ACCESS, path, uintptr(mode), 0)
	return err
}

//vole:cost 64
func Mknod(path string, mode uint32, dev int) error {
	_, err := named(SYS_MKNOD, path, uintptr(mode), uintptr(dev))
	return err
}

//vole:cost 72
func Mkfifo(path string, mode uint32) error { return Mknod(path, mode|S_IFIFO, 0) }

//vole:cost 65
func Chown(path string, uid, gid int) error {
	_, err := named(SYS_CHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

//vole:cost 65
func Lchown(path string, uid, gid int) error {
	_, err := named(SYS_LCHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

// Utime sets the times of a file in seconds.
//
//go:noinline
func Utime(path string, t *Utimbuf) error {
	return namedFilling(SYS_UTIME, path, unsafe.Pointer(t))
}

// Utimes sets access and modification time.
//
//vole:cost 73
func Utimes(path string, tv []Timeval) error {
	if len(tv) != 2 {
		return EINVAL
	}
	return setTimevals(path, tv)
}

//go:noinline
func setTimevals(path string, tv []Timeval) error {
	_, err := result(hostos.SetTimes(path, tv[0].Nano(), tv[1].Nano()))
	return err
}

//go:noinline
func setTimespecs(path string, ts []Timespec) error {
	_, err := result(hostos.SetTimes(path, ts[0].Nano(), ts[1].Nano()))
	return err
}

// UtimesNano sets access and modification time.
//
//vole:cost 75
func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	return setTimespecs(path, ts)
}

//go:noinline
func Creat(path string, mode uint32) (int, error) {
	return Open(path, O_CREAT|O_WRONLY|O_TRUNC, mode)
}

func fails(status int) error {
	_, err := result(status)
	return err
}

//vole:cost 63
func Mkdir(path string, mode uint32) error { return mkdir(path, mode) }

//go:noinline
func mkdir(path string, mode uint32) error { return fails(hostos.Mkdir(path, mode)) }

//vole:cost 63
func Rmdir(path string) error { return rmdir(path) }

//go:noinline
func rmdir(path string) error { return fails(hostos.RemoveDir(path)) }

//vole:cost 63
func Unlink(path string) error { return unlink(path) }

//go:noinline
func unlink(path string) error { return fails(hostos.RemoveFile(path)) }

//vole:cost 64
func Rename(from, to string) error { return rename(from, to) }

//go:noinline
func rename(from, to string) error { return fails(hostos.Rename(from, to)) }

//vole:cost 65
func Link(from, to string) error { return link(from, to) }

//go:noinline
func link(from, to string) error { return fails(hostos.Link(from, to, false)) }

//vole:cost 63
func Symlink(from, to string) error { return symlink(from, to) }

//go:noinline
func symlink(from, to string) error { return fails(hostos.Link(from, to, true)) }

//vole:cost 64
func Chmod(path string, mode uint32) error { return chmod(path, mode) }

//go:noinline
func chmod(path string, mode uint32) error     { return fails(hostos.Chmod(path, mode)) }
func Truncate(path string, length int64) error { return fails(hostos.TruncatePath(path, length)) }
func Chdir(path string) error                  { return fails(hostos.Chdir(path)) }

// Readlink puts what a symbolic link holds into buf.
//
//vole:cost 72
func Readlink(path string, buf []byte) (int, error) { return readlink(path, buf) }

//go:noinline
func readlink(path string, buf []byte) (int, error) {
	target, errno := hostos.ReadLink(path)
	if errno < 0 {
		return -1, Errno(-errno)
	}
	return copy(buf, target), nil
}

// Getwd returns the working directory.
//
//go:noinline
func Getwd() (string, error) {
	dir, errno := hostos.Getcwd()
	if errno < 0 {
		return "", Errno(-errno)
	}
	return dir, nil
}

// Getcwd puts the working directory and a zero byte into buf.
func Getcwd(buf []byte) (int, error) {
	dir, err := Getwd()
	if err != nil {
		return 0, err
	}
	if len(dir)+1 > len(buf) {
		return 0, ERANGE
	}
	n := copy(buf, dir)
	buf[n] = 0
	return n + 1, nil
}

//vole:cost 66
func Pread(fd int, p []byte, offset int64) (int, error) { return pread(fd, p, offset) }

//go:noinline
func pread(fd int, p []byte, offset int64) (int, error) { return result(hostos.Pread(fd, p, offset)) }

//vole:cost 66
func Pwrite(fd int, p []byte, offset int64) (int, error) { return pwrite(fd, p, offset) }

//go:noinline
func pwrite(fd int, p []byte, offset int64) (int, error) {
	return result(hostos.Pwrite(fd, p, offset))
}

// Pipe makes a pipe.
func Pipe(p []int) error { return Pipe2(p, 0) }

// Pipe2 makes a pipe; of the flags O_NONBLOCK counts.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	r, w, errno := hostos.Pipe()
	if errno < 0 {
		return Errno(-errno)
	}
	p[0], p[1] = r, w
	if flags&O_NONBLOCK != 0 {
		SetNonblock(r, true)
		SetNonblock(w, true)
	}
	return nil
}

// ---- the process ----

func one(trap int, a ...int) int { n, _ := numbered(trap, a...); return n }

//vole:cost 73
func Gettid() int { return gettid() }

//go:noinline
func gettid() int { return one(SYS_GETTID) }

//vole:cost 64
func Getpgrp() int { return getpgrp() }

//go:noinline
func getpgrp() int { return one(SYS_GETPGRP) }

//vole:cost 74
func Umask(mask int) int { return umask(mask) }

//go:noinline
func umask(mask int) int { return one(SYS_UMASK, mask) }

//vole:cost 64
func Sync() { syncAll() }

//go:noinline
func syncAll() { one(SYS_SYNC) }

//go:noinline
func Getpgid(pid int) (int, error) { return numbered(SYS_GETPGID, pid) }

//go:noinline
func Setpgid(pid, pgid int) error { return failure(SYS_SETPGID, pid, pgid) }

//go:noinline
func Setsid() (int, error) { return numbered(SYS_SETSID) }

//go:noinline
func Getpriority(which, who int) (int, error) { return numbered(SYS_GETPRIORITY, which, who) }

//go:noinline
func Setpriority(which, who, prio int) error { return failure(SYS_SETPRIORITY, which, who, prio) }
func Uname(u *Utsname) error                 { return addressed(SYS_UNAME, unsafe.Pointer(u)) }
func Sysinfo(info *Sysinfo_t) error          { return addressed(SYS_SYSINFO, unsafe.Pointer(info)) }

func addressed(trap int, p unsafe.Pointer) error {
	if _, _, errno := Syscall(uintptr(trap), uintptr(p), 0, 0); errno != 0 {
		return errno
	}
	return nil
}

func Getrusage(who int, usage *Rusage) error {
	return filling(SYS_GETRUSAGE, who, unsafe.Pointer(usage))
}

//vole:cost 64
func Getrlimit(resource int, limit *Rlimit) error { return getrlimit(resource, limit) }

//go:noinline
func getrlimit(resource int, limit *Rlimit) error {
	return filling(SYS_GETRLIMIT, resource, unsafe.Pointer(limit))
}

func Setrlimit(resource int, limit *Rlimit) error {
	return filling(SYS_SETRLIMIT, resource, unsafe.Pointer(limit))
}

// Getgroups returns the numbers of the groups that the user is in besides Getgid's.
func Getgroups() ([]int, error) {
	n, err := numbered(SYS_GETGROUPS, 0, 0)
	if err != nil || n == 0 {
		return nil, err
	}
	groups := make([]uint32, n)
	got, _, errno := Syscall(SYS_GETGROUPS, uintptr(n), uintptr(unsafe.Pointer(&groups[0])), 0)
	if errno != 0 {
		return nil, errno
	}
	out := make([]int, got)
	for i := range out {
		out[i] = int(groups[i])
	}
	return out, nil
}

// ---- clocks ----

//vole:cost 73
func Gettimeofday(tv *Timeval) error { return addressed(SYS_GETTIMEOFDAY, unsafe.Pointer(tv)) }

// Time_t is a time in seconds.
type Time_t int64

func Time(t *Time_t) (Time_t, error) {
	var tv Timeval
	if err := Gettimeofday(&tv); err != nil {
		return 0, err
	}
	if t != nil {
		*t = Time_t(tv.Sec)
	}
	return Time_t(tv.Sec), nil
}

func Times(t *Tms) (uintptr, error) {
	r, _, errno := Syscall(SYS_TIMES, uintptr(unsafe.Pointer(t)), 0, 0)
	if errno != 0 {
		return ^uintptr(0), errno
	}
	return r, nil
}

//go:noinline
func Nanosleep(time, left *Timespec) error {
	_, _, errno := Syscall(SYS_NANOSLEEP, uintptr(unsafe.Pointer(time)), uintptr(unsafe.Pointer(left)), 0)
	if errno != 0 {
		return errno
	}
	return nil
}

// NsecToTimespec converts nanoseconds.
//
//vole:cost 33
func NsecToTimespec(nsec int64) Timespec {
	sec, rest := nsec/1e9, nsec%1e9
	if rest < 0 {
		sec, rest = sec-1, rest+1e9
	}
	return setTimespec(sec, rest)
}

func setTimespec(sec, nsec int64) Timespec { return Timespec{Sec: sec, Nsec: nsec} }

func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }
func TimevalToNsec(tv Timeval) int64   { return tv.Nano() }

// Nano returns the time in nanoseconds.
func (ts *Timespec) Nano() int64 { return ts.Sec*1e9 + ts.Nsec }

// Unix returns the time in seconds and nanoseconds.
func (ts *Timespec) Unix() (sec, nsec int64) { return ts.Sec, ts.Nsec }

// Unix returns the time in seconds and nanoseconds.
func (tv *Timeval) Unix() (sec, nsec int64) { return tv.Sec, tv.Usec * 1000 }

// ---- who the process is ----

//go:noinline
func Setuid(uid int) error { return failure(SYS_SETUID, uid) }

//go:noinline
func Setgid(gid int) error { return failure(SYS_SETGID, gid) }

//go:noinline
func Setreuid(ruid, euid int) error { return failure(SYS_SETREUID, ruid, euid) }

//go:noinline
func Setregid(rgid, egid int) error { return failure(SYS_SETREGID, rgid, egid) }

//go:noinline
func Setresuid(ruid, euid, suid int) error { return failure(SYS_SETRESUID, ruid, euid, suid) }

//go:noinline
func Setresgid(rgid, egid, sgid int) error { return failure(SYS_SETRESGID, rgid, egid, sgid) }

// Exec replaces the process by another program. It returns if that cannot be.
func Exec(argv0 string, argv []string, envv []string) error {
	path, err := BytePtrFromString(argv0)
	if err != nil {
		return err
	}
	arguments, err := SlicePtrFromStrings(argv)
	if err != nil {
		return err
	}
	environment, err := SlicePtrFromStrings(envv)
	if err != nil {
		return err
	}
	_, _, errno := Syscall(SYS_EXECVE, uintptr(unsafe.Pointer(path)),
		uintptr(unsafe.Pointer(&arguments[0])), uintptr(unsafe.Pointer(&environment[0])))
	return errno
}
