// Allocation and collection: perfect binary trees built and counted.
package main

import "fmt"

type node struct{ left, right *node }

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	const low, high = 4, 14
	fmt.Println(build(high + 1).count())
	long := build(high)
	for depth := low; depth <= high; depth += 2 {
		rounds := 1 << (high - depth + low)
		sum := 0
		for i := 0; i < rounds; i++ {
			sum += build(depth).count()
		}
		fmt.Println(rounds, depth, sum)
	}
	fmt.Println(long.count())
}
