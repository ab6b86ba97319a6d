// Closures made, kept and called: counters, adders, composition.
package main

import "fmt"

func counter(step int) func() int {
	n := 0
	return func() int { n += step; return n }
}

func compose(f, g func(int) int) func(int) int { return func(x int) int { return f(g(x)) } }

func main() {
	var counters []func() int
	var functions []func(int) int
	for i := 0; i < 100; i++ {
		counters = append(counters, counter(i%7))
		functions = append(functions, compose(func(x int) int { return x + i }, func(x int) int { return 2 * x }))
	}
	total := 0
	for round := 0; round < 100000; round++ {
		for _, c := range counters {
			total += c()
		}
		total += functions[round%100](round)
	}
	for round := 0; round < 20000; round++ {
		for _, f := range functions {
			total += f(round)
		}
	}
	fmt.Println(total)
}
