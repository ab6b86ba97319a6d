// Quicksort of pseudo-random ints, written out.
package main

import "fmt"

func quicksort(a []int, low, high int) {
	for low < high {
		pivot := a[(low+high)/2]
		i, j := low, high
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j-low < high-i {
			quicksort(a, low, j)
			low = i
		} else {
			quicksort(a, i, high)
			high = j
		}
	}
}

func main() {
	n := 2000000
	a := make([]int, n)
	x := 42
	for i := range a {
		x = (x*16807 + 11) % 2147483647
		a[i] = x
	}
	quicksort(a, 0, n-1)
	for i := 1; i < n; i++ {
		if a[i-1] > a[i] {
			fmt.Println("not sorted at", i)
		}
	}
	fmt.Println(a[0], a[n/2], a[n-1])
}
