// Templates from files.
package template

import (
	"internal/templatefiles"
	"io/fs"
)

// Must returns t, or panics with an error that is not nil.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// parseFrom parses files into the group of t; with t nil the first one is the
// start of a new group. err is what went wrong before.
func parseFrom(s templatefiles.Source, t *Template, files []string, err error) (*Template, error) {
	if err != nil {
		return nil, err
	}
	if t != nil {
		t.init()
	}
	err = s.Parse("template", files, func(name, text string) error {
		if t == nil {
			t = New(name)
		}
		member := t
		if name != t.name {
			member = t.New(name)
		}
		_, err := member.Parse(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// ParseFiles parses files into a new group and returns the first one's
// template. Of files with one base name the last one counts.
//
//vole:cost 72
func ParseFiles(filenames ...string) (*Template, error) {
	return parseFrom(templatefiles.System, nil, filenames, nil)
}

// ParseFiles parses files into the group of t, and into t the one that has its
// name.
//
//go:noinline
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseFrom(templatefiles.System, t, filenames, nil)
}

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
//
//vole:cost 71
func ParseGlob(pattern string) (*Template, error) { return parseGlob(pattern) }

//go:noinline
func parseGlob(pattern string) (*Template, error) {
	files, err := templatefiles.System.Matching("template", pattern)
	return parseFrom(templatefiles.System, nil, files, err)
}

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	files, err := templatefiles.System.Matching("template", pattern)
	return parseFrom(templatefiles.System, t, files, err)
}

// ParseFS is ParseFiles for the files of fsys that match the patterns, which
// are those of path.Match.
//
//vole:cost 72
func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return parseFS(fsys, patterns...)
}

//go:noinline
func parseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	files, err := templatefiles.In(fsys).Matching("template", patterns...)
	return parseFrom(templatefiles.In(fsys), nil, files, err)
}

// ParseFS is ParseFiles for the files of fsys that match the patterns, which
// are those of path.Match.
func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	files, err := templatefiles.In(fsys).Matching("template", patterns...)
	return parseFrom(templatefiles.In(fsys), t, files, err)
}
