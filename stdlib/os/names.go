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
func Link(oldname, newname string) error { return link(oldname, newname) }

//go:noinline
func link(oldname, newname string) error {
	if r := hostos.Link(oldname, newname, false); r < 0 {
		return &LinkError{"link", oldname, newname, errno(r)}
	}
	return nil
}

// Symlink makes newname a symbolic link to oldname.
//
//vole:cost 71
func Symlink(oldname, newname string) error { return symlink(oldname, newname) }

//go:noinline
func symlink(oldname, newname string) error {
	if r := hostos.Link(oldname, newname, true); r < 0 {
		return &LinkError{"symlink", oldname, newname, errno(r)}
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

// Chown is not supported by the host.
//
//vole:cost 69
func Chown(name string, uid, gid int) error { return chown(name, uid, gid) }

//go:noinline
func chown(name string, uid, gid int) error {
	return &PathError{Op: "chown", Path: name, Err: syscall.EPERM}
}

// Lchown is not supported by the host.
//
//vole:cost 69
func Lchown(name string, uid, gid int) error { return lchown(name, uid, gid) }

//go:noinline
func lchown(name string, uid, gid int) error {
	return &PathError{Op: "lchown", Path: name, Err: syscall.EPERM}
}

// Truncate sets a file's size.
//
//vole:cost 69
func Truncate(name string, size int64) error { return truncate(name, size) }

//go:noinline
func truncate(name string, size int64) error {
	return pathErr("truncate", name, hostos.TruncatePath(name, size))
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
