// Stages of goroutines joined by channels with and without buffers; each value crosses all stages
// and is a fresh object in each.
package main

import (
	"fmt"
	"sync"
)

type item struct {
	id   int
	path []int
	prev *item
}

const stages, width, items = 12, 4, 1500

func stage(n int, in <-chan *item, out chan<- *item, wg *sync.WaitGroup) {
	defer wg.Done()
	for it := range in {
		next := &item{id: it.id, prev: it}
		next.path = append(append([]int{}, it.path...), n)
		out <- next
	}
}

func main() {
	first := make(chan *item)
	in := first
	for s := 0; s < stages; s++ {
		out := make(chan *item, s%3*4)
		wg := new(sync.WaitGroup)
		for w := 0; w < width; w++ {
			wg.Add(1)
			go stage(s, in, out, wg)
		}
		go func() {
			wg.Wait()
			close(out)
		}()
		in = out
	}
	go func() {
		for i := 0; i < items; i++ {
			first <- &item{id: i}
		}
		close(first)
	}()
	sum, steps := 0, 0
	for it := range in {
		for i, s := range it.path {
			if i != s {
				panic(fmt.Sprint("path ", it.path))
			}
		}
		for p := it; p != nil; p = p.prev {
			if p.id != it.id {
				panic("another item's link")
			}
			steps++
		}
		sum += it.id
	}
	fmt.Println(sum, steps)
}

// Output:
// 1124250 19500
