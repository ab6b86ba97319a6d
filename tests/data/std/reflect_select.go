// reflect.Select, Send, Recv and Close among goroutines: many cases, closing under those who wait,
// values of all sizes, nil channels.
package main

import (
	"fmt"
	"reflect"
	"sync"
	"time"
)

type record struct {
	id   int
	text string
	more [5]int
	next *record
}

func many() {
	const channels, each = 40, 25
	var cases []reflect.SelectCase
	var cs []chan record
	for i := range channels {
		cs = append(cs, make(chan record, i%3))
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(cs[i])})
	}
	for i, c := range cs {
		go func() {
			for k := range each {
				c <- record{id: i, text: fmt.Sprint(k), next: &record{id: k}}
			}
			close(c)
		}()
	}
	next := make([]int, channels)
	open, got := channels, 0
	for open > 0 {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases[i].Chan = reflect.ValueOf((chan record)(nil))
			open--
			continue
		}
		r := v.Interface().(record)
		if r.id != i || r.text != fmt.Sprint(next[i]) || r.next.id != next[i] {
			fmt.Println("wrong", i, r)
		}
		next[i]++
		got++
	}
	fmt.Println("many", got)
}

// both sends and receives in one select, with partners that use the statement.
func both() {
	a, b, done := make(chan int), make(chan string), make(chan bool)
	var wg sync.WaitGroup
	sum := 0
	wg.Go(func() {
		for {
			select {
			case v := <-a:
				sum += v
			case b <- "x":
			case <-done:
				return
			}
		}
	})
	sent, received := 0, 0
	for sent < 50 || received < 50 {
		i, v, ok := reflect.Select([]reflect.SelectCase{
			{Dir: reflect.SelectSend, Chan: reflect.ValueOf(a), Send: reflect.ValueOf(sent)},
			{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b)},
		})
		if i == 0 {
			sent++
		} else {
			received++
			if !ok || v.String() != "x" {
				fmt.Println("wrong", v, ok)
			}
		}
	}
	close(done)
	wg.Wait()
	fmt.Println("both", sum == sent*(sent-1)/2)
}

func outcome(f func()) (s string) {
	defer func() {
		if e := recover(); e != nil {
			s = fmt.Sprint(e)
		}
	}()
	f()
	return "ok"
}

func closing() {
	c := make(chan int)
	v := reflect.ValueOf(c)
	results := make(chan string)
	for i := range 3 {
		go func() {
			results <- outcome(func() {
				switch i {
				case 0:
					v.Send(reflect.ValueOf(1))
				case 1:
					reflect.Select([]reflect.SelectCase{
						{Dir: reflect.SelectSend, Chan: v, Send: reflect.ValueOf(2)},
						{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))},
					})
				default:
					reflect.Select([]reflect.SelectCase{
						{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(time.After(time.Hour))},
						{Dir: reflect.SelectSend, Chan: v, Send: reflect.ValueOf(3)},
					})
				}
			})
		}()
	}
	time.Sleep(3 * time.Millisecond)
	v.Close()
	fmt.Println(<-results, <-results, <-results)
	fmt.Println(outcome(func() { v.Send(reflect.ValueOf(1)) }), outcome(v.Close))
	x, ok := v.Recv()
	fmt.Println(x, ok)
	y, ok := v.TryRecv()
	fmt.Println(y, ok, reflect.ValueOf(make(chan int, 1)).TrySend(reflect.ValueOf(1)),
		reflect.ValueOf(make(chan int)).TrySend(reflect.ValueOf(1)))
}

func timers() {
	t := time.NewTimer(2 * time.Millisecond)
	i, v, ok := reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(t.C)},
	})
	_, isTime := v.Interface().(time.Time)
	fmt.Println(i, isTime, ok, reflect.ValueOf(t.C).Len(), reflect.ValueOf(t.C).Cap())
	i, _, _ = reflect.Select([]reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(t.C)},
		{Dir: reflect.SelectDefault},
	})
	fmt.Println(i)
}

func main() {
	many()
	both()
	closing()
	timers()
}

// Output:
// many 1000
// both true
// send on closed channel send on closed channel send on closed channel
// send on closed channel close of closed channel
// 0 false
// 0 false true false
// 1 true true 0 0
// 1
