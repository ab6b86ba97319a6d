// 40 MiB stay alive, replaced bit by bit. Under GOGC=400 the heap would grow to 200 MiB; the
// memory limit says otherwise. Prints the most that the runtime held, in bytes, and the cycles.
package main

import (
	"fmt"
	"runtime"
)

func main() {
	const blocks, size = 40 << 10, 1 << 10
	live := make([]*[size]byte, blocks)
	var most uint64
	look := func() {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.Sys-m.HeapReleased)
	}
	at := uint32(1)
	for i := 0; i < blocks*20; i++ {
		if i < blocks {
			live[i] = new([size]byte)
		} else {
			at = at*1664525 + 1013904223
			live[(at>>8)%blocks] = new([size]byte)
		}
		if i%1000 == 0 {
			look()
		}
	}
	look()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	alive := 0
	for _, p := range live {
		if p != nil {
			alive++
		}
	}
	fmt.Println("alive", alive)
	fmt.Println("most", most)
	fmt.Println("cycles", m.NumGC)
}
