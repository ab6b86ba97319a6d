// Finalizers, cleanups and weak pointers on objects that several goroutines drop: each runs once,
// for what it was set on.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"weak"
)

type thing struct {
	id   int
	next *thing
	data [4]*int
}

const workers, each = 4, 60

var finalized, cleaned [workers * each]int32

func drop(w int, weaks []weak.Pointer[thing]) {
	for i := 0; i < each; i++ {
		id := w*each + i
		t := &thing{id: id, next: &thing{id: -id}}
		for k := range t.data {
			t.data[k] = &[]int{id}[0]
		}
		weaks[i] = weak.Make(t)
		if id%2 == 0 {
			runtime.SetFinalizer(t, func(t *thing) {
				if t.next.id != -t.id || *t.data[3] != t.id {
					panic("what a finalized object refers to is gone")
				}
				atomic.AddInt32(&finalized[t.id], 1)
			})
		} else {
			runtime.AddCleanup(t, func(id int) { atomic.AddInt32(&cleaned[id], 1) }, id)
		}
		if i%16 == 15 {
			runtime.GC()
		}
	}
}

func count(list *[workers * each]int32) (n int) {
	for i := range list {
		v := atomic.LoadInt32(&list[i])
		if v > 1 {
			panic("ran twice")
		}
		n += int(v)
	}
	return n
}

func main() {
	var weaks [workers][each]weak.Pointer[thing]
	var wg sync.WaitGroup
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			drop(w, weaks[w][:])
		}()
	}
	wg.Wait()
	for i := 0; i < 2000 && count(&finalized)+count(&cleaned) < workers*each; i++ {
		runtime.GC()
		runtime.Gosched()
	}
	alive := 0
	for w := range weaks {
		for _, p := range weaks[w] {
			if p.Value() != nil {
				alive++
			}
		}
	}
	fmt.Println(count(&finalized), count(&cleaned), alive)
}

// Output:
// 120 120 0
