// Sieve of Eratosthenes over a slice of bool, several times.
package main

import "fmt"

func sieve(n int) int {
	composite := make([]bool, n+1)
	count := 0
	for i := 2; i <= n; i++ {
		if composite[i] {
			continue
		}
		count++
		for j := i * i; j <= n; j += i {
			composite[j] = true
		}
	}
	return count
}

func main() {
	total := 0
	for round := 0; round < 12; round++ {
		total += sieve(2000000)
	}
	fmt.Println(total)
}
