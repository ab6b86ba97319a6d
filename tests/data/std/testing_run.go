// Package testing: allocations and benchmarks measured by a program itself, and
// the texts of results.
package main

import (
	"fmt"
	"strings"
	"testing"
)

var sink []int

func main() {
	fmt.Println(testing.AllocsPerRun(10, func() { sink = make([]int, 1000) }))
	r := testing.Benchmark(func(b *testing.B) {
		if b.N > 100 {
			b.FailNow()
		}
		for i := 0; i < b.N; i++ {
			strings.Repeat("x", 100)
		}
	})
	fmt.Println(r.N > 0)
	fmt.Println(testing.BenchmarkResult{N: 1000, T: 12345678, Bytes: 10})
	fmt.Println(testing.BenchmarkResult{N: 10, T: 12345, MemAllocs: 20, MemBytes: 1000}.MemString())
}

// Output:
// 1
// false
//     1000	     12346 ns/op	   0.81 MB/s
//      100 B/op	       2 allocs/op
