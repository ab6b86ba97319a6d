// Hotsplit shows why goroutine stacks are contiguous. A loop calls a small
// function from every depth of a deep recursion. On a stack that grows by
// copying, only the first call at a depth that is too large costs something.
// On a stack of linked segments, at some depths the end of a segment lies just
// between the loop and the function that it calls: there each single call
// allocates a segment and each return frees it. That is the hot split problem
// for which Go gave segmented stacks up in 1.3.
//
// Run it both ways and compare the slowest depth with the median one:
//
//	vole run hotsplit.go
//	GODEBUG=segstack=1 vole run hotsplit.go
//
// The second also tells how many segments were allocated.
package main

import (
	"fmt"
	"os"
	"slices"
	"time"
)

const (
	depths = 200  // frames of the recursion
	calls  = 2000 // of leaf, at each depth
	rounds = 5    // the best of them counts
)

// leaf is what the loop calls: a few words of frame, hardly any work.
//
//go:noinline
func leaf(a, b int) int {
	var buf [16]int
	buf[a&15] = b
	return buf[b&15] + a
}

// measure runs the loop at the current depth and returns the time of a call.
//
//go:noinline
func measure() (float64, int) {
	sum := 0
	start := time.Now()
	for i := 0; i < calls; i++ {
		sum += leaf(i, sum)
	}
	return float64(time.Since(start).Nanoseconds()) / calls, sum
}

// descend measures at this depth, then goes one deeper.
func descend(depth int, best []float64) int {
	ns, sum := measure()
	if best[depth] == 0 || ns < best[depth] {
		best[depth] = ns
	}
	if depth+1 < len(best) {
		sum += descend(depth+1, best)
	}
	return sum
}

func main() {
	best := make([]float64, depths)
	check := 0
	done := make(chan bool)
	go func() { // a goroutine starts with a small stack
		for r := 0; r < rounds; r++ {
			check += descend(0, best)
		}
		done <- true
	}()
	<-done

	sorted := slices.Clone(best)
	slices.Sort(sorted)
	median := sorted[depths/2]
	slowest, hot := 0, 0
	for depth, ns := range best {
		if ns > best[slowest] {
			slowest = depth
		}
		if ns > 1.5*median {
			hot++
		}
	}
	fmt.Fprintf(os.Stderr, "a call of leaf: %.1f ns at the median depth, %.1f ns at depth %d (%.1f times)\n",
		median, best[slowest], slowest, best[slowest]/median)
	fmt.Fprintf(os.Stderr, "depths at which a call takes more than 1.5 times the median: %d of %d\n", hot, depths)
	fmt.Println("checksum:", check)
}

// modes: skip since it prints times.

// Output:
// checksum: 8198552921631931496
