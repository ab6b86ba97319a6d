// Goroutines share an arena without a lock, which its rules forbid: nobody may get memory beyond a
// chunk. One P and a switch at each safe point.
// races: on purpose
// env: GODEBUG=preempt=1,schedseed=3
package main

import (
	"arena"
	"fmt"
	"sync"
)

type node struct {
	next *node
	text [100]byte
}

func main() {
	for range 6 {
		a := arena.NewArena()
		var wg sync.WaitGroup
		for g := range 8 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				var list *node
				for i := range 60 {
					if i%9 == g {
						s := arena.MakeSlice[*node](a, 30000*(g+1), 30000*(g+1))
						for k := range s {
							s[k] = list
						}
					}
					n := arena.New[node](a)
					n.next, list = list, n
				}
				for n := list; n != nil; n = n.next {
					n.text[99] = byte(g)
				}
			}()
		}
		wg.Wait()
		a.Free()
	}
	fmt.Println("done")
}

// Output:
// done
