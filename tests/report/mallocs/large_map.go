// Maps that grow through many sizes. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func work() int {
	m := make(map[int]int)
	for i := 0; i < 20000; i++ {
		m[i*7] += i
	}
	boxes := make(map[string]*int)
	for i := 0; i < 5000; i++ {
		v := i
		boxes[string(rune('a'+i%26))+string(rune('a'+i/26%26))+string(rune('a'+i/676))] = &v
	}
	return len(m) + len(boxes)
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
