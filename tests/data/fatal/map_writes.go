// Two goroutines write to a map at once.
// threads
// modes: skip, with one P it ends well
package main

import "sync"

func main() {
	m := map[int]int{}
	var start, done sync.WaitGroup
	start.Add(1)
	for g := 0; g < 4; g++ {
		done.Add(1)
		go func() {
			start.Wait()
			for i := 0; i < 20000000; i++ {
				m[i%100] = i
			}
			done.Done()
		}()
	}
	start.Done()
	done.Wait()
}

// env: GOMAXPROCS=4

// Output:

// Errors:
// fatal error: concurrent map writes

// Exit: 2
