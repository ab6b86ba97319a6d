// Closures: returned, passed down, started, called where they are made.
package main

func ticker() (func() int, func()) {
	ticks := 0
	return func() int { ticks++; return ticks }, func() { ticks = 0 }
}

//go:noinline
func each(xs []int, do func(int) int) (sum int) {
	for _, x := range xs {
		sum += do(x)
	}
	return sum
}

//go:noinline
func start(job func(), done chan<- int) {
	go func() {
		job()
		done <- 1
	}()
}

func adder(by int) func(int) int { return func(x int) int { return x + by } }

func main() {
	next, reset := ticker()
	next()
	reset()
	scale, done := 10, make(chan int)
	println(next(), each([]int{1, 2, 3}, func(x int) int { return x * scale }))
	start(func() { scale++ }, done)
	<-done
	func() { scale *= 2 }()
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	println(scale, adder(3)(4), fact(5))
}
