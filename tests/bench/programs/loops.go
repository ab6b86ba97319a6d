// Nested counting loops with integer arithmetic and remainders.
package main

import "fmt"

func main() {
	sum := 0
	for i := 0; i < 300; i++ {
		for j := 0; j < 300; j++ {
			for k := 0; k < 1000; k++ {
				if (i+j+k)%7 == 3 {
					sum += k - j
				} else {
					sum++
				}
			}
		}
	}
	fmt.Println(sum)
}
