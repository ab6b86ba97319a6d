// Requests that carry channels and closures: a server goroutine a shard, answers by the request's
// own channel, values of several words that must not be torn.
package main

import (
	"fmt"
	"sync"
)

type reply struct {
	text string
	list []int
	any  any
	err  error
}

type request struct {
	n      int
	answer chan reply
	then   func(reply) int
}

type failure struct{ n int }

func (f failure) Error() string { return fmt.Sprint("no ", f.n) }

func serve(requests chan request) {
	var memory []reply
	for r := range requests {
		a := reply{fmt.Sprint(r.n), []int{r.n, r.n * 2}, r.n, nil}
		if r.n%3 == 0 {
			a.any, a.err = a.text, failure{r.n}
		}
		memory = append(memory, a)
		if len(memory) > 100 {
			memory = memory[len(memory)/2:]
		}
		r.answer <- a
	}
}

func main() {
	const servers, clients, each = 4, 10, 300
	var shards [servers]chan request
	for i := range shards {
		shards[i] = make(chan request)
		go serve(shards[i])
	}
	var wg sync.WaitGroup
	sums := make([]int, clients)
	for c := 0; c < clients; c++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := 0; i < each; i++ {
				n := c*each + i
				r := request{n: n, answer: make(chan reply), then: func(a reply) int {
					return len(a.text) + a.list[1] - n
				}}
				shards[n%servers] <- r
				a := <-r.answer
				if a.text != fmt.Sprint(n) || a.list[0] != n {
					panic("torn")
				}
				if (n%3 == 0) != (a.err != nil) {
					panic("another's error")
				}
				if a.err != nil && a.err.Error() != "no "+a.any.(string) {
					panic(a.err)
				} else if a.err == nil && a.any.(int) != n {
					panic(a.any)
				}
				sums[c] += r.then(a)
			}
		}()
	}
	wg.Wait()
	for _, s := range shards {
		close(s)
	}
	total := 0
	for _, s := range sums {
		total += s
	}
	fmt.Println(total)
}

// Output:
// 4509390
