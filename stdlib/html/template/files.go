// Templates from files, as in text/template but for the names of errors.
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

// parseFrom parses files into the group of t, or of the first file if t is nil.
func parseFrom(s templatefiles.Source, t *Template, files []string) (*Template, error) {
	err := t.checkParse()
	if err == nil {
		err = s.Parse("html/template", files, func(name, text string) error {
			if t == nil {
				t = New(name)
			}
			member := t
			if name != t.Name() {
				member = t.New(name)
			}
			_, err := member.Parse(text)
			return err
		})
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	if err := t.checkParse(); err != nil {
		return nil, err
	}
	files, err := templatefiles.System.Matching("html/template", pattern)
	if err != nil {
		return nil, err
	}
	return parseFrom(templatefiles.System, t, files)
}

func parseFS(t *Template, fsys fs.FS, patterns []string) (*Template, error) {
	source := templatefiles.In(fsys)
	files, err := source.Matching("template", patterns...)
	if err != nil {
		return nil, err
	}
	return parseFrom(source, t, files)
}

// ParseFiles parses files into a new group and returns the first one's
// template. Of files with one base name the last one counts.
func ParseFiles(filenames ...string) (*Template, error) {
	return parseFrom(templatefiles.System, nil, filenames)
}

// ParseFiles parses files into the group of t, and into t the one that has its
// name.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseFrom(templatefiles.System, t, filenames)
}

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob is ParseFiles for the files that match a pattern of filepath.Match.
func (t *Template) ParseGlob(pattern string) (*Template, error) { return parseGlob(t, pattern) }

// ParseFS is ParseFiles for the files of fs that match the patterns, which are
// those of path.Match.
func ParseFS(fs fs.FS, patterns ...string) (*Template, error) { return parseFS(nil, fs, patterns) }

// ParseFS is ParseFiles for the files of fs that match the patterns, which are
// those of path.Match.
func (t *Template) ParseFS(fs fs.FS, patterns ...string) (*Template, error) {
	return parseFS(t, fs, patterns)
}
