// A pipeline of goroutines: each filters the multiples of one prime out of the stream.
package main

import "fmt"

func generate(limit int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 2; i <= limit; i++ {
			out <- i
		}
	}()
	return out
}

func filter(in <-chan int, prime int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for n := range in {
			if n%prime != 0 {
				out <- n
			}
		}
	}()
	return out
}

// primes yields the primes up to limit, for use in a range loop.
func primes(limit int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		in := generate(limit)
		for {
			prime, ok := <-in
			if !ok || !yield(prime) {
				return
			}
			in = filter(in, prime)
		}
	}
}

func main() {
	count, sum := 0, 0
	for p := range primes(1000) {
		count++
		sum += p
		if count%20 == 0 {
			fmt.Printf("prime %3d is %d\n", count, p)
		}
	}
	fmt.Println(count, "primes with sum", sum)
}

// Output:
// prime  20 is 71
// prime  40 is 173
// prime  60 is 281
// prime  80 is 409
// prime 100 is 541
// prime 120 is 659
// prime 140 is 809
// prime 160 is 941
// 168 primes with sum 76127
