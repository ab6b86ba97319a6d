// Goroutines that hand numbers over a channel. Prints the result and how many objects its second run allocates.
package main

import "runtime"

func work() int {
	total := 0
	for i := 0; i < 300; i++ {
		values := make(chan int, 4)
		done := make(chan bool)
		go func() {
			for v := range values {
				total += v
			}
			done <- true
		}()
		for k := 0; k < 10; k++ {
			values <- k
		}
		close(values)
		<-done
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
