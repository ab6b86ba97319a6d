package zip

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// A node is a file or directory of the tree; directories may have no entry in
// the archive.
type node struct {
	name  string
	file  *File
	isDir bool
	twice bool // several entries have this name
}

func (n *node) Name() string               { return path.Base(n.name) }
func (n *node) Size() int64                { return 0 }
func (n *node) Mode() fs.FileMode          { return fs.ModeDir | 0555 }
func (n *node) Type() fs.FileMode          { return fs.ModeDir }
func (n *node) IsDir() bool                { return true }
func (n *node) Sys() any                   { return nil }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) String() string             { return fs.FormatDirEntry(n) }

func (n *node) ModTime() time.Time {
	if n.file == nil {
		return time.Time{}
	}
	return n.file.Modified.UTC()
}

// described is what both kinds of nodes are.
type described interface {
	fs.FileInfo
	fs.DirEntry
}

func (n *node) describe() (described, error) {
	switch {
	case n.twice:
		return nil, errors.New(n.name + ": duplicate entries in zip file")
	case n.isDir:
		return n, nil
	}
	return info{&n.file.FileHeader}, nil
}

// cleanName returns a name that stays within the tree.
func cleanName(name string) string {
	name = strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	for strings.HasPrefix(name, "../") {
		name = name[3:]
	}
	return name
}

func dirOf(name string) string { return path.Dir(name) }

// nodes returns all nodes, ordered by their directories and names.
func (r *Reader) nodes() []node {
	r.treeOnce.Do(func() {
		at := make(map[string]int)
		parents := make(map[string]bool)
		for _, f := range r.File {
			name := cleanName(f.Name)
			if name == "" {
				continue
			}
			if i, ok := at[name]; ok {
				r.tree[i].twice = true
				continue
			}
			for dir := dirOf(name); dir != "." && dir != "/" && !parents[dir]; dir = dirOf(dir) {
				parents[dir] = true
			}
			at[name] = len(r.tree)
			r.tree = append(r.tree, node{name: name, file: f, isDir: f.isDir()})
		}
		for dir := range parents {
			if i, ok := at[dir]; !ok {
				r.tree = append(r.tree, node{name: dir, isDir: true})
			} else if !r.tree[i].isDir {
				r.tree[i].twice = true
			}
		}
		slices.SortFunc(r.tree, func(a, b node) int {
			return cmp.Or(strings.Compare(dirOf(a.name), dirOf(b.name)), strings.Compare(a.name, b.name))
		})
	})
	return r.tree
}

// within returns the nodes of a directory.
func within(nodes []node, dir string) []node {
	from, _ := slices.BinarySearchFunc(nodes, dir, func(n node, dir string) int {
		return strings.Compare(dirOf(n.name), dir)
	})
	to := from
	for to < len(nodes) && dirOf(nodes[to].name) == dir {
		to++
	}
	return nodes[from:to]
}

// Open opens a file or directory as an fs.FS does: names are local ones with
// slashes.
func (r *Reader) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	nodes := r.nodes()
	var n *node
	if name == "." {
		n = &node{name: "./", isDir: true}
	} else {
		for i, other := range within(nodes, dirOf(name)) {
			if other.name == name {
				n = &within(nodes, dirOf(name))[i]
			}
		}
	}
	switch {
	case n == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case n.isDir:
		return &openDir{node: n, entries: within(nodes, name)}, nil
	}
	text, err := n.file.Open()
	if err != nil {
		return nil, err
	}
	return text.(fs.File), nil
}

// An openDir is a directory being read.
type openDir struct {
	node    *node
	entries []node // that were not read
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.node.describe() }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.node.name, Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	now := d.entries
	if count > 0 {
		if len(now) == 0 {
			return nil, io.EOF
		}
		now = now[:min(len(now), count)]
	}
	var list []fs.DirEntry
	if len(now) > 0 {
		list = make([]fs.DirEntry, len(now))
	}
	for i, n := range now {
		entry, err := n.describe()
		if err == nil {
			err = d.refuse(n.name, entry.Name())
		}
		if err != nil {
			return nil, err
		}
		list[i] = entry
	}
	d.entries = d.entries[len(now):]
	return list, nil
}

// refuse returns an error for an entry that no path leads to; whole is its name
// in the archive.
func (d *openDir) refuse(whole, name string) error {
	if name != "." && fs.ValidPath(name) {
		return nil
	}
	return &fs.PathError{Op: "readdir", Path: d.node.name,
		Err: fmt.Errorf("invalid file name: %v", whole)}
}
