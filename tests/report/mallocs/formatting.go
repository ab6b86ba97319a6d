// Text made by fmt. Prints the result and how many objects its second run allocates.
package main

import (
	"fmt"
	"runtime"
)

func work() int {
	total := 0
	for i := 0; i < 1000; i++ {
		total += len(fmt.Sprintf("%d: %s %v %x", i, "name", i%2 == 0, i*31))
		total += len(fmt.Sprint(i, "x", 1.5))
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
