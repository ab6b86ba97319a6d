// What the smallest operations of the runtime cost. Arguments: a factor for the number of
// operations, then names, in BENCH; prints "name ns" of each: the best of five batches.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

type pair struct{ a, b int }

var sink *pair

// Allocates 16 bytes and stores them in a global, so that each lives until the next.
func newPairs(n int) {
	for i := 0; i < n; i++ {
		sink = &pair{i, i}
	}
}

// Two goroutines give way to each other: n switches in all.
func switches(n int) {
	done := make(chan bool)
	go func() {
		for i := 0; i < n/2; i++ {
			runtime.Gosched()
		}
		done <- true
	}()
	for i := 0; i < n/2; i++ {
		runtime.Gosched()
	}
	<-done
}

// A value goes over an unbuffered channel and comes back over another.
func roundTrips(n int) {
	there, back := make(chan int), make(chan int)
	go func() {
		for v := range there {
			back <- v
		}
		close(back)
	}()
	for i := 0; i < n; i++ {
		there <- i
		<-back
	}
	close(there)
	<-back
}

func spawns(n int) {
	var wg sync.WaitGroup
	for i := 0; i < n; i++ {
		wg.Add(1)
		go wg.Done()
		wg.Wait()
	}
}

func mutexPairs(n int) {
	var mu sync.Mutex
	for i := 0; i < n; i++ {
		mu.Lock()
		mu.Unlock()
	}
}

// A select of four receives, of which one has a value.
func selects(n int) {
	var c [4]chan int
	for i := range c {
		c[i] = make(chan int, 1)
	}
	sum := 0
	for i := 0; i < n; i++ {
		c[i&3] <- i
		select {
		case v := <-c[0]:
			sum += v
		case v := <-c[1]:
			sum += v
		case v := <-c[2]:
			sum += v
		case v := <-c[3]:
			sum += v
		}
	}
}

// The same without the select: what its send and receive cost alone.
func buffered(n int) {
	c := make(chan int, 1)
	sum := 0
	for i := 0; i < n; i++ {
		c <- i
		sum += <-c
	}
}

var all = []struct {
	name string
	run  func(int)
	n    int
}{
	{"new16", newPairs, 4000000},
	{"switch", switches, 1000000},
	{"roundtrip", roundTrips, 300000},
	{"spawn", spawns, 300000},
	{"mutex", mutexPairs, 4000000},
	{"select4", selects, 1000000},
	{"buffered", buffered, 1000000},
}

func main() {
	arguments := strings.Fields(os.Getenv("BENCH"))
	factor, err := strconv.ParseFloat(arguments[0], 64)
	if err != nil {
		panic(err)
	}
	for _, b := range all {
		wanted := len(arguments) == 1
		for _, name := range arguments[1:] {
			wanted = wanted || name == b.name
		}
		if !wanted {
			continue
		}
		n := int(float64(b.n)*factor) &^ 1
		var best time.Duration
		for batch := 0; batch < 5; batch++ {
			start := time.Now()
			b.run(n)
			took := time.Since(start)
			if batch == 0 || took < best {
				best = took
			}
		}
		fmt.Printf("%s %.2f\n", b.name, float64(best.Nanoseconds())/float64(n))
	}
}
