// Goroutines that are wired to their threads talk to others that are not.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	request, answer := make(chan int), make(chan int)
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			runtime.LockOSThread()
			if i%2 == 0 {
				defer runtime.UnlockOSThread() // else the thread ends with the goroutine
			}
			for v := range request {
				box := make([]*int, 8)
				for k := range box {
					n := v + k
					box[k] = &n
				}
				runtime.Gosched()
				answer <- *box[7] - 7
			}
		}()
	}
	sum := 0
	go func() {
		for i := 0; i < 400; i++ {
			request <- i
		}
		close(request)
		wg.Wait()
		close(answer)
	}()
	for v := range answer {
		sum += v
	}
	fmt.Println(sum)
}

// Output:
// 79800
