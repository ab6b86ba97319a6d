// The coroutine of iter.Pull is there from the start, until the sequence ends or is stopped.
package main

import (
	"fmt"
	"iter"
	"runtime"
	"slices"
	"time"
)

// goroutines counts them when those that have handed over for the last time are gone.
func goroutines(want int) int {
	for i := 0; runtime.NumGoroutine() != want && i < 1000; i++ {
		time.Sleep(time.Millisecond)
	}
	return runtime.NumGoroutine()
}

func main() {
	before := runtime.NumGoroutine()
	next, stop := iter.Pull(slices.Values([]int{1, 2}))
	fmt.Println(runtime.NumGoroutine() - before)
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(goroutines(before) - before)
	stop()

	next, stop = iter.Pull(slices.Values([]int{1, 2}))
	fmt.Println(runtime.NumGoroutine() - before)
	stop()
	fmt.Println(goroutines(before) - before)
	fmt.Println(next())
}

// Output:
// 1
// 1 true
// 2 true
// 0 false
// 0
// 1
// 0
// 0 false
