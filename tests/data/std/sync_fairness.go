// Fairness and order of locks: a waiter of a Mutex gets it though another goroutine takes it all
// the time, waiting writers keep new readers out, Cond wakes in order, and a Pool gives each object
// to one goroutine at a time.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// starving: one goroutine holds the lock nearly always. Without handing over, the other would
// seldom find it free.
func starving() {
	var mu sync.Mutex
	var stop atomic.Bool
	done := make(chan bool)
	go func() {
		for !stop.Load() {
			mu.Lock()
			time.Sleep(100 * time.Microsecond)
			mu.Unlock()
		}
		done <- true
	}()
	start := time.Now()
	for range 20 {
		time.Sleep(200 * time.Microsecond)
		mu.Lock()
		mu.Unlock()
	}
	stop.Store(true)
	<-done
	fmt.Println("starving", time.Since(start) < 5*time.Second)
}

// counted: many goroutines, short sections, nothing lost.
func counted() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n, inside := 0, 0
	for i := range 20 {
		wg.Go(func() {
			for k := range 500 {
				if k%10 == i%10 {
					if !mu.TryLock() {
						mu.Lock()
					}
				} else {
					mu.Lock()
				}
				inside++
				if inside != 1 {
					fmt.Println("not alone")
				}
				if k%50 == 0 {
					runtime.Gosched()
				}
				n++
				inside--
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("counted", n)
}

func readers() {
	var rw sync.RWMutex
	var wg sync.WaitGroup
	var reading, writing atomic.Int32
	value := 0
	for range 4 {
		wg.Go(func() {
			for range 500 {
				rw.RLock()
				reading.Add(1)
				if writing.Load() != 0 {
					fmt.Println("read while written")
				}
				if value < 0 {
					runtime.Gosched()
				}
				reading.Add(-1)
				rw.RUnlock()
			}
		})
	}
	for range 2 {
		wg.Go(func() {
			for range 200 {
				rw.Lock()
				if writing.Add(1) != 1 || reading.Load() != 0 {
					fmt.Println("written while used")
				}
				value++
				runtime.Gosched()
				writing.Add(-1)
				rw.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("readers", value)

	rw.RLock()
	locked := make(chan bool)
	go func() {
		rw.Lock()
		locked <- true
		rw.Unlock()
	}()
	for rw.TryRLock() { // until the writer waits
		rw.RUnlock()
		runtime.Gosched()
	}
	rw.RUnlock()
	fmt.Println("writer", <-locked)
}

func conditions() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var order []int
	waiting := 0
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			mu.Lock()
			waiting++
			c.Wait()
			order = append(order, i)
			mu.Unlock()
		})
		for {
			mu.Lock()
			n := waiting
			mu.Unlock()
			if n == i+1 {
				break
			}
			runtime.Gosched()
		}
	}
	for want := 1; want <= 4; want++ {
		c.Signal()
		for {
			mu.Lock()
			n := len(order)
			mu.Unlock()
			if n == want {
				break
			}
			runtime.Gosched()
		}
	}
	first := fmt.Sprint(order)
	c.Broadcast()
	wg.Wait()
	fmt.Println("conditions", first, len(order))
	c.Signal() // nobody
	c.Broadcast()

	// A bounded queue with two conditions.
	var q []int
	notEmpty, notFull := sync.NewCond(&mu), sync.NewCond(&mu)
	sum := 0
	for range 3 {
		wg.Go(func() {
			for i := range 300 {
				mu.Lock()
				for len(q) == 2 {
					notFull.Wait()
				}
				q = append(q, i)
				notEmpty.Signal()
				mu.Unlock()
			}
		})
		wg.Go(func() {
			for range 300 {
				mu.Lock()
				for len(q) == 0 {
					notEmpty.Wait()
				}
				sum += q[0]
				q = q[1:]
				notFull.Signal()
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println("queue", sum)
}

func groups() {
	var wg sync.WaitGroup
	for round := range 50 {
		n := 0
		var mu sync.Mutex
		for range round {
			wg.Add(1)
			go func() {
				defer wg.Done()
				mu.Lock()
				n++
				mu.Unlock()
			}()
		}
		wg.Wait()
		if n != round {
			fmt.Println("group", n, round)
		}
	}
	var once sync.Once
	calls := 0
	for range 10 {
		wg.Go(func() { once.Do(func() { runtime.Gosched(); calls++ }) })
	}
	wg.Wait()
	fmt.Println("groups", calls)
}

type buffer struct {
	data [64]byte
	id   int
}

func pools() {
	made := 0
	p := sync.Pool{New: func() any { made++; return &buffer{id: made} }}
	a := p.Get().(*buffer)
	p.Put(a)
	fmt.Println("pool", p.Get().(*buffer) == a, made)
	var list []*buffer
	for range 100 {
		list = append(list, p.Get().(*buffer))
	}
	for _, b := range list {
		p.Put(b)
	}
	seen := map[*buffer]bool{}
	for range 100 {
		b := p.Get().(*buffer)
		if seen[b] {
			fmt.Println("given twice", b.id)
		}
		seen[b] = true
	}
	fmt.Println(len(seen), made <= 201)
	for b := range seen {
		p.Put(b)
	}
	var wg sync.WaitGroup
	var shared sync.Pool
	for w := range 4 {
		wg.Go(func() {
			for i := range 1000 {
				b, _ := shared.Get().(*buffer)
				if b == nil {
					b = new(buffer)
				}
				b.id = w
				b.data[i%64] = byte(i)
				if i%100 == 0 {
					runtime.Gosched()
				}
				if b.id != w {
					fmt.Println("shared by two")
				}
				shared.Put(b)
			}
		})
	}
	wg.Wait()
}

func main() {
	starving()
	counted()
	readers()
	conditions()
	groups()
	pools()
}

// Output:
// starving true
// counted 10000
// readers 400
// writer true
// conditions [0 1 2 3] 6
// queue 134550
// groups 1
// pool true 1
// 100 true
