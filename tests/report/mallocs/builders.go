// strings.Builder and bytes.Buffer. Prints the result and how many objects its second run allocates.
package main

import (
	"bytes"
	"runtime"
	"strings"
)

func work() int {
	total := 0
	for i := 0; i < 500; i++ {
		var b strings.Builder
		for k := 0; k < 40; k++ {
			b.WriteString("part ")
			b.WriteByte('x')
		}
		total += len(b.String())
		var buffer bytes.Buffer
		for k := 0; k < 20; k++ {
			buffer.WriteString("text")
		}
		total += buffer.Len()
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
