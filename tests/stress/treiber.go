// A lock-free stack of atomic pointers, counters and atomic values under many goroutines.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type cell struct {
	next  *cell
	value int
	more  []int
}

type stack struct{ head atomic.Pointer[cell] }

func (s *stack) push(v int) {
	c := &cell{value: v, more: []int{v, v + 1}}
	for {
		c.next = s.head.Load()
		if s.head.CompareAndSwap(c.next, c) {
			return
		}
	}
}

func (s *stack) pop() *cell {
	for {
		c := s.head.Load()
		if c == nil || s.head.CompareAndSwap(c, c.next) {
			return c
		}
	}
}

func main() {
	const workers, each = 8, 1500
	var s stack
	var sum, count atomic.Int64
	var last atomic.Value
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < each; i++ {
				s.push(w*each + i)
				if i%64 == 0 {
					runtime.Gosched()
				}
				if i%3 == 2 {
					for c := s.pop(); c != nil; c = nil {
						if c.more[0] != c.value || c.more[1] != c.value+1 {
							panic("a damaged cell")
						}
						sum.Add(int64(c.value))
						count.Add(1)
						last.Store(c)
					}
				}
			}
		}()
	}
	wg.Wait()
	for c := s.pop(); c != nil; c = s.pop() {
		sum.Add(int64(c.value))
		count.Add(1)
	}
	fmt.Println(count.Load(), sum.Load(), last.Load().(*cell).more != nil)
}

// Output:
// 12000 71994000 true
