// CPU time by its use, scheduler latencies and mutex waits in runtime/metrics.
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/metrics"
	"sync"
	"time"
)

var sink []byte

func read(name string) metrics.Value {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return s[0].Value
}

// Spends time in all ways: computes, allocates, collects, waits for a mutex, does nothing.
func work() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	mu.Lock()
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for k := 0; k < 500; k++ {
				sink = make([]byte, 1000)
				runtime.Gosched()
			}
			mu.Unlock()
		}()
	}
	time.Sleep(20 * time.Millisecond)
	mu.Unlock()
	wg.Wait()
	runtime.GC()
}

func main() {
	work()
	names := []string{"user", "idle", "gc/total", "scavenge/total", "total"}
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = "/cpu/classes/" + name + ":cpu-seconds"
	}
	metrics.Read(samples)
	sum := 0.0
	for _, s := range samples[:4] {
		sum += s.Value.Float64()
	}
	total := samples[4].Value.Float64()
	fmt.Println("sum", math.Abs(sum-total) < 1e-6, total > 0.02)
	fmt.Println("user", samples[0].Value.Float64() > 0)
	fmt.Println("idle", samples[1].Value.Float64() > 0.01)

	h := read("/sched/latencies:seconds").Float64Histogram()
	count := uint64(0)
	for _, n := range h.Counts {
		count += n
	}
	fmt.Println("latencies", count > 10, len(h.Buckets) == len(h.Counts)+1)
	wait := read("/sync/mutex/wait/total:seconds").Float64()
	fmt.Println("mutex", wait > 0.01, wait < 10)
	fmt.Println("cgo", read("/cgo/go-to-c-calls:calls").Uint64())
}

// Output:
// sum true true
// user true
// idle true
// latencies true true
// mutex true true
// cgo 0
