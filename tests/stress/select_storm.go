// Many goroutines in selects of several cases: sends, receives, closed and nil channels, defaults.
// What is sent arrives once.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type message struct {
	from, seq int
	text      string
	check     *int
}

const producers, consumers, each = 8, 6, 400

func produce(id int, a, b, c chan message, idle *atomic.Int64) {
	for i := 0; i < each; {
		check := id*each + i
		m := message{id, i, fmt.Sprint(id, "/", i), &check}
		if i%5 == 0 {
			select {
			case a <- m:
				i++
			default:
				idle.Add(1)
				runtime.Gosched()
			}
			continue
		}
		select {
		case a <- m:
		case b <- m:
		case c <- m:
		}
		i++
	}
}

func main() {
	a, b, c := make(chan message), make(chan message, 3), make(chan message)
	done := make(chan struct{})
	var got [producers][each]int32
	var sum, idle atomic.Int64
	var work, read sync.WaitGroup
	for i := 0; i < producers; i++ {
		work.Add(1)
		go func() {
			defer work.Done()
			produce(i, a, b, c, &idle)
		}()
	}
	take := func(m message) {
		if m.text != fmt.Sprint(m.from, "/", m.seq) || *m.check != m.from*each+m.seq {
			panic("a message was damaged: " + m.text)
		}
		atomic.AddInt32(&got[m.from][m.seq], 1)
		sum.Add(int64(*m.check))
	}
	for i := 0; i < consumers; i++ {
		read.Add(1)
		go func() {
			defer read.Done()
			var never chan message
			on := b
			for n := 0; ; n++ {
				if n%7 == 0 {
					on = never // a nil channel is never ready
				} else {
					on = b
				}
				select {
				case m := <-a:
					take(m)
				case m := <-on:
					take(m)
				case m := <-c:
					take(m)
				case <-never:
					panic("received from a nil channel")
				case <-done:
					for {
						select {
						case m := <-b:
							take(m)
							continue
						default:
						}
						return
					}
				}
			}
		}()
	}
	work.Wait()
	close(done)
	read.Wait()
	once := 0
	for i := range got {
		for _, n := range got[i] {
			if n == 1 {
				once++
			}
		}
	}
	fmt.Println(once, sum.Load())
}

// Output:
// 3200 5118400
