// What runtime/debug sets can be read back; tracebacks name their callers.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

//go:noinline
func outer() string { return string(debug.Stack()) }

func main() {
	fmt.Println(debug.SetGCPercent(30), debug.SetGCPercent(-5), debug.SetGCPercent(100))
	fmt.Println(debug.SetMemoryLimit(1<<30) > 1<<40, debug.SetMemoryLimit(-1))
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxStack(1<<21))
	fmt.Println(debug.SetMaxThreads(500), debug.SetMaxThreads(1000))
	info, ok := debug.ReadBuildInfo()
	fmt.Println(ok, info.GoVersion == runtime.Version(), info.Path)
	for _, s := range info.Settings {
		if s.Key == "GOARCH" || s.Key == "GOOS" || s.Key == "-compiler" {
			fmt.Println(s.Key, s.Value)
		}
	}
	text := outer()
	fmt.Println(strings.HasPrefix(text, "goroutine 1 [running]:\n"),
		strings.Contains(text, "main.outer("), strings.Contains(text, "main.main("))
	fmt.Println(runtime.NumCgoCall(), runtime.NumGoroutine() >= 1, runtime.NumCPU() >= 1)
	before := heapReleased()
	block := make([]byte, 64<<20)
	for i := 0; i < len(block); i += 4096 {
		block[i] = 1
	}
	block = nil
	debug.FreeOSMemory()
	fmt.Println(heapReleased()-before > 32<<20)
}

func heapReleased() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapReleased)
}

// Output:
// 100 30 -1
// true 1073741824
// 1000000000 1048576
// 10000 500
// true true command-line-arguments
// -compiler gc
// GOARCH amd64
// GOOS linux
// true true true
// 0 true true
// true
