// Trees of contexts that are cancelled from the root or by their deadlines; every goroutine ends.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type key int

var cancelled, late atomic.Int64

func run(ctx context.Context, depth int, wg *sync.WaitGroup) {
	defer wg.Done()
	if depth > 0 {
		for i := 0; i < 3; i++ {
			sub, cancel := context.WithCancel(context.WithValue(ctx, key(depth), i))
			if i == 2 {
				cancel()
				sub, cancel = context.WithTimeout(ctx, time.Duration(depth)*time.Millisecond)
			}
			defer cancel()
			wg.Add(1)
			go run(sub, depth-1, wg)
		}
	}
	<-ctx.Done()
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		late.Add(1)
	} else {
		cancelled.Add(1)
	}
}

func main() {
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Add(1)
	go run(ctx, 5, &wg)
	time.Sleep(20 * time.Millisecond)
	cancel()
	wg.Wait()
	fmt.Println(cancelled.Load() + late.Load())
}

// Output:
// 364
