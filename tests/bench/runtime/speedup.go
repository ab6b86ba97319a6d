// The same work by one goroutine after the other and by as many at once as there are Ps. BENCH is
// a factor for the work. Prints seconds of both.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

// Counts primes below n the slow way: no allocation, no calls out.
func primes(n int) int {
	count := 0
	for i := 2; i < n; i++ {
		prime := true
		for d := 2; d*d <= i; d++ {
			if i%d == 0 {
				prime = false
				break
			}
		}
		if prime {
			count++
		}
	}
	return count
}

func main() {
	factor, err := strconv.ParseFloat(os.Getenv("BENCH"), 64)
	if err != nil {
		panic(err)
	}
	const pieces = 16
	n := int(100000 * factor)
	start := time.Now()
	want := 0
	for i := 0; i < pieces; i++ {
		want += primes(n)
	}
	alone := time.Since(start)
	start = time.Now()
	counts := make([]int, pieces)
	var wg sync.WaitGroup
	for i := 0; i < pieces; i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			counts[i] = primes(n)
		}(i)
	}
	wg.Wait()
	together := time.Since(start)
	got := 0
	for _, c := range counts {
		got += c
	}
	if got != want {
		fmt.Println("wrong count", got, want)
		os.Exit(1)
	}
	fmt.Printf("alone %.4f\ntogether %.4f\n", alone.Seconds(), together.Seconds())
}
