// A goroutine that is started while another P looks for work runs at once, and not only when the
// one that started it has used up its time. Prints how long they had to wait, in microseconds.
package main

import (
	"fmt"
	"sync/atomic"
	"time"
)

func spin(d time.Duration) {
	for begin := time.Now(); time.Since(begin) < d; {
	}
}

func main() {
	waited := time.Duration(0)
	for i := 0; i < 60; i++ {
		var done atomic.Bool
		begin := time.Now()
		go done.Store(true)
		for !done.Load() {
		}
		waited += time.Since(begin)
		spin(time.Duration(50+i*3) * time.Microsecond)
	}
	fmt.Println(waited.Microseconds())
}
