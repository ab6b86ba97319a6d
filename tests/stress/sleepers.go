// Goroutines that sleep for next to no time: their timers are due, and run by any P, as soon as they
// are in the heap.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	const sleepers, times = 40, 60
	var wg sync.WaitGroup
	var slept atomic.Int64
	for g := range sleepers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range times {
				time.Sleep(time.Duration(1 + (i*g)%40*500))
				slept.Add(1)
			}
		}()
	}
	wg.Wait()
	fmt.Println(slept.Load())
}

// Output:
// 2400
