// Frames that begin exactly where the goroutine's stack ends: calls of functions without parameters
// and results at every depth, below frames of two sizes whose sums are all sizes. What has moved is
// inaccessible.
// env: GODEBUG=efence=1
package main

import "fmt"

var sum int

//go:noinline
func even(evens, odds int, f func()) {
	if evens > 0 {
		even(evens-1, odds, f)
	} else {
		odd(odds, f)
	}
	sum++
}

//go:noinline
func odd(n int, f func()) {
	if n > 0 {
		odd(n-1, f)
	} else {
		f()
	}
	sum++
}

// bottom's frame ends with that of the function that it defers or calls.
//
//go:noinline
func bottom() {
	seen := 0
	func() {
		defer func() {
			seen++
			var room [40]int
			for i := range room {
				room[i] = seen
			}
			sum += room[sum%40]
		}()
	}()
	if seen != 1 {
		panic("the variable of a frame that has moved is lost")
	}
}

//go:noinline
func none() {
	var room [30]int
	for i := range room {
		room[i] = i
	}
	sum += room[sum%30] - sum%30
}

func main() {
	done := make(chan bool)
	for evens := range 24 {
		for odds := range 24 {
			go func() {
				even(evens, odds, none)
				done <- true
			}()
			<-done
			go func() {
				even(evens, odds, bottom)
				done <- true
			}()
			<-done
		}
	}
	fmt.Println(sum)
}

// Output:
// 29376
