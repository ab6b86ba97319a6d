// Patterns: matching one name, and finding the files that match. Patterns with
// a pattern in their folder find the folders first.
package filepath

import (
	"errors"
	"internal/wildcard"
	"os"
	"slices"
	"strings"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether name matches a pattern, which has * for any sequence
// but separators, ? for one character, [a-z] and [^a-z] for one of a class, and
// \ before a character that stands for itself.
//
//go:noinline
func Match(pattern, name string) (matched bool, err error) {
	matched, bad := wildcard.Match(pattern, name, false)
	if bad {
		err = ErrBadPattern
	}
	return matched, err
}

func hasMeta(name string) bool { return strings.ContainsAny(name, `*?[\`) }

// maxSeparators limits the recursion of Glob.
const maxSeparators = 10000

// Glob returns the names of all files that match the pattern. What cannot be
// read is passed over.
func Glob(pattern string) (matches []string, err error) {
	return glob(pattern, 0)
}

func glob(pattern string, depth int) (matches []string, err error) {
	if depth == maxSeparators {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !hasMeta(pattern) {
		if _, err = os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if !hasMeta(dir) {
		return globDir(dir, file, nil)
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs, err := glob(dir, depth+1)
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		if matches, err = globDir(d, file, matches); err != nil {
			return
		}
	}
	return
}

// globDir appends the names in dir that match the pattern.
func globDir(dir, pattern string, matches []string) ([]string, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return matches, nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return matches, nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	slices.Sort(names)
	for _, n := range names {
		ok, err := Match(pattern, n)
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, Join(dir, n))
		}
	}
	return matches, nil
}
