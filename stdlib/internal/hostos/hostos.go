// Package hostos is the door to the world outside: files, directories, the
// environment, the process; sockets, signals and other processes are in net.go
// and process.go. All functions are natives over the machine's Host, which may
// deny any of them. Integer results below zero are negated Linux error numbers.
// Names are taken as they are, without interpretation.
//
// Functions that may block give up the P meanwhile. Try… are for descriptors
// that the netpoller watches: they never block, but answer -EAGAIN.
package hostos

// Open opens a file as open(2) and returns its descriptor.
//
//vole:leaks name=stays
func Open(name string, flag int, perm uint32) int

// Close closes a descriptor.
func Close(fd int) int

// Read reads up to len(p) bytes and returns how many; 0 at the end.
//
//go:noescape
func Read(fd int, p []byte) int

// Write writes p and returns how many bytes were taken.
//
//go:noescape
func Write(fd int, p []byte) int

// WriteString is Write for a string.
//
//go:noescape
func WriteString(fd int, s string) int

// TryRead is Read of a watched descriptor.
//
//go:noescape
func TryRead(fd int, p []byte) int

// TryWrite is Write to a watched descriptor.
//
//go:noescape
func TryWrite(fd int, p []byte) int

// Pread reads at an offset.
//
//go:noescape
func Pread(fd int, p []byte, off int64) int

// Pwrite writes at an offset.
//
//go:noescape
func Pwrite(fd int, p []byte, off int64) int

// Seek moves the offset and returns the new one.
func Seek(fd int, off int64, whence int) int64

// Truncate sets the size of an open file.
func Truncate(fd int, size int64) int

// Sync writes an open file's data to its device.
func Sync(fd int) int

// Stat is what the host tells about a file, in the layout of syscall.Stat_t.
type Stat struct {
	Dev, Ino, Nlink       uint64
	Mode, Uid, Gid        uint32 // Mode as st_mode
	_                     uint32
	Rdev                  uint64
	Size, Blksize, Blocks int64
	Atim, Mtim, Ctim      [2]int64 // seconds and nanoseconds
	_                     [3]int64
}

// Fstat fills st for an open file.
//
//go:noescape
func Fstat(fd int, st *Stat) int

// StatPath fills st for a name; with follow, of what a link points to.
//
//go:noescape
func StatPath(name string, follow bool, st *Stat) int

// ReadDir returns the entries of a directory except . and .. as one string: for
// each a byte as d_type, the name, a zero byte.
//
//vole:leaks name=stays
func ReadDir(name string) (entries string, errno int)

// Mkdir makes a directory.
//
//vole:leaks name=stays
func Mkdir(name string, perm uint32) int

// RemoveFile removes a name that is no directory.
//
//vole:leaks name=stays
func RemoveFile(name string) int

// RemoveDir removes an empty directory.
//
//vole:leaks name=stays
func RemoveDir(name string) int

// Rename renames a file.
//
//vole:leaks from=stays to=stays
func Rename(from, to string) int

// Link makes the name to a link to from.
//
//vole:leaks from=stays to=stays
func Link(from, to string, symbolic bool) int

// ReadLink returns what a symbolic link holds.
//
//vole:leaks name=stays
func ReadLink(name string) (target string, errno int)

// Chmod sets a file's mode bits.
//
//vole:leaks name=stays
func Chmod(name string, mode uint32) int

// TruncatePath sets the size of a named file.
//
//vole:leaks name=stays
func TruncatePath(name string, size int64) int

// SetTimes sets access and modification time, in nanoseconds since 1970.
//
//vole:leaks name=stays
func SetTimes(name string, atime, mtime int64) int

// Pipe makes a pipe.
func Pipe() (r, w, errno int)

// IsTerminal reports whether the descriptor is a terminal.
func IsTerminal(fd int) bool

// DirectoryName returns a name of an open directory that is good as long as it
// is open, and that names of files can be appended to.
func DirectoryName(fd int) (name string, errno int)

// Getcwd returns the working directory.
func Getcwd() (dir string, errno int)

// Chdir changes the working directory.
//
//vole:leaks dir=stays
func Chdir(dir string) int

// Args returns the program's arguments, its name first, each followed by a
// zero byte.
func Args() string

// Environ returns the environment at the start, each NAME=value followed by a
// zero byte.
func Environ() string

// Pid returns the process's number.
func Pid() int

// Ppid returns the parent process's number.
func Ppid() int

// Uid returns the user's number.
func Uid() int

// Gid returns the group's number.
func Gid() int

// Hostname returns the machine's name.
func Hostname() (name string, errno int)

// Executable returns the program's file name.
func Executable() (name string, errno int)

// RandomBytes fills p with random bytes fit for secrets.
//
//go:noescape
func RandomBytes(p []byte) int

// Exit ends the program at once with a status.
func Exit(code int)
