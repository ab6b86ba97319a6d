// Slices that grow by append, and variadic arguments. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func sum(numbers ...int) int {
	s := 0
	for _, n := range numbers {
		s += n
	}
	return s
}

//go:noinline
func collect(n int) []int {
	var out []int
	for i := 0; i < n; i++ {
		out = append(out, i)
	}
	return out
}

func work() int {
	total := 0
	for i := 0; i < 1000; i++ {
		var local []int
		for k := 0; k < i%20; k++ {
			local = append(local, k)
		}
		total += sum(local...)
		total += sum(1, 2, i)
		total += len(collect(i % 10))
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
