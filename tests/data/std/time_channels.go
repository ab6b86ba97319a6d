// Channels of timers and tickers: no buffer that shows, nothing left after Stop and Reset, ticks
// that nobody waited for, many timers at once, timers that are garbage, functions.
package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func ready(c <-chan time.Time) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

func oneShot() {
	t := time.NewTimer(2 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C), ready(t.C))
	time.Sleep(5 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C), ready(t.C), ready(t.C))

	// Due, but not received.
	t.Reset(time.Millisecond)
	time.Sleep(4 * time.Millisecond)
	fmt.Println("stop", t.Stop(), ready(t.C), t.Stop())
	t.Reset(time.Millisecond)
	time.Sleep(4 * time.Millisecond)
	fmt.Println("reset", t.Reset(time.Hour), ready(t.C), t.Reset(time.Hour), t.Stop(), t.Stop())
	fmt.Println("after stop", t.Reset(time.Millisecond))
	<-t.C
	fmt.Println("received", t.Stop(), t.Reset(0))
	<-t.C

	// When it was due, not when it was received.
	start := time.Now()
	t.Reset(2 * time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	at := (<-t.C).Sub(start)
	fmt.Println("due", at >= 2*time.Millisecond, at < 15*time.Millisecond)
}

func waiting() {
	// Set, while somebody waits, to fire earlier, later and not at all.
	t := time.NewTimer(time.Hour)
	got := make(chan bool)
	wait := func() {
		<-t.C
		got <- true
	}
	go wait()
	time.Sleep(time.Millisecond)
	fmt.Println("earlier", t.Reset(time.Millisecond), <-got)
	go wait()
	time.Sleep(time.Millisecond)
	t.Reset(time.Millisecond)
	fmt.Println("again", <-got)

	go wait()
	go wait()
	time.Sleep(time.Millisecond)
	t.Reset(time.Millisecond)
	<-got
	select {
	case <-got:
		fmt.Println("one tick for two")
	case <-time.After(5 * time.Millisecond):
	}
	t.Reset(0)
	fmt.Println("both", <-got)

	// A select that goes on with something else leaves the timer alone.
	c := make(chan int)
	for range 100 {
		go func() { c <- 1 }()
		select {
		case <-time.After(time.Hour):
			fmt.Println("an hour")
		case <-c:
		}
	}
	fmt.Println("selects")
}

func tickers() {
	t := time.NewTicker(2 * time.Millisecond)
	first := <-t.C
	second := <-t.C
	fmt.Println(second.Sub(first) >= time.Millisecond, len(t.C), cap(t.C))
	// Slow receivers miss ticks.
	time.Sleep(11 * time.Millisecond)
	fmt.Println(ready(t.C), ready(t.C))
	t.Reset(time.Millisecond)
	<-t.C
	t.Stop()
	time.Sleep(3 * time.Millisecond)
	fmt.Println("stopped", ready(t.C))
	t.Reset(time.Millisecond)
	<-t.C
	t.Stop()
	n := 0
	for range time.Tick(500 * time.Microsecond) {
		if n++; n == 5 {
			break
		}
	}
	fmt.Println("ticks", n)
	var zero time.Duration
	func() {
		defer func() { fmt.Println(recover()) }()
		t.Reset(zero)
	}()
}

func functions() {
	var calls atomic.Int32
	var wg sync.WaitGroup
	wg.Add(1)
	t := time.AfterFunc(time.Millisecond, func() { calls.Add(1); wg.Done() })
	wg.Wait()
	fmt.Println("called", calls.Load(), t.Stop(), t.C == nil)
	wg.Add(1)
	fmt.Println(t.Reset(time.Millisecond))
	wg.Wait()
	t.Reset(time.Hour)
	fmt.Println("called", calls.Load(), t.Stop(), t.Stop())
	for range 200 {
		wg.Add(1)
		time.AfterFunc(time.Duration(calls.Load()%7)*100*time.Microsecond, func() { calls.Add(1); wg.Done() })
	}
	runtime.GC()
	wg.Wait()
	fmt.Println("called", calls.Load())
}

// order: ticks tell when they were due, not when somebody looked.
func order() {
	start := time.Now()
	waits := []int{30, 10, 20, 0, 40}
	var ticks []<-chan time.Time
	for _, ms := range waits {
		ticks = append(ticks, time.After(time.Duration(ms)*time.Millisecond))
	}
	set := time.Since(start)
	time.Sleep(45 * time.Millisecond)
	right := true
	for i, c := range ticks {
		late := (<-c).Sub(start) - time.Duration(waits[i])*time.Millisecond
		right = right && 0 <= late && late <= set
	}
	fmt.Println("order", right)
}

// garbage: timers that nobody refers to take no memory, though they are not due for long.
func garbage() {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for range 20000 {
		time.After(time.Hour)
		time.NewTicker(time.Hour)
	}
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&after)
	fmt.Println("garbage", int64(after.HeapAlloc)-int64(before.HeapAlloc) < 500_000)
}

func many() {
	var wg sync.WaitGroup
	var sum atomic.Int64
	for i := range 2000 {
		wg.Go(func() {
			switch i % 3 {
			case 0:
				time.Sleep(time.Duration(i%5) * time.Millisecond)
			case 1:
				<-time.After(time.Duration(i%7) * time.Millisecond)
			default:
				ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i%4)*time.Millisecond)
				<-ctx.Done()
				cancel()
			}
			sum.Add(int64(i))
		})
	}
	wg.Wait()
	fmt.Println("many", sum.Load())
}

func main() {
	oneShot()
	waiting()
	tickers()
	functions()
	order()
	garbage()
	many()
}

// Output:
// 0 0 false
// 0 0 true false
// stop true false false
// reset true false true true false
// after stop false
// received false false
// due true true
// earlier true true
// again true
// both true
// selects
// true 0 0
// true false
// stopped false
// ticks 5
// non-positive interval for Ticker.Reset
// called 1 false true
// false
// called 2 true false
// called 202
// order true
// garbage true
// many 1999000
