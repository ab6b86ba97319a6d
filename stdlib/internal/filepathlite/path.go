// Package filepathlite has what packages below path/filepath need of it. File
// names are slash-separated, so most of it is package path.
package filepathlite

import (
	"errors"
	"internal/stringslite"
	"io/fs"
	"path"
)

const separator = '/'

var errInvalidPath = errors.New("invalid path")

// IsPathSeparator reports whether c separates elements.
func IsPathSeparator(c uint8) bool { return separator == c }

// Clean is path.Clean.
//
//go:noinline
func Clean(name string) string { return path.Clean(name) }

// IsLocal reports whether name, by words alone, stays in the directory where it
// is used.
//
//vole:cost 65
func IsLocal(name string) bool { return isLocal(name) }

//vole:cost 61
func isLocal(name string) bool { return staysLocal(name) }

//go:noinline
func staysLocal(name string) bool {
	if name == "" || name[0] == separator {
		return false
	}
	depth := 0
	for more := true; more; {
		var part string
		part, name, more = stringslite.Cut(name, "/")
		switch part {
		case "", ".":
		case "..":
			if depth--; depth < 0 {
				return false
			}
		default:
			depth++
		}
	}
	return true
}

// Localize turns a name as of package io/fs into one of the system.
//
//go:noinline
func Localize(name string) (string, error) {
	if !fs.ValidPath(name) || stringslite.IndexByte(name, 0) >= 0 {
		return "", errInvalidPath
	}
	return name, nil
}

// ToSlash returns name with slashes as separators.
func ToSlash(name string) string { return name }

// FromSlash returns name with the system's separators in place of slashes.
func FromSlash(name string) string { return name }

// IsAbs reports whether name is absolute.
//
//vole:cost 18
func IsAbs(name string) bool { return stringslite.HasPrefix(name, "/") }

// Split cuts name after the last separator.
//
//vole:cost 57
func Split(name string) (dir, file string) {
	volume := VolumeName(name)
	end := len(name)
	for end > len(volume) && !IsPathSeparator(name[end-1]) {
		end--
	}
	return name[:end], name[end:]
}

// Ext returns the last dot of the last element and what follows.
//
//vole:cost 38
func Ext(name string) string {
	for i := len(name); i > 0 && !IsPathSeparator(name[i-1]); i-- {
		if name[i-1] == '.' {
			return name[i-1:]
		}
	}
	return ""
}

// Base returns the last element, "." of an empty name.
//
//go:noinline
func Base(name string) string { return path.Base(name) }

// Dir returns all but the last element.
//
//go:noinline
func Dir(name string) string { return path.Dir(name) }

// VolumeName returns the name of the volume, which is always empty here.
//
//vole:cost 12
func VolumeName(name string) string { return FromSlash(name[:volumeNameLen(name)]) }

func volumeNameLen(name string) int { return 0 }
