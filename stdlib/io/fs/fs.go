// Package fs defines file systems as interfaces: a tree of files that can be
// opened, listed and described. Names are slash-separated without leading or
// trailing slashes; "." is the root.
package fs

import (
	"internal/oserror"
	"time"
	"unicode/utf8"
)

// An FS opens files by name. Errors are *PathError.
type FS interface {
	Open(name string) (File, error)
}

// ValidPath reports whether name has the form that Open takes.
func ValidPath(name string) bool {
	if !utf8.ValidString(name) {
		return false
	}
	if name == "." {
		return true
	}
	for {
		i := 0
		for i < len(name) && name[i] != '/' {
			i++
		}
		elem := name[:i]
		if elem == "" || elem == "." || elem == ".." {
			return false
		}
		if i == len(name) {
			return true
		}
		name = name[i+1:]
	}
}

// A File is an open file.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// A DirEntry is an entry of a directory.
type DirEntry interface {
	// Name returns the last element of the name.
	Name() string
	// IsDir reports whether it is a directory.
	IsDir() bool
	// Type returns the type bits of the mode.
	Type() FileMode
	// Info returns the description, which may be of a later time.
	Info() (FileInfo, error)
}

// A ReadDirFile is a directory: n > 0 reads at most n entries and io.EOF at the
// end, n <= 0 reads all.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// The portable errors.
var (
	ErrInvalid    = oserror.ErrInvalid
	ErrPermission = oserror.ErrPermission
	ErrExist      = oserror.ErrExist
	ErrNotExist   = oserror.ErrNotExist
	ErrClosed     = oserror.ErrClosed
)

// A FileInfo describes a file.
type FileInfo interface {
	Name() string       // last element
	Size() int64        // bytes
	Mode() FileMode     // type and permissions
	ModTime() time.Time // of the last change
	IsDir() bool        // Mode().IsDir()
	Sys() any           // what the system told, or nil
}

// A FileMode is a file's type and permissions.
type FileMode uint32

// The types and special bits; the letters are those of String.
const (
	ModeDir        FileMode = 1 << (32 - 1 - iota) // d: directory
	ModeAppend                                     // a: append-only
	ModeExclusive                                  // l: exclusive use
	ModeTemporary                                  // T: temporary
	ModeSymlink                                    // L: symbolic link
	ModeDevice                                     // D: device
	ModeNamedPipe                                  // p: named pipe
	ModeSocket                                     // S: socket
	ModeSetuid                                     // u: setuid
	ModeSetgid                                     // g: setgid
	ModeCharDevice                                 // c: character device
	ModeSticky                                     // t: sticky
	ModeIrregular                                  // ?: of no known type

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice |
		ModeIrregular

	ModePerm FileMode = 0777 // Unix permissions
)

func (m FileMode) String() string {
	const str = "dalTLDpSugct?"
	var buf [32]byte
	w := 0
	for i, c := range str {
		if m&(1<<uint(32-1-i)) != 0 {
			buf[w] = byte(c)
			w++
		}
	}
	if w == 0 {
		buf[w] = '-'
		w++
	}
	const rwx = "rwxrwxrwx"
	for i, c := range rwx {
		if m&(1<<uint(9-1-i)) != 0 {
			buf[w] = byte(c)
		} else {
			buf[w] = '-'
		}
		w++
	}
	return string(buf[:w])
}

// IsDir reports whether it is a directory.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether it is a plain file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns the permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the type bits.
func (m FileMode) Type() FileMode { return m & ModeType }

// PathError is an error with the operation and the file it concerns.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is one of time.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// FormatFileInfo shows a FileInfo in one line.
func FormatFileInfo(info FileInfo) string {
	name := info.Name()
	buf := make([]byte, 0, 40+len(name))
	buf = append(buf, info.Mode().String()...)
	buf = append(buf, ' ')
	size := info.Size()
	var usize uint64
	if size >= 0 {
		usize = uint64(size)
	} else {
		buf = append(buf, '-')
		usize = uint64(-size)
	}
	var num [20]byte
	i := len(num) - 1
	for usize >= 10 {
		q := usize / 10
		num[i] = byte('0' + usize - q*10)
		i--
		usize = q
	}
	num[i] = byte('0' + usize)
	buf = append(buf, num[i:]...)
	buf = append(buf, ' ')
	buf = append(buf, info.ModTime().Format(time.DateTime)...)
	buf = append(buf, ' ')
	buf = append(buf, name...)
	if info.IsDir() {
		buf = append(buf, '/')
	}
	return string(buf)
}

// FormatDirEntry shows a DirEntry: its type and name.
func FormatDirEntry(dir DirEntry) string {
	name := dir.Name()
	mode := dir.Type().String()
	mode = mode[:len(mode)-9] // without permissions
	s := mode + " " + name
	if dir.IsDir() {
		s += "/"
	}
	return s
}

// FileInfoToDirEntry makes a DirEntry of info.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info == nil {
		return nil
	}
	return dirInfo{info}
}

type dirInfo struct {
	fileInfo FileInfo
}

func (di dirInfo) IsDir() bool             { return di.fileInfo.IsDir() }
func (di dirInfo) Type() FileMode          { return di.fileInfo.Mode().Type() }
func (di dirInfo) Info() (FileInfo, error) { return di.fileInfo, nil }
func (di dirInfo) Name() string            { return di.fileInfo.Name() }
func (di dirInfo) String() string          { return FormatDirEntry(di) }
