// Packages sync and sync/atomic: locks, groups, conditions, once, pools, maps
// and atomic values under many goroutines.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for range 50 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 100 {
				mu.Lock()
				v := n
				if v%7 == 0 {
					runtime.Gosched()
				}
				n = v + 1
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(n, mu.TryLock(), mu.TryLock())
	mu.Unlock()

	var rw sync.RWMutex
	data := 0
	for i := range 20 {
		wg.Go(func() {
			if i%5 == 0 {
				rw.Lock()
				data++
				rw.Unlock()
				return
			}
			rw.RLock()
			runtime.Gosched()
			rw.RUnlock()
		})
	}
	wg.Wait()
	both := make(chan bool)
	rw.RLock()
	wg.Go(func() {
		rw.RLock()
		both <- true
		rw.RUnlock()
	})
	fmt.Println(data, <-both, rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	wg.Wait()
	rw.RUnlock()

	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	value := sync.OnceValue(func() int { fmt.Println("computed"); return 42 })
	fmt.Println(value(), value())
	bad := sync.OnceFunc(func() { panic("once panic") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}

	c := sync.NewCond(&mu)
	ready, woken := false, 0
	for range 5 {
		wg.Go(func() {
			c.L.Lock()
			for !ready {
				c.Wait()
			}
			woken++
			c.L.Unlock()
		})
	}
	runtime.Gosched()
	mu.Lock()
	ready = true
	mu.Unlock()
	c.Broadcast()
	wg.Wait()
	fmt.Println(woken)

	var m sync.Map
	m.Store("a", 1)
	fmt.Println(m.LoadOrStore("a", 2))
	fmt.Println(m.LoadOrStore("b", 2))
	fmt.Println(m.LoadAndDelete("a"))
	fmt.Println(m.Load("a"))
	fmt.Println(m.CompareAndSwap("b", 2, 3), m.CompareAndSwap("b", 2, 4), m.CompareAndDelete("b", 9))
	for i := range 10 {
		m.Store(i, i*i)
	}
	var keys []int
	m.Range(func(k, v any) bool {
		if i, ok := k.(int); ok {
			keys = append(keys, i*1000+v.(int))
		}
		return true
	})
	sort.Ints(keys)
	fmt.Println(keys)
	m.Clear()
	fmt.Println(m.Load(1))

	p := sync.Pool{New: func() any { return "new" }}
	p.Put("used")
	a, b := p.Get(), p.Get()
	fmt.Println(a, b)

	var i32 int32 = 5
	var u64 atomic.Uint64
	var flag atomic.Bool
	var ptr atomic.Pointer[string]
	fmt.Println(atomic.AddInt32(&i32, -7), atomic.CompareAndSwapInt32(&i32, -2, 9), atomic.SwapInt32(&i32, 1),
		atomic.LoadInt32(&i32), atomic.OrInt32(&i32, 6), atomic.AndInt32(&i32, 3), i32)
	fmt.Println(u64.Add(^uint64(0)), u64.CompareAndSwap(0, 1), u64.Swap(3), u64.Load())
	fmt.Println(flag.Swap(true), flag.Load(), flag.CompareAndSwap(false, true))
	s := "pointed"
	fmt.Println(ptr.Load() == nil, ptr.CompareAndSwap(nil, &s), *ptr.Load())
	var v atomic.Value
	fmt.Println(v.Load(), v.Swap([]int(nil)) == nil)
	v.Store([]int{1})
	fmt.Println(v.Load())
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Store("other type")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var wg sync.WaitGroup
		wg.Done()
	}()
}

// Output:
// 5000 true false
// 4 true true false
// once
// computed
// 42 42
// once panic
// once panic
// 5
// 1 true
// 2 false
// 1 true
// <nil> false
// true false false
// [0 1001 2004 3009 4016 5025 6036 7049 8064 9081]
// <nil> false
// used new
// -2 true 9 1 1 7 3
// 18446744073709551615 false 18446744073709551615 3
// false true false
// true true pointed
// <nil> true
// [1]
// sync/atomic: store of inconsistently typed value into Value
// sync: negative WaitGroup counter
