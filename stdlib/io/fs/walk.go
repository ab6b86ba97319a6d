// Operations on any FS, by its own method where it has one: reading files and
// directories, walking, matching, subtrees.
package fs

import (
	"cmp"
	"errors"
	"io"
	"path"
	"slices"
)

// ReadFileFS can read a whole file.
type ReadFileFS interface {
	FS
	ReadFile(name string) ([]byte, error)
}

// ReadDirFS can list a directory.
type ReadDirFS interface {
	FS
	ReadDir(name string) ([]DirEntry, error)
}

// StatFS can describe a file without opening it.
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// GlobFS can match patterns.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// SubFS can make a subtree.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// ReadLinkFS knows symbolic links.
type ReadLinkFS interface {
	FS
	ReadLink(name string) (string, error)
	Lstat(name string) (FileInfo, error)
}

// withFile opens a file for the time of use.
func withFile[T any](fsys FS, name string, use func(File) (T, error)) (result T, err error) {
	file, err := fsys.Open(name)
	if err == nil {
		defer file.Close()
		return use(file)
	}
	return result, err
}

// ReadFile returns the contents of a file.
func ReadFile(fsys FS, name string) ([]byte, error) {
	if own, ok := fsys.(ReadFileFS); ok {
		return own.ReadFile(name)
	}
	return withFile(fsys, name, readAll)
}

// readAll reads a file with as few calls as its size allows.
func readAll(f File) ([]byte, error) {
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	data := make([]byte, 0, size+1)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
	}
}

// ReadDir returns the entries of a directory, sorted by name.
func ReadDir(fsys FS, name string) ([]DirEntry, error) {
	if own, ok := fsys.(ReadDirFS); ok {
		return own.ReadDir(name)
	}
	return withFile(fsys, name, func(f File) ([]DirEntry, error) {
		dir, ok := f.(ReadDirFile)
		if !ok {
			return nil, &PathError{"readdir", name, errors.New("not implemented")}
		}
		entries, err := dir.ReadDir(-1)
		slices.SortFunc(entries, func(a, b DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
		return entries, err
	})
}

// Stat describes a file.
func Stat(fsys FS, name string) (FileInfo, error) {
	if own, ok := fsys.(StatFS); ok {
		return own.Stat(name)
	}
	return withFile(fsys, name, File.Stat)
}

// ReadLink returns what a symbolic link holds.
func ReadLink(fsys FS, name string) (string, error) {
	if own, ok := fsys.(ReadLinkFS); ok {
		return own.ReadLink(name)
	}
	return "", &PathError{"readlink", name, ErrInvalid}
}

// Lstat describes a file without following a link; without ReadLinkFS it is
// Stat.
func Lstat(fsys FS, name string) (FileInfo, error) {
	own, ok := fsys.(ReadLinkFS)
	if !ok {
		return Stat(fsys, name)
	}
	return own.Lstat(name)
}

// SkipDir, returned by a WalkDirFunc, skips the directory.
var SkipDir = errors.New("skip this directory")

// SkipAll, returned by a WalkDirFunc, skips all that is left.
var SkipAll = errors.New("skip everything and stop the walk")

// WalkDirFunc is called for each file. err tells that the directory could not
// be read or the root not be described.
type WalkDirFunc func(path string, d DirEntry, err error) error

// WalkDir calls fn for root and all below it, in lexical order.
func WalkDir(fsys FS, root string, fn WalkDirFunc) (err error) {
	if info, failure := Stat(fsys, root); failure != nil {
		err = fn(root, nil, failure)
	} else {
		err = visit(fsys, fn, root, FileInfoToDirEntry(info))
	}
	if err == SkipAll {
		return nil
	}
	return unlessSkipped(err)
}

// unlessSkipped returns err, but nil for SkipDir.
func unlessSkipped(err error) error {
	if err == SkipDir {
		return nil
	}
	return err
}

// visit walks the entry called name. SkipDir as a result is meant for the
// directory that the entry is in.
func visit(fsys FS, fn WalkDirFunc, name string, entry DirEntry) error {
	err := fn(name, entry, nil)
	if !entry.IsDir() {
		return err
	}
	if err == nil {
		err = visitAll(fsys, fn, name, entry)
	}
	return unlessSkipped(err)
}

// visitAll walks what is in a directory.
func visitAll(fsys FS, fn WalkDirFunc, name string, dir DirEntry) error {
	entries, err := ReadDir(fsys, name)
	if err != nil {
		err = fn(name, dir, err)
	}
	for i := 0; i < len(entries) && err == nil; i++ {
		err = visit(fsys, fn, path.Join(name, entries[i].Name()), entries[i])
	}
	return err
}

// Glob returns the names that match the pattern, by the rules of path.Match.
// Errors of reading directories are ignored.
//
//vole:cost 72
func Glob(fsys FS, pattern string) (matches []string, err error) { return glob(fsys, pattern, 0) }

func glob(fsys FS, pattern string, depth int) (matches []string, err error) {
	const deepest = 10000 // folders that are patterns
	if depth > deepest {
		return nil, path.ErrBadPattern
	}
	if own, ok := fsys.(GlobFS); ok {
		return own.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !isPattern(pattern) {
		if _, missing := Stat(fsys, pattern); missing == nil {
			matches = []string{pattern}
		}
		return matches, nil
	}
	folder, element := path.Split(pattern)
	if folder == "" {
		folder = "./"
	}
	folder = folder[:len(folder)-1]
	folders := []string{folder}
	if isPattern(folder) {
		if folder == pattern { // or it would never end
			return nil, path.ErrBadPattern
		}
		if folders, err = glob(fsys, folder, depth+1); err != nil {
			return nil, err
		}
	}
	for i := 0; i < len(folders) && err == nil; i++ {
		matches, err = appendMatches(matches, fsys, folders[i], element)
	}
	return matches, err
}

// appendMatches appends the entries of a directory that match.
func appendMatches(matches []string, fsys FS, dir, pattern string) ([]string, error) {
	entries, err := ReadDir(fsys, dir)
	if err != nil {
		return matches, nil
	}
	for _, entry := range entries {
		fits, err := path.Match(pattern, entry.Name())
		switch {
		case err != nil:
			return matches, err
		case fits:
			matches = append(matches, path.Join(dir, entry.Name()))
		}
	}
	return matches, nil
}

// isPattern reports whether s has characters that mean something to Match.
func isPattern(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == '*' || c == '?' || c == '[' || c == '\\' {
			return true
		}
	}
	return false
}

// Sub returns the subtree of fsys at dir.
func Sub(fsys FS, dir string) (FS, error) {
	own, ok := fsys.(SubFS)
	switch {
	case !ValidPath(dir):
		return nil, &PathError{"sub", dir, ErrInvalid}
	case dir == ".":
		return fsys, nil
	case ok:
		return own.Sub(dir)
	}
	return &subtree{whole: fsys, root: dir}, nil
}

// A subtree is the part of a file system below root.
type subtree struct {
	whole FS
	root  string
}

// inSubtree does op by the name that the whole file system has for name;
// errors tell names as the subtree has them.
func inSubtree[T any](s *subtree, op, name string, do func(FS, string) (T, error)) (T, error) {
	if !ValidPath(name) {
		var none T
		return none, &PathError{op, name, ErrInvalid}
	}
	result, err := do(s.whole, path.Join(s.root, name))
	if failure, ok := err.(*PathError); ok {
		failure.Path = s.localName(failure.Path)
	}
	return result, err
}

// localName takes the root off a name below it.
func (s *subtree) localName(name string) string {
	size := len(s.root)
	switch {
	case name == s.root:
		return "."
	case len(name) > size+1 && name[size] == '/' && name[:size] == s.root:
		return name[size+1:]
	}
	return name
}

func (s *subtree) Open(name string) (File, error) {
	return inSubtree(s, "open", name, FS.Open)
}

func (s *subtree) ReadDir(name string) ([]DirEntry, error) {
	return inSubtree(s, "read", name, ReadDir)
}

func (s *subtree) ReadFile(name string) ([]byte, error) {
	return inSubtree(s, "read", name, ReadFile)
}

func (s *subtree) ReadLink(name string) (string, error) {
	return inSubtree(s, "readlink", name, ReadLink)
}

func (s *subtree) Lstat(name string) (FileInfo, error) {
	return inSubtree(s, "lstat", name, Lstat)
}

func (s *subtree) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if pattern == "." {
		return []string{"."}, nil
	}
	list, err := Glob(s.whole, s.root+"/"+pattern)
	for i, name := range list {
		if list[i] = s.localName(name); list[i] == name {
			return nil, errors.New("invalid result from inner fsys Glob: " + name + " not in " + s.root)
		}
	}
	if failure, ok := err.(*PathError); ok {
		failure.Path = s.localName(failure.Path)
	}
	return list, err
}

func (s *subtree) Sub(dir string) (FS, error) {
	switch {
	case dir == ".":
		return s, nil
	case !ValidPath(dir):
		return nil, &PathError{"sub", dir, ErrInvalid}
	}
	return &subtree{whole: s.whole, root: path.Join(s.root, dir)}, nil
}
