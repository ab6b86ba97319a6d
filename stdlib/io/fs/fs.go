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
	if name == "." {
		return true
	}
	start := 0 // of the element at hand
	for i := range len(name) + 1 {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch name[start:i] {
		case "", ".", "..":
			return false
		}
		start = i + 1
	}
	return utf8.ValidString(name)
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
	ErrClosed     = oserror.ErrClosed
	ErrExist      = oserror.ErrExist
	ErrInvalid    = oserror.ErrInvalid
	ErrNotExist   = oserror.ErrNotExist
	ErrPermission = oserror.ErrPermission
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

// The types and special bits, from the highest down; the letters are those of
// String.
const (
	ModeDir        FileMode = 1 << 31 // d: directory
	ModeAppend     FileMode = 1 << 30 // a: append-only
	ModeExclusive  FileMode = 1 << 29 // l: exclusive use
	ModeTemporary  FileMode = 1 << 28 // T: temporary
	ModeSymlink    FileMode = 1 << 27 // L: symbolic link
	ModeDevice     FileMode = 1 << 26 // D: device
	ModeNamedPipe  FileMode = 1 << 25 // p: named pipe
	ModeSocket     FileMode = 1 << 24 // S: socket
	ModeSetuid     FileMode = 1 << 23 // u: setuid
	ModeSetgid     FileMode = 1 << 22 // g: setgid
	ModeCharDevice FileMode = 1 << 21 // c: character device
	ModeSticky     FileMode = 1 << 20 // t: sticky
	ModeIrregular  FileMode = 1 << 19 // ?: of no known type

	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice |
		ModeIrregular

	ModePerm FileMode = 1<<9 - 1 // Unix permissions
)

const (
	modeLetters = "dalTLDpSugct?"
	permLetters = "rwxrwxrwx"
)

//go:noinline
func (m FileMode) String() string {
	return m.typeText() + m.permText()
}

// typeText returns the letters of the types and special bits, "-" for none.
func (m FileMode) typeText() string {
	if m>>19 == 0 {
		return "-"
	}
	letters := make([]byte, 0, len(modeLetters))
	for i := range len(modeLetters) {
		if m&(ModeDir>>i) != 0 {
			letters = append(letters, modeLetters[i])
		}
	}
	return string(letters)
}

func (m FileMode) permText() string {
	text := []byte(permLetters)
	for i := range text {
		if m&(0400>>i) == 0 {
			text[i] = '-'
		}
	}
	return string(text)
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

// slashed is name, with a slash at the end if it is that of a directory.
func slashed(name string, isDir bool) string {
	if isDir {
		return name + "/"
	}
	return name
}

// decimal returns n in digits.
func decimal(n int64) string {
	var digits [20]byte
	at, rest := len(digits), uint64(max(n, -n))
	for at == len(digits) || rest > 0 {
		at--
		digits[at] = '0' + byte(rest%10)
		rest /= 10
	}
	if n < 0 {
		at--
		digits[at] = '-'
	}
	return string(digits[at:])
}

// FormatFileInfo shows a FileInfo in one line.
func FormatFileInfo(info FileInfo) string {
	name, mode, size := info.Name(), info.Mode(), info.Size()
	changed := info.ModTime().Format(time.DateTime)
	return mode.String() + " " + decimal(size) + " " + changed + " " + slashed(name, info.IsDir())
}

// FormatDirEntry shows a DirEntry: its type and name.
func FormatDirEntry(dir DirEntry) string {
	return dir.Type().typeText() + " " + slashed(dir.Name(), dir.IsDir())
}

// FileInfoToDirEntry makes a DirEntry of info.
func FileInfoToDirEntry(info FileInfo) DirEntry {
	if info != nil {
		return dirInfo{info}
	}
	return nil
}

// A dirInfo is a description as a DirEntry.
type dirInfo struct{ info FileInfo }

func (e dirInfo) Name() string { return e.info.Name() }

func (e dirInfo) IsDir() bool { return e.info.IsDir() }

func (e dirInfo) Type() FileMode { return e.info.Mode().Type() }

func (e dirInfo) Info() (FileInfo, error) { return e.info, nil }

func (e dirInfo) String() string { return FormatDirEntry(e) }
