// How much memory a goroutine takes that waits on a channel. How many says BENCH. Prints resident
// bytes of each and the seconds that starting and ending them all took.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

func resident() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		panic(err)
	}
	return pages * os.Getpagesize()
}

func main() {
	n, err := strconv.Atoi(os.Getenv("BENCH"))
	if err != nil {
		panic(err)
	}
	before := resident()
	begin := time.Now()
	start, ready, done := make(chan int), make(chan bool), make(chan int, 100)
	for i := 0; i < n; i++ {
		go func(i int) {
			if i == n-1 {
				ready <- true
			}
			done <- <-start + i
		}(i)
	}
	<-ready
	spawned := time.Since(begin)
	time.Sleep(100 * time.Millisecond) // whoever has not run yet does now
	took := resident() - before
	go func() {
		for i := 0; i < n; i++ {
			start <- 1
		}
	}()
	sum := 0
	for i := 0; i < n; i++ {
		sum += <-done
	}
	if want := n + n*(n-1)/2; sum != want {
		fmt.Println("wrong sum", sum, want)
		os.Exit(1)
	}
	fmt.Printf("bytes %.0f\n", float64(took)/float64(n))
	fmt.Printf("spawned %.3f\n", spawned.Seconds())
	fmt.Printf("seconds %.3f\n", time.Since(begin).Seconds())
}
