// A goroutine goes through a map while another one writes to it.
// threads
// modes: skip, with one P it ends well
package main

import "sync"

func main() {
	m := map[int]int{}
	for i := 0; i < 100; i++ {
		m[i] = i
	}
	var start, done sync.WaitGroup
	start.Add(1)
	for g := 0; g < 2; g++ {
		done.Add(1)
		go func() {
			start.Wait()
			for i := 0; i < 1000000; i++ {
				for range m {
				}
			}
			done.Done()
		}()
	}
	start.Done()
	for i := 0; i < 100000000; i++ {
		m[i%100] = i
	}
	done.Wait()
}

// env: GOMAXPROCS=4

// Output:

// Errors:
// fatal error: concurrent map iteration and map write

// Exit: 2
