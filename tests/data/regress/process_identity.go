// Who the process is, set to what it is already, and another program in its place.
package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	uid, gid := syscall.Getuid(), syscall.Getgid()
	fmt.Println(syscall.Setuid(uid), syscall.Setgid(gid))
	fmt.Println(syscall.Setreuid(-1, uid), syscall.Setregid(-1, gid))
	fmt.Println(syscall.Setresuid(-1, -1, -1), syscall.Setresgid(gid, gid, gid))
	fmt.Println(syscall.Getuid() == uid, syscall.Getgid() == gid)

	fmt.Println(syscall.Exec("/no/such/program", []string{"x"}, nil))
	fmt.Println(syscall.Exec("a\x00b", []string{"x"}, nil))
	arguments := []string{"sh", "-c", `echo "$WHO $1"; exit 3`, "sh", "argument"}
	err := syscall.Exec("/bin/sh", arguments, []string{"WHO=another"})
	fmt.Println("still here:", err)
	os.Exit(1)
}

// Output:
// <nil> <nil>
// <nil> <nil>
// <nil> <nil>
// true true
// no such file or directory
// invalid argument
// another argument

// Exit: 3
