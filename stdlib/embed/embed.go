// Package embed gives access to files that are part of the program: the compiler
// fills string, []byte and FS variables below a //go:embed line (for strings
// and byte slices, it needs no code of this package to do so).
package embed

import (
	"errors"
	"io"
	"io/fs"
	"time"
)

// An FS is a read-only file system. The zero value is empty.
type FS struct {
	// Laid out by the compiler (compiler/ir/embed.cpp): files and the folders
	// they are in, whose names end in a slash, sorted by folder and then by name
	// within it.
	files *[]file
}

// A file is a file or folder; it tells about itself, too.
type file struct {
	name string
	data string
}

var (
	_ fs.ReadDirFS   = FS{}
	_ fs.ReadFileFS  = FS{}
	_ fs.FileInfo    = (*file)(nil)
	_ fs.DirEntry    = (*file)(nil)
	_ io.Seeker      = (*openFile)(nil)
	_ io.ReaderAt    = (*openFile)(nil)
	_ fs.ReadDirFile = (*openDir)(nil)
)

// split returns the folder and the last element of a name.
func split(name string) (dir, base string) {
	if n := len(name); n > 0 && name[n-1] == '/' {
		name = name[:n-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[:i], name[i+1:]
		}
	}
	return ".", name
}

func (f *file) Name() string               { _, base := split(f.name); return base }
func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return f.name[len(f.name)-1] == '/' }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }
func (f *file) String() string             { return fs.FormatFileInfo(f) }

func (f *file) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0555
	}
	return 0444
}

func (f FS) all() []file {
	if f.files == nil {
		return nil
	}
	return *f.files
}

var root = &file{name: "./"}

// find returns the file of a name, nil if there is none.
func (f FS) find(name string) *file {
	if !fs.ValidPath(name) {
		return nil
	}
	if name == "." {
		return root
	}
	dir, base := split(name)
	files := f.all()
	i := search(files, dir, base)
	if i < len(files) {
		if d, b := split(files[i].name); d == dir && b == base {
			return &files[i]
		}
	}
	return nil
}

// search returns the index of the first file that is not before dir and base.
func search(files []file, dir, base string) int {
	low, high := 0, len(files)
	for low < high {
		mid := int(uint(low+high) >> 1)
		d, b := split(files[mid].name)
		if d < dir || d == dir && b < base {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// children returns what is in a folder.
func (f FS) children(dir string) []file {
	files := f.all()
	begin := search(files, dir, "")
	end := begin
	for end < len(files) {
		if d, _ := split(files[end].name); d != dir {
			break
		}
		end++
	}
	return files[begin:end]
}

// Open opens a file or folder for reading. Files are io.Seeker and io.ReaderAt.
func (f FS) Open(name string) (fs.File, error) {
	found := f.find(name)
	switch {
	case found == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case found.IsDir():
		return &openDir{file: found, files: f.children(name)}, nil
	}
	return &openFile{file: found}, nil
}

// ReadDir returns what is in a folder, by name.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := opened.(*openDir)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a directory")}
	}
	return dir.ReadDir(-1)
}

// ReadFile returns a copy of a file's contents.
func (f FS) ReadFile(name string) ([]byte, error) {
	opened, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	found, ok := opened.(*openFile)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	return []byte(found.file.data), nil
}

// An openFile is a file and a place in it.
type openFile struct {
	file   *file
	offset int64
}

func (f *openFile) Close() error               { return nil }
func (f *openFile) Stat() (fs.FileInfo, error) { return f.file, nil }

func (f *openFile) fail(op string) error {
	return &fs.PathError{Op: op, Path: f.file.name, Err: fs.ErrInvalid}
}

func (f *openFile) Read(b []byte) (int, error) {
	if f.offset >= int64(len(f.file.data)) {
		return 0, io.EOF
	}
	if f.offset < 0 {
		return 0, f.fail("read")
	}
	n := copy(b, f.file.data[f.offset:])
	f.offset += int64(n)
	return n, nil
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += int64(len(f.file.data))
	}
	if offset < 0 || offset > int64(len(f.file.data)) {
		return 0, f.fail("seek")
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > int64(len(f.file.data)) {
		return 0, f.fail("read")
	}
	n := copy(b, f.file.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// An openDir is a folder of which some entries have been read.
type openDir struct {
	file  *file
	files []file // that are left
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.file, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.file.name, Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.files)
	if count > 0 {
		if n == 0 {
			return nil, io.EOF
		}
		n = min(n, count)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.files[i]
	}
	d.files = d.files[n:]
	return list, nil
}
