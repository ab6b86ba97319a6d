// Goroutines that allocate faster than is marked, with much alive: they owe marking, wait until it
// is done by others, and all go on.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
)

type node struct {
	next *node
	data [6]int
}

func list(n int) *node {
	var head *node
	for i := 0; i < n; i++ {
		head = &node{next: head, data: [6]int{i}}
	}
	return head
}

func sum(n *node) (s int) {
	for ; n != nil; n = n.next {
		s += n.data[0]
	}
	return s
}

func main() {
	debug.SetGCPercent(10)
	alive := list(60000) // one long list: marked by one P at a time
	var wg sync.WaitGroup
	results := make([]int, 8)
	for g := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for round := 0; round < 40; round++ {
				results[g] += sum(list(200 + g))
				if round%8 == g {
					runtime.Gosched()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(results, sum(alive))
}

// Output:
// [796000 804000 812040 820120 828240 836400 844600 852840] 1799970000
