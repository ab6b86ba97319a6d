// Cutting text into fields and lists. Prints the result and how many objects its second run allocates.
package main

import (
	"runtime"
	"strings"
)

func work() int {
	text := strings.Repeat("one two,three;four ", 50)
	total := 0
	for i := 0; i < 200; i++ {
		for _, field := range strings.Fields(text) {
			total += len(strings.Split(field, ","))
		}
		total += strings.Index(text, "four") + strings.Count(strings.ToUpper(text), "T")
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
