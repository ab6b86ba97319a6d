// Goroutines that start goroutines, joined by WaitGroups and by channels of results.
package main

import (
	"fmt"
	"sync"
)

type node struct {
	left, right *node
	value       int
}

func build(depth, value int) *node {
	if depth == 0 {
		return &node{value: value}
	}
	n := &node{value: value}
	var wg sync.WaitGroup
	wg.Add(2)
	go func() { defer wg.Done(); n.left = build(depth-1, value*2) }()
	go func() { defer wg.Done(); n.right = build(depth-1, value*2+1) }()
	wg.Wait()
	return n
}

func sum(n *node, out chan<- int) {
	if n == nil {
		out <- 0
		return
	}
	parts := make(chan int, 1)
	go sum(n.left, parts)
	go sum(n.right, parts)
	out <- n.value + <-parts + <-parts
}

func check(n *node, value int) int {
	if n == nil {
		return 0
	}
	if n.value != value {
		panic("a wrong value")
	}
	return 1 + check(n.left, 2*value) + check(n.right, 2*value+1)
}

func main() {
	root := build(9, 1)
	out := make(chan int)
	go sum(root, out)
	fmt.Println(check(root, 1), <-out)
}

// Output:
// 1023 523776
