// Packages path, path/filepath and io/fs over a temporary folder.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

func main() {
	for _, p := range []string{"", "/", "a/../..", "/../a//b/.", "x/y.tar.gz", "./..//..", "a/b/"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %v\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file, path.IsAbs(p))
	}
	for _, m := range [][2]string{{"*.go", "a.go"}, {"a?c", "abc"}, {"[a-c]x", "bx"}, {"[^a]", "a"}, {"a/*", "a/b/c"}, {"[", "a"}, {`\*`, "*"}} {
		ok, err := path.Match(m[0], m[1])
		fmt.Print(ok, " ", err, "; ")
	}
	fmt.Println()
	for _, r := range [][2]string{{"/a/b", "/a/c/d"}, {"a", "a"}, {"/a", "b"}, {".", "x"}, {"../x", "y"}} {
		rel, err := filepath.Rel(r[0], r[1])
		fmt.Println(rel, err)
	}
	fmt.Println(filepath.IsLocal("a/../b"), filepath.IsLocal("../a"), filepath.SplitList("/a:/b"))

	root, err := os.MkdirTemp("", "vole*test")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(root)
	short := func(s string) string { return strings.ReplaceAll(s, root, "ROOT") }
	os.MkdirAll(filepath.Join(root, "a", "b"), 0o755)
	os.WriteFile(filepath.Join(root, "a", "one.txt"), []byte("1"), 0o644)
	os.WriteFile(filepath.Join(root, "a", "b", "two.txt"), []byte("22"), 0o600)
	os.Symlink("one.txt", filepath.Join(root, "a", "link"))
	filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		fmt.Println(short(p), d.IsDir(), d.Type(), err)
		return nil
	})
	filepath.Walk(root, func(p string, info fs.FileInfo, err error) error {
		if info.IsDir() && info.Name() == "b" {
			return filepath.SkipDir
		}
		fmt.Println(info.Name() == filepath.Base(p), info.IsDir() || info.Size() > 0)
		return nil
	})
	names, err := filepath.Glob(filepath.Join(root, "*", "*"))
	for _, n := range names {
		fmt.Print(short(n), " ")
	}
	fmt.Println(err)
	real, err := filepath.EvalSymlinks(filepath.Join(root, "a", "link"))
	base, _ := filepath.EvalSymlinks(root)
	fmt.Println(strings.TrimPrefix(real, base), err)
	fsys := os.DirFS(root)
	data, err := fs.ReadFile(fsys, "a/b/two.txt")
	fmt.Println(string(data), err)
	_, err = fs.Stat(fsys, "../x")
	fmt.Println(err)
	sub, _ := fs.Sub(fsys, "a")
	matches, _ := fs.Glob(sub, "*.txt")
	fmt.Println(matches, fs.ValidPath("a/../b"))
	info, _ := os.Stat(filepath.Join(root, "a", "b", "two.txt"))
	fmt.Println(info.Mode(), info.Size(), info.Name(), info.IsDir())
}

// Output:
// "." "." "." "" "" "" false
// "/" "/" "/" "" "/" "" true
// ".." ".." "." "." "a/../" ".." false
// "/a/b" "." "/a/b" "." "/../a//b/" "." true
// "x/y.tar.gz" "y.tar.gz" "x" ".gz" "x/" "y.tar.gz" false
// "../.." ".." ".." "." "./..//" ".." false
// "a/b" "b" "a/b" "" "a/b/" "" false
// true <nil>; true <nil>; true <nil>; false <nil>; false <nil>; false syntax error in pattern; true <nil>;
// ../c/d <nil>
// . <nil>
//  Rel: can't make b relative to /a
// x <nil>
//  Rel: can't make y relative to ../x
// true false [/a /b]
// ROOT true d--------- <nil>
// ROOT/a true d--------- <nil>
// ROOT/a/b true d--------- <nil>
// ROOT/a/b/two.txt false ---------- <nil>
// ROOT/a/link false L--------- <nil>
// ROOT/a/one.txt false ---------- <nil>
// true true
// true true
// true true
// true true
// ROOT/a/b ROOT/a/link ROOT/a/one.txt <nil>
// /a/one.txt <nil>
// 22 <nil>
// stat ../x: invalid argument
// [one.txt] false
// -rw------- 2 two.txt false
