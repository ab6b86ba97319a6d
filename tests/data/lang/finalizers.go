// Finalizers of small objects, which share blocks, and of large ones; runtime.GC in a loop lets
// other goroutines run.
package main

import (
	"fmt"
	"runtime"
)

type eight struct{ a int64 }

func set(count *[3]int) {
	for i := 0; i < 100; i++ {
		runtime.SetFinalizer(new(int32), func(*int32) { count[0]++ })
		runtime.SetFinalizer(new(eight), func(*eight) { count[1]++ })
		runtime.SetFinalizer(new([4]int), func(*[4]int) { count[2]++ })
	}
}

func main() {
	var count [3]int
	set(&count)
	for i := 0; i < 3; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	fmt.Println(count[0] > 80, count[1] > 80, count[2] > 90)

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
