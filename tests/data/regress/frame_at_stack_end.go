// Calls of functions without parameters and results whose frame begins exactly where the stack
// ends, so that it has to grow: goroutines go down by frames of different sizes in all numbers.
package main

import "fmt"

var sum int

//go:noinline
func deep(n int) int {
	if n == 0 {
		return 1
	}
	return deep(n-1) + 1
}

//go:noinline
func leaf() {
	sum += deep(100)
}

// Its frame ends where that of leaf begins.
//
//go:noinline
func middle() { leaf() }

//go:noinline
func small(m, n int) {
	if m > 0 {
		small(m-1, n)
	} else if n > 0 {
		large(n - 1)
	}
	middle()
}

//go:noinline
func large(n int) {
	a, b, c := sum, n, sum+n
	if n > 0 {
		large(n - 1)
	}
	middle()
	sum += (a + b + c) & 1
}

func main() {
	// All wait at first, so that their stacks lie side by side.
	var starts []chan bool
	done := make(chan bool)
	for m := range 32 {
		for n := range 32 {
			start := make(chan bool)
			starts = append(starts, start)
			go func() {
				<-start
				small(m, n)
				done <- true
			}()
		}
	}
	for _, start := range starts {
		start <- true
		<-done
	}
	fmt.Println(sum)
}

// Output:
// 3309568
