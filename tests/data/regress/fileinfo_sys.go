// FileInfo.Sys is the *syscall.Stat_t of the file: links, times, blocks, owner; the same at each call.
package main

import (
	"fmt"
	"os"
	"syscall"
	"time"
)

func main() {
	dir, _ := os.MkdirTemp("", "sys")
	defer os.RemoveAll(dir)
	name := dir + "/file"
	os.WriteFile(name, make([]byte, 5000), 0o640)
	os.Link(name, dir+"/second")
	os.Chtimes(name, time.Unix(1000000, 5), time.Unix(2000000, 7))

	info, err := os.Stat(name)
	st := info.Sys().(*syscall.Stat_t)
	fmt.Println(err, st.Nlink, st.Size, st.Mode&0o777, int(st.Uid) == os.Getuid(), int(st.Gid) == os.Getgid())
	fmt.Println(st.Atim.Unix())
	fmt.Println(st.Mtim.Unix())
	fmt.Println(time.Since(time.Unix(st.Ctim.Sec, st.Ctim.Nsec)) < time.Hour, st.Blksize > 0, st.Blocks*512 >= st.Size)
	fmt.Println(info.Sys() == info.Sys(), info.ModTime().Equal(time.Unix(2000000, 7)), info.Mode())

	null, _ := os.Lstat("/dev/null")
	fmt.Println(null.Sys().(*syscall.Stat_t).Rdev == 1<<8|3, null.Mode())
	f, _ := os.Open(name)
	open, _ := f.Stat()
	var raw syscall.Stat_t
	fmt.Println(syscall.Fstat(int(f.Fd()), &raw), raw == *open.Sys().(*syscall.Stat_t), os.SameFile(info, open))
}

// Output:
// <nil> 2 5000 416 true true
// 1000000 5
// 2000000 7
// true true true
// true true -rw-r-----
// true Dcrw-rw-rw-
// <nil> true true
