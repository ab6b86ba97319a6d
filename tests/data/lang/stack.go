// Deep recursion on fresh goroutines: stacks grow by copying, values in frames survive.
package main

import "fmt"

type node struct {
	next  *node
	depth int
}

func depth(n int, s string, prev *node) int {
	here := node{prev, n}
	if n == 0 {
		count := 0
		for p := &here; p != nil; p = p.next {
			count++
		}
		return count + len(s)
	}
	r := depth(n-1, s, &here)
	if here.depth != n {
		panic("frame lost")
	}
	return r
}

func sum(n int) int {
	if n == 0 {
		return 0
	}
	return n + sum(n-1)
}

func main() {
	c := make(chan int)
	go func() { c <- sum(1000000) }()
	fmt.Println(<-c)
	go func() { c <- depth(10000, "abc", nil) }()
	fmt.Println(<-c)
	for i := range 20 {
		go func() { c <- sum(i * 1000) }()
	}
	total := 0
	for range 20 {
		total += <-c
	}
	fmt.Println(total)
}

// Output:
// 500000500000
// 10004
// 1235095000
