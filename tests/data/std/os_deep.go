// Package os where names are long or lead through links: RemoveAll of a deep tree and of a file with
// a slash, Getwd by $PWD; and os.Root beside many open files, whose numbers the host chooses.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

func main() {
	top, _ := os.MkdirTemp("", "deep")
	defer os.RemoveAll(top)
	before, _ := os.Getwd()

	os.Mkdir(top+"/tree", 0o755)
	os.Chdir(top + "/tree")
	for range 30 {
		name := strings.Repeat("a", 200)
		os.Mkdir(name, 0o755)
		os.Chdir(name)
		os.WriteFile("file", nil, 0o644)
	}
	os.Chdir(before)
	fmt.Println(os.RemoveAll(top + "/tree"))
	_, err := os.Stat(top + "/tree")
	fmt.Println(os.IsNotExist(err))

	os.WriteFile(top+"/file", nil, 0o644)
	fmt.Println(os.RemoveAll(top+"/file/"), os.RemoveAll(top+"/none/"))

	os.Mkdir(top+"/real", 0o755)
	os.Symlink("real", top+"/link")
	os.Chdir(top + "/link")
	os.Setenv("PWD", top+"/link")
	wd, err := os.Getwd()
	fmt.Println(strings.TrimPrefix(wd, top), err)
	os.Setenv("PWD", top)
	wd, err = os.Getwd()
	fmt.Println(wd[strings.LastIndex(wd, "/"):], err)
	os.Chdir(before)

	var roots []*os.Root
	for i := range 60 {
		r, err := os.OpenRoot(top + "/real")
		if err != nil {
			fmt.Println(err)
			return
		}
		roots = append(roots, r)
		f, _ := os.Open(top + "/link")
		name := fmt.Sprint("f", i)
		if err := r.WriteFile(name, []byte(name), 0o644); err != nil {
			fmt.Println(i, err)
			return
		}
		if i%3 == 0 {
			f.Close()
		}
		if i%20 == 0 {
			runtime.GC()
		}
	}
	for i, r := range roots {
		b, err := r.ReadFile(fmt.Sprint("f", 59-i))
		if err != nil || string(b) != fmt.Sprint("f", 59-i) {
			fmt.Println(i, string(b), err)
		}
		r.Close()
	}
	fmt.Println("done")
}

// Output:
// <nil>
// true
// <nil> <nil>
// /link <nil>
// /real <nil>
// done
