// Package path works on slash-separated names, such as those of URLs and of
// io/fs; names of the operating system are for path/filepath.
package path

import (
	"errors"
	"internal/bytealg"
	"internal/wildcard"
)

// Clean returns the shortest equivalent of path: no empty or "." elements, ".."
// only at the beginning of a relative one, no slash at the end except of the
// root. An empty path is ".".
//
//vole:leaks path=0
func Clean(path string) string {
	rooted := IsAbs(path)
	out := make([]byte, 0, len(path))
	fixed := 0 // the length of the root or of leading ".."s, which stay
	if rooted {
		out, fixed = append(out, '/'), 1
	}
	for rest := path; rest != ""; {
		var elem string
		elem, rest = cutElement(rest)
		switch {
		case elem == "" || elem == ".":
		case elem != "..":
			out = appendElement(out, elem)
		case len(out) > fixed:
			out = out[:max(fixed, lastSlash(string(out)))]
		case !rooted:
			out = appendElement(out, elem)
			fixed = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// cutElement cuts path at its first slash.
func cutElement(path string) (elem, rest string) {
	for i := range len(path) {
		if path[i] == '/' {
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

// appendElement appends an element and what separates it from others.
func appendElement(path []byte, elem string) []byte {
	if n := len(path); n > 0 && path[n-1] != '/' {
		path = append(path, '/')
	}
	return append(path, elem...)
}

// lastSlash returns where the last slash of s is, -1 if there is none.
func lastSlash(s string) int {
	for i := len(s); i > 0; i-- {
		if s[i-1] == '/' {
			return i - 1
		}
	}
	return -1
}

// Split cuts path behind its last slash.
//
//vole:cost 44
func Split(path string) (dir, file string) {
	cut := bytealg.LastIndexByteString(path, '/') + 1
	return path[:cut], path[cut:]
}

// Join puts the elements together with slashes, without empty ones, and cleans
// the result.
//
//go:noinline
func Join(elem ...string) string {
	var joined []byte
	for _, e := range elem {
		if e == "" {
			continue
		}
		if len(joined) > 0 {
			joined = append(joined, '/')
		}
		joined = append(joined, e...)
	}
	if len(joined) == 0 {
		return ""
	}
	return Clean(string(joined))
}

// Ext returns the last element's suffix from its last dot on.
//
//vole:cost 33
func Ext(path string) string {
	for i := len(path); i > 0 && path[i-1] != '/'; i-- {
		if path[i-1] == '.' {
			return path[i-1:]
		}
	}
	return ""
}

// Base returns the last element, "." of an empty path, "/" of slashes.
//
//vole:cost 80
func Base(path string) string {
	if path == "" {
		return "."
	}
	for path[len(path)-1] == '/' {
		if path = path[:len(path)-1]; path == "" {
			return "/"
		}
	}
	return path[bytealg.LastIndexByteString(path, '/')+1:]
}

// IsAbs reports whether path begins with a slash.
func IsAbs(path string) bool {
	return len(path) > 0 && path[0] == '/'
}

// Dir returns all but the last element, cleaned.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match reports whether the whole name matches the pattern: * any run without
// slashes, ? one character but a slash, [abc], [a-z], [^a-z] one of or not of
// a class, \c the character c. The pattern is checked even if it cannot match.
//
//go:noinline
func Match(pattern, name string) (matched bool, err error) {
	matched, bad := wildcard.Match(pattern, name, true)
	if bad {
		err = ErrBadPattern
	}
	return matched, err
}
