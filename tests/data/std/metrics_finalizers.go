// Counts of finalizers and cleanups, due and done, in runtime/metrics; the CPU limit that was never
// reached.
package main

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"time"
)

type big struct{ a [4]int }

func make100() {
	for i := 0; i < 100; i++ {
		p := new(big)
		runtime.SetFinalizer(p, func(*big) {})
		q := new(big)
		runtime.AddCleanup(q, func(int) {}, 1)
	}
}

func main() {
	names := []string{"/gc/finalizers/queued:finalizers", "/gc/finalizers/executed:finalizers",
		"/gc/cleanups/queued:cleanups", "/gc/cleanups/executed:cleanups",
		"/gc/limiter/last-enabled:gc-cycle"}
	samples := make([]metrics.Sample, len(names))
	for i, name := range names {
		samples[i].Name = name
	}
	make100()
	for try := 0; try < 500; try++ {
		runtime.GC()
		time.Sleep(time.Millisecond)
		metrics.Read(samples)
		if samples[1].Value.Uint64() >= 99 && samples[3].Value.Uint64() >= 99 {
			break
		}
	}
	for _, s := range samples[:4] {
		n := s.Value.Uint64()
		fmt.Println(s.Name, n >= 99 && n <= 100)
	}
	fmt.Println(samples[4].Name, samples[4].Value.Uint64())
}

// Output:
// /gc/finalizers/queued:finalizers true
// /gc/finalizers/executed:finalizers true
// /gc/cleanups/queued:cleanups true
// /gc/cleanups/executed:cleanups true
// /gc/limiter/last-enabled:gc-cycle 0
