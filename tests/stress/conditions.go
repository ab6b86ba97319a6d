// Bounded queues on sync.Cond, sync.Once, sync.Pool and semaphores of channels.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type queue struct {
	mu          sync.Mutex
	full, empty *sync.Cond
	items       []*[]int
	limit       int
}

func newQueue(limit int) *queue {
	q := &queue{limit: limit}
	q.full, q.empty = sync.NewCond(&q.mu), sync.NewCond(&q.mu)
	return q
}

func (q *queue) put(v *[]int) {
	q.mu.Lock()
	for len(q.items) == q.limit {
		q.full.Wait()
	}
	q.items = append(q.items, v)
	q.mu.Unlock()
	q.empty.Signal()
}

func (q *queue) take() *[]int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.empty.Wait()
	}
	v := q.items[0]
	q.items = append([]*[]int(nil), q.items[1:]...)
	q.full.Broadcast()
	return v
}

const workers, each = 6, 500

func main() {
	q := newQueue(5)
	var wg sync.WaitGroup
	var sum, inside, most, made, once atomic.Int64
	pool := sync.Pool{New: func() any { made.Add(1); return &[]int{} }}
	sem := make(chan struct{}, 3)
	var first sync.Once
	for w := 0; w < workers; w++ {
		wg.Add(2)
		go func() {
			defer wg.Done()
			for i := 0; i < each; i++ {
				v := pool.Get().(*[]int)
				*v = append((*v)[:0], w, i)
				q.put(v)
				first.Do(func() { once.Add(1) })
			}
		}()
		go func() {
			defer wg.Done()
			for i := 0; i < each; i++ {
				v := q.take()
				sem <- struct{}{}
				n := inside.Add(1)
				for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
				}
				sum.Add(int64((*v)[0]*each + (*v)[1]))
				inside.Add(-1)
				<-sem
				pool.Put(v)
			}
		}()
	}
	wg.Wait()
	fmt.Println(sum.Load(), most.Load() <= 3, made.Load() > 0, once.Load())
}

// Output:
// 4498500 true true 1
