// Cells of lists that live on, and one that does not. Prints the result and how many objects its second run allocates.
package main

import "runtime"

type cell struct {
	value int
	next  *cell
}

func depth(c *cell) int {
	n := 0
	for ; c != nil; c = c.next {
		n++
	}
	return n
}

func work() int {
	total := 0
	for i := 0; i < 200; i++ {
		var head *cell
		for k := 0; k < 50; k++ {
			head = &cell{k, head}
		}
		for c := head; c != nil; c = c.next {
			total += c.value
		}
		onFrame := cell{i, nil}
		total += depth(&onFrame)
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
