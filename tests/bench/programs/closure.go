// Closures made, kept and called: counters, adders, composition.
package main

import "fmt"

func counter(step int) func() int {
	n := 0
	return func() int { n += step; return n }
}

func compose(f, g func(int) int) func(int) int { return func(x int) int { return f(g(x)) } }

func apply(f func(int) int, n int) int {
	sum := 0
	for i := 0; i < n; i++ {
		sum += f(i)
	}
	return sum
}

func main() {
	total := 0
	for i := 0; i < 8000; i++ {
		c := counter(i % 7)
		for j := 0; j < 10000; j++ {
			total += c()
		}
		k := i
		f := compose(func(x int) int { return x + k }, func(x int) int { return 2 * x })
		total += apply(f, 5000)
	}
	fmt.Println(total)
}
