// A list of live nodes and much garbage beside it, made by as many goroutines as are asked for.
// BENCH: MB that stay alive, MB of garbage, goroutines. The collector's trace tells the pauses.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// 64 bytes, of which two words are pointers.
type node struct {
	next, other *node
	payload     [6]int
}

const nodesInMB = 1 << 20 / 64

func build(n int) *node {
	var list *node
	for i := 0; i < n; i++ {
		list = &node{next: list, payload: [6]int{i}}
	}
	return list
}

// Makes n nodes, keeps the last hundred of them, and moves pointers of the live ones meanwhile.
func churn(live *node, n int) int {
	var recent [100]*node
	at := live
	for i := 0; i < n; i++ {
		fresh := &node{payload: [6]int{i}}
		recent[i%100] = fresh
		if i%16 == 0 && at != nil {
			at.other = at.next
			at = at.next
		}
	}
	sum := 0
	for _, p := range recent {
		if p != nil {
			sum += p.payload[0]
		}
	}
	return sum
}

func argument(i int) int {
	n, err := strconv.Atoi(strings.Fields(os.Getenv("BENCH"))[i])
	if err != nil {
		panic(err)
	}
	return n
}

func main() {
	live, garbage, workers := argument(0), argument(1), argument(2)
	start := time.Now()
	list := build(live * nodesInMB)
	built := time.Since(start)
	sums := make([]int, workers)
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func(w int) {
			defer wg.Done()
			sums[w] = churn(list, garbage*nodesInMB/workers)
		}(w)
	}
	wg.Wait()
	n, sum := 0, 0
	for p := list; p != nil; p = p.next {
		n++
	}
	for _, s := range sums {
		sum += s
	}
	fmt.Println("nodes", n)
	fmt.Println("sum", sum)
	fmt.Fprintf(os.Stderr, "built %.3f all %.3f\n", built.Seconds(), time.Since(start).Seconds())
}
