// Channels, goroutines and defers inside generic functions.
package main

func produce[T any](xs ...T) <-chan T {
	c := make(chan T, len(xs))
	go func() {
		defer close(c)
		for _, x := range xs {
			c <- x
		}
	}()
	return c
}

func merge[T any](done chan bool, cs ...<-chan T) []T {
	var out []T
	for _, c := range cs {
		for x := range c {
			out = append(out, x)
		}
	}
	defer send(done, true)
	return out
}

func send[T any](c chan T, x T) {
	select {
	case c <- x:
	default:
	}
}

func main() {
	done := make(chan bool, 1)
	println(len(merge(done, produce(1, 2), produce(3))), <-done)
}
