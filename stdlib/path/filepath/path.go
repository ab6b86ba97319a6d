// Package filepath works with the file names of the operating system. They are
// separated by slashes, so most of it is package path.
package filepath

import (
	"errors"
	"internal/filepathlite"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

const (
	Separator     = '/' // between the elements of a name
	ListSeparator = ':' // between names in a list
)

// SkipDir, returned by a WalkFunc, skips the directory.
var SkipDir error = fs.SkipDir

// SkipAll, returned by a WalkFunc, ends the walk.
var SkipAll error = fs.SkipAll

// Clean returns the shortest name that means the same, by words alone.
//
//vole:cost 61
func Clean(path string) string { return filepathlite.Clean(path) }

// IsLocal reports whether path, by words alone, stays in the directory where it
// is used: it is not empty or absolute and does not climb out with "..".
//
//vole:cost 69
func IsLocal(path string) bool { return filepathlite.IsLocal(path) }

// Localize turns a name as of package io/fs into one of the system.
//
//vole:cost 70
func Localize(path string) (string, error) { return filepathlite.Localize(path) }

// ToSlash returns path with slashes as separators.
//
//vole:cost 6
func ToSlash(path string) string { return filepathlite.ToSlash(path) }

// FromSlash returns path with the system's separators in place of slashes.
//
//vole:cost 6
func FromSlash(path string) string { return filepathlite.FromSlash(path) }

// SplitList splits a list as in the environment's PATH.
//
//vole:cost 80
func SplitList(path string) []string { return splitList(path) }

//vole:cost 76
func splitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, string(ListSeparator))
}

// Split cuts path after the last separator.
//
//vole:cost 70
func Split(path string) (dir, file string) { return filepathlite.Split(path) }

// Join joins the elements that are not empty, and cleans the result.
//
//vole:cost 61
func Join(elem ...string) string { return join(elem) }

//go:noinline
//vole:leaks elem=0+1
func join(elem []string) string { return path.Join(elem...) }

// Ext returns the last dot of the last element and what follows.
//
//vole:cost 42
func Ext(path string) string { return filepathlite.Ext(path) }

// IsAbs reports whether path is absolute.
//
//vole:cost 22
func IsAbs(path string) bool { return filepathlite.IsAbs(path) }

// Abs returns path made absolute with the working directory, and clean.
//
//vole:leaks path=0
func Abs(path string) (string, error) {
	if IsAbs(path) {
		return Clean(path), nil
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(dir, path), nil
}

// Rel returns a name that leads from basePath to targPath, by words alone.
//
//vole:leaks targPath=0
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if target == base {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	same := sharedElements(base, target)
	from, to := strings.TrimPrefix(base[same:], "/"), strings.TrimPrefix(target[same:], "/")
	if to == "." {
		to = ""
	}
	if from == "" {
		return to, nil
	}
	if from == ".." || strings.HasPrefix(from, "../") {
		return "", errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	}
	up := strings.Repeat("../", strings.Count(from, "/")) + ".."
	if to == "" {
		return up, nil
	}
	return up + "/" + to, nil
}

// sharedElements returns how long the elements are that two clean names both
// begin with.
func sharedElements(a, b string) (length int) {
	for i := 0; ; i++ {
		aEnds, bEnds := i == len(a) || a[i] == '/', i == len(b) || b[i] == '/'
		if aEnds && bEnds {
			length = i
		}
		if i == len(a) || i == len(b) || a[i] != b[i] {
			return length
		}
	}
}

// A WalkFunc is called by Walk for each name, in the order of words. err says
// that the name, or the list of a directory, could not be read; what it returns
// ends the walk, but for SkipDir and SkipAll.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// WalkDir calls fn for root and all below it, in the order of words.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	var err error
	if info, e := os.Lstat(root); e != nil {
		err = fn(root, nil, e)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(name string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	if err := fn(name, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	list, err := os.ReadDir(name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			if err == SkipDir {
				err = nil
			}
			return err
		}
	}
	for _, entry := range list {
		if err := walkDir(Join(name, entry.Name()), entry, fn); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Walk is WalkDir with a FileInfo of each name.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(root, info, fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(name string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(name, info, nil)
	}
	names, err := readNames(name)
	if e := fn(name, info, err); err != nil || e != nil {
		// The function has seen the failure and decides.
		return e
	}
	for _, base := range names {
		child := Join(name, base)
		childInfo, err := os.Lstat(child)
		if err != nil {
			if err := fn(child, childInfo, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err = walk(child, childInfo, fn); err != nil {
			if !childInfo.IsDir() || err != SkipDir {
				return err
			}
		}
	}
	return nil
}

// readNames returns the sorted names in a directory.
func readNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}

// Base returns the last element, "." of an empty name.
//
//vole:cost 61
func Base(path string) string { return filepathlite.Base(path) }

// Dir returns all but the last element.
//
//vole:cost 61
func Dir(path string) string { return filepathlite.Dir(path) }

// VolumeName returns the name of the volume, which is always empty here.
//
//vole:cost 16
func VolumeName(path string) string { return filepathlite.VolumeName(path) }

// HasPrefix is strings.HasPrefix. It does not know about elements.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }
