// Pointers that only a stack holds go into objects that may have been marked already, and leave the
// stack before it is scanned: the insertion barrier. New objects live on stacks that have been
// scanned: allocate-black. What an object loses goes to such a stack: the deletion barrier.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type box struct {
	mu    sync.Mutex
	value *value
}

type value struct {
	n     int
	check *int
}

func fresh(n int) *value {
	c := n ^ 0x5555
	return &value{n, &c}
}

func (v *value) test() {
	if v != nil && *v.check != v.n^0x5555 {
		panic(fmt.Sprint("damaged ", v.n))
	}
}

// Many, so that marking takes long enough for all of this to happen meanwhile.
var boxes [1 << 16]*box

// deep puts a stack of many frames between the values and the collector.
func deep(depth int, f func()) {
	var pad [8]*int
	if depth == 0 {
		f()
		return
	}
	pad[depth%8] = &depth
	deep(depth-1, f)
	if pad[depth%8] != &depth {
		panic("frame")
	}
}

func work(w int) {
	var held [64]*value // in the frame: what is put here passes no barrier
	state := uint32(w)
	for i := 0; i < 20000; i++ {
		state = state*1664525 + 1013904223
		v := fresh(i) // born on this stack
		b := boxes[state>>8%uint32(len(boxes))]
		b.mu.Lock()
		old := b.value // deleted from the heap, now on this stack only
		b.value = v    // inserted, and forgotten here
		b.mu.Unlock()
		v = nil
		held[i%len(held)].test()
		held[i%len(held)] = old
		if i%len(held) == 0 {
			runtime.Gosched()
		}
	}
	for _, h := range held {
		h.test()
	}
}

// copying moves values from array to array; nothing else leads to them.
func copying() {
	list := make([]*value, 16)
	for i := range list {
		list[i] = fresh(i)
	}
	for i := 0; i < 400; i++ {
		list = append(list[:16:16], nil)[:16]
		list[i%16].test()
		runtime.Gosched()
	}
}

func main() {
	for i := range boxes {
		boxes[i] = &box{value: fresh(i)}
	}
	var wg sync.WaitGroup
	for w := 0; w < 4; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			deep(10*w, func() { work(w) })
		}()
	}
	for i := 0; i < 200; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			copying()
		}()
	}
	wg.Wait()
	for _, b := range boxes {
		b.value.test()
	}
	fmt.Println("whole")
}
