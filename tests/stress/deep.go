// Stacks that grow and shrink while others write into them: goroutines recurse with pointers to
// their own frames, wait on channels deep down, and come back.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type link struct {
	up    *link
	value int
	pad   [6]int
}

// Each frame has a link that leads to the frame above; at the bottom a value is received into a
// variable of this stack, which may move between the call and the wake-up.
func down(l *link, depth int, in <-chan [3]int, out chan<- int) int {
	me := link{up: l, value: depth}
	if depth == 0 {
		var got [3]int
		select {
		case got = <-in:
		case out <- 0:
			panic("nobody receives")
		}
		sum := got[0] + got[1] + got[2]
		for p := &me; p != nil; p = p.up {
			sum += p.value
		}
		return sum
	}
	r := down(&me, depth-1, in, out)
	if me.up != l || me.value != depth {
		panic("a frame was damaged")
	}
	return r
}

func main() {
	const goroutines, rounds = 12, 12
	var wg sync.WaitGroup
	results := make([]int, goroutines)
	for g := 0; g < goroutines; g++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			never := make(chan int)
			for r := 0; r < rounds; r++ {
				in := make(chan [3]int)
				go func() {
					if r%4 == 3 {
						runtime.GC() // the receiver's stack may shrink while it waits
					}
					runtime.Gosched()
					in <- [3]int{g, r, 1}
				}()
				results[g] += down(nil, 10<<(r%6), in, never)
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, r := range results {
		total += r
	}
	fmt.Println(total)
}

// Output:
// 1647288
