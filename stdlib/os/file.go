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
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = error(&deadlineExceededError{})
	ErrProcessDone      = errors.New("os: process already finished")
)

type deadlineExceededError struct{}

func (e *deadlineExceededError) Error() string   { return "i/o timeout" }
func (e *deadlineExceededError) Timeout() bool   { return true }
func (e *deadlineExceededError) Temporary() bool { return true }

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
	Stdin  = &File{&file{fd: 0, name: "/dev/stdin"}}
	Stdout = &File{&file{fd: 1, name: "/dev/stdout"}}
	Stderr = &File{&file{fd: 2, name: "/dev/stderr"}}
)

// DevNull is the name of the file that swallows all.
const DevNull = "/dev/null"

// File is an open file.
type File struct {
	*file
}

type file struct {
	fd         int // -1 once closed
	name       string
	appendMode bool
	dir        *dirState
}

// NewFile returns a File for a descriptor.
//
//vole:cost 62
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{&file{fd: int(fd), name: name}}
}

// errno makes an error of a host's answer.
func errno(r int) error { return syscall.Errno(-r) }

func (f *File) checkValid(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.fd < 0 {
		return &PathError{Op: op, Path: f.name, Err: ErrClosed}
	}
	return nil
}

func (f *File) wrapErr(op string, r int) error {
	return &PathError{Op: op, Path: f.name, Err: errno(r)}
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
	return uintptr(f.fd)
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
	return &File{&file{fd: fd, name: name, appendMode: flag&O_APPEND != 0}}, nil
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
	if f.fd < 0 {
		return &PathError{Op: "close", Path: f.name, Err: ErrClosed}
	}
	r := hostos.Close(f.fd)
	f.fd = -1
	if r < 0 {
		return f.wrapErr("close", r)
	}
	return nil
}

// Read reads up to len(b) bytes; at the end it gives 0, io.EOF.
//
//vole:leaks f=content
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.checkValid("read"); err != nil {
		return 0, err
	}
	n = hostos.Read(f.fd, b)
	if n < 0 {
		return 0, f.wrapErr("read", n)
	}
	if n == 0 && len(b) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// ReadAt reads len(b) bytes at an offset; fewer come with an error.
//
//vole:leaks f=content
func (f *File) ReadAt(b []byte, off int64) (int, error) {
	if err := f.checkAt("read", off); err != nil {
		return 0, err
	}
	for done := 0; done < len(b); {
		got := hostos.Pread(f.fd, b[done:], off+int64(done))
		if got < 0 {
			return done, f.wrapErr("read", got)
		}
		if got == 0 {
			return done, io.EOF
		}
		done += got
	}
	return len(b), nil
}

// checkAt is checkValid for reading or writing at an offset.
func (f *File) checkAt(op string, off int64) error {
	if err := f.checkValid(op); err != nil {
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
	if err := f.checkValid("write"); err != nil {
		return 0, err
	}
	return io.Copy(fileWithoutReadFrom{f}, r)
}

type fileWithoutReadFrom struct{ f *File }

func (w fileWithoutReadFrom) Write(b []byte) (int, error) { return w.f.Write(b) }

// WriteTo is that of io.WriterTo.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.checkValid("read"); err != nil {
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
	for {
		m := hostos.Write(f.fd, b[n:])
		if m < 0 {
			return n, f.wrapErr("write", m)
		}
		n += m
		if n == len(b) {
			return n, nil
		}
		if m == 0 {
			return n, &PathError{Op: "write", Path: f.name, Err: io.ErrUnexpectedEOF}
		}
	}
}

var errAppendWriteAt = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes b at an offset.
//
//vole:leaks f=content
func (f *File) WriteAt(b []byte, off int64) (int, error) {
	if err := f.checkAt("write", off); err != nil {
		return 0, err
	}
	for done := 0; done < len(b); {
		put := hostos.Pwrite(f.fd, b[done:], off+int64(done))
		if put < 0 {
			return done, f.wrapErr("write", put)
		}
		done += put
	}
	return len(b), nil
}

// WriteString is Write for a string.
//
//vole:cost 79
//vole:leaks f=content
func (f *File) WriteString(s string) (n int, err error) {
	if err := f.checkValid("write"); err != nil {
		return 0, err
	}
	n = hostos.WriteString(f.fd, s)
	if n == len(s) {
		return n, nil
	}
	if n < 0 {
		return 0, f.wrapErr("write", n)
	}
	m, err := f.Write([]byte(s[n:]))
	return n + m, err
}

// Seek moves the offset and returns the new one.
//
//vole:leaks f=content
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.checkValid("seek"); err != nil {
		return 0, err
	}
	r := hostos.Seek(f.fd, offset, whence)
	if r < 0 {
		return 0, f.wrapErr("seek", int(r))
	}
	f.dir = nil // a rewound directory is read again
	return r, nil
}

// Truncate sets the size.
//
//vole:leaks f=content
func (f *File) Truncate(size int64) error {
	if err := f.checkValid("truncate"); err != nil {
		return err
	}
	if r := hostos.Truncate(f.fd, size); r < 0 {
		return f.wrapErr("truncate", r)
	}
	return nil
}

// Sync writes the data to the device.
//
//vole:leaks f=content
func (f *File) Sync() error {
	if err := f.checkValid("sync"); err != nil {
		return err
	}
	if r := hostos.Sync(f.fd); r < 0 {
		return f.wrapErr("sync", r)
	}
	return nil
}

// Chmod sets the mode.
//
//vole:cost 61
func (f *File) Chmod(mode FileMode) error { return f.chmod(mode) }

//go:noinline
//vole:leaks f=content
func (f *File) chmod(mode FileMode) error {
	if err := f.checkValid("chmod"); err != nil {
		return err
	}
	return Chmod(f.name, mode)
}

// Chown is not supported by the host.
//
//go:noinline
//vole:leaks f=content
func (f *File) Chown(uid, gid int) error {
	if err := f.checkValid("chown"); err != nil {
		return err
	}
	return &PathError{Op: "chown", Path: f.name, Err: syscall.EPERM}
}

// Chdir makes the directory the working directory.
//
//vole:leaks f=content
func (f *File) Chdir() error {
	if err := f.checkValid("chdir"); err != nil {
		return err
	}
	return Chdir(f.name)
}

// SetDeadline is not supported: files never time out.
//
//vole:cost 61
func (f *File) SetDeadline(t time.Time) error { return f.setDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setDeadline(t time.Time) error { return f.noDeadline("set deadline") }

// SetReadDeadline is not supported: files never time out.
//
//vole:cost 61
func (f *File) SetReadDeadline(t time.Time) error { return f.setReadDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setReadDeadline(t time.Time) error { return f.noDeadline("set deadline") }

// SetWriteDeadline is not supported: files never time out.
//
//vole:cost 61
func (f *File) SetWriteDeadline(t time.Time) error { return f.setWriteDeadline(t) }

//go:noinline
//vole:leaks f=content
func (f *File) setWriteDeadline(t time.Time) error { return f.noDeadline("set deadline") }

func (f *File) noDeadline(op string) error {
	if err := f.checkValid(op); err != nil {
		return err
	}
	return &PathError{Op: op, Path: f.name, Err: ErrNoDeadline}
}

// SyscallConn is not supported: there are no raw descriptors.
//
//vole:cost 42
//vole:leaks f=heap
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if err := f.checkValid("SyscallConn"); err != nil {
		return nil, err
	}
	return nil, errors.ErrUnsupported
}

// Pipe returns a pair of connected Files.
func Pipe() (r *File, w *File, err error) {
	p, q, e := hostos.Pipe()
	if e < 0 {
		return nil, nil, NewSyscallError("pipe2", errno(e))
	}
	return NewFile(uintptr(p), "|0"), NewFile(uintptr(q), "|1"), nil
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
	if hostos.Fstat(f.fd, &st) >= 0 && least <= st.Size && st.Size < 1<<40 {
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
