// Package templatefiles reads templates from files, for text/template and
// html/template. Each file makes a template with its base name.
package templatefiles

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// A Source is where files are.
type Source struct {
	base func(file string) string
	read func(file string) ([]byte, error)
	glob func(pattern string) ([]string, error)
}

// System is the file system of the machine.
var System = Source{filepath.Base, os.ReadFile, filepath.Glob}

// In returns a file system as a source.
func In(fsys fs.FS) Source {
	return Source{
		path.Base,
		func(file string) ([]byte, error) { return fs.ReadFile(fsys, file) },
		func(pattern string) ([]string, error) { return fs.Glob(fsys, pattern) },
	}
}

// Parse calls parse with the base name and the text of each file. pkg is the
// name of the package, for errors.
func (s Source) Parse(pkg string, files []string, parse func(name, text string) error) error {
	if len(files) == 0 {
		return fmt.Errorf("%s: no files named in call to ParseFiles", pkg)
	}
	for _, file := range files {
		text, err := s.read(file)
		if err == nil {
			err = parse(s.base(file), string(text))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Matching returns the files that match the patterns, each of which must have
// some.
func (s Source) Matching(pkg string, patterns ...string) ([]string, error) {
	var files []string
	for _, pattern := range patterns {
		list, err := s.glob(pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("%s: pattern matches no files: %#q", pkg, pattern)
		}
		files = append(files, list...)
	}
	return files, nil
}
