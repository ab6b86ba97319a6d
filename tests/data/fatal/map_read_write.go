// Goroutines read a map while one writes to it.
// threads
// modes: skip, with one P it ends well
package main

import "sync"

var sum [4]int

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	var start, done sync.WaitGroup
	start.Add(1)
	for g := 0; g < 3; g++ {
		done.Add(1)
		go func() {
			start.Wait()
			for i := 0; i < 20000000; i++ {
				sum[g] += m["b"]
			}
			done.Done()
		}()
	}
	start.Done()
	for i := 0; i < 20000000; i++ {
		m["c"] = i
	}
	done.Wait()
}

// env: GOMAXPROCS=4

// Output:

// Errors:
// fatal error: concurrent map read and map write

// Exit: 2
