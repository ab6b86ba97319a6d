// Finalizers of small objects, which share blocks, and of large ones; runtime.GC in a loop lets
// other goroutines run.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
	"time"
)

type eight struct{ a int64 }

func set(count *[3]atomic.Int32) {
	for i := 0; i < 100; i++ {
		runtime.SetFinalizer(new(int32), func(*int32) { count[0].Add(1) })
		runtime.SetFinalizer(new(eight), func(*eight) { count[1].Add(1) })
		runtime.SetFinalizer(new([4]int), func(*[4]int) { count[2].Add(1) })
	}
}

func main() {
	var count [3]atomic.Int32
	set(&count)
	// They run beside this goroutine, perhaps on another P.
	var done [3]bool
	for i := 0; i < 1000 && done != [3]bool{true, true, true}; i++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
		done = [3]bool{count[0].Load() > 80, count[1].Load() > 80, count[2].Load() > 90}
	}
	fmt.Println(done[0], done[1], done[2])

	go func() {
		for {
			runtime.GC()
		}
	}()
	for i := 0; i < 50; i++ {
		runtime.Gosched()
	}
	fmt.Println("done")
}

// Output:
// true true true
// done
