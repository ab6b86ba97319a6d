// Loops without calls beside goroutines that need their turn: nobody starves, and collections find
// their way between.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

var sink []*int

func spin(stop *atomic.Bool) int {
	n := 0
	for !stop.Load() {
		for i := 0; i < 1000; i++ {
			n ^= i
		}
	}
	return n
}

func main() {
	var stop atomic.Bool
	var wg sync.WaitGroup
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			spin(&stop)
		}()
	}
	in, out := make(chan int), make(chan int)
	go func() {
		for v := range in {
			out <- v * 2
		}
		close(out)
	}()
	sum := 0
	for i := 0; i < 30; i++ {
		in <- i
		sum += <-out
		sink = make([]*int, 100)
		for k := range sink {
			sink[k] = new(int)
		}
		if i%10 == 9 {
			runtime.GC()
		}
	}
	close(in)
	stop.Store(true)
	wg.Wait()
	fmt.Println(sum, len(sink))
}

// Output:
// 870 100
