// Timers of all kinds, made, reset and stopped by many goroutines at once.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var wg sync.WaitGroup
	var fired, stopped, ticks atomic.Int64
	for i := 0; i < 200; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			garbage := make([]*int, 10)
			for j := range garbage {
				garbage[j] = new(int)
			}
			switch i % 4 {
			case 0:
				time.Sleep(time.Duration(i%17) * 100 * time.Microsecond)
				fired.Add(1)
			case 1:
				done := make(chan struct{})
				time.AfterFunc(time.Duration(i%13)*150*time.Microsecond, func() {
					fired.Add(1)
					close(done)
				})
				<-done
			case 2:
				t := time.NewTimer(time.Hour)
				if i%8 == 2 {
					t.Reset(time.Millisecond)
					<-t.C
					fired.Add(1)
				} else if t.Stop() {
					stopped.Add(1)
				}
			case 3:
				t := time.NewTicker(200 * time.Microsecond)
				for n := 0; n < 3; n++ {
					<-t.C
					ticks.Add(1)
				}
				t.Stop()
				select {
				case <-time.After(time.Duration(i) * 10 * time.Microsecond):
				case <-time.After(time.Hour):
					panic("an hour")
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(fired.Load(), stopped.Load(), ticks.Load())
}

// Output:
// 125 25 150
