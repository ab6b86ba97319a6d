// Channels and selects among goroutines that may run at the same time: values of all shapes,
// pointers across collections, fairness, closing under those who wait, nothing lost or doubled.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
)

type large struct {
	head  int
	names [6]string
	next  *large
	tail  [20]int
}

func makeLarge(i int) large {
	v := large{head: i, next: &large{head: -i}}
	for k := range v.names {
		v.names[k] = fmt.Sprint(i, k)
	}
	for k := range v.tail {
		v.tail[k] = i * k
	}
	return v
}

func (v *large) valid(i int) bool {
	ok := v.head == i && v.next.head == -i
	for k := range v.names {
		ok = ok && v.names[k] == fmt.Sprint(i, k)
	}
	for k := range v.tail {
		ok = ok && v.tail[k] == i*k
	}
	return ok
}

// exchange sends n values through c and checks them on the other side.
func exchange[T any](c chan T, n int, value func(int) T, valid func(T, int) bool) string {
	done := make(chan string)
	go func() {
		i := 0
		for v := range c {
			if !valid(v, i) {
				done <- fmt.Sprint("wrong at ", i)
				return
			}
			i++
		}
		done <- fmt.Sprint(i)
	}()
	for i := range n {
		c <- value(i)
	}
	close(c)
	return <-done
}

func shapes() {
	for _, size := range []int{0, 1, 7} {
		fmt.Println(size,
			exchange(make(chan int8, size), 300, func(i int) int8 { return int8(i) },
				func(v int8, i int) bool { return v == int8(i) }),
			exchange(make(chan struct{}, size), 300, func(int) struct{} { return struct{}{} },
				func(struct{}, int) bool { return true }),
			exchange(make(chan string, size), 300, func(i int) string { return fmt.Sprint(i) },
				func(v string, i int) bool { return v == fmt.Sprint(i) }),
			exchange(make(chan any, size), 300, func(i int) any { return i },
				func(v any, i int) bool { return v == i }),
			exchange(make(chan [3]uint16, size), 300, func(i int) [3]uint16 { return [3]uint16{1, uint16(i), 3} },
				func(v [3]uint16, i int) bool { return v == [3]uint16{1, uint16(i), 3} }),
			exchange(make(chan large, size), 100, makeLarge,
				func(v large, i int) bool { return v.valid(i) }))
	}
}

// collected passes pointers that only channels and frames hold, while collections run.
func collected() {
	var stop atomic.Bool
	var wg sync.WaitGroup
	wg.Go(func() {
		for !stop.Load() {
			runtime.GC()
			runtime.Gosched()
		}
	})
	in, out := make(chan *large), make(chan *large, 3)
	for range 3 {
		go func() {
			for v := range in {
				select {
				case out <- v:
				}
			}
		}()
	}
	go func() {
		for i := range 300 {
			v := makeLarge(i)
			in <- &v
		}
		close(in)
	}()
	sum := 0
	for range 300 {
		v := <-out
		if !v.valid(v.head) {
			fmt.Println("broken", v.head)
		}
		sum += v.head
	}
	stop.Store(true)
	wg.Wait()
	fmt.Println("collected", sum)
}

func fairness() {
	var cs [4]chan int
	for i := range cs {
		cs[i] = make(chan int, 1)
	}
	var counts [4]int
	for range 4000 {
		for _, c := range cs {
			select {
			case c <- 1:
			default:
			}
		}
		select {
		case <-cs[0]:
			counts[0]++
		case <-cs[1]:
			counts[1]++
		case <-cs[2]:
			counts[2]++
		case <-cs[3]:
			counts[3]++
		}
	}
	fair := true
	for _, n := range counts {
		fair = fair && n > 800 && n < 1200
	}
	fmt.Println("fair", fair)
}

// crossing: every goroutine sends on one and receives on another channel, whichever can be.
func crossing() {
	const workers, each = 6, 400
	x, y := make(chan int), make(chan int)
	var got sync.Map
	var wg sync.WaitGroup
	var left atomic.Int64
	left.Store(workers * each)
	done := make(chan struct{})
	for w := range workers {
		wg.Go(func() {
			in, out := x, y
			if w%2 == 0 {
				in, out = y, x
			}
			for i := 0; ; {
				send := out
				if i == each {
					send = nil
				}
				select {
				case send <- w*each + i:
					i++
				case v := <-in:
					if _, twice := got.LoadOrStore(v, true); twice {
						fmt.Println("twice", v)
					}
					if left.Add(-1) == 0 {
						close(done)
					}
				case <-done:
					return
				}
			}
		})
	}
	wg.Wait()
	n := 0
	got.Range(func(_, _ any) bool { n++; return true })
	fmt.Println("crossing", n)
}

func closing() {
	// All that wait are told, in whatever way they wait.
	c := make(chan int)
	gate, never := make(chan bool), make(chan bool)
	var mu sync.Mutex
	var how []string
	note := func(s string) {
		mu.Lock()
		how = append(how, s)
		mu.Unlock()
	}
	var wg sync.WaitGroup
	for i := range 9 {
		wg.Go(func() {
			defer func() {
				if e := recover(); e != nil {
					note(fmt.Sprint(e))
				}
			}()
			gate <- true
			switch i % 3 {
			case 0:
				v, ok := <-c
				note(fmt.Sprint("receive ", v, ok))
			case 1:
				select {
				case v, ok := <-c:
					note(fmt.Sprint("select ", v, ok))
				case <-never:
				}
			default:
				for range c {
				}
				note("range")
			}
		})
	}
	for range 9 {
		<-gate
	}
	for range 100 {
		runtime.Gosched()
	}
	close(c)
	wg.Wait()

	d := make(chan int)
	for i := range 4 {
		wg.Go(func() {
			defer func() { note(fmt.Sprint(recover())) }()
			gate <- true
			if i%2 == 0 {
				d <- i
			} else {
				select {
				case d <- i:
				case <-never:
				}
			}
		})
	}
	for range 4 {
		<-gate
	}
	for range 100 {
		runtime.Gosched()
	}
	close(d)
	wg.Wait()
	sort.Strings(how)
	for _, s := range how {
		fmt.Println(s)
	}
}

func nils() {
	var none chan int
	one := make(chan int, 1)
	select {
	case <-none:
	case none <- 1:
	default:
		fmt.Println("default")
	}
	select {
	case <-none:
	case one <- 1:
		fmt.Println("sent")
	}
	// One channel in several cases, both ways.
	select {
	case one <- 2:
	case v := <-one:
		fmt.Println("got", v)
	case v := <-one:
		fmt.Println("got", v)
	}
	fmt.Println(len(one), cap(one), len(none), cap(none))
}

// many: a select with more cases than fit anywhere, built as code.
func many() {
	var c [12]chan int
	for i := range c {
		c[i] = make(chan int)
	}
	got := make(chan int)
	go func() {
		sum := 0
		for range 120 {
			select {
			case v := <-c[0]:
				sum += v
			case v := <-c[1]:
				sum += v
			case v := <-c[2]:
				sum += v
			case v := <-c[3]:
				sum += v
			case v := <-c[4]:
				sum += v
			case v := <-c[5]:
				sum += v
			case v := <-c[6]:
				sum += v
			case v := <-c[7]:
				sum += v
			case v := <-c[8]:
				sum += v
			case v := <-c[9]:
				sum += v
			case v := <-c[10]:
				sum += v
			case v := <-c[11]:
				sum += v
			}
		}
		got <- sum
	}()
	for i := range 120 {
		c[i*5%12] <- i
	}
	fmt.Println("many", <-got)
}

// ring passes a token around 200 goroutines.
func ring() {
	first := make(chan int)
	in := first
	for range 200 {
		from, out := in, make(chan int)
		go func() {
			for v := range from {
				out <- v + 1
			}
			close(out)
		}()
		in = out
	}
	v := 0
	for range 20 {
		first <- v
		v = <-in
	}
	close(first)
	_, ok := <-in
	fmt.Println("ring", v, ok)
}

func main() {
	shapes()
	collected()
	fairness()
	crossing()
	closing()
	nils()
	many()
	ring()
}

// Output:
// 0 300 300 300 300 300 100
// 1 300 300 300 300 300 100
// 7 300 300 300 300 300 100
// collected 44850
// fair true
// crossing 2400
// range
// range
// range
// receive 0 false
// receive 0 false
// receive 0 false
// select 0 false
// select 0 false
// select 0 false
// send on closed channel
// send on closed channel
// send on closed channel
// send on closed channel
// default
// sent
// got 1
// 0 1 0 0
// many 7140
// ring 4000 false
