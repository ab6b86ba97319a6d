// runtime.Stack with all set shows every goroutine, the caller first.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

func waits(c chan int) { <-c }

func main() {
	c := make(chan int)
	for i := 0; i < 3; i++ {
		go waits(c)
	}
	runtime.Gosched()
	for runtime.NumGoroutine() < 4 {
		runtime.Gosched()
	}
	buf := make([]byte, 1<<16)
	all := string(buf[:runtime.Stack(buf, true)])
	one := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(all, "goroutine 1 [running]:\nmain.main()\n"),
		strings.Count(all, "\ngoroutine "), strings.Count(all, "main.waits("),
		strings.Count(all, "runtime_stack_all.go:10\n"))
	fmt.Println(strings.Count(one, "goroutine "), strings.Contains(one, "main.waits("))
	fmt.Println(runtime.Stack(buf[:5], false), string(buf[:5]))
}

// Output:
// true 3 3 3
// 1 false
// 5 gorou
