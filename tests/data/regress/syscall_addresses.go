// Addresses given to raw system calls as numbers: of variables on a stack that has to grow for the
// very call, or moves while other operands are evaluated; and of nothing at all.
package main

import (
	"fmt"
	"syscall"
	"unsafe"
)

const getrandom = 318

func descend(depth int) (wrong int) {
	var b [16]byte
	_, _, errno := syscall.Syscall(getrandom, uintptr(unsafe.Pointer(&b)), 16, 0)
	if errno != 0 || b == [16]byte{} {
		wrong++
	}
	var now syscall.Timeval
	if err := syscall.Gettimeofday(&now); err != nil || now.Sec == 0 {
		wrong++
	}
	var st syscall.Stat_t
	if err := syscall.Stat("/", &st); err != nil || st.Mode&syscall.S_IFDIR == 0 {
		wrong++
	}
	if depth > 0 {
		wrong += descend(depth - 1)
	}
	return wrong
}

func deep(n int) int {
	var a [64]int
	a[n&63] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + a[n&63] - n
}

func main() {
	for range 4 {
		done := make(chan int)
		go func() { done <- descend(300) }()
		fmt.Println(<-done)
	}

	done := make(chan bool)
	go func() {
		var b [16]byte
		n, _, errno := syscall.Syscall(getrandom, uintptr(unsafe.Pointer(&b)),
			uintptr(16+deep(1000)), 0)
		fmt.Println(n, errno, b != [16]byte{})
		done <- true
	}()
	<-done

	_, _, errno := syscall.Syscall6(syscall.SYS_SELECT, 64, 8, 0, 0, 0, 0)
	fmt.Println(errno)
	_, _, errno = syscall.Syscall(getrandom, 8, 16, 0)
	fmt.Println(errno)
}

// Output:
// 0
// 0
// 0
// 0
// 16 errno 0 true
// bad address
// bad address
