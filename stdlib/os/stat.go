// Descriptions of files, and modes between Go's bits and the system's.
package os

import (
	"internal/hostos"
	"io/fs"
	"syscall"
	"time"
	"unsafe"
)

// A FileInfo describes a file.
type FileInfo = fs.FileInfo

// A FileMode is a file's type and permissions.
type FileMode = fs.FileMode

// A DirEntry is an entry of a directory.
type DirEntry = fs.DirEntry

// The bits of FileMode.
const (
	ModeDir        = fs.ModeDir
	ModeAppend     = fs.ModeAppend
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular

	ModeType = fs.ModeType
	ModePerm = fs.ModePerm
)

type fileStat struct {
	name string
	sys  syscall.Stat_t
}

// host returns sys as the host fills it.
func (f *fileStat) host() *hostos.Stat { return (*hostos.Stat)(unsafe.Pointer(&f.sys)) }

func (f *fileStat) Name() string       { return f.name }
func (f *fileStat) IsDir() bool        { return f.Mode().IsDir() }
func (f *fileStat) Size() int64        { return f.sys.Size }
func (f *fileStat) Mode() FileMode     { return fileMode(f.sys.Mode) }
func (f *fileStat) ModTime() time.Time { return time.Unix(f.sys.Mtim.Sec, f.sys.Mtim.Nsec) }
func (f *fileStat) Sys() any           { return &f.sys }

// fileMode translates st_mode.
func fileMode(m uint32) FileMode {
	mode := FileMode(m & 0777)
	switch m & syscall.S_IFMT {
	case syscall.S_IFBLK:
		mode |= ModeDevice
	case syscall.S_IFCHR:
		mode |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		mode |= ModeDir
	case syscall.S_IFIFO:
		mode |= ModeNamedPipe
	case syscall.S_IFLNK:
		mode |= ModeSymlink
	case syscall.S_IFSOCK:
		mode |= ModeSocket
	}
	for _, special := range specialBits {
		if m&special.system != 0 {
			mode |= special.mode
		}
	}
	return mode
}

// syscallMode translates permissions and special bits back.
func syscallMode(mode FileMode) uint32 {
	bits := uint32(mode.Perm())
	for _, special := range specialBits {
		if mode&special.mode != 0 {
			bits |= special.system
		}
	}
	return bits
}

var specialBits = [...]struct {
	mode   FileMode
	system uint32
}{
	{ModeSticky, syscall.S_ISVTX},
	{ModeSetgid, syscall.S_ISGID},
	{ModeSetuid, syscall.S_ISUID},
}

// basename returns the last element of a name.
func basename(name string) string {
	i := len(name) - 1
	for ; i > 0 && name[i] == '/'; i-- {
		name = name[:i]
	}
	for i--; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

// Stat describes a file.
//
//go:noinline
func Stat(name string) (FileInfo, error) { return statName("stat", name, true) }

// Lstat describes a file; of a symbolic link, the link itself.
//
//go:noinline
func Lstat(name string) (FileInfo, error) { return statName("lstat", name, false) }

func statName(op, name string, follow bool) (FileInfo, error) {
	f := &fileStat{name: basename(name)}
	if r := hostos.StatPath(name, follow, f.host()); r < 0 {
		return nil, &PathError{Op: op, Path: name, Err: errno(r)}
	}
	return f, nil
}

// Stat describes the file.
//
//vole:leaks f=content
func (f *File) Stat() (FileInfo, error) {
	if err := f.checkValid("stat"); err != nil {
		return nil, err
	}
	s := &fileStat{name: basename(f.name)}
	err := f.fd.Do(func(fd int) int { return hostos.Fstat(fd, s.host()) })
	if err != nil {
		return nil, f.wrap("stat", err)
	}
	return s, nil
}

// SameFile reports whether both describe the same file.
//
//vole:cost 47
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok1 := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok1 && ok2 && sameFile(a, b)
}

func sameFile(a, b *fileStat) bool { return a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino }
