// Spec, "Go statements", "Send statements", "Receive operator", "Select
// statements", "Close", channel types.
package main

import (
	"fmt"
	"sync"
	"time"
)

type T struct{ n int }

func (t T) Run(c chan<- int)   { c <- t.n }
func (t *T) Ptr(c chan<- int)  { c <- t.n }

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

func tr[V any](s string, v V) V { fmt.Print(s, " "); return v }

func producer(n int) <-chan int {
	c := make(chan int)
	go func() {
		defer close(c)
		for i := range n {
			c <- i
		}
	}()
	return c
}

func main() {
	c := make(chan int, 10)
	t := T{1}
	// Function value and arguments are evaluated at the go statement.
	var wg sync.WaitGroup
	wg.Add(1)
	f := func(n int) { defer wg.Done(); c <- n * 10 }
	go f(t.n)
	f = nil
	t.n = 2
	wg.Wait()
	fmt.Println(<-c)
	go t.Run(c)
	fmt.Println(<-c)
	t.n = 3
	go (&t).Ptr(c)
	fmt.Println(<-c)
	go T.Run(T{4}, c)
	fmt.Println(<-c)
	go func(xs ...int) { c <- len(xs) }(1, 2, 3)
	fmt.Println(<-c)
	go copy(make([]int, 1), []int{1})
	sum := 0
	for v := range producer(10) {
		sum += v
	}
	fmt.Println(sum)

	// Closed and nil channels.
	d := make(chan string, 2)
	d <- "a"
	close(d)
	v, ok := <-d
	w, ok2 := <-d
	fmt.Printf("%q %v %q %v %d %d\n", v, ok, w, ok2, len(d), cap(d))
	try("close closed", func() { close(d) })
	try("send closed", func() { d <- "x" })
	try("close nil", func() { var n chan int; close(n) })
	var nilChan chan int
	select {
	case <-nilChan:
	case nilChan <- 1:
	default:
		fmt.Println("nil never ready")
	}

	// Select evaluates all operands in source order, the receiving side of the chosen case only.
	e := make(chan int, 1)
	arr := []int{0, 0, 0}
	select {
	case tr("send chan", nilChan) <- tr("send value", 1):
	case arr[tr("index", 1)] = <-tr("recv chan", e):
	case tr("second", e) <- tr("value", 7):
		fmt.Println("sent", len(e))
	}
	select {
	case arr[tr("index", 1)] = <-tr("recv", e):
		fmt.Println(arr)
	case tr("never", nilChan) <- tr("evaluated", 2):
	}
	var got int
	var more bool
	e <- 5
	close(e)
	for range 2 {
		select {
		case got, more = <-e:
			fmt.Print(got, more, " ")
		}
	}
	fmt.Println()
	// Fairness, roughly: both of two ready cases are chosen.
	a, b := make(chan int, 100), make(chan int, 100)
	for range 100 {
		a <- 1
		b <- 1
	}
	na, nb := 0, 0
	for range 100 {
		select {
		case <-a:
			na++
		case <-b:
			nb++
		}
	}
	fmt.Println(na+nb, na > 10, nb > 10)
	timeout := time.After(20 * time.Millisecond)
	select {
	case <-make(chan int):
	case <-timeout:
		fmt.Println("timeout")
	}
	// Unbuffered: the receive happens before the send completes.
	un := make(chan int)
	order := make(chan string, 3)
	go func() {
		order <- "before"
		un <- 1
		order <- "after"
		close(order)
	}()
	for s := range order {
		if s == "before" {
			<-un
		}
		fmt.Print(s, " ")
	}
	fmt.Println()
	// Channels of channels, of functions, of structs.
	cc := make(chan chan func() T, 1)
	inner := make(chan func() T, 1)
	cc <- inner
	inner <- func() T { return T{42} }
	fmt.Println((<-<-cc)().n)
	var mu sync.Mutex
	total := 0
	var wg2 sync.WaitGroup
	for i := range 50 {
		wg2.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			total += i
		})
	}
	wg2.Wait()
	fmt.Println(total)
	// A goroutine's panic that it recovers is its own.
	done := make(chan any)
	go func() {
		defer func() { done <- recover() }()
		panic("mine")
	}()
	fmt.Println(<-done)
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	ch1 := make(chan int, 1)
	ch2 := (<-chan int)(ch1)
	ch1 <- 1
	fmt.Println(ch2 == ch1, len(ch2), <-ch2+1, -<-func() chan int { ch1 <- 3; return ch1 }())
	select {
	case x, ok := <-ch1:
		fmt.Println(x, ok)
	default:
	loop:
		for {
			select {
			default:
				break loop
			}
		}
		fmt.Println("done")
	}
}

// Output:
// 10
// 2
// 3
// 4
// 3
// 45
// "a" true "" false 0 2
// close closed close of closed channel
// send closed send on closed channel
// close nil close of nil channel
// nil never ready
// send chan send value recv chan second value sent 1
// recv never evaluated index [0 7 0]
// 5 true 0 false
// 100 true true
// timeout
// before after
// 42
// 1225
// mine
// once
// true 1 2 -3
// done
