// A binary search tree. Prints the result and how many objects its second run allocates.
package main

import "runtime"

type node struct {
	key         int
	left, right *node
}

func (n *node) insert(key int) *node {
	if n == nil {
		return &node{key: key}
	}
	if key < n.key {
		n.left = n.left.insert(key)
	} else {
		n.right = n.right.insert(key)
	}
	return n
}

func (n *node) walk(visit func(int)) {
	if n == nil {
		return
	}
	n.left.walk(visit)
	visit(n.key)
	n.right.walk(visit)
}

func work() int {
	var root *node
	for i := 0; i < 5000; i++ {
		root = root.insert((i * 7919) % 5003)
	}
	total := 0
	root.walk(func(key int) { total += key })
	var scratch [8]*node
	for i := range scratch {
		scratch[i] = &node{key: i}
		total += scratch[i].key
	}
	return total
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
