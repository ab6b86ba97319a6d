// Package time: sleeping, timers, tickers and timeouts on the running clock,
// with generous bounds.
package main

import (
	"fmt"
	"sync"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(10 * time.Millisecond)
	d := time.Since(start)
	fmt.Println(d >= 10*time.Millisecond, d < 5*time.Second)

	t := time.NewTimer(5 * time.Millisecond)
	<-t.C
	fmt.Println(t.Stop(), t.Reset(time.Hour), t.Stop(), t.Stop())

	called := 0
	var mu sync.Mutex
	var wg sync.WaitGroup
	start = time.Now()
	for _, ms := range []int{30, 10, 20} {
		wg.Add(1)
		d := time.Duration(ms) * time.Millisecond
		time.AfterFunc(d, func() {
			mu.Lock()
			if time.Since(start) >= d {
				called += ms
			}
			mu.Unlock()
			wg.Done()
		})
	}
	wg.Wait()
	fmt.Println(called)

	tick := time.NewTicker(2 * time.Millisecond)
	n := 0
	for range tick.C {
		if n++; n == 5 {
			tick.Stop()
			break
		}
	}
	fmt.Println(n)

	c := make(chan int)
	select {
	case <-c:
		fmt.Println("received")
	case <-time.After(5 * time.Millisecond):
		fmt.Println("timeout")
	}
	done := make(chan string, 1)
	go func() {
		time.Sleep(time.Millisecond)
		done <- "in time"
	}()
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(10 * time.Second):
		fmt.Println("too late")
	}
	stopped := time.AfterFunc(time.Hour, func() { fmt.Println("never") })
	fmt.Println(stopped.Stop(), time.Until(start) < 0, time.Tick(0) == nil)
	m := time.Now()
	m2 := m.Round(0)
	fmt.Println(m.Equal(m2), m == m2, m.Sub(m2))
	defer func() { fmt.Println(recover()) }()
	time.NewTicker(0)
}

// Output:
// true true
// false false true false
// 60
// 5
// timeout
// in time
// true true true
// true false 0s
// non-positive interval for NewTicker
