// Deferred calls with and without a panic. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func guarded(n int) (result int) {
	defer func() {
		if r := recover(); r != nil {
			result = -1
		}
	}()
	defer add(&result, n)
	if n%100 == 99 {
		panic("every hundredth")
	}
	return n & 15
}

func add(to *int, n int) { *to += n & 1 }

func work() int {
	total := 0
	for i := 0; i < 2000; i++ {
		total += guarded(i)
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
