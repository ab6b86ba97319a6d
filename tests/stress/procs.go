// The number of Ps changes while goroutines compute, allocate, sleep and talk.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var stop atomic.Bool
	var wg sync.WaitGroup
	counts := make([]int, 6)
	ring := make([]chan *int, 6)
	for i := range ring {
		ring[i] = make(chan *int, 1)
	}
	for g := range ring {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range ring[g] {
				n := *v + 1
				for i := 0; i < 200; i++ {
					counts[g] += len(make([]byte, i))
				}
				if g == 2 && n%50 == 0 {
					time.Sleep(50 * time.Microsecond)
				}
				if n >= 3000 {
					stop.Store(true)
					close(ring[(g+1)%len(ring)])
					return
				}
				ring[(g+1)%len(ring)] <- &n
			}
			if next := ring[(g+1)%len(ring)]; g != 3000%6-1 {
				func() {
					defer func() { recover() }() // the one that began has closed its own
					close(next)
				}()
			}
		}()
	}
	start := 0
	ring[0] <- &start
	for i := 0; !stop.Load(); i++ {
		runtime.GOMAXPROCS(1 + i%4)
		time.Sleep(200 * time.Microsecond)
	}
	wg.Wait()
	total := 0
	for _, c := range counts {
		total += c
	}
	fmt.Println(total)
}

// Output:
// 59700000
