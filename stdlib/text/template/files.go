// Templates from files. Each file makes a template with its base name.
package template

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
)

// quoted quotes s as %q does.
func quoted(s string) string { return strconv.Quote(s) }

// Must returns t, or panics with an error that is not nil.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// A folder is where templates are read from.
type folder struct {
	base func(file string) string
	read func(file string) ([]byte, error)
}

var system = folder{filepath.Base, os.ReadFile}

func folderOf(fsys fs.FS) folder {
	read := func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) }
	return folder{path.Base, read}
}

// parse adds the files to the group of t; with t nil the first one is the start
// of a new group.
func (f folder) parse(t *Template, files []string) (*Template, error) {
	if len(files) == 0 {
		return nil, fmt.Errorf("template: no files named in call to ParseFiles")
	}
	for _, file := range files {
		text, err := f.read(file)
		if err != nil {
			return nil, err
		}
		name := f.base(file)
		if t == nil {
			t = New(name)
		}
		member := t
		if name != t.name {
			member = t.New(name)
		}
		if _, err := member.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// matches returns the files that each of the patterns has.
func matches(glob func(pattern string) ([]string, error), patterns ...string) ([]string, error) {
	var files []string
	for _, pattern := range patterns {
		list, err := glob(pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		files = append(files, list...)
	}
	return files, nil
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	files, err := matches(filepath.Glob, pattern)
	if err != nil {
		return nil, err
	}
	return system.parse(t, files)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	glob := func(pattern string) ([]string, error) { return fs.Glob(fsys, pattern) }
	files, err := matches(glob, patterns...)
	if err != nil {
		return nil, err
	}
	return folderOf(fsys).parse(t, files)
}

// ParseFiles parses files into a new group and returns the first one's
// template. Of files with one base name the last one counts.
func ParseFiles(filenames ...string) (*Template, error) { return system.parse(nil, filenames) }

// ParseFiles parses files into the group of t, and into t the one that has its
// name.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.ensureGroup()
	return system.parse(t, filenames)
}

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.ensureGroup()
	return parseGlob(t, pattern)
}

// ParseFS is ParseFiles for the files of fsys that match the patterns, which
// are those of path.Match.
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return parseFS(nil, fsys, patterns)
}

// ParseFS is ParseFiles for the files of fsys that match the patterns, which
// are those of path.Match.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	t.ensureGroup()
	return parseFS(t, fsys, patterns)
}
