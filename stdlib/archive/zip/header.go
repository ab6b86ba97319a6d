package zip

import (
	"io/fs"
	"path"
	"time"
	"unicode/utf8"
)

// A FileHeader describes a file of an archive.
type FileHeader struct {
	Name    string // with slashes; a slash at the end makes it a directory
	Comment string
	NonUTF8 bool // Name and Comment are not known to be UTF-8

	CreatorVersion uint16
	ReaderVersion  uint16
	Flags          uint16
	Method         uint16

	Modified time.Time
	// Deprecated: see Modified.
	ModifiedTime uint16
	// Deprecated: see Modified.
	ModifiedDate uint16

	CRC32 uint32
	// Deprecated: see CompressedSize64.
	CompressedSize uint32
	// Deprecated: see UncompressedSize64.
	UncompressedSize   uint32
	CompressedSize64   uint64
	UncompressedSize64 uint64

	Extra         []byte
	ExternalAttrs uint32 // what they mean depends on CreatorVersion
}

const (
	hasDescriptor = 1 << 3 // sizes and checksum follow the file
	isUTF8        = 1 << 11
)

// FileInfo returns h as an fs.FileInfo.
func (h *FileHeader) FileInfo() fs.FileInfo { return info{h} }

// info is a header as fs.FileInfo and fs.DirEntry.
type info struct{ h *FileHeader }

func (i info) Name() string               { return path.Base(i.h.Name) }
func (i info) IsDir() bool                { return i.Mode().IsDir() }
func (i info) Mode() fs.FileMode          { return i.h.Mode() }
func (i info) Type() fs.FileMode          { return i.h.Mode().Type() }
func (i info) Sys() any                   { return i.h }
func (i info) Info() (fs.FileInfo, error) { return i, nil }
func (i info) String() string             { return fs.FormatFileInfo(i) }

func (i info) Size() int64 {
	if i.h.UncompressedSize64 > 0 {
		return int64(i.h.UncompressedSize64)
	}
	return int64(i.h.UncompressedSize)
}

func (i info) ModTime() time.Time {
	if i.h.Modified.IsZero() {
		return i.h.ModTime()
	}
	return i.h.Modified.UTC()
}

// FileInfoHeader returns a header for a file. Its name is that of the file
// alone, its method Store.
func FileInfoHeader(fi fs.FileInfo) (*FileHeader, error) {
	h := &FileHeader{Name: fi.Name(), UncompressedSize64: uint64(fi.Size())}
	h.UncompressedSize = short(h.UncompressedSize64)
	h.SetModTime(fi.ModTime())
	h.SetMode(fi.Mode())
	return h, nil
}

// short returns a size in 32 bits; all ones for those that do not fit.
func short(size uint64) uint32 { return uint32(min(size, most32)) }

// fromDOS returns a time of MS-DOS, which has steps of two seconds.
func fromDOS(date, clock uint16) time.Time {
	return time.Date(int(date>>9)+1980, time.Month(date>>5&15), int(date&31),
		int(clock>>11), int(clock>>5&63), int(clock&31)*2, 0, time.UTC)
}

func toDOS(t time.Time) (date, clock uint16) {
	date = uint16(t.Day() + int(t.Month())<<5 + (t.Year()-1980)<<9)
	clock = uint16(t.Second()/2 + t.Minute()<<5 + t.Hour()<<11)
	return
}

// ModTime returns the time of the MS-DOS fields in UTC.
//
// Deprecated: see Modified.
func (h *FileHeader) ModTime() time.Time { return fromDOS(h.ModifiedDate, h.ModifiedTime) }

// SetModTime sets all fields of the time.
//
// Deprecated: see Modified.
func (h *FileHeader) SetModTime(t time.Time) {
	h.Modified = t.UTC()
	h.ModifiedDate, h.ModifiedTime = toDOS(h.Modified)
}

// Systems that attributes are of, in the upper byte of CreatorVersion.
const (
	onFAT    = 0
	onUnix   = 3
	onNTFS   = 11
	onVFAT   = 14
	onDarwin = 19

	dosReadOnly = 1
	dosDir      = 0x10
)

// kinds are the kinds of files as Unix has them.
var kinds = [...]struct {
	unix uint32
	mode fs.FileMode
}{
	{0x8000, 0},
	{0x4000, fs.ModeDir},
	{0xa000, fs.ModeSymlink},
	{0x1000, fs.ModeNamedPipe},
	{0xc000, fs.ModeSocket},
	{0x6000, fs.ModeDevice},
	{0x2000, fs.ModeDevice | fs.ModeCharDevice},
}

// bits are the bits of modes beside permissions.
var bits = [...]struct {
	unix uint32
	mode fs.FileMode
}{{0x800, fs.ModeSetuid}, {0x400, fs.ModeSetgid}, {0x200, fs.ModeSticky}}

// Mode returns permissions and kind.
func (h *FileHeader) Mode() (mode fs.FileMode) {
	switch attrs := h.ExternalAttrs; h.CreatorVersion >> 8 {
	case onUnix, onDarwin:
		attrs >>= 16
		mode = fs.FileMode(attrs & 0777)
		for _, k := range kinds {
			if attrs&0xF000 == k.unix {
				mode |= k.mode
			}
		}
		for _, b := range bits {
			if attrs&b.unix != 0 {
				mode |= b.mode
			}
		}
	case onNTFS, onVFAT, onFAT:
		mode = 0666
		if attrs&dosDir != 0 {
			mode = fs.ModeDir | 0777
		}
		if attrs&dosReadOnly != 0 {
			mode &^= 0222
		}
	}
	if h.isDir() {
		mode |= fs.ModeDir
	}
	return mode
}

func (h *FileHeader) isDir() bool { return h.Name != "" && h.Name[len(h.Name)-1] == '/' }

// SetMode sets permissions and kind.
//
//go:noinline
func (h *FileHeader) SetMode(mode fs.FileMode) {
	attrs := uint32(0x8000)
	for _, k := range kinds {
		if mode&fs.ModeType == k.mode {
			attrs = k.unix
		}
	}
	for _, b := range bits {
		if mode&b.mode != 0 {
			attrs |= b.unix
		}
	}
	attrs = (attrs | uint32(mode&0777)) << 16
	if mode&fs.ModeDir != 0 {
		attrs |= dosDir
	}
	if mode&0200 == 0 {
		attrs |= dosReadOnly
	}
	h.CreatorVersion = h.CreatorVersion&0xFF | onUnix<<8
	h.ExternalAttrs = attrs
}

// large reports whether sizes do not fit 32 bits.
func (h *FileHeader) large() bool {
	return h.CompressedSize64 >= most32 || h.UncompressedSize64 >= most32
}

// encoding reports whether s is UTF-8, and whether that must be said: some
// systems have other characters in place of ~ and \.
func encoding(s string) (valid, special bool) {
	for i, r := range s {
		if r >= ' ' && r < '~' && r != '\\' {
			continue
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return false, false
			}
		}
		special = true
	}
	return true, special
}

// unicode says the same of name and comment.
func (h *FileHeader) unicode() (valid, special bool) {
	v1, s1 := encoding(h.Name)
	v2, s2 := encoding(h.Comment)
	return v1 && v2, s1 || s2
}
