// Memory after a peak of 1 GiB: 16 MiB stay alive, and a little is allocated all the time. Prints
// what the system and the runtime hold after each of the seconds that BENCH asks for.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

func resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		panic(err)
	}
	return pages * os.Getpagesize()
}

type block [64 << 10]byte

func fill(n int) []*block {
	all := make([]*block, n)
	for i := range all {
		all[i] = new(block)
		for k := 0; k < len(all[i]); k += 4096 {
			all[i][k] = 1
		}
	}
	return all
}

var garbage *[1024]byte

func main() {
	seconds, err := strconv.Atoi(os.Getenv("BENCH"))
	if err != nil {
		panic(err)
	}
	live := fill(16 << 20 >> 16)
	peak := fill(1 << 30 >> 16)
	fmt.Println("peak", resident())
	runtime.KeepAlive(peak)
	peak = nil
	runtime.GC()
	runtime.GC()
	for s := 0; s <= seconds; s++ {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		fmt.Println("after", s, resident(), m.Sys-m.HeapReleased, m.NextGC)
		for i := 0; i < 100; i++ {
			for k := 0; k < 100; k++ {
				garbage = new([1024]byte)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	runtime.KeepAlive(live)
}
