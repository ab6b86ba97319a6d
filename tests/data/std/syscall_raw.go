// Raw system calls: descriptors are the program's own wherever they come from.
package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

func check(what string, err error) {
	if err != nil {
		fmt.Println(what, "failed:", err)
	}
}

func descriptors(folder string) {
	f, err := os.Create(filepath.Join(folder, "f"))
	check("create", err)
	defer f.Close()
	fd := int(f.Fd())
	check("flock", syscall.Flock(fd, syscall.LOCK_EX|syscall.LOCK_NB))
	copied, err := syscall.Dup(fd)
	check("dup", err)
	n, err := syscall.Write(copied, []byte("hello, descriptor"))
	fmt.Println("wrote", n, err)
	at, err := syscall.Seek(fd, 7, 0)
	fmt.Println("at", at, err)
	check("truncate", syscall.Ftruncate(fd, 11))
	var st syscall.Stat_t
	check("fstat", syscall.Fstat(copied, &st))
	fmt.Println("size", st.Size, st.Nlink, st.Mode&syscall.S_IFMT == syscall.S_IFREG)
	check("stat", syscall.Stat(f.Name(), &st))
	fmt.Println("size", st.Size)
	mapped, err := syscall.Mmap(fd, 0, 11, syscall.PROT_READ, syscall.MAP_SHARED)
	check("mmap", err)
	fmt.Printf("%q\n", mapped)
	check("munmap", syscall.Munmap(mapped))
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Len: 4}
	check("lock", syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &lock))
	check("close", syscall.Close(copied))
	fmt.Println(syscall.Close(copied), syscall.Fstat(-1, &st), syscall.Flock(9999, syscall.LOCK_UN))

	// Standard error goes to a file for a while.
	other, err := os.Create(filepath.Join(folder, "err"))
	check("create", err)
	saved, err := syscall.Dup(2)
	check("dup", err)
	check("dup2", syscall.Dup2(int(other.Fd()), 2))
	fmt.Fprintln(os.Stderr, "this goes astray")
	check("dup3", syscall.Dup3(saved, 2, 0))
	text, _ := os.ReadFile(other.Name())
	fmt.Printf("%q\n", text)
}

func waiting() {
	var p [2]int
	check("pipe", syscall.Pipe(p[:]))
	ready := func(timeout time.Duration) (int, bool) {
		var set syscall.FdSet
		set.Bits[p[0]/64] |= 1 << (p[0] % 64)
		tv := syscall.NsecToTimeval(int64(timeout))
		n, err := syscall.Select(p[0]+1, &set, nil, nil, &tv)
		check("select", err)
		return n, set.Bits[p[0]/64]&(1<<(p[0]%64)) != 0
	}
	fmt.Println(ready(0))
	go func() {
		time.Sleep(5 * time.Millisecond)
		syscall.Write(p[1], []byte("x"))
	}()
	fmt.Println(ready(10 * time.Second))

	epoll, err := syscall.EpollCreate1(0)
	check("epoll", err)
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(p[0])}
	check("epoll_ctl", syscall.EpollCtl(epoll, syscall.EPOLL_CTL_ADD, p[0], &event))
	events := make([]syscall.EpollEvent, 4)
	n, err := syscall.EpollWait(epoll, events, 1000)
	fmt.Println(n, err, events[0].Fd == int32(p[0]))
}

func process() {
	var u syscall.Utsname
	check("uname", syscall.Uname(&u))
	fmt.Println(u.Sysname[0] == 'L', u.Sysname[4] == 'x')
	var r syscall.Rusage
	check("rusage", syscall.Getrusage(syscall.RUSAGE_SELF, &r))
	fmt.Println(r.Maxrss > 0)
	old := syscall.Umask(022)
	fmt.Println(syscall.Umask(old) == 022)
	var winsize [4]uint16
	f, _ := os.Open("/dev/null")
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), syscall.TIOCGWINSZ,
		uintptr(unsafe.Pointer(&winsize)))
	fmt.Println(errno)
	_, _, errno = syscall.RawSyscall(100000, 0, 0, 0)
	fmt.Println(errno, errno == syscall.ENOSYS)
	fmt.Println(unsafe.Sizeof(syscall.Termios{}), unsafe.Sizeof(syscall.Stat_t{}),
		unsafe.Sizeof(syscall.Statfs_t{}), unsafe.Sizeof(syscall.Sysinfo_t{}),
		unsafe.Sizeof(syscall.Dirent{}), unsafe.Sizeof(syscall.RawSockaddrAny{}),
		unsafe.Offsetof(syscall.Stat_t{}.Mtim), syscall.SizeofSockaddrAny)
}

func sockets() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check("listen", err)
	f, err := l.(*net.TCPListener).File()
	check("file", err)
	again, err := net.FileListener(f)
	check("listener", err)
	l.Close()
	go func() {
		c, err := net.Dial("tcp", again.Addr().String())
		check("dial", err)
		file, err := c.(*net.TCPConn).File()
		check("file", err)
		fmt.Fprint(file, "over a file")
		file.Close()
		c.Close()
	}()
	c, err := again.Accept()
	check("accept", err)
	buf := make([]byte, 100)
	n, err := c.Read(buf)
	fmt.Printf("%q %v\n", buf[:n], err)
	_, err = net.FileConn(os.Stdin)
	fmt.Println(strings.HasPrefix(err.Error(), "file file+net"), err != nil)

	all, err := net.Interfaces()
	check("interfaces", err)
	for _, i := range all {
		if i.Flags&net.FlagLoopback != 0 {
			addrs, err := i.Addrs()
			fmt.Println(i.Name, i.Flags&net.FlagUp != 0, addrs[0], err, i.HardwareAddr.String() == "")
			same, err := net.InterfaceByName(i.Name)
			fmt.Println(same.Index == i.Index, err)
		}
	}
	_, err = net.InterfaceByName("none such")
	fmt.Println(err)
	_, err = net.InterfaceByIndex(-1)
	fmt.Println(err)
}

func main() {
	folder, err := os.MkdirTemp("", "raw")
	check("folder", err)
	defer os.RemoveAll(folder)
	descriptors(folder)
	waiting()
	process()
	sockets()
}

// Output:
// wrote 17 <nil>
// at 7 <nil>
// size 11 1 true
// size 11
// "hello, desc"
// bad file descriptor bad file descriptor bad file descriptor
// "this goes astray\n"
// 0 false
// 1 true
// 1 <nil> true
// true true
// true
// true
// inappropriate ioctl for device
// function not implemented true
// 60 144 120 112 280 112 88 112
// "over a file" <nil>
// true true
// lo true 127.0.0.1/8 <nil> true
// true <nil>
// route ip+net: no such network interface
// route ip+net: invalid network interface index
