// Numbers to text and back. Prints the result and how many objects its second run allocates.
package main

import (
	"runtime"
	"strconv"
)

func work() int {
	total := 0
	for i := 0; i < 3000; i++ {
		text := strconv.Itoa(i * 1000)
		n, _ := strconv.Atoi(text)
		total += n
		var buffer [20]byte
		total += len(strconv.AppendInt(buffer[:0], int64(i), 16))
		total += len(strconv.Quote(text))
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
