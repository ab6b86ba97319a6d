// Function literals that are called, passed down and kept. Prints the result and how many objects its second run allocates.
package main

import "runtime"

var keep func() int

func each(n int, visit func(int)) {
	for i := 0; i < n; i++ {
		visit(i)
	}
}

func work() int {
	total := 0
	for i := 0; i < 3000; i++ {
		step := i
		add := func(n int) { total += n * step }
		add(1)
		add(2)
		each(4, func(n int) { total += n })
		keep = func() int { return step }
		total += keep()
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
