// Root: a directory beyond which no name leads.
//
// A name is followed part by part. Each directory on the way is opened without
// following links, and the next part is looked up in it by a name that the host
// has for what is open (/proc/self/fd/N), so that it does not matter what others
// rename meanwhile; links are read and their parts put in place of theirs. Where
// the host has no such names those of the parts are joined instead, which is as
// safe as those who can change the tree are honest.
package os

import (
	"errors"
	"internal/hostos"
	"internal/stringslite"
	"io/fs"
	"sync"
	"syscall"
	"time"
)

const (
	oDirectory = 0x10000 // O_DIRECTORY
	oNoFollow  = 0x20000 // O_NOFOLLOW
)

var errPathEscapes = errors.New("path escapes from parent")

// A Root is a directory. Names of its methods lead to nothing outside of it,
// whatever links there are. It may be used by several goroutines.
type Root struct {
	root *root
}

type root struct {
	name string
	mu   sync.RWMutex // held while the directory is in use
	dir  *directory   // nil: closed
}

// A directory is open and has a name that names of files can be appended to.
type directory struct {
	fd   int
	path string
}

// openDirectory opens the directory path/name, which may be reported as shown.
func openDirectory(path string, follow bool) (*directory, error) {
	flags := syscall.O_RDONLY | oDirectory | syscall.O_CLOEXEC
	if !follow {
		flags |= oNoFollow
	}
	fd := hostos.Open(path, flags, 0)
	if fd < 0 {
		return nil, errno(fd)
	}
	if own, e := hostos.DirectoryName(fd); e >= 0 {
		path = own
	}
	return &directory{fd, path}, nil
}

func (d *directory) join(name string) string { return d.path + "/" + name }

func (d *directory) close() { hostos.Close(d.fd) }

// kind returns the type bits of an entry, no link followed.
func (d *directory) kind(name string) (FileMode, error) {
	var st hostos.Stat
	if r := hostos.StatPath(d.join(name), false, &st); r < 0 {
		return 0, errno(r)
	}
	return fileMode(st.Mode).Type(), nil
}

// OpenRoot opens a directory.
func OpenRoot(name string) (*Root, error) {
	d, err := openDirectory(name, true)
	if err == syscall.ENOTDIR {
		if info, e := Stat(name); e == nil && !info.IsDir() {
			err = errors.New("not a directory")
		}
	}
	if err != nil {
		return nil, &PathError{Op: "open", Path: name, Err: err}
	}
	return &Root{&root{name: name, dir: d}}, nil
}

// OpenInRoot opens a file below dir for reading.
func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Open(name)
}

// Name returns the name that the Root was opened by.
//
//vole:cost 7
func (r *Root) Name() string { return r.root.Name() }

func (r *root) Name() string { return r.name }

// Close closes the directory. Later uses are errors.
//
//vole:cost 61
func (r *Root) Close() error { return r.root.close() }

//go:noinline
func (r *root) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.dir != nil {
		r.dir.close()
		r.dir = nil
	}
	return nil
}

// splitName cuts a relative name into parts; a dot is one only at the end.
func splitName(name string) (parts []string, slash bool, err error) {
	if name == "" {
		return nil, false, errors.New("empty path")
	}
	if name[0] == '/' {
		return nil, false, errPathEscapes
	}
	for name != "" {
		end := 0
		for end < len(name) && name[end] != '/' {
			end++
		}
		part := name[:end]
		slash = end < len(name)
		for end < len(name) && name[end] == '/' {
			end++
		}
		if name = name[end:]; part != "." || name == "" {
			parts = append(parts, part)
		}
	}
	return parts, slash, nil
}

// How the end of a name is treated.
const (
	followEnd  = 1 << iota // links
	mayBeNew               // a name with a slash at its end need not exist
	anySlashes             // slashes at the end mean nothing
)

// A walk goes down a name.
type walk struct {
	root  *directory
	at    *directory
	parts []string // the next is parts[i]
	i     int
	slash bool // at the end
	links int
	steps int
	mode  int
	visit func(*directory, string) error // makes a directory that is missing; may be nil
}

// in calls do with the directory that the last part of name lies in, and that
// part.
func (r *Root) in(name string, mode int, do func(parent *directory, part string) error) error {
	return r.inVia(name, mode, nil, do)
}

func (r *Root) inVia(name string, mode int, visit, do func(*directory, string) error) error {
	r.root.mu.RLock()
	defer r.root.mu.RUnlock()
	if r.root.dir == nil {
		return ErrClosed
	}
	parts, slash, err := splitName(name)
	if err != nil {
		return err
	}
	w := &walk{root: r.root.dir, at: r.root.dir, parts: parts, slash: slash, mode: mode, visit: visit}
	defer func() { w.move(w.root, 0) }()
	for {
		if w.steps++; w.steps > 255 {
			return syscall.ENAMETOOLONG
		}
		var done bool
		switch part := w.parts[w.i]; {
		case part == "..":
			err = w.up()
		case w.i == len(w.parts)-1:
			done, err = w.last(part)
		default:
			err = w.down(part)
		}
		if done && err == nil {
			err = do(w.at, w.parts[w.i])
		}
		if done || err != nil {
			return w.located(err)
		}
	}
}

// located tells a PathError how far the walk has come.
func (w *walk) located(err error) error {
	if e, ok := err.(*PathError); ok && e.Path == "" {
		e.Path = w.parts[0]
		for _, part := range w.parts[1 : w.i+1] {
			e.Path += "/" + part
		}
	}
	return err
}

// move goes to part i in directory d.
func (w *walk) move(d *directory, i int) {
	if w.at != w.root {
		w.at.close()
	}
	w.at, w.i = d, i
}

// up takes parts.. out and begins again.
func (w *walk) up() error {
	end := w.i
	for end < len(w.parts) && w.parts[end] == ".." {
		end++
	}
	count := end - w.i
	if count > w.i {
		return errPathEscapes
	}
	w.parts = append(w.parts[:w.i-count], w.parts[end:]...)
	if len(w.parts) == 0 {
		w.parts = []string{"."}
	}
	w.move(w.root, 0)
	return nil
}

// down opens the directory part, or follows a link of that name.
func (w *walk) down(part string) error {
	d, err := openDirectory(w.at.join(part), false)
	if err == syscall.ENOENT && w.visit != nil {
		if err := w.visit(w.at, part); err != nil {
			return err
		}
		d, err = openDirectory(w.at.join(part), false)
	}
	switch {
	case err == nil:
		w.move(d, w.i+1)
		return nil
	case err == syscall.ELOOP || err == syscall.ENOTDIR:
		if followed, e := w.link(part); followed {
			return e
		}
	}
	if w.visit != nil {
		return &PathError{Op: "openat", Err: err}
	}
	return err
}

// last looks at the end of the name; done says that this is it.
func (w *walk) last(part string) (done bool, err error) {
	slash := w.slash && w.mode&anySlashes == 0
	if !slash && w.mode&followEnd == 0 {
		return true, nil
	}
	kind, err := w.at.kind(part)
	switch {
	case err == syscall.ENOENT && (!slash || w.mode&mayBeNew != 0):
		return true, nil
	case err != nil:
		return true, err
	case kind == ModeSymlink:
		_, err := w.link(part)
		return false, err
	case kind != ModeDir && slash:
		return true, syscall.ENOTDIR
	}
	return true, nil
}

// link puts what the link part holds in its place, if it is one.
func (w *walk) link(part string) (followed bool, err error) {
	target, e := hostos.ReadLink(w.at.join(part))
	if e < 0 {
		return false, nil
	}
	if w.links++; w.links > 8 {
		return true, syscall.ELOOP
	}
	parts, slash, err := splitName(target)
	if err != nil {
		return true, err
	}
	if rest := w.parts[w.i+1:]; len(rest) > 0 {
		if parts[len(parts)-1] == "." {
			parts = parts[:len(parts)-1]
		}
		parts = append(parts, rest...)
	} else {
		w.slash = w.slash || slash
	}
	w.parts = append(append([]string(nil), w.parts[:w.i]...), parts...)
	return true, nil
}

func (r *Root) wrap(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &PathError{Op: op, Path: name, Err: underlying(err)}
}

func answer(r int) error {
	if r < 0 {
		return errno(r)
	}
	return nil
}

func badMode(op, name string, perm FileMode) error {
	if perm&0o777 == perm {
		return nil
	}
	return &PathError{Op: op, Path: name, Err: errors.New("unsupported file mode")}
}

// Open opens a file for reading.
func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }

// Create makes or empties a file and opens it.
func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

// OpenFile opens a file as the function does; perm is permission bits only.
func (r *Root) OpenFile(name string, flag int, perm FileMode) (f *File, err error) {
	if err := badMode("openat", name, perm); err != nil {
		return nil, err
	}
	mode := followEnd
	if flag&(O_CREATE|O_EXCL) == O_CREATE|O_EXCL {
		mode = 0
	}
	err = r.in(name, mode, func(d *directory, part string) error {
		fd := hostos.Open(d.join(part), flag|oNoFollow|syscall.O_CLOEXEC, syscallMode(perm))
		if mode == 0 && errno(fd) == syscall.ELOOP {
			return syscall.EEXIST
		}
		if fd >= 0 {
			f = openedFile(fd, joinNames(r.root.name, name))
			f.appendMode = flag&O_APPEND != 0
		}
		return answer(fd)
	})
	return f, r.wrap("openat", name, err)
}

func joinNames(dir, name string) string {
	if stringslite.HasSuffix(dir, "/") {
		return dir + name
	}
	return dir + "/" + name
}

// OpenRoot opens a directory as a Root.
func (r *Root) OpenRoot(name string) (*Root, error) {
	var inner *directory
	err := r.in(name, followEnd, func(d *directory, part string) (err error) {
		inner, err = openDirectory(d.join(part), false)
		return err
	})
	full := joinNames(r.root.name, name)
	if err == syscall.ENOTDIR {
		if info, e := r.Stat(name); e == nil && !info.IsDir() {
			return nil, &PathError{Op: "open", Path: full, Err: errors.New("not a directory")}
		}
	}
	if err != nil {
		return nil, r.wrap("openat", name, err)
	}
	return &Root{&root{name: full, dir: inner}}, nil
}

// Chmod changes a file's mode.
//
//vole:cost 63
func (r *Root) Chmod(name string, mode FileMode) error { return r.doChmod(name, mode) }

//go:noinline
func (r *Root) doChmod(name string, mode FileMode) error {
	return r.wrap("chmodat", name, r.in(name, followEnd, func(d *directory, part string) error {
		return answer(hostos.Chmod(d.join(part), syscallMode(mode)))
	}))
}

// Chown changes a file's owner.
//
//vole:cost 64
func (r *Root) Chown(name string, uid, gid int) error { return r.chown(name, uid, gid) }

//go:noinline
func (r *Root) chown(name string, uid, gid int) error {
	return r.wrap("chownat", name, r.in(name, followEnd, func(d *directory, part string) error {
		return Lchown(d.join(part), uid, gid)
	}))
}

// Lchown is Chown for a link itself.
//
//vole:cost 64
func (r *Root) Lchown(name string, uid, gid int) error { return r.lchown(name, uid, gid) }

//go:noinline
func (r *Root) lchown(name string, uid, gid int) error {
	return r.wrap("lchownat", name, r.in(name, 0, func(d *directory, part string) error {
		return Lchown(d.join(part), uid, gid)
	}))
}

// Chtimes changes a file's times.
//
//vole:cost 64
func (r *Root) Chtimes(name string, atime time.Time, mtime time.Time) error {
	return r.chtimes(name, atime, mtime)
}

//go:noinline
func (r *Root) chtimes(name string, atime time.Time, mtime time.Time) error {
	return r.wrap("chtimesat", name, r.in(name, followEnd, func(d *directory, part string) error {
		return Chtimes(d.join(part), atime, mtime)
	}))
}

// Mkdir makes a directory.
func (r *Root) Mkdir(name string, perm FileMode) error {
	if err := badMode("mkdirat", name, perm); err != nil {
		return err
	}
	err := r.in(name, mayBeNew|anySlashes, func(d *directory, part string) error {
		return answer(hostos.Mkdir(d.join(part), syscallMode(perm)))
	})
	return r.wrap("mkdirat", name, err)
}

// MkdirAll makes a directory and those above it that are missing.
func (r *Root) MkdirAll(name string, perm FileMode) error {
	if err := badMode("mkdirat", name, perm); err != nil {
		return err
	}
	makeDir := func(d *directory, part string) error {
		err := answer(hostos.Mkdir(d.join(part), syscallMode(perm)))
		if err == nil || err == syscall.EEXIST {
			return nil
		}
		return &PathError{Op: "mkdirat", Err: err}
	}
	err := r.inVia(name, mayBeNew|anySlashes, makeDir, func(d *directory, part string) error {
		err := answer(hostos.Mkdir(d.join(part), syscallMode(perm)))
		if err == syscall.EEXIST {
			switch kind, _ := d.kind(part); kind {
			case ModeDir:
				return nil
			case ModeSymlink:
				err = errLastIsLink
			}
		}
		if err != nil {
			err = &PathError{Op: "mkdirat", Err: err}
		}
		return err
	})
	e, ok := err.(*PathError)
	switch {
	case err == nil:
		return nil
	case !ok:
		return &PathError{Op: "mkdirat", Path: name, Err: err}
	case e.Err == errLastIsLink: // which may lead to a directory
		info, err := r.Stat(name)
		switch {
		case err == nil && info.IsDir():
			return nil
		case err == nil:
			err = syscall.ENOTDIR
		case IsNotExist(err):
			err = syscall.EEXIST
		}
		e.Err = err
	}
	return e
}

var errLastIsLink = errors.New("link")

// Remove removes a file or an empty directory.
//
//vole:cost 62
func (r *Root) Remove(name string) error { return r.remove(name) }

//go:noinline
func (r *Root) remove(name string) error {
	return r.wrap("removeat", name, r.in(name, 0, func(d *directory, part string) error {
		return Remove(d.join(part))
	}))
}

// RemoveAll removes a file or a directory with all in it; it may be missing.
//
//vole:cost 62
func (r *Root) RemoveAll(name string) error { return r.removeAll(name) }

//go:noinline
func (r *Root) removeAll(name string) error {
	for stringslite.HasSuffix(name, "/") {
		name = name[:len(name)-1]
	}
	if name == "." || stringslite.HasSuffix(name, "/.") {
		return &PathError{Op: "RemoveAll", Path: name, Err: syscall.EINVAL}
	}
	err := r.in(name, 0, func(d *directory, part string) error { return RemoveAll(d.join(part)) })
	if IsNotExist(err) {
		return nil
	}
	return r.wrap("RemoveAll", name, err)
}

func (r *Root) stat(name string, mode int) (FileInfo, error) {
	s := &fileStat{name: basename(name)}
	err := r.in(name, mode, func(d *directory, part string) error {
		return answer(hostos.StatPath(d.join(part), false, s.host()))
	})
	if err != nil {
		return nil, r.wrap("statat", name, err)
	}
	return s, nil
}

// Stat describes a file.
//
//go:noinline
func (r *Root) Stat(name string) (FileInfo, error) { return r.stat(name, followEnd) }

// Lstat is Stat for a link itself.
//
//go:noinline
func (r *Root) Lstat(name string) (FileInfo, error) { return r.stat(name, 0) }

// Readlink returns what a link holds.
//
//vole:cost 71
func (r *Root) Readlink(name string) (target string, err error) { return r.readlink(name) }

//go:noinline
func (r *Root) readlink(name string) (target string, err error) {
	err = r.in(name, 0, func(d *directory, part string) error {
		var e int
		target, e = hostos.ReadLink(d.join(part))
		return answer(e)
	})
	return target, r.wrap("readlinkat", name, err)
}

// both calls do with the places of two names.
func (r *Root) both(op, from, to string, mode int,
	do func(from, to string, same bool) error) error {
	err := r.in(from, 0, func(d *directory, part string) error {
		return r.in(to, mode, func(e *directory, last string) error {
			return do(d.join(part), e.join(last), part == last)
		})
	})
	if err != nil {
		return &LinkError{op, from, to, underlying(err)}
	}
	return nil
}

// Rename renames a file.
//
//vole:cost 63
func (r *Root) Rename(oldname, newname string) error { return r.rename(oldname, newname) }

//go:noinline
func (r *Root) rename(oldname, newname string) error {
	toDir := stringslite.HasSuffix(newname, "/")
	return r.both("renameat", oldname, newname, mayBeNew, func(from, to string, same bool) error {
		old, oldErr := Lstat(from)
		if toDir {
			if oldErr != nil {
				return oldErr
			}
			if !old.IsDir() {
				return syscall.ENOTDIR
			}
		}
		if target, err := Lstat(to); err == nil && target.IsDir() {
			if oldErr != nil {
				return oldErr
			}
			if same || !SameFile(old, target) {
				return syscall.EEXIST
			}
		}
		return answer(hostos.Rename(from, to))
	})
}

// Link makes newname another name of a file.
//
//vole:cost 63
func (r *Root) Link(oldname, newname string) error { return r.doLink(oldname, newname) }

//go:noinline
func (r *Root) doLink(oldname, newname string) error {
	return r.both("linkat", oldname, newname, 0, func(from, to string, _ bool) error {
		return answer(hostos.Link(from, to, false))
	})
}

// Symlink makes a link that holds oldname, which may lead anywhere.
//
//vole:cost 63
func (r *Root) Symlink(oldname, newname string) error { return r.symlink(oldname, newname) }

//go:noinline
func (r *Root) symlink(oldname, newname string) error {
	err := r.in(newname, 0, func(d *directory, part string) error {
		return answer(hostos.Link(oldname, d.join(part), true))
	})
	if err != nil {
		return &LinkError{"symlinkat", oldname, newname, err}
	}
	return nil
}

// ReadFile returns what a file has.
func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.readRest()
}

// WriteFile makes or empties a file and writes data to it.
func (r *Root) WriteFile(name string, data []byte, perm FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// FS returns the Root as a file system.
func (r *Root) FS() fs.FS { return (*rootFS)(r) }

type rootFS Root

// checked returns the Root for a name that file systems know.
func (f *rootFS) checked(op, name string) (*Root, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{Op: op, Path: name, Err: ErrInvalid}
	}
	return (*Root)(f), nil
}

func (f *rootFS) Open(name string) (fs.File, error) {
	r, err := f.checked("open", name)
	if err != nil {
		return nil, err
	}
	file, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	return file, nil
}

func (f *rootFS) ReadDir(name string) ([]DirEntry, error) {
	r, err := f.checked("readdir", name)
	if err != nil {
		return nil, err
	}
	file, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	list, err := file.ReadDir(-1)
	sortEntries(list)
	return list, err
}

func (f *rootFS) ReadFile(name string) ([]byte, error) {
	r, err := f.checked("readfile", name)
	if err != nil {
		return nil, err
	}
	return r.ReadFile(name)
}

func (f *rootFS) ReadLink(name string) (string, error) {
	r, err := f.checked("readlink", name)
	if err != nil {
		return "", err
	}
	return r.Readlink(name)
}

func (f *rootFS) Stat(name string) (FileInfo, error) {
	r, err := f.checked("stat", name)
	if err != nil {
		return nil, err
	}
	return r.Stat(name)
}

func (f *rootFS) Lstat(name string) (FileInfo, error) {
	r, err := f.checked("lstat", name)
	if err != nil {
		return nil, err
	}
	return r.Lstat(name)
}
