// Package os: files and directories below a temporary one, the environment,
// arguments and errors.
package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// args: one two
// env: VOLE_TEST=value

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	fmt.Println(os.Args[1:], os.Getenv("VOLE_TEST"))
	dir, err := os.MkdirTemp("", "vole-test-*")
	check(err)
	defer func() {
		check(os.RemoveAll(dir))
		_, err := os.Stat(dir)
		fmt.Println(os.IsNotExist(err))
	}()
	show := func(err error) { fmt.Println(strings.ReplaceAll(fmt.Sprint(err), dir, "DIR")) }
	name := filepath.Join(dir, "file.txt")
	check(os.WriteFile(name, []byte("first line\nsecond line\n"), 0644))
	data, err := os.ReadFile(name)
	fmt.Printf("%q %v\n", data, err)
	f, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	check(err)
	n, err := f.WriteString("appended\n")
	fmt.Println(n, err)
	pos, err := f.Seek(6, io.SeekStart)
	fmt.Println(pos, err)
	buf := make([]byte, 4)
	n, err = f.Read(buf)
	fmt.Println(n, err, string(buf))
	n, err = f.ReadAt(buf, 100)
	fmt.Println(n, err)
	info, err := f.Stat()
	check(err)
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.IsDir(), info.ModTime().IsZero())
	check(f.Close())
	show(f.Close())
	_, err = f.Write(nil)
	show(err)
	check(os.Truncate(name, 5))
	check(os.Chmod(name, 0600))
	info, _ = os.Stat(name)
	fmt.Println(info.Size(), info.Mode().Perm())
	check(os.MkdirAll(filepath.Join(dir, "a/b/c"), 0755))
	check(os.Rename(name, filepath.Join(dir, "a/moved")))
	check(os.Symlink("moved", filepath.Join(dir, "a/link")))
	target, err := os.Readlink(filepath.Join(dir, "a/link"))
	fmt.Println(target, err)
	entries, err := os.ReadDir(filepath.Join(dir, "a"))
	check(err)
	for _, e := range entries {
		fmt.Println(e.Name(), e.IsDir(), e.Type())
	}
	fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Print(p, " ")
		return err
	})
	fmt.Println()
	_, err = os.Open(filepath.Join(dir, "missing"))
	show(err)
	fmt.Println(errors.Is(err, os.ErrNotExist), errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOENT), os.IsNotExist(err))
	var pe *os.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, pe.Err)
	show(os.Mkdir(filepath.Join(dir, "a"), 0755))
	show(os.Remove(filepath.Join(dir, "a")))
	_, err = os.ReadFile(dir)
	show(err)
	_, err = os.OpenFile(filepath.Join(dir, "a/moved"), os.O_CREATE|os.O_EXCL, 0644)
	fmt.Println(errors.Is(err, os.ErrExist))
	check(os.Setenv("VOLE_NEW", "x y"))
	v, ok := os.LookupEnv("VOLE_NEW")
	fmt.Println(v, ok, os.ExpandEnv("$VOLE_NEW ${VOLE_TEST} $NOPE."))
	os.Unsetenv("VOLE_NEW")
	_, ok = os.LookupEnv("VOLE_NEW")
	fmt.Println(ok)
	check(os.Chdir(dir))
	wd, err := os.Getwd()
	fmt.Println(filepath.Base(wd) == filepath.Base(dir), err)
	tmp, err := os.CreateTemp(".", "t-*.txt")
	check(err)
	fmt.Println(strings.HasSuffix(tmp.Name(), ".txt"))
	tmp.Close()
	r, w, err := os.Pipe()
	check(err)
	fmt.Fprint(w, "through the pipe")
	w.Close()
	data, _ = io.ReadAll(r)
	fmt.Println(string(data))
	fmt.Fprintln(os.Stderr, "to standard error")
	check(os.Chdir("/"))
}

// Output:
// [one two] value
// "first line\nsecond line\n" <nil>
// 9 <nil>
// 6 <nil>
// 4 <nil> line
// 0 EOF
// file.txt 32 -rw-r--r-- false false
// close DIR/file.txt: file already closed
// write DIR/file.txt: file already closed
// 5 -rw-------
// moved <nil>
// b true d---------
// link false L---------
// moved false ----------
// . a a/b a/b/c a/link a/moved
// open DIR/missing: no such file or directory
// true true true true
// true open no such file or directory
// mkdir DIR/a: file exists
// remove DIR/a: directory not empty
// read DIR: is a directory
// true
// x y true x y value .
// false
// true <nil>
// true
// through the pipe
// true

// Errors:
// to standard error
