// Values put into interfaces for a call, and one that is stored. Prints the result and how many objects its second run allocates.
package main

import "runtime"

type point struct{ x, y int }

var stored any

func size(v any) int {
	switch x := v.(type) {
	case int:
		return x & 7
	case string:
		return len(x)
	case []int:
		return len(x)
	case point:
		return x.x & 3
	case *point:
		return x.y
	}
	return 0
}

func work() int {
	total := 0
	for i := 0; i < 2000; i++ {
		total += size(i) + size("text") + size([]int{i}) + size(point{i, i}) + size(&point{i, 1})
		any1 := any(i * 1000)
		if n, ok := any1.(int); ok {
			total += n
		}
		stored = i * 1000
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
