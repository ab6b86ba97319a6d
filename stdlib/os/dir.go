// Directories: reading, making, removing, walking as an fs.FS; temporary files.
package os

import (
	"errors"
	"internal/hostos"
	"internal/sched"
	"io"
	"io/fs"
	"syscall"
)

// dirState is how far an open directory has been read.
type dirState struct {
	entries []DirEntry
}

type unixDirent struct {
	parent string
	name   string
	typ    FileMode
}

func (d *unixDirent) Name() string            { return d.name }
func (d *unixDirent) IsDir() bool             { return d.typ.IsDir() }
func (d *unixDirent) Type() FileMode          { return d.typ }
func (d *unixDirent) Info() (FileInfo, error) { return Lstat(d.parent + "/" + d.name) }
func (d *unixDirent) String() string          { return fs.FormatDirEntry(d) }

// direntMode translates d_type.
func direntMode(t byte) (mode FileMode, known bool) {
	switch t {
	case 1:
		return ModeNamedPipe, true
	case 2:
		return ModeDevice | ModeCharDevice, true
	case 4:
		return ModeDir, true
	case 6:
		return ModeDevice, true
	case 8:
		return 0, true
	case 10:
		return ModeSymlink, true
	case 12:
		return ModeSocket, true
	}
	return 0, false
}

// listDir returns the entries of a directory in the host's order.
func listDir(name string) ([]DirEntry, error) {
	packed, e := hostos.ReadDir(name)
	if e < 0 {
		return nil, errno(e)
	}
	var list []DirEntry
	for len(packed) > 0 {
		i := 1
		for packed[i] != 0 {
			i++
		}
		d := &unixDirent{parent: name, name: packed[1:i]}
		mode, known := direntMode(packed[0])
		packed = packed[i+1:]
		if !known {
			info, err := Lstat(name + "/" + d.name)
			if IsNotExist(err) {
				continue
			}
			if err != nil {
				return list, err
			}
			mode = info.Mode().Type()
		}
		d.typ = mode
		list = append(list, d)
	}
	return list, nil
}

// ReadDir reads the next n entries, io.EOF at the end; all that are left for n
// <= 0.
//
//vole:leaks f=heap
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	if err := f.checkOpen("readdir"); err != nil {
		return nil, err
	}
	if f.dir == nil {
		list, err := listDir(f.name)
		if err != nil {
			return nil, &PathError{Op: "readdirent", Path: f.name, Err: err}
		}
		f.dir = &dirState{list}
	}
	list := f.dir.entries
	if n > 0 {
		if len(list) == 0 {
			return []DirEntry{}, io.EOF
		}
		list = list[:min(n, len(list))]
	}
	f.dir.entries = f.dir.entries[len(list):]
	if list == nil {
		list = []DirEntry{}
	}
	return list, nil
}

// Readdir is ReadDir with descriptions.
//
//vole:leaks f=heap
func (f *File) Readdir(n int) ([]FileInfo, error) {
	list, err := f.ReadDir(n)
	var infos []FileInfo
	for _, d := range list {
		info, e := d.Info()
		if IsNotExist(e) {
			continue
		}
		if e != nil {
			return infos, e
		}
		infos = append(infos, info)
	}
	if infos == nil {
		infos = []FileInfo{}
	}
	return infos, err
}

// Readdirnames is ReadDir with names.
//
//vole:leaks f=heap
func (f *File) Readdirnames(n int) (names []string, err error) {
	list, err := f.ReadDir(n)
	names = make([]string, 0, len(list))
	for _, d := range list {
		names = append(names, d.Name())
	}
	return names, err
}

// ReadDir returns the entries of a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	dirs, err := f.ReadDir(-1)
	if e, ok := err.(*PathError); ok && e.Err == syscall.ENOTDIR {
		e.Op = "open"
	}
	sortEntries(dirs)
	return dirs, err
}

// sortEntries sorts by name: a heap sort, as lists may be long.
func sortEntries(list []DirEntry) {
	down := func(i, n int) {
		for {
			c := 2*i + 1
			if c >= n {
				return
			}
			if c+1 < n && list[c].Name() < list[c+1].Name() {
				c++
			}
			if list[i].Name() >= list[c].Name() {
				return
			}
			list[i], list[c] = list[c], list[i]
			i = c
		}
	}
	n := len(list)
	for i := n/2 - 1; i >= 0; i-- {
		down(i, n)
	}
	for i := n - 1; i > 0; i-- {
		list[0], list[i] = list[i], list[0]
		down(0, i)
	}
}

// Mkdir makes a directory.
//
//vole:cost 78
func Mkdir(name string, perm FileMode) error {
	path := fixLongPath(name)
	err := ignoringEINTR(func() error { return syscall.Mkdir(path, syscallMode(perm)) })
	if err != nil {
		return &PathError{Op: "mkdir", Path: name, Err: err}
	}
	return nil
}

// fixLongPath is for systems where long names have another form.
func fixLongPath(path string) string { return path }

// MkdirAll makes a directory and all above it that are missing.
func MkdirAll(path string, perm FileMode) error {
	dir, err := Stat(path)
	if err == nil {
		if dir.IsDir() {
			return nil
		}
		return &PathError{Op: "mkdir", Path: path, Err: syscall.ENOTDIR}
	}
	i := len(path) - 1
	for i >= 0 && path[i] == '/' {
		i--
	}
	for i >= 0 && path[i] != '/' {
		i--
	}
	if i > 0 {
		if err = MkdirAll(path[:i], perm); err != nil {
			return err
		}
	}
	err = Mkdir(path, perm)
	if err != nil {
		if dir, err1 := Lstat(path); err1 == nil && dir.IsDir() {
			return nil
		}
		return err
	}
	return nil
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	r := hostos.RemoveFile(name)
	if r >= 0 {
		return nil
	}
	r1 := hostos.RemoveDir(name)
	if r1 >= 0 {
		return nil
	}
	// Of the two errors the one that fits the kind of file.
	if errno(r1) != syscall.ENOTDIR {
		r = r1
	}
	return &PathError{Op: "remove", Path: name, Err: errno(r)}
}

// RemoveAll removes path and all below it; what does not exist is removed.
//
//vole:cost 61
func RemoveAll(path string) error { return removeAll(path) }

//go:noinline
func removeAll(path string) error {
	if path == "" {
		return nil
	}
	if path == "." || len(path) > 1 && path[len(path)-2:] == "/." {
		return &PathError{Op: "RemoveAll", Path: path, Err: syscall.EINVAL}
	}
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	return removeTree(path)
}

func removeTree(path string) error {
	err := Remove(path)
	if err == nil || IsNotExist(err) {
		return nil
	}
	info, err1 := Lstat(path)
	if err1 != nil {
		if IsNotExist(err1) {
			return nil
		}
		return err1
	}
	if !info.IsDir() {
		return err
	}
	below := path
	if len(path) > 1000 { // names must not become too long
		if d, e := openDirectory(path, false); e == nil {
			defer d.close()
			below = d.path
		}
	}
	list, err := listDir(below)
	for _, d := range list {
		if e := removeTree(below + "/" + d.Name()); e != nil && err == nil {
			err = e
		}
	}
	e := Remove(path)
	if e == nil || IsNotExist(e) {
		return nil
	}
	if err == nil {
		err = e
	}
	return err
}

// DirFS returns the tree below dir as an fs.FS.
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

func (dir dirFS) join(op, name string) (string, error) {
	if dir == "" {
		return "", &PathError{Op: op, Path: name, Err: errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) {
		return "", &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	if dir[len(dir)-1] == '/' {
		return string(dir) + name, nil
	}
	return string(dir) + "/" + name, nil
}

// fix gives an error the name within the tree.
func fix(err error, name string) error {
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return err
}

func (dir dirFS) Open(name string) (fs.File, error) {
	full, err := dir.join("open", name)
	if err != nil {
		return nil, err
	}
	f, err := Open(full)
	if err != nil {
		return nil, fix(err, name) // no *File that is nil
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error) {
	full, err := dir.join("readfile", name)
	if err != nil {
		return nil, err
	}
	b, err := ReadFile(full)
	return b, fix(err, name)
}

func (dir dirFS) ReadDir(name string) ([]DirEntry, error) {
	full, err := dir.join("readdir", name)
	if err != nil {
		return nil, err
	}
	entries, err := ReadDir(full)
	return entries, fix(err, name)
}

func (dir dirFS) Stat(name string) (fs.FileInfo, error) {
	full, err := dir.join("stat", name)
	if err != nil {
		return nil, err
	}
	f, err := Stat(full)
	return f, fix(err, name)
}

func (dir dirFS) Lstat(name string) (fs.FileInfo, error) {
	full, err := dir.join("lstat", name)
	if err != nil {
		return nil, err
	}
	f, err := Lstat(full)
	return f, fix(err, name)
}

func (dir dirFS) ReadLink(name string) (string, error) {
	full, err := dir.join("readlink", name)
	if err != nil {
		return "", err
	}
	return Readlink(full)
}

// CopyFS copies the tree fsys into dir, which is made if necessary; files must
// not exist.
//
//vole:cost 78
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		target := dir
		if path != "." {
			target = dir + "/" + path
		}
		switch d.Type() {
		case ModeDir:
			return MkdirAll(target, 0777)
		case ModeSymlink:
			holds, err := fs.ReadLink(fsys, path)
			if err != nil {
				return err
			}
			return Symlink(holds, target)
		case 0:
			r, err := fsys.Open(path)
			if err != nil {
				return err
			}
			defer r.Close()
			info, err := r.Stat()
			if err != nil {
				return err
			}
			w, err := OpenFile(target, O_CREATE|O_EXCL|O_WRONLY, 0666|info.Mode()&0777)
			if err != nil {
				return err
			}
			if _, err := io.Copy(w, r); err != nil {
				w.Close()
				return &PathError{Op: "Copy", Path: target, Err: err}
			}
			return w.Close()
		}
		return &PathError{Op: "CopyFS", Path: path, Err: ErrInvalid}
	})
}

// TempDir returns the directory for temporary files.
//
//vole:cost 76
func TempDir() string { return tempDir() }

//vole:cost 72
func tempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

var errPatternHasSeparator = errors.New("pattern contains path separator")

// tempNames splits a pattern at its last star and makes names of it.
func tempNames(op, dir, pattern string) (next func() string, err error) {
	if dir == "" {
		dir = TempDir()
	}
	star := -1
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '/':
			return nil, &PathError{Op: op, Path: pattern, Err: errPatternHasSeparator}
		case '*':
			star = i
		}
	}
	prefix, suffix := pattern, ""
	if star >= 0 {
		prefix, suffix = pattern[:star], pattern[star+1:]
	}
	separator := ""
	if len(dir) > 0 && dir[len(dir)-1] != '/' {
		separator = "/"
	}
	prefix = dir + separator + prefix
	return func() string {
		u := uint32(sched.Random64())
		digits := make([]byte, 0, 10)
		for ; u > 0 || len(digits) == 0; u /= 10 {
			digits = append(digits, byte('0'+u%10))
		}
		return prefix + string(digits) + suffix
	}, nil
}

// CreateTemp makes a new file in dir, or in TempDir for "", and opens it. The
// last * of the pattern, or its end, is replaced by random digits.
func CreateTemp(dir, pattern string) (*File, error) {
	next, err := tempNames("createtemp", dir, pattern)
	if err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		f, err := OpenFile(next(), O_RDWR|O_CREATE|O_EXCL, 0600)
		if IsExist(err) && try < 10000 {
			continue
		}
		return f, err
	}
}

// MkdirTemp makes a new directory, named as by CreateTemp.
func MkdirTemp(dir, pattern string) (string, error) {
	next, err := tempNames("mkdirtemp", dir, pattern)
	if err != nil {
		return "", err
	}
	for try := 0; ; try++ {
		name := next()
		err := Mkdir(name, 0700)
		if err == nil {
			return name, nil
		}
		if IsNotExist(err) {
			if dir == "" {
				dir = TempDir()
			}
			if _, missing := Stat(dir); IsNotExist(missing) {
				return "", missing
			}
		}
		if !IsExist(err) || try >= 10000 {
			return "", err
		}
	}
}
