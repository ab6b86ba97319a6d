// A token in a ring of a thousand goroutines, and a thousand that wait for one close.
package main

import (
	"fmt"
	"sync"
)

func main() {
	const n, rounds = 1000, 20
	first := make(chan int)
	in := first
	for i := 1; i < n; i++ {
		out := make(chan int)
		go func(in, out chan int) {
			for v := range in {
				out <- v + 1
			}
			close(out)
		}(in, out)
		in = out
	}
	gate := make(chan struct{})
	var wg sync.WaitGroup
	var mu sync.Mutex
	passed := 0
	for i := 0; i < n; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-gate
			mu.Lock()
			passed++
			mu.Unlock()
		}()
	}
	sum := 0
	for r := 0; r < rounds; r++ {
		first <- r
		sum += <-in
	}
	close(first)
	<-in
	close(gate)
	wg.Wait()
	fmt.Println(sum, passed)
}

// Output:
// 20170 1000
