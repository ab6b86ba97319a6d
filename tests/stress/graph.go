// The only pointer to an object wanders: from a field to a local variable, through channels, maps
// and slices to another field, while the collector marks. What it leads to must stay whole.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type object struct {
	mu    sync.Mutex
	child *payload
	list  []*payload
}

type payload struct {
	id    int
	check *int
	tail  *payload
}

func fresh(id int) *payload {
	v := id * 3
	return &payload{id, &v, &payload{id: id, check: &v}}
}

func (p *payload) valid() bool {
	return *p.check == p.id*3 && p.tail.id == p.id && p.tail.check == p.check
}

const objects, workers, rounds = 64, 6, 2500

func main() {
	all := make([]*object, objects)
	for i := range all {
		all[i] = &object{child: fresh(i), list: []*payload{fresh(i), nil, fresh(-i)}}
	}
	var wg sync.WaitGroup
	parcel := make(chan *payload, 4)
	var bad sync.Map
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			state := uint32(w + 1)
			pocket := map[int]*payload{}
			for i := 0; i < rounds; i++ {
				state = state*1103515245 + 12345
				o := all[state>>16%objects]
				o.mu.Lock()
				mine := o.child // out of the heap, into this stack only
				o.child = nil
				o.mu.Unlock()
				garbage := make([]*payload, 3)
				garbage[0] = fresh(i)
				if mine != nil {
					pocket[i] = mine
					mine = nil
				}
				if i%3 == 0 {
					runtime.Gosched()
				}
				o = all[state>>8%objects]
				if kept := pocket[i]; kept != nil {
					delete(pocket, i)
					if !kept.valid() {
						bad.Store(kept.id, true)
					}
					select {
					case parcel <- kept:
					default:
						o.mu.Lock()
						if o.child == nil {
							o.child = kept
						} else {
							o.list = append(o.list, kept)
						}
						o.mu.Unlock()
					}
				} else {
					o.mu.Lock()
					if n := len(o.list) - 1; n >= 0 && o.child == nil {
						o.child = o.list[n]
						o.list[n] = nil
						o.list = o.list[:n:n]
					}
					o.mu.Unlock()
				}
				select {
				case p := <-parcel:
					o.mu.Lock()
					o.list = append(o.list, p)
					o.mu.Unlock()
				default:
				}
			}
		}()
	}
	wg.Wait()
	close(parcel)
	count := 0
	seen := func(p *payload) {
		if p == nil {
			return
		}
		if !p.valid() {
			bad.Store(p.id, true)
		}
		count++
	}
	for p := range parcel {
		seen(p)
	}
	for _, o := range all {
		seen(o.child)
		for _, p := range o.list {
			seen(p)
		}
	}
	n := 0
	bad.Range(func(k, v any) bool { n++; return true })
	fmt.Println(count, n, "bad")
}

// Output:
// 192 0 bad
