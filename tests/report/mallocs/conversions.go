// Strings to bytes, runes and back, short and long. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func work() int {
	total := 0
	text := "a short text"
	long := text + text + text + text
	for i := 0; i < 2000; i++ {
		b := []byte(text)
		b[0] = byte(i)
		total += len(string(b)) + int(b[0])
		r := []rune(text)
		total += len(string(r[1:3]))
		for _, c := range []byte(long) {
			total += int(c)
		}
		if string(b) == text {
			total++
		}
		total += len(text+string(b[:i%3])) + len(long+string(r[:2]))
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
