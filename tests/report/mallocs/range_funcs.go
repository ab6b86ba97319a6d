// Loops over functions. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func upTo(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(list []int) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i, v := range list {
			if !yield(i, v) {
				return
			}
		}
	}
}

func work() int {
	total := 0
	for i := 0; i < 1000; i++ {
		for v := range upTo(i % 10) {
			total += v
		}
		for k, v := range pairs([]int{1, 2, 3}) {
			if v == 2 {
				continue
			}
			total += k
		}
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
