// sync.Pool and collections: what lies in a pool lives while it is there, is given to one at a
// time, and goes when nobody takes it for two collections.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"weak"
)

type buffer struct {
	owner atomic.Int32
	text  *string
	data  [100]byte
}

func fresh(i int) *buffer {
	s := fmt.Sprint("buffer ", i)
	return &buffer{text: &s}
}

// dropped puts objects into a pool and tells whether all of them go in the end.
func dropped() bool {
	var p sync.Pool
	var left []weak.Pointer[buffer]
	for i := range 50 {
		b := fresh(i)
		left = append(left, weak.Make(b))
		p.Put(b)
	}
	for range 20 {
		runtime.GC()
		n := 0
		for _, w := range left {
			if w.Value() != nil {
				n++
			}
		}
		if n == 0 {
			p.Put(fresh(0)) // the pool itself is used still
			return p.Get() != nil
		}
	}
	return false
}

// shared takes and puts from several goroutines while collections run.
func shared() {
	var made atomic.Int32
	p := sync.Pool{New: func() any { return fresh(int(made.Add(1))) }}
	var wg sync.WaitGroup
	for w := range 6 {
		wg.Go(func() {
			for i := range 800 {
				b := p.Get().(*buffer)
				if !b.owner.CompareAndSwap(0, int32(w)+1) {
					fmt.Println("given to two")
				}
				if (*b.text)[:7] != "buffer " || b.data[i%100] > 200 {
					fmt.Println("not what was put")
				}
				b.data[i%100]++
				if b.data[i%100] > 200 {
					b.data[i%100] = 0
				}
				if i%40 == w {
					runtime.Gosched()
				}
				if i%200 == w*30 {
					runtime.GC()
				}
				b.owner.Store(0)
				p.Put(b)
			}
		})
	}
	wg.Wait()
	fmt.Println("shared", made.Load() < 4800)
}

// many pools, most of which are forgotten.
func many() {
	var kept []*sync.Pool
	for i := range 300 {
		p := &sync.Pool{}
		for k := range i % 20 {
			p.Put(k)
		}
		if i%50 == 0 {
			kept = append(kept, p)
			runtime.GC()
		}
	}
	for _, p := range kept {
		for v := p.Get(); v != nil; v = p.Get() {
			if v.(int) < 0 || v.(int) > 20 {
				fmt.Println("wrong", v)
			}
		}
	}
	fmt.Println("many", len(kept))
}

func main() {
	fmt.Println("dropped", dropped())
	shared()
	many()
	n := runtime.GOMAXPROCS(0)
	var p sync.Pool
	p.Put(1)
	runtime.GOMAXPROCS(n + 2)
	p.Put(2)
	runtime.GOMAXPROCS(n)
	for p.Get() != nil {
	}
	fmt.Println("empty")
}

// Output:
// dropped true
// shared true
// many 6
// empty
