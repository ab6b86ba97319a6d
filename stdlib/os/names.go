// Operations on names: rename, link, mode, size, times, working directory.
package os

import (
	"internal/hostos"
	"syscall"
	"time"
)

// PathSeparator separates the elements of names.
const PathSeparator = '/'

// PathListSeparator separates names in lists.
const PathListSeparator = ':'

// IsPathSeparator reports whether c is PathSeparator.
func IsPathSeparator(c uint8) bool { return PathSeparator == c }

func pathErr(op, name string, r int) error {
	if r < 0 {
		return &PathError{Op: op, Path: name, Err: errno(r)}
	}
	return nil
}

// Rename renames a file, replacing what is there unless it is a directory.
//
//vole:cost 62
func Rename(oldpath, newpath string) error { return rename(oldpath, newpath) }

//go:noinline
func rename(oldpath, newpath string) error {
	// Renaming to a directory fails as in Go, whatever the system says.
	if fi, err := Lstat(newpath); err == nil && fi.IsDir() {
		if ofi, err := Lstat(oldpath); err != nil {
			return &LinkError{"rename", oldpath, newpath, underlying(err)}
		} else if newpath == oldpath || !SameFile(fi, ofi) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	if r := hostos.Rename(oldpath, newpath); r < 0 {
		return &LinkError{"rename", oldpath, newpath, errno(r)}
	}
	return nil
}

// Link makes newname a hard link to oldname.
//
//vole:cost 71
func Link(oldname, newname string) error {
	err := ignoringEINTR(func() error { return syscall.Link(oldname, newname) })
	if err != nil {
		return &LinkError{"link", oldname, newname, err}
	}
	return nil
}

// Symlink makes newname a symbolic link to oldname.
//
//vole:cost 71
func Symlink(oldname, newname string) error {
	err := ignoringEINTR(func() error { return syscall.Symlink(oldname, newname) })
	if err != nil {
		return &LinkError{"symlink", oldname, newname, err}
	}
	return nil
}

// Readlink returns what a symbolic link holds.
//
//vole:cost 70
func Readlink(name string) (string, error) { return readlink(name) }

//go:noinline
func readlink(name string) (string, error) {
	s, e := hostos.ReadLink(name)
	return s, pathErr("readlink", name, e)
}

// Chmod sets a file's mode.
func Chmod(name string, mode FileMode) error {
	return pathErr("chmod", name, hostos.Chmod(name, syscallMode(mode)))
}

// Chown changes the owner of a file, which needs a host that grants raw system calls.
//
//vole:cost 69
func Chown(name string, uid, gid int) error {
	err := ignoringEINTR(func() error { return syscall.Chown(name, uid, gid) })
	if err != nil {
		return &PathError{Op: "chown", Path: name, Err: err}
	}
	return nil
}

// Lchown is Chown for a link itself.
//
//vole:cost 69
func Lchown(name string, uid, gid int) error {
	err := ignoringEINTR(func() error { return syscall.Lchown(name, uid, gid) })
	if err != nil {
		return &PathError{Op: "lchown", Path: name, Err: err}
	}
	return nil
}

// Truncate sets a file's size.
//
//vole:cost 69
func Truncate(name string, size int64) error {
	err := ignoringEINTR(func() error { return syscall.Truncate(name, size) })
	if err != nil {
		return &PathError{Op: "truncate", Path: name, Err: err}
	}
	return nil
}

// ignoringEINTR calls f again as long as a signal comes between.
func ignoringEINTR(f func() error) error {
	for {
		if err := f(); err != syscall.EINTR {
			return err
		}
	}
}

// Chtimes sets access and modification time.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return pathErr("chtimes", name, hostos.SetTimes(name, atime.UnixNano(), mtime.UnixNano()))
}

// Chdir changes the working directory.
func Chdir(dir string) error { return pathErr("chdir", dir, hostos.Chdir(dir)) }

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	// The shell knows by which links the directory was come to.
	if dir = Getenv("PWD"); dir != "" && dir[0] == '/' {
		here, err := Stat(".")
		if err != nil {
			return "", err
		}
		if there, err := Stat(dir); err == nil && SameFile(here, there) {
			return dir, nil
		}
	}
	dir, e := hostos.Getcwd()
	if e < 0 {
		return "", NewSyscallError("getwd", errno(e))
	}
	return dir, nil
}
