// A map from int to int: insert, look up, delete.
package main

import "fmt"

func main() {
	m := map[int]int{}
	x := 1
	for i := 0; i < 3000000; i++ {
		x = (x*16807 + 7) % 2147483647
		m[x%50000] += i % 10
	}
	sum := 0
	for i := 0; i < 3000000; i++ {
		sum += m[i%60000]
	}
	for i := 0; i < 50000; i += 2 {
		delete(m, i)
	}
	fmt.Println(len(m), sum)
}
