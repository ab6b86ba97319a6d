// Goroutines, channels and select: buffering, closing, directions, timeouts, sync, deadlock-free use.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

func producer(n int) <-chan int {
	c := make(chan int, 3)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func merge[T any](cs ...<-chan T) <-chan T {
	out := make(chan T)
	var wg sync.WaitGroup
	for _, c := range cs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range c {
				out <- v
			}
		}()
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

type msg struct {
	id   int
	text string
	back chan<- string
}

func server(in <-chan msg) {
	for m := range in {
		m.back <- fmt.Sprint(m.id, m.text)
	}
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	sum := 0
	for v := range merge(producer(100), producer(50), producer(10)) {
		sum += v
	}
	fmt.Println(sum)

	in, back := make(chan msg), make(chan string)
	go server(in)
	for i := range 3 {
		in <- msg{i, "hello", back}
		fmt.Print(<-back, " ")
	}
	close(in)
	fmt.Println()

	c := make(chan int, 2)
	c <- 1
	c <- 2
	select {
	case c <- 3:
		fmt.Println("wrong")
	default:
		fmt.Println("full", len(c), cap(c))
	}
	close(c)
	for range 3 {
		v, ok := <-c
		fmt.Print(v, ok, " ")
	}
	fmt.Println()
	try(func() { c <- 1 })
	try(func() { close(c) })
	try(func() { var n chan int; close(n) })

	timeout := time.After(20 * time.Millisecond)
	never := make(chan int)
	select {
	case <-never:
	case <-timeout:
		fmt.Println("timeout")
	}
	ticks := 0
	ticker := time.NewTicker(2 * time.Millisecond)
	for range ticker.C {
		if ticks++; ticks == 3 {
			ticker.Stop()
			break
		}
	}
	fmt.Println(ticks)

	counts := [2]int{}
	a, b := make(chan int, 1000), make(chan int, 1000)
	for range 1000 {
		a <- 0
		b <- 1
	}
	for range 1000 {
		select {
		case i := <-a:
			counts[i]++
		case i := <-b:
			counts[i]++
		}
	}
	fmt.Println(counts[0]+counts[1], counts[0] > 300, counts[1] > 300)

	var mu sync.Mutex
	var n int
	var total atomic.Int64
	var once sync.Once
	var wg sync.WaitGroup
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			once.Do(func() { fmt.Println("once") })
			mu.Lock()
			n += i
			mu.Unlock()
			total.Add(int64(i))
		}()
	}
	wg.Wait()
	fmt.Println(n, total.Load())

	cond := sync.NewCond(&mu)
	ready := false
	go func() { mu.Lock(); ready = true; mu.Unlock(); cond.Broadcast() }()
	mu.Lock()
	for !ready {
		cond.Wait()
	}
	mu.Unlock()

	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	sem := make(chan struct{}, 4)
	results := make([]int, 20)
	for i := range results {
		sem <- struct{}{}
		go func() { defer func() { <-sem }(); results[i] = i * i }()
	}
	for range 4 {
		sem <- struct{}{}
	}
	fmt.Println(results)
	var nilc chan int
	select {
	case <-nilc:
	case nilc <- 1:
	default:
		fmt.Println("nil channels never proceed")
	}
	big := make(chan [100]int, 1)
	var arr [100]int
	arr[99] = 7
	big <- arr
	got := <-big
	fmt.Println(got[99])
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	x := 0
	for range 1000 {
		ping <- x
		x = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(x, ok)
}

// Output:
// 6220
// 0hello 1hello 2hello
// full 2 2
// 1 true 2 true 0 false
// send on closed channel
// close of closed channel
// close of nil channel
// timeout
// 3
// 1000 true true
// once
// 4950 4950
// false true
// [0 1 4 9 16 25 36 49 64 81 100 121 144 169 196 225 256 289 324 361]
// nil channels never proceed
// 7
// 1000 false
