// Type os.Root: names that stay inside, links that lead out, errors as in Go; and random walks.
package main

import (
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"time"
)

var top string

func show(err error) string {
	if err == nil {
		return "ok"
	}
	return strings.ReplaceAll(err.Error(), top, "TOP")
}

func tree(r *os.Root) {
	fs.WalkDir(r.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Println(path, show(err))
			return nil
		}
		info, _ := d.Info()
		fmt.Print(path, " ", info.Mode(), "; ")
		return nil
	})
	fmt.Println()
}

func random(r *os.Root) {
	rnd := rand.New(rand.NewSource(3))
	name := func() string {
		parts := []string{"a", "b", "c", "f", "link", "out", "up", "loop", "dlink", "..", ".", "new", "x/y"}
		var s []string
		for n := rnd.Intn(3); n >= 0; n-- {
			s = append(s, parts[rnd.Intn(len(parts))])
		}
		path := strings.Join(s, "/")
		switch rnd.Intn(12) {
		case 0:
			path += "/"
		case 1:
			path = "/" + path
		case 2:
			path = strings.Replace(path, "/", "//", 1)
		case 3:
			path += "/."
		}
		return path
	}
	reset := func() {
		for _, n := range []string{"a", "b", "c", "f", "link", "out", "up", "loop", "dlink", "new", "x"} {
			os.RemoveAll(filepath.Join(top, "root", n))
		}
		fmt.Println(show(r.MkdirAll("a/b/c", 0o755)), show(r.Mkdir("b", 0o700)), show(r.WriteFile("f", []byte("text"), 0o644)), show(r.WriteFile("a/f", []byte("inner"), 0o600)),
			show(r.Symlink("a/f", "link")), show(r.Symlink("../outside", "out")), show(r.Symlink("..", "a/up")), show(r.Symlink("loop", "loop")), show(r.Symlink("a/b/", "dlink")),
			show(r.Symlink("/etc", "b/abs")))
	}
	for i := 0; i < 700; i++ {
		if i%20 == 0 {
			reset()
		}
		n, m := name(), name()
		switch rnd.Intn(18) {
		case 0:
			b, err := r.ReadFile(n)
			fmt.Println("read", n, string(b), show(err))
		case 1:
			fmt.Println("write", n, show(r.WriteFile(n, []byte(m), 0o644)))
		case 2:
			fmt.Println("mkdir", n, show(r.Mkdir(n, 0o755)))
		case 3:
			fmt.Println("mkdirall", n, show(r.MkdirAll(n, 0o755)))
		case 4:
			fmt.Println("remove", n, show(r.Remove(n)))
		case 5:
			info, err := r.Stat(n)
			if err == nil {
				fmt.Println("stat", n, info.Name(), info.Mode(), info.IsDir())
			} else {
				fmt.Println("stat", n, show(err))
			}
		case 6:
			info, err := r.Lstat(n)
			if err == nil {
				fmt.Println("lstat", n, info.Name(), info.Mode(), info.IsDir())
			} else {
				fmt.Println("lstat", n, show(err))
			}
		case 7:
			s, err := r.Readlink(n)
			fmt.Println("readlink", n, s, show(err))
		case 8:
			fmt.Println("rename", n, m, show(r.Rename(n, m)))
		case 9:
			fmt.Println("link", n, m, show(r.Link(n, m)))
		case 10:
			fmt.Println("symlink", n, m, show(r.Symlink(n, m)))
		case 11:
			fmt.Println("chmod", n, show(r.Chmod(n, 0o711)))
		case 12:
			fmt.Println("chtimes", n, show(r.Chtimes(n, time.Unix(5, 0), time.Unix(6, 0))))
		case 13:
			if n != "." && !strings.HasSuffix(n, "..") {
				fmt.Println("removeall", n, show(r.RemoveAll(n)))
			}
		case 14:
			inner, err := r.OpenRoot(n)
			fmt.Println("openroot", n, show(err))
			if err == nil {
				fmt.Println(strings.ReplaceAll(inner.Name(), top, "TOP"))
				_, err = inner.Open("../f")
				fmt.Println(show(err))
				inner.Close()
			}
		case 15:
			f, err := r.OpenFile(n, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
			fmt.Println("excl", n, show(err))
			if err == nil {
				fmt.Println(strings.ReplaceAll(f.Name(), top, "TOP"))
				f.Close()
			}
		case 16:
			f, err := r.Create(n)
			fmt.Println("create", n, show(err))
			if err == nil {
				f.Close()
			}
		case 17:
			list, err := fs.ReadDir(r.FS(), n)
			fmt.Println("readdir", n, len(list), show(err))
		}
	}
	tree(r)
}

func main() {
	top, _ = os.MkdirTemp("", "root")
	defer os.RemoveAll(top)
	os.Mkdir(top+"/root", 0o755)
	os.Mkdir(top+"/outside", 0o755)
	os.WriteFile(top+"/outside/secret", nil, 0o644)
	_, err := os.OpenRoot(top + "/none")
	fmt.Println(show(err))
	_, err = os.OpenRoot(top + "/outside/secret")
	fmt.Println(show(err))
	r, err := os.OpenRoot(top + "/root")
	fmt.Println(show(err), strings.HasSuffix(r.Name(), "/root"))
	fmt.Println(show(r.WriteFile("x", nil, 0o644|fs.ModeSetuid)), show(r.Mkdir("y", fs.ModeDir)))
	random(r)
	f, err := os.OpenInRoot(top+"/root", "f")
	fmt.Println(f != nil, show(err))
	_, err = os.OpenInRoot(top, "root/../../x")
	fmt.Println(show(err))
	fmt.Println(r.Close(), r.Close(), show(r.Mkdir("late", 0o755)))
	_, err = r.Open("f")
	fmt.Println(show(err))
}

// Output:
// open TOP/none: no such file or directory
// open TOP/outside/secret: not a directory
// ok true
// openat x: unsupported file mode mkdirat y: unsupported file mode
// ok ok ok ok ok ok ok ok ok ok
// mkdirall up/loop ok
// mkdirall ./loop/x/y mkdirat ./loop/x/y: too many levels of symbolic links
// mkdir /a/x/y mkdirat /a/x/y: path escapes from parent
// write loop/out openat loop/out: too many levels of symbolic links
// readlink dlink/a/loop  readlinkat dlink/a/loop: no such file or directory
// stat new statat new: no such file or directory
// lstat b b drwx------ true
// rename out/new a/f/ renameat out/new a/f/: path escapes from parent
// mkdir . mkdirat .: file exists
// lstat new/x/y/b statat new/x/y/b: no such file or directory
// excl a openat a: file exists
// openroot out/x/y/f openat out/x/y/f: path escapes from parent
// excl a/b/a ok
// TOP/root/a/b/a
// remove up/b/out removeat up/b/out: no such file or directory
// chmod /out/loop chmodat /out/loop: path escapes from parent
// symlink up/x/y/up x/y/a/a symlinkat up/x/y/up x/y/a/a: no such file or directory
// chmod x/y chmodat x/y: no such file or directory
// excl up/f/. openat up/f/.: no such file or directory
// write b//../loop openat b//../loop: too many levels of symbolic links
// excl /dlink/up/. openat /dlink/up/.: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// openroot link open TOP/root/link: not a directory
// readdir up/b/. 0 readdir up/b/.: invalid argument
// symlink b link//up/up symlinkat b link//up/up: not a directory
// mkdirall x/y/new/x/y ok
// readlink f/b/f  readlinkat f/b/f: not a directory
// stat . . drwxr-xr-x true
// remove x/y/b removeat x/y/b: no such file or directory
// create up//x/y openat up//x/y: no such file or directory
// readlink dlink/loop/link/.  readlinkat dlink/loop/link/.: no such file or directory
// stat up/f/ statat up/f/: no such file or directory
// readlink b  readlinkat b: invalid argument
// link c/up out/up/b/ linkat c/up out/up/b/: no such file or directory
// link new/f /loop linkat new/f /loop: no such file or directory
// chtimes loop chtimesat loop: too many levels of symbolic links
// readlink a  readlinkat a: invalid argument
// readdir out/link/loop 0 openat out/link/loop: path escapes from parent
// removeall x/y/loop ok
// create x/y/. openat x/y/.: is a directory
// excl out/link/b openat out/link/b: path escapes from parent
// readdir out 0 openat out: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// readdir b/b/f 0 openat b/b/f: no such file or directory
// symlink dlink/new/new up ok
// rename f/c b/c/ renameat f/c b/c/: not a directory
// excl a openat a: file exists
// remove a/b removeat a/b: directory not empty
// openroot . ok
// TOP/root/.
// openat ../f: path escapes from parent
// mkdir link mkdirat link: file exists
// link dlink/f b/ linkat dlink/f b/: no such file or directory
// readdir ./b 0 readdir ./b: invalid argument
// link /../x/y/loop b linkat /../x/y/loop b: path escapes from parent
// read x/y/../link  openat x/y/../link: no such file or directory
// readlink link/link/loop  readlinkat link/link/loop: not a directory
// symlink up/out/x/y/. new/ symlinkat up/out/x/y/. new/: no such file or directory
// excl a//link ok
// TOP/root/a//link
// rename dlink/loop out renameat dlink/loop out: no such file or directory
// openroot ./x/y/. openat ./x/y/.: no such file or directory
// symlink dlink/c new/out/.. symlinkat dlink/c new/out/..: no such file or directory
// create a openat a: is a directory
// openroot c/x/y openat c/x/y: no such file or directory
// excl up openat up: file exists
// ok ok ok ok ok ok ok ok ok ok
// create ../loop openat ../loop: path escapes from parent
// removeall dlink//x/y/up ok
// stat /loop/dlink statat /loop/dlink: path escapes from parent
// read x/y  openat x/y: no such file or directory
// removeall f ok
// excl a/ openat a/: file exists
// excl ./new ok
// TOP/root/./new
// stat b//new statat b//new: no such file or directory
// read up/loop  openat up/loop: no such file or directory
// readdir f/. 0 readdir f/.: invalid argument
// stat f/x/y/f statat f/x/y/f: no such file or directory
// openroot link/new/f openat link/new/f: not a directory
// chmod /./a chmodat /./a: path escapes from parent
// mkdirall c/ ok
// write out//loop openat out//loop: path escapes from parent
// chtimes ./f/. chtimesat ./f/.: no such file or directory
// rename loop b/loop ok
// openroot x/y openat x/y: no such file or directory
// rename x/y/x/y c renameat x/y/x/y c: no such file or directory
// lstat new new -rw------- false
// ok ok ok ok ok ok ok ok ok ok
// remove /loop removeat /loop: path escapes from parent
// mkdir link/c mkdirat link/c: not a directory
// rename up/./b dlink/dlink/link/ renameat up/./b dlink/dlink/link/: no such file or directory
// remove ./new removeat ./new: no such file or directory
// mkdir new/up/loop mkdirat new/up/loop: no such file or directory
// read b  read TOP/root/b: is a directory
// readlink loop/new/x/y/  readlinkat loop/new/x/y/: too many levels of symbolic links
// readdir .. 0 readdir ..: invalid argument
// openroot c/up openat c/up: no such file or directory
// write x/y openat x/y: no such file or directory
// mkdirall f/out/. openat f: not a directory
// openroot out/x/y/. openat out/x/y/.: path escapes from parent
// readdir b/./a 0 readdir b/./a: invalid argument
// stat out/b/out statat out/b/out: path escapes from parent
// write new/f/. openat new/f/.: no such file or directory
// write a/f/b/. openat a/f/b/.: not a directory
// stat link/ statat link/: not a directory
// excl c/out/b openat c/out/b: no such file or directory
// link ./f/up ./. linkat ./f/up ./.: not a directory
// ok ok ok ok ok ok ok ok ok ok
// create new/.. openat new/..: no such file or directory
// chmod new/loop/dlink/ chmodat new/loop/dlink/: no such file or directory
// stat /x/y/a statat /x/y/a: path escapes from parent
// rename /loop/a/.. link/f/f renameat /loop/a/.. link/f/f: path escapes from parent
// read a/x/y/new  openat a/x/y/new: no such file or directory
// symlink link out symlinkat link out: file exists
// lstat new statat new: no such file or directory
// remove c/f/c/ removeat c/f/c/: no such file or directory
// excl link/.. openat link/..: not a directory
// rename c/dlink/. ../x/y renameat c/dlink/. ../x/y: no such file or directory
// chtimes /loop chtimesat /loop: path escapes from parent
// openroot new/link/. openat new/link/.: no such file or directory
// readlink b/f  readlinkat b/f: no such file or directory
// mkdirall a ok
// stat up/.. statat up/..: no such file or directory
// excl out/dlink openat out/dlink: path escapes from parent
// rename /. x/y/x/y renameat /. x/y/x/y: path escapes from parent
// mkdirall link/out/.. openat a/f: not a directory
// read ./new/up  openat ./new/up: no such file or directory
// chtimes new/dlink chtimesat new/dlink: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// mkdir x/y/b mkdirat x/y/b: no such file or directory
// readdir link 0 readdirent TOP/root/link: not a directory
// symlink up/../x/y c/dlink/up symlinkat up/../x/y c/dlink/up: no such file or directory
// stat a a drwxr-xr-x true
// stat x/y/link statat x/y/link: no such file or directory
// openroot .. openat ..: path escapes from parent
// lstat a/a/new statat a/a/new: no such file or directory
// mkdirall x/y/ ok
// read b/./out/  openat b/./out/: no such file or directory
// write .. openat ..: path escapes from parent
// openroot x/y/. ok
// TOP/root/x/y/.
// openat ../f: path escapes from parent
// openroot c/link/../ openat c/link/../: no such file or directory
// openroot /x/y/x/y/link openat /x/y/x/y/link: path escapes from parent
// rename dlink/loop/x/y b/out renameat dlink/loop/x/y b/out: no such file or directory
// removeall /b/dlink RemoveAll /b/dlink: path escapes from parent
// readdir x/y 0 ok
// create /f/f openat /f/f: path escapes from parent
// link dlink/./out f//x/y/link linkat dlink/./out f//x/y/link: not a directory
// rename f/new ../x/y renameat f/new ../x/y: not a directory
// stat /f/link statat /f/link: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// stat f f -rw-r--r-- false
// stat a/../ .. drwxr-xr-x true
// link up/new/ link/dlink/ linkat up/new/ link/dlink/: no such file or directory
// chtimes /loop/link/c chtimesat /loop/link/c: path escapes from parent
// chtimes c/dlink/. chtimesat c/dlink/.: no such file or directory
// lstat a a drwxr-xr-x true
// symlink new/new b/link ok
// chmod . ok
// stat new/dlink/.. statat new/dlink/..: no such file or directory
// rename c/b/ ../x/y/ renameat c/b/ ../x/y/: no such file or directory
// remove up/up removeat up/up: no such file or directory
// write new ok
// readlink out/x/y  readlinkat out/x/y: path escapes from parent
// stat a/. . drwxr-xr-x true
// stat f f -rw-r--r-- false
// stat a/x/y/x/y statat a/x/y/x/y: no such file or directory
// readdir .//x/y/c 0 readdir .//x/y/c: invalid argument
// lstat x/y/up statat x/y/up: no such file or directory
// rename loop /c/out renameat loop /c/out: path escapes from parent
// mkdir loop/b mkdirat loop/b: too many levels of symbolic links
// ok ok ok ok ok ok ok ok ok ok
// chtimes a/. ok
// chmod b/link chmodat b/link: no such file or directory
// symlink new/x/y c/c symlinkat new/x/y c/c: no such file or directory
// mkdirall a ok
// readlink b/f  readlinkat b/f: no such file or directory
// excl x/y/new openat x/y/new: no such file or directory
// mkdir f/link/b/. mkdirat f/link/b/.: not a directory
// mkdir a//c ok
// lstat link link Lrwxrwxrwx false
// read a/x/y  openat a/x/y: no such file or directory
// lstat link/a/new statat link/a/new: not a directory
// readlink link/f/out  readlinkat link/f/out: not a directory
// rename .//link ..//x/y/a renameat .//link ..//x/y/a: path escapes from parent
// link up/up ./../out linkat up/up ./../out: no such file or directory
// readlink new//b  readlinkat new//b: no such file or directory
// write out//new/dlink openat out//new/dlink: path escapes from parent
// readlink /new  readlinkat /new: path escapes from parent
// create a openat a: is a directory
// write ../b/link openat ../b/link: path escapes from parent
// symlink loop/x/y/ new ok
// ok ok ok ok ok ok ok ok ok ok
// link ./ a/dlink linkat ./ a/dlink: operation not permitted
// chmod /c chmodat /c: path escapes from parent
// lstat ../out/. statat ../out/.: path escapes from parent
// chmod up/./ chmodat up/./: no such file or directory
// readlink up/out/  readlinkat up/out/: no such file or directory
// read ../up/dlink/.  openat ../up/dlink/.: path escapes from parent
// chtimes new/new/b chtimesat new/new/b: no such file or directory
// stat x/y statat x/y: no such file or directory
// readlink loop/./c  readlinkat loop/./c: too many levels of symbolic links
// excl x/y/./link/. openat x/y/./link/.: no such file or directory
// rename link /loop/out/. renameat link /loop/out/.: path escapes from parent
// symlink loop b//c ok
// stat out/new/ statat out/new/: path escapes from parent
// rename loop/out ../loop/loop/. renameat loop/out ../loop/loop/.: too many levels of symbolic links
// readlink c/up/out  readlinkat c/up/out: no such file or directory
// mkdirall ./dlink/a ok
// create .//loop openat .//loop: too many levels of symbolic links
// stat f/. statat f/.: not a directory
// removeall b ok
// mkdir ..//.. mkdirat ..//..: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// symlink new f//new/.. symlinkat new f//new/..: not a directory
// rename /loop/link .. renameat /loop/link ..: path escapes from parent
// readdir ./link/link 0 readdir ./link/link: invalid argument
// mkdirall new/up/a/. ok
// remove up/. removeat up/.: no such file or directory
// remove link ok
// readdir up/f 0 openat up/f: no such file or directory
// read x/y/a/..  openat x/y/a/..: no such file or directory
// openroot x//y/up openat x//y/up: no such file or directory
// read b/loop/x/y  openat b/loop/x/y: no such file or directory
// link c up linkat c up: no such file or directory
// symlink ./dlink/ .//dlink symlinkat ./dlink/ .//dlink: file exists
// mkdirall link ok
// lstat dlink/loop/.. statat dlink/loop/..: no such file or directory
// read loop/new  openat loop/new: too many levels of symbolic links
// stat f/. statat f/.: not a directory
// chtimes up/up/dlink chtimesat up/up/dlink: no such file or directory
// readdir c/link 0 openat c/link: no such file or directory
// mkdir . mkdirat .: file exists
// remove /. removeat /.: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// rename c b renameat c b: no such file or directory
// symlink loop/. b/link/b symlinkat loop/. b/link/b: no such file or directory
// excl dlink/loop/loop openat dlink/loop/loop: no such file or directory
// remove b removeat b: directory not empty
// read a/up  read TOP/root/a/up: is a directory
// readdir /out/up 0 readdir /out/up: invalid argument
// stat c statat c: no such file or directory
// stat link link -rw------- false
// create a/loop/b/. openat a/loop/b/.: no such file or directory
// symlink b/ c/link/. symlinkat b/ c/link/.: no such file or directory
// stat out/up/ statat out/up/: path escapes from parent
// link c/f/. ../loop linkat c/f/. ../loop: no such file or directory
// mkdirall /b mkdirat /b: path escapes from parent
// rename dlink/dlink dlink renameat dlink/dlink dlink: no such file or directory
// remove c/. removeat c/.: no such file or directory
// write new/x/y openat new/x/y: no such file or directory
// readdir ./x/y 0 readdir ./x/y: invalid argument
// mkdir dlink/x/y/b mkdirat dlink/x/y/b: no such file or directory
// removeall f/link/./. RemoveAll f/link/./.: invalid argument
// create /./b/out openat /./b/out: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// mkdirall c/. ok
// create new/link openat new/link: no such file or directory
// rename c/link/a out/. renameat c/link/a out/.: no such file or directory
// create c/../dlink openat c/../dlink: is a directory
// openroot up openat up: no such file or directory
// readdir up/../dlink 0 readdir up/../dlink: invalid argument
// rename out/out up renameat out/out up: path escapes from parent
// read dlink/./up  openat dlink/./up: no such file or directory
// chmod x/y/new/.. chmodat x/y/new/..: no such file or directory
// excl b openat b: file exists
// excl dlink//x/y/link openat dlink//x/y/link: no such file or directory
// read /.  openat /.: path escapes from parent
// readlink .//out/..  readlinkat .//out/..: path escapes from parent
// rename /loop/x/y f/loop renameat /loop/x/y f/loop: path escapes from parent
// remove dlink//new/new removeat dlink//new/new: no such file or directory
// create c openat c: is a directory
// read f text ok
// write f/dlink/b/ openat f/dlink/b/: not a directory
// mkdir /a/up mkdirat /a/up: path escapes from parent
// openroot up openat up: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// stat link link -rw------- false
// write ../up openat ../up: path escapes from parent
// chtimes up/new/up chtimesat up/new/up: no such file or directory
// readlink link/up/.  readlinkat link/up/.: not a directory
// excl ./loop/dlink openat ./loop/dlink: too many levels of symbolic links
// read /./new/link  openat /./new/link: path escapes from parent
// rename x/y/a/new/. /./.. renameat x/y/a/new/. /./..: no such file or directory
// readdir c/b 0 openat c/b: no such file or directory
// readdir . 7 ok
// excl loop/. openat loop/.: too many levels of symbolic links
// excl ../c openat ../c: path escapes from parent
// readlink new  readlinkat new: no such file or directory
// readdir dlink/up 0 openat dlink/up: no such file or directory
// mkdir new ok
// read ./.  read TOP/root/./.: is a directory
// mkdir new mkdirat new: file exists
// readdir b/dlink/loop 0 openat b/dlink/loop: no such file or directory
// readdir out/f 0 openat out/f: path escapes from parent
// removeall b ok
// mkdir link mkdirat link: file exists
// ok ok ok ok ok ok ok ok ok ok
// stat c/ statat c/: no such file or directory
// readdir f/loop/.. 0 readdir f/loop/..: invalid argument
// write f/up/b openat f/up/b: not a directory
// mkdir b/./x/y mkdirat b/./x/y: no such file or directory
// excl f/dlink openat f/dlink: not a directory
// excl /new/link openat /new/link: path escapes from parent
// remove dlink/x/y removeat dlink/x/y: no such file or directory
// link out/b /c/link/a linkat out/b /c/link/a: path escapes from parent
// mkdirall up/out/. ok
// readlink loop/new/f  readlinkat loop/new/f: too many levels of symbolic links
// link loop f/a/x/y/ linkat loop f/a/x/y/: not a directory
// symlink ./f/x/y b/x/y symlinkat ./f/x/y b/x/y: no such file or directory
// removeall up/../. RemoveAll up/../.: invalid argument
// chmod dlink/link/x/y chmodat dlink/link/x/y: no such file or directory
// readlink f/link  readlinkat f/link: not a directory
// link ../. link linkat ../. link: path escapes from parent
// read a/out/.  openat a/out/.: no such file or directory
// remove ../dlink/dlink removeat ../dlink/dlink: path escapes from parent
// readlink ../loop  readlinkat ../loop: path escapes from parent
// openroot . ok
// TOP/root/.
// openat ../f: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// read out  openat out: path escapes from parent
// read f//loop  openat f//loop: not a directory
// mkdir dlink/out ok
// remove c/f removeat c/f: no such file or directory
// read x//y  openat x//y: no such file or directory
// stat b/ b drwx------ true
// write a//c ok
// link loop//a/up link linkat loop//a/up link: too many levels of symbolic links
// readdir b 1 ok
// link ../f/loop dlink/b/b linkat ../f/loop dlink/b/b: path escapes from parent
// mkdir f/f/.. mkdirat f/f/..: not a directory
// link loop/link/./ f/x/y/ linkat loop/link/./ f/x/y/: too many levels of symbolic links
// rename a c/c/a/ renameat a c/c/a/: no such file or directory
// link link//link/up out/link linkat link//link/up out/link: not a directory
// mkdirall .. mkdirat ..: path escapes from parent
// chtimes b/ ok
// mkdir out/. mkdirat out/.: path escapes from parent
// create x/y/b openat x/y/b: no such file or directory
// mkdirall loop mkdirat loop: statat loop: too many levels of symbolic links
// readdir out 0 openat out: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// openroot a/c/up openat a/c/up: no such file or directory
// removeall a/./. RemoveAll a/./.: invalid argument
// stat up statat up: no such file or directory
// rename dlink link/loop/out/. renameat dlink link/loop/out/.: not a directory
// write link/loop openat link/loop: not a directory
// write x/y/up/. openat x/y/up/.: no such file or directory
// read ./a/x/y  openat ./a/x/y: no such file or directory
// openroot ./f open TOP/root/./f: not a directory
// remove /out/loop removeat /out/loop: path escapes from parent
// rename new/f b renameat new/f b: no such file or directory
// lstat up statat up: no such file or directory
// openroot ../dlink openat ../dlink: path escapes from parent
// symlink x/y/dlink/f link/new symlinkat x/y/dlink/f link/new: not a directory
// create b/out/. openat b/out/.: no such file or directory
// write /./f/c openat /./f/c: path escapes from parent
// link link/loop/dlink/ f/. linkat link/loop/dlink/ f/.: not a directory
// openroot loop openat loop: too many levels of symbolic links
// symlink out/new f/c/new symlinkat out/new f/c/new: not a directory
// excl /. openat /.: path escapes from parent
// write new/f/out openat new/f/out: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// stat out/out statat out/out: path escapes from parent
// stat ./loop/a/ statat ./loop/a/: too many levels of symbolic links
// remove /up/up/dlink removeat /up/up/dlink: path escapes from parent
// readdir /loop/c/out 0 readdir /loop/c/out: invalid argument
// create ../dlink/. openat ../dlink/.: path escapes from parent
// chtimes link ok
// mkdirall . ok
// symlink loop up ok
// rename ./b dlink/out/link renameat ./b dlink/out/link: no such file or directory
// symlink a up/a symlinkat a up/a: too many levels of symbolic links
// read c//./link  openat c//./link: no such file or directory
// write . openat .: is a directory
// write up//loop openat up//loop: too many levels of symbolic links
// remove dlink/c/loop/. removeat dlink/c/loop/.: no such file or directory
// lstat x/y statat x/y: no such file or directory
// openroot up openat up: too many levels of symbolic links
// write c/link openat c/link: no such file or directory
// rename up/loop loop/f/dlink renameat up/loop loop/f/dlink: too many levels of symbolic links
// write /. openat /.: path escapes from parent
// read new  openat new: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// read up/out/loop  openat up/out/loop: no such file or directory
// read ./a/dlink  openat ./a/dlink: no such file or directory
// stat up/f/b statat up/f/b: no such file or directory
// write ../ openat ../: path escapes from parent
// remove /new/link/out removeat /new/link/out: path escapes from parent
// stat loop statat loop: too many levels of symbolic links
// link link loop linkat link loop: file exists
// lstat dlink dlink Lrwxrwxrwx false
// lstat ../ statat ../: path escapes from parent
// excl /f openat /f: path escapes from parent
// symlink x/y/dlink x/y/.. symlinkat x/y/dlink x/y/..: no such file or directory
// removeall dlink/loop/dlink ok
// lstat loop/ statat loop/: too many levels of symbolic links
// lstat f/out/link statat f/out/link: not a directory
// stat b//up/b statat b//up/b: no such file or directory
// mkdirall f/link/c openat f: not a directory
// create link/b/a openat link/b/a: not a directory
// excl out/new/x/y openat out/new/x/y: path escapes from parent
// mkdir up ok
// mkdirall ../out/up mkdirat ../out/up: path escapes from parent
// ok ok ok ok ok ok ok ok ok ok
// mkdir new ok
// read c  openat c: no such file or directory
// write b/c/a openat b/c/a: no such file or directory
// openroot ./loop openat ./loop: too many levels of symbolic links
// removeall ../c RemoveAll ../c: path escapes from parent
// read up/out  openat up/out: no such file or directory
// read up  openat up: no such file or directory
// write loop openat loop: too many levels of symbolic links
// lstat link/. statat link/.: not a directory
// write ./a openat ./a: is a directory
// symlink dlink/out/out a symlinkat dlink/out/out a: file exists
// removeall up/loop ok
// removeall link/a/a RemoveAll link/a/a: not a directory
// create b/.. openat b/..: is a directory
// openroot ../f openat ../f: path escapes from parent
// create dlink openat dlink: is a directory
// chtimes ../. chtimesat ../.: path escapes from parent
// read .  read TOP/root/.: is a directory
// stat a/c statat a/c: no such file or directory
// openroot link/out/c openat link/out/c: not a directory
// ok ok ok ok ok ok ok ok ok ok
// link c new/ linkat c new/: no such file or directory
// rename new/link /dlink/link/. renameat new/link /dlink/link/.: no such file or directory
// write new ok
// symlink x/y/.././ /out/loop/loop symlinkat x/y/.././ /out/loop/loop: path escapes from parent
// write out/./x/y openat out/./x/y: path escapes from parent
// readlink up  readlinkat up: no such file or directory
// mkdir f/b/f mkdirat f/b/f: not a directory
// readdir new/x/y 0 openat new/x/y: not a directory
// chtimes f/f chtimesat f/f: not a directory
// link a/new dlink//link/loop linkat a/new dlink//link/loop: no such file or directory
// removeall /a/x/y RemoveAll /a/x/y: path escapes from parent
// mkdirall c ok
// removeall link/up/. RemoveAll link/up/.: invalid argument
// mkdirall ./new/ mkdirat new: file exists
// symlink link/link/a /f/link symlinkat link/link/a /f/link: path escapes from parent
// chmod /x/y/link/up chmodat /x/y/link/up: path escapes from parent
// remove c/out/new removeat c/out/new: no such file or directory
// excl b openat b: file exists
// write x//y/dlink/b openat x//y/dlink/b: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// create a openat a: is a directory
// readdir ./new/.. 0 readdir ./new/..: invalid argument
// remove /b/b removeat /b/b: path escapes from parent
// create new/dlink openat new/dlink: no such file or directory
// remove loop/. removeat loop/.: too many levels of symbolic links
// removeall b/./a ok
// mkdirall up/./dlink/ ok
// openroot ../new openat ../new: path escapes from parent
// stat new/new/dlink statat new/new/dlink: no such file or directory
// removeall up//. RemoveAll up//.: invalid argument
// remove new/x/y/. removeat new/x/y/.: no such file or directory
// mkdir a/out/out mkdirat a/out/out: no such file or directory
// symlink c/x/y/link out/link/loop symlinkat c/x/y/link out/link/loop: path escapes from parent
// chmod /up/./loop chmodat /up/./loop: path escapes from parent
// openroot ./loop openat ./loop: too many levels of symbolic links
// link new/. dlink/dlink/. linkat new/. dlink/dlink/.: no such file or directory
// symlink out/x/y/link up/link/new symlinkat out/x/y/link up/link/new: no such file or directory
// mkdir link/a/loop mkdirat link/a/loop: not a directory
// openroot dlink/f/out openat dlink/f/out: no such file or directory
// readdir new 0 openat new: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// mkdir f/x/y/ mkdirat f/x/y/: not a directory
// excl new/out/b openat new/out/b: no such file or directory
// symlink ../x/y x/y/up/.. symlinkat ../x/y x/y/up/..: no such file or directory
// chmod link/loop chmodat link/loop: not a directory
// readdir up 0 openat up: no such file or directory
// lstat b b drwx------ true
// create . openat .: is a directory
// rename b/loop/link dlink/dlink/out/. renameat b/loop/link dlink/dlink/out/.: no such file or directory
// openroot loop/out/ openat loop/out/: too many levels of symbolic links
// write link/link/loop openat link/link/loop: not a directory
// mkdirall ../c/. mkdirat ../c/.: path escapes from parent
// lstat up/./c statat up/./c: no such file or directory
// link c/new/link/ x/y/loop/f linkat c/new/link/ x/y/loop/f: no such file or directory
// readdir /./new 0 readdir /./new: invalid argument
// rename ../c f/link/.. renameat ../c f/link/..: path escapes from parent
// mkdirall link//up openat a/f: not a directory
// lstat up/ statat up/: no such file or directory
// lstat /a/loop/up statat /a/loop/up: path escapes from parent
// rename link/../f c renameat link/../f c: not a directory
// symlink b out symlinkat b out: file exists
// ok ok ok ok ok ok ok ok ok ok
// rename f/f/. dlink/out/loop renameat f/f/. dlink/out/loop: not a directory
// rename b/c/out c renameat b/c/out c: no such file or directory
// readdir /. 0 readdir /.: invalid argument
// symlink .././new ../loop/c symlinkat .././new ../loop/c: path escapes from parent
// removeall dlink/b ok
// rename f/../c/ b/link/c/. renameat f/../c/ b/link/c/.: not a directory
// readlink f/c  readlinkat f/c: not a directory
// lstat up statat up: no such file or directory
// create up ok
// removeall b/a/b ok
// rename f ../a renameat f ../a: path escapes from parent
// stat dlink/a/./ statat dlink/a/./: no such file or directory
// openroot b ok
// TOP/root/b
// openat ../f: path escapes from parent
// readlink link a/f ok
// symlink dlink loop/new symlinkat dlink loop/new: too many levels of symbolic links
// removeall c/./loop ok
// rename new/dlink/. . renameat new/dlink/. .: no such file or directory
// stat out statat out: path escapes from parent
// openroot x/y openat x/y: no such file or directory
// mkdirall link/x/y/link openat a/f: not a directory
// ok ok ok ok ok ok ok ok ok ok
// remove new/a removeat new/a: no such file or directory
// lstat new/loop statat new/loop: no such file or directory
// chmod loop/x/y/ chmodat loop/x/y/: too many levels of symbolic links
// lstat link/x/y/loop statat link/x/y/loop: not a directory
// readdir new 0 openat new: no such file or directory
// remove dlink ok
// stat f/./. statat f/./.: not a directory
// link b//a up/new/link linkat b//a up/new/link: no such file or directory
// rename b/x/y c/.. renameat b/x/y c/..: no such file or directory
// create /out/a openat /out/a: path escapes from parent
// write c ok
// mkdir ./loop/x/y mkdirat ./loop/x/y: too many levels of symbolic links
// openroot dlink/. openat dlink/.: no such file or directory
// removeall ./new/up ok
// mkdir b/b ok
// readlink .//../loop  readlinkat .//../loop: path escapes from parent
// lstat loop/dlink/b statat loop/dlink/b: too many levels of symbolic links
// read f/up  openat f/up: not a directory
// read f/x/y/.  openat f/x/y/.: not a directory
// openroot loop/dlink openat loop/dlink: too many levels of symbolic links
// ok ok ok ok ok ok ok ok ok ok
// mkdirall dlink ok
// lstat ./up statat ./up: no such file or directory
// stat a a drwxr-xr-x true
// mkdirall link mkdirat link: not a directory
// mkdirall a ok
// write up ok
// rename out/new f renameat out/new f: path escapes from parent
// link /a/dlink/. . linkat /a/dlink/. .: path escapes from parent
// chmod out chmodat out: path escapes from parent
// remove loop ok
// readdir out 0 openat out: path escapes from parent
// link /up ./c linkat /up ./c: path escapes from parent
// chtimes link ok
// stat c/link/out statat c/link/out: no such file or directory
// readlink c  readlinkat c: no such file or directory
// symlink up ./out symlinkat up ./out: file exists
// readlink ../loop/a/  readlinkat ../loop/a/: path escapes from parent
// lstat a/../a/ a drwxr-xr-x true
// excl b/new ok
// TOP/root/b/new
// create link/b openat link/b: not a directory
// ok ok ok ok ok ok ok ok ok ok
// readlink /./link/out  readlinkat /./link/out: path escapes from parent
// chmod out/c/b chmodat out/c/b: path escapes from parent
// remove new removeat new: no such file or directory
// remove b/b removeat b/b: no such file or directory
// excl ./../new openat ./../new: path escapes from parent
// readlink link/.  readlinkat link/.: not a directory
// readdir .. 0 readdir ..: invalid argument
// removeall x/y/loop/dlink/. RemoveAll x/y/loop/dlink/.: invalid argument
// removeall dlink/./x/y ok
// chtimes loop/link chtimesat loop/link: too many levels of symbolic links
// removeall ./b/./. RemoveAll ./b/./.: invalid argument
// mkdirall up/. ok
// chmod a//new chmodat a//new: no such file or directory
// lstat dlink//loop/new statat dlink//loop/new: no such file or directory
// stat new/b/c statat new/b/c: no such file or directory
// link x/y c/new/. linkat x/y c/new/.: no such file or directory
// link dlink/./f new/a/f linkat dlink/./f new/a/f: no such file or directory
// readdir f/loop 0 openat f/loop: not a directory
// symlink /dlink link symlinkat /dlink link: file exists
// create new/out openat new/out: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// remove link ok
// remove f/./. removeat f/./.: not a directory
// lstat x/y/a/. statat x/y/a/.: no such file or directory
// mkdirall b/.. ok
// stat new/b/. statat new/b/.: no such file or directory
// mkdir a/f/up mkdirat a/f/up: not a directory
// readlink b/out  readlinkat b/out: no such file or directory
// rename loop/f/dlink a/./. renameat loop/f/dlink a/./.: too many levels of symbolic links
// readlink new/out/out  readlinkat new/out/out: no such file or directory
// readlink ..  readlinkat ..: path escapes from parent
// openroot new openat new: no such file or directory
// readdir b 1 ok
// write a openat a: is a directory
// readlink /link/a/link  readlinkat /link/a/link: path escapes from parent
// openroot link/b openat link/b: no such file or directory
// link f/./c b/b/./. linkat f/./c b/b/./.: not a directory
// removeall loop ok
// excl ./../c openat ./../c: path escapes from parent
// mkdirall ../loop mkdirat ../loop: path escapes from parent
// removeall f/../new RemoveAll f/../new: not a directory
// ok ok ok ok ok ok ok ok ok ok
// create ../. openat ../.: path escapes from parent
// remove x/y removeat x/y: no such file or directory
// mkdirall loop/f mkdirat loop/f: too many levels of symbolic links
// create x/y/loop openat x/y/loop: no such file or directory
// create out openat out: path escapes from parent
// rename b/loop c//link/out renameat b/loop c//link/out: no such file or directory
// chtimes link/c chtimesat link/c: not a directory
// readlink b/new/link  readlinkat b/new/link: no such file or directory
// chmod up chmodat up: no such file or directory
// removeall .//new/c ok
// mkdir a mkdirat a: file exists
// rename ./x/y .. renameat ./x/y ..: no such file or directory
// chtimes c chtimesat c: no such file or directory
// rename loop/a/f a/./a/. renameat loop/a/f a/./a/.: too many levels of symbolic links
// symlink out/new/a/ c ok
// removeall c/out RemoveAll c/out: path escapes from parent
// chmod f/a chmodat f/a: not a directory
// lstat out/a/.. statat out/a/..: path escapes from parent
// mkdirall a/new ok
// write . openat .: is a directory
// ok ok ok ok ok ok ok ok ok ok
// mkdirall c/ ok
// symlink . /new/../.. symlinkat . /new/../..: path escapes from parent
// lstat c/./out statat c/./out: no such file or directory
// mkdir f/. mkdirat f/.: not a directory
// readdir dlink/./. 0 readdir dlink/./.: invalid argument
// chtimes x/y/link chtimesat x/y/link: no such file or directory
// readdir b/link/b 0 openat b/link/b: no such file or directory
// chtimes c/x/y/f chtimesat c/x/y/f: no such file or directory
// stat link link -rw------- false
// stat c/a statat c/a: no such file or directory
// mkdirall c ok
// write x/y/loop/ openat x/y/loop/: no such file or directory
// rename /. f renameat /. f: path escapes from parent
// stat f f -rw-r--r-- false
// stat a/c/x/y statat a/c/x/y: no such file or directory
// readlink b/up  readlinkat b/up: no such file or directory
// chtimes new/up/f chtimesat new/up/f: no such file or directory
// remove ./c/c removeat ./c/c: no such file or directory
// readlink up/../.  readlinkat up/../.: no such file or directory
// symlink f a/. symlinkat f a/.: file exists
// ok ok ok ok ok ok ok ok ok ok
// write a openat a: is a directory
// read b  read TOP/root/b: is a directory
// openroot loop/c/../. openat loop/c/../.: too many levels of symbolic links
// excl dlink/f/f/ openat dlink/f/f/: no such file or directory
// mkdirall a ok
// readlink out/..  readlinkat out/..: path escapes from parent
// readlink dlink a/b/ ok
// read ./../a/  openat ./../a/: path escapes from parent
// remove ..//up/a removeat ..//up/a: path escapes from parent
// readlink out ../outside ok
// mkdirall . ok
// rename x/y link/. renameat x/y link/.: no such file or directory
// lstat out/./ statat out/./: path escapes from parent
// lstat /link statat /link: path escapes from parent
// lstat f f -rw-r--r-- false
// rename .. a renameat .. a: path escapes from parent
// excl loop//new/f openat loop//new/f: too many levels of symbolic links
// rename /x/y loop/../dlink/ renameat /x/y loop/../dlink/: path escapes from parent
// mkdirall up/out ok
// lstat link/out/. statat link/out/.: not a directory
// ok ok ok ok ok ok ok ok ok ok
// lstat f f -rw-r--r-- false
// readdir c 0 openat c: no such file or directory
// remove out/b removeat out/b: path escapes from parent
// mkdir f/out mkdirat f/out: not a directory
// lstat /up/up statat /up/up: path escapes from parent
// write ./f ok
// lstat /a/. statat /a/.: path escapes from parent
// symlink ./link link symlinkat ./link link: file exists
// openroot x/y openat x/y: no such file or directory
// symlink ./new/link/ up/x/y/link symlinkat ./new/link/ up/x/y/link: no such file or directory
// mkdir /c mkdirat /c: path escapes from parent
// create dlink openat dlink: is a directory
// mkdirall link/. openat a/f: not a directory
// excl c/up openat c/up: no such file or directory
// chtimes link ok
// lstat dlink/loop/ statat dlink/loop/: no such file or directory
// stat up/./a statat up/./a: no such file or directory
// rename new/loop /link/link renameat new/loop /link/link: no such file or directory
// symlink dlink/ new/link/f symlinkat dlink/ new/link/f: no such file or directory
// readdir up/loop/../ 0 readdir up/loop/../: invalid argument
// ok ok ok ok ok ok ok ok ok ok
// read /f  openat /f: path escapes from parent
// removeall /c/link RemoveAll /c/link: path escapes from parent
// excl c/f openat c/f: no such file or directory
// lstat b/./dlink statat b/./dlink: no such file or directory
// rename out//. ..//x/y/out renameat out//. ..//x/y/out: path escapes from parent
// symlink link/new/dlink f/up/../. symlinkat link/new/dlink f/up/../.: not a directory
// read dlink/../  read TOP/root/dlink/../: is a directory
// remove loop/c removeat loop/c: too many levels of symbolic links
// readdir loop/ 0 readdir loop/: invalid argument
// lstat dlink/ dlink drwxr-xr-x true
// readdir new/up 0 openat new/up: no such file or directory
// write /c/x/y openat /c/x/y: path escapes from parent
// mkdir /f mkdirat /f: path escapes from parent
// write b/b ok
// readlink x/y/dlink/c  readlinkat x/y/dlink/c: no such file or directory
// chtimes a/../f ok
// mkdir link/x/y/new mkdirat link/x/y/new: not a directory
// read b/new  openat b/new: no such file or directory
// openroot link open TOP/root/link: not a directory
// mkdirall up/x/y/ ok
// ok ok ok ok ok ok ok ok ok ok
// chtimes link/ chtimesat link/: not a directory
// chtimes out/up chtimesat out/up: path escapes from parent
// excl a/loop/. openat a/loop/.: no such file or directory
// create a/new/ openat a/new/: no such file or directory
// stat /. statat /.: path escapes from parent
// mkdir up//x/y/out mkdirat up//x/y/out: no such file or directory
// read link/out/./  openat link/out/./: not a directory
// readlink up//up/out  readlinkat up//up/out: no such file or directory
// symlink link/a/link new/f/b symlinkat link/a/link new/f/b: no such file or directory
// rename loop/b b renameat loop/b b: too many levels of symbolic links
// removeall up/c ok
// readlink c  readlinkat c: no such file or directory
// mkdir /link/up mkdirat /link/up: path escapes from parent
// read a/f/../.  openat a/f/../.: not a directory
// removeall new/f ok
// remove out/link/new/ removeat out/link/new/: path escapes from parent
// rename c loop renameat c loop: no such file or directory
// chtimes new/. chtimesat new/.: no such file or directory
// link new//up f//new linkat new//up f//new: no such file or directory
// openroot up openat up: no such file or directory
// ok ok ok ok ok ok ok ok ok ok
// chmod up/x/y/. chmodat up/x/y/.: no such file or directory
// read c/loop/link  openat c/loop/link: no such file or directory
// readlink loop loop ok
// chtimes /c chtimesat /c: path escapes from parent
// mkdirall ../. mkdirat ../.: path escapes from parent
// removeall c ok
// symlink dlink/dlink/up/ loop/out symlinkat dlink/dlink/up/ loop/out: too many levels of symbolic links
// readlink a/out/new  readlinkat a/out/new: no such file or directory
// rename dlink/. out/b renameat dlink/. out/b: path escapes from parent
// readdir x/y/out/a 0 openat x/y/out/a: no such file or directory
// link ./. new/. linkat ./. new/.: no such file or directory
// read up//loop  openat up//loop: no such file or directory
// write x/y openat x/y: no such file or directory
// lstat link/loop/. statat link/loop/.: not a directory
// lstat c/link statat c/link: no such file or directory
// write out/. openat out/.: path escapes from parent
// readdir link/./b 0 readdir link/./b: invalid argument
// readlink loop loop ok
// excl ../x/y openat ../x/y: path escapes from parent
// excl ./.. openat ./..: path escapes from parent
// . drwx--x--x; a drwxr-xr-x; a/b drwxr-xr-x; a/b/c drwxr-xr-x; a/f -rw-------; a/up Lrwxrwxrwx; b drwx------; b/abs Lrwxrwxrwx; dlink Lrwxrwxrwx; f -rw-r--r--; link Lrwxrwxrwx; loop Lrwxrwxrwx; out Lrwxrwxrwx;
// true ok
// openat root/../../x: path escapes from parent
// <nil> <nil> mkdirat late: file already closed
// openat f: file already closed
