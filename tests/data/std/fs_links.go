// Links in file systems: DirFS, Sub, CopyFS; Glob of subtrees and of too deep patterns; temporary
// directories in folders that are missing.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
)

func main() {
	top, _ := os.MkdirTemp("", "links")
	defer os.RemoveAll(top)
	show := func(v ...any) { fmt.Println(strings.ReplaceAll(fmt.Sprint(v...), top, "TOP")) }
	os.MkdirAll(top+"/a/b", 0o755)
	os.WriteFile(top+"/a/b/file.txt", []byte("text"), 0o644)
	os.Symlink("b/file.txt", top+"/a/link")
	os.Symlink("nowhere", top+"/a/b/broken")
	whole := os.DirFS(top)
	a, err := fs.Sub(whole, "a")
	show(err)
	b, err := a.(fs.SubFS).Sub("b")
	show(err)
	_, err = fs.Sub(a, "../x")
	show(err)
	for _, f := range []struct {
		fsys fs.FS
		name string
	}{{whole, "a/link"}, {a, "link"}, {a, "b"}, {b, "broken"}, {b, "none"}, {b, "/bad"}, {a, "b/file.txt"}} {
		target, err := fs.ReadLink(f.fsys, f.name)
		info, err2 := fs.Lstat(f.fsys, f.name)
		mode := fs.FileMode(0)
		if err2 == nil {
			mode = info.Mode()
		}
		show(f.name, " ", target, " ", err, " ", mode, " ", err2)
	}
	for _, p := range []string{"*", "b/*", ".", "[", "x*", "*/file*"} {
		list, err := fs.Glob(a, p)
		show(p, list, err)
	}
	_, err = fs.Glob(whole, "/*"+strings.Repeat("/", 10001))
	show(err)
	show(os.CopyFS(top+"/copy", a))
	target, err := os.Readlink(top + "/copy/b/broken")
	show(target, err)
	show(os.CopyFS(top+"/copy", b))
	show(os.CopyFS(top+"/copy/b", b))
	_, err = os.MkdirTemp(top+"/missing", "x")
	show(err)
	_, err = os.CreateTemp(top, "x/y")
	show(err)
}

// Output:
// <nil>
// <nil>
// sub ../x: invalid argument
// a/link b/file.txt <nil> Lrwxrwxrwx <nil>
// link b/file.txt <nil> Lrwxrwxrwx <nil>
// b  readlink TOP/a/b: invalid argument drwxr-xr-x <nil>
// broken nowhere <nil> Lrwxrwxrwx <nil>
// none  readlink TOP/a/b/none: no such file or directory ---------- lstat none: no such file or directory
// /bad  readlink /bad: invalid argument ---------- lstat /bad: invalid argument
// b/file.txt  readlink TOP/a/b/file.txt: invalid argument -rw-r--r-- <nil>
// *[b link] <nil>
// b/*[b/broken b/file.txt] <nil>
// .[.] <nil>
// [[] syntax error in pattern
// x*[] <nil>
// */file*[b/file.txt] <nil>
// syntax error in pattern
// <nil>
// nowhere<nil>
// <nil>
// symlink nowhere TOP/copy/b/broken: file exists
// stat TOP/missing: no such file or directory
// createtemp x/y: pattern contains path separator
