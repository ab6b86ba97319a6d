// Maps of a few entries, some of which outlive the function. Prints the result and how many objects its second run allocates.
package main

import "runtime"

var kept = make([]map[string]int, 16)

func work() int {
	total := 0
	for i := 0; i < 1000; i++ {
		seen := map[int]bool{}
		for k := 0; k < 6; k++ {
			seen[(i*k)%7] = true
		}
		for key := range seen {
			total += key
		}
		kept[i%16] = map[string]int{"a": i}
	}
	return total + len(kept)
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
