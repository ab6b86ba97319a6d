// The number of processors changes while channels, selects and locks are in use.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	c, d := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for v := range c {
				select {
				case d <- v:
				}
			}
		})
	}
	sum := 0
	done := make(chan bool)
	go func() {
		for v := range d {
			sum += v
		}
		close(done)
	}()
	for i := range 3000 {
		c <- i
		if i%100 == 0 {
			runtime.GOMAXPROCS(1 + i/100%4)
		}
	}
	close(c)
	wg.Wait()
	close(d)
	<-done
	fmt.Println(sum)
}

// Output:
// 4498500
