// Symbolic links: EvalSymlinks goes through a name element by element, and on
// with what a link says.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// EvalSymlinks returns path, clean, without any symbolic link.
//
//vole:leaks path=heap
func EvalSymlinks(path string) (string, error) {
	done := "" // what has no links any more
	if IsAbs(path) {
		done = "/"
	}
	links := 0
	for rest := path; rest != ""; {
		part, after, more := strings.Cut(rest, "/")
		rest = after
		switch part {
		case "", ".":
			continue
		case "..":
			done = parent(done)
			continue
		}
		next := done + part
		if done != "" && !strings.HasSuffix(done, "/") {
			next = done + "/" + part
		}
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && more {
				return "", syscall.ENOTDIR
			}
			done = next
			continue
		}
		if links++; links > 255 {
			return "", errors.New("EvalSymlinks: too many links")
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(target) {
			done = "/"
		}
		rest = target
		if more {
			rest += "/" + after
		}
	}
	return Clean(done), nil
}

// parent goes up from a name without links.
func parent(name string) string {
	switch {
	case name == "" || name == ".." || strings.HasSuffix(name, "/.."):
		if name == "" {
			return ".."
		}
		return name + "/.."
	case name == "/":
		return name
	}
	i := strings.LastIndexByte(name, '/')
	if i == 0 {
		return "/"
	}
	return name[:max(i, 0)]
}
