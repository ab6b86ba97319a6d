// Package os gives access to the operating system through the machine's Host:
// files, directories, environment, process. Errors are those of Linux, wrapped
// with the operation and the name.
//
// This file has File; names are in names.go, descriptions in stat.go,
// directories in dir.go, the process in proc.go.
package os

import (
	"errors"
	"internal/hostos"
	"internal/poll"
	"io"
	"io/fs"
	"syscall"
	"time"
)

// The portable errors.
var (
	ErrInvalid          = fs.ErrInvalid
	ErrPermission       = fs.ErrPermission
	ErrExist            = fs.ErrExist
	ErrNotExist         = fs.ErrNotExist
	ErrClosed           = fs.ErrClosed
	ErrNoDeadline       = poll.ErrNoDeadline
	ErrDeadlineExceeded = poll.ErrDeadlineExceeded
	ErrProcessDone      = errors.New("os: process already finished")
)

// PathError is an error with the operation and the file it concerns.
type PathError = fs.PathError

// SyscallError is an error of a system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is one of time.
//
//vole:cost 73
func (e *SyscallError) Timeout() bool { return IsTimeout(e.Err) }

// NewSyscallError wraps err, nil for nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// LinkError is an error of an operation on two names.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string {
	return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error()
}

func (e *LinkError) Unwrap() error { return e.Err }

// underlying takes the errors of this package off.
func underlying(err error) error {
	if wrapper, ok := err.(*PathError); ok {
		return wrapper.Err
	}
	if wrapper, ok := err.(*LinkError); ok {
		return wrapper.Err
	}
	if wrapper, ok := err.(*SyscallError); ok {
		return wrapper.Err
	}
	return err
}

func underlyingIs(err, target error) bool {
	inner := underlying(err)
	number, isNumber := inner.(syscall.Errno)
	return inner == target || isNumber && number.Is(target)
}

// IsExist reports whether err says that a file exists. New code asks
// errors.Is(err, fs.ErrExist).
func IsExist(err error) bool { return underlyingIs(err, ErrExist) }

// IsNotExist reports whether err says that a file does not exist.
func IsNotExist(err error) bool { return underlyingIs(err, ErrNotExist) }

// IsPermission reports whether err says that permission is denied.
func IsPermission(err error) bool { return underlyingIs(err, ErrPermission) }

// IsTimeout reports whether err is one of time.
func IsTimeout(err error) bool {
	t, ok := underlying(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Flags of OpenFile.
const (
	O_RDONLY int = syscall.O_RDONLY
	O_WRONLY int = syscall.O_WRONLY
	O_RDWR   int = syscall.O_RDWR
	O_APPEND int = syscall.O_APPEND
	O_CREATE int = syscall.O_CREAT
	O_EXCL   int = syscall.O_EXCL
	O_SYNC   int = syscall.O_SYNC
	O_TRUNC  int = syscall.O_TRUNC
)

// Whence values of Seek.
//
// Deprecated: use those of io.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// The standard streams.
var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// DevNull is the name of the file that swallows all.
const DevNull = "/dev/null"

// File is an open file.
type File struct {
	*file
}

type file struct {
	fd         poll.FD
	name       string
	appendMode bool
	dir        *dirState
}

// NewFile returns a File for a descriptor.
//
//vole:cost 62
func NewFile(fd uintptr, name string) *File { return newFile(fd, name) }

//go:noinline
func newFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	f := &File{&file{name: name}}
	f.fd.InitLater(int(fd))
	return f
}

// openedFile is NewFile for a descriptor of this program's own, which waits in
// the netpoller if it can.
func openedFile(fd int, name string) *File {
	f := &File{&file{name: name}}
	f.fd.Init(fd, false, true) // if that fails, operations block
	return f
}

// errno makes an error of a host's answer.
func errno(r int) error { return syscall.Errno(-r) }

func (f *File) checkValid(op string) error {
	if f == nil {
		return ErrInvalid
	}
	return nil
}

// checkOpen is checkValid for what is done by the file's name.
func (f *File) checkOpen(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd.Closed() {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

// wrap adds operation and name to an error, except to io.EOF.
func (f *File) wrap(op string, err error) error {
	switch err {
	case nil, io.EOF:
		return err
	case poll.ErrFileClosing:
		err = ErrClosed
	}
	return &PathError{Op: op, Path: f.name, Err: err}
}

// Name returns the name that the file was opened by.
func (f *File) Name() string { return f.name }

// Fd returns the descriptor.
//
//go:noinline
//vole:leaks f=content
func (f *File) Fd() uintptr {
	if f == nil {
		return ^(uintptr(0))
	}
	return uintptr(f.fd.Num())
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes or empties a file and opens it for reading and writing.
func Create(name string) (*File, error) {
	return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

// OpenFile opens a file by flags; a new one gets the mode perm before umask.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd := hostos.Open(name, flag|syscall.O_CLOEXEC, syscallMode(perm))
	if fd < 0 {
		return nil, &PathError{Op: "open", Path: name, Err: errno(fd)}
	}
	f := openedFile(fd, name)
	f.appendMode = flag&O_APPEND != 0
	return f, nil
}

// Close closes the file.
//
//vole:cost 67
func (f *File) Close() error { return f.doClose() }

//go:noinline
//vole:leaks f=content
func (f *File) doClose() error {
	if f == nil {
		return ErrInvalid
	}
	return f.wrap("close", f.fd.Close())
}

// Read reads up to len(b) bytes; at the end it gives 0, io.EOF.
//
//vole:leaks f=content
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.checkValid("read"); err != nil {
		return 0, err
	}
	n, err = f.fd.Read(b)
	return n, f.wrap("read", err)
}

// ReadAt reads len(b) bytes at an offset; fewer come with an error.
//
//vole:leaks f=content
func (f *File) ReadAt(b []byte, off int64) (int, error) {
	if err := f.checkAt("read", off); err != nil {
		return 0, err
	}
	for done := 0; done < len(b); {
		got, err := f.fd.Pread(b[done:], off+int64(done))
		if err != nil {
			return done, f.wrap("read", err)
		}
		done += got
	}
	return len(b), nil
}

// checkAt is checkValid for reading or writing at an offset.
func (f *File) checkAt(op string, off int64) error {
	if err := f.checkOpen(op); err != nil {
		return err
	}
	if op == "write" && f.appendMode {
		return errAppendWriteAt
	}
	if off < 0 {
		return &PathError{Op: op + "at", Path: f.name, Err: errors.New("negative offset")}
	}
	return nil
}

// ReadFrom is that of io.ReaderFrom.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.checkOpen("write"); err != nil {
		return 0, err
	}
	return io.Copy(fileWithoutReadFrom{f}, r)
}

type fileWithoutReadFrom struct{ f *File }

func (w fileWithoutReadFrom) Write(b []byte) (int, error) { return w.f.Write(b) }

// WriteTo is that of io.WriterTo.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.checkOpen("read"); err != nil {
		return 0, err
	}
	return io.Copy(w, fileWithoutWriteTo{f})
}

type fileWithoutWriteTo struct{ f *File }

func (r fileWithoutWriteTo) Read(b []byte) (int, error) { return r.f.Read(b) }

// Write writes b; n < len(b) comes with an error.
//
//vole:leaks f=content
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.checkValid("write"); err != nil {
		return 0, err
	}
	n, err = f.fd.Write(b)
	return n, f.wrapWrite(err)
}

// wrapWrite is wrap for writing; a standard stream that is broken ends the
// program as SIGPIPE would.
func (f *File) wrapWrite(err error) error {
	if err == syscall.EPIPE && (f.fd.Num() == 1 || f.fd.Num() == 2) {
		hostos.BrokenStream()
	}
	return f.wrap("write", err)
}

var errAppendWriteAt = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes b at an offset.
//
//vole:leaks f=content
func (f *File) WriteAt(b []byte, off int64) (int, error) {
	if err := f.checkAt("write", off); err != nil {
		return 0, err
	}
	n, err := f.fd.Pwrite(b, off)
	return n, f.wrap("write", err)
}

// WriteString is Write for a string.
//
//vole:cost 79
//vole:leaks f=content
func (f *File) WriteString(s string) (n int, err error) { return f.writeString(s) }

//go:noinline
//vole:leaks f=content
func (f *File) writeString(s string) (n int, err error) {
	if err := f.checkValid("write"); err != nil {
		return 0, err
	}
	n, err = f.fd.WriteString(s)
	return n, f.wrapWrite(err)
}

// Seek moves the offset and returns the new one.
//
//vole:leaks f=content
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.checkValid("seek"); err != nil {
		return 0, err
	}
	err = f.fd.Do(func(fd int) int {
		ret = hostos.Seek(fd, offset, whence)
		return int(min(ret, 0))
	})
	if err != nil {
		return 0, f.wrap("seek", err)
	}
	f.dir = nil // a rewound directory is read again
	return ret, nil
}

// Truncate sets the size.
//
//vole:leaks f=content
func (f *File) Truncate(size int64) error {
	if err := f.checkValid("truncate"); err != nil {
		return err
	}
	return f.wrap("truncate", f.fd.Do(func(fd int) int { return hostos.Truncate(fd, size) }))
}

// Sync writes the data to the device.
//
//vole:leaks f=content
func (f *File) Sync() error {
	if err := f.checkValid("sync"); err != nil {
		return err
	}
	return f.wrap("sync", f.fd.Do(hostos.Sync))
}

// Chmod sets the mode.
//
//vole:cost 61
func (f *File) Chmod(mode FileMode) error { return f.chmod(mode) }

//go:noinline
//vole:leaks f=content
func (f *File) chmod(mode FileMode) error {
	if err := f.checkOpen("chmod"); err != nil {
		return err
	}
	return Chmod(f.name, mode)
}

// Chown is not supported by the host.
//
//go:noinline
//vole:leaks f=content
func (f *File) Chown(uid, gid int) error {
	if err := f.checkOpen("chown"); err != nil {
		return err
	}
	return &PathError{Op: "chown", Path: f.name, Err: syscall.EPERM}
}

// Chdir makes the directory the working directory.
//
//vole:leaks f=content
func (f *File) Chdir() error {
	if err := f.checkOpen("chdir"); err != nil {
		return err
	}
	return Chdir(f.name)
}

// SetDeadline sets when reads and writes give up with ErrDeadlineExceeded; the
// zero time: never. Only files that can wait have deadlines, as pipes.
//
//vole:cost 61
func (f *File) SetDeadline(t time.Time) error { return f.setDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setDeadline(t time.Time) error { return f.deadline(t, poll.Reads|poll.Writes) }

// SetReadDeadline is SetDeadline for reads.
//
//vole:cost 61
func (f *File) SetReadDeadline(t time.Time) error { return f.setReadDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setReadDeadline(t time.Time) error { return f.deadline(t, poll.Reads) }

// SetWriteDeadline is SetDeadline for writes.
//
//vole:cost 61
func (f *File) SetWriteDeadline(t time.Time) error { return f.setWriteDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setWriteDeadline(t time.Time) error { return f.deadline(t, poll.Writes) }

func (f *File) deadline(t time.Time, which int) error {
	if f == nil {
		return ErrInvalid
	}
	return f.fd.SetDeadline(t, which)
}

// SyscallConn gives access to the descriptor.
//
//vole:cost 42
//vole:leaks f=heap
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if err := f.checkValid("SyscallConn"); err != nil {
		return nil, err
	}
	return newRawConn(f)
}

type rawConn struct{ f *File }

func newRawConn(f *File) (*rawConn, error) { return &rawConn{f}, nil }

func (c *rawConn) Control(f func(fd uintptr)) error {
	return c.f.wrap("SyscallConn", c.f.fd.Do(func(num int) int {
		f(uintptr(num))
		return 0
	}))
}

func (c *rawConn) Read(f func(fd uintptr) bool) error  { return c.until(hostos.PollRead, f) }
func (c *rawConn) Write(f func(fd uintptr) bool) error { return c.until(hostos.PollWrite, f) }

func (c *rawConn) until(side int, f func(fd uintptr) bool) error {
	_, err := c.f.fd.Until(side, func(num int) int {
		if f(uintptr(num)) {
			return 0
		}
		return -int(syscall.EAGAIN)
	})
	return c.f.wrap("SyscallConn", err)
}

// Pipe returns a pair of connected Files.
func Pipe() (r *File, w *File, err error) {
	p, q, e := hostos.Pipe()
	if e < 0 {
		return nil, nil, NewSyscallError("pipe2", errno(e))
	}
	return openedFile(p, "|0"), openedFile(q, "|1"), nil
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	contents, err := f.readRest()
	f.Close()
	return contents, err
}

// readRest reads up to the end, in one go if the size is known.
func (f *File) readRest() ([]byte, error) {
	const least = 512
	room := least
	var st hostos.Stat
	if hostos.Fstat(f.fd.Num(), &st) >= 0 && least <= st.Size && st.Size < 1<<40 {
		room = int(st.Size) + 1 // one more to see the end
	}
	contents := make([]byte, room)
	for used := 0; ; {
		n, err := f.Read(contents[used:])
		used += n
		switch {
		case err == io.EOF:
			return contents[:used], nil
		case err != nil:
			return contents[:used], err
		case used == len(contents):
			contents = append(contents, make([]byte, used)...)
		}
	}
}

// WriteFile makes data the contents of a file, which is made if necessary.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, failure := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if failure != nil {
		return failure
	}
	_, failure = f.Write(data)
	closing := f.Close()
	if failure != nil {
		return failure
	}
	return closing
}
