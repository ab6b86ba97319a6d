// Channels and goroutines of type parameters, select, mutexes.
package main

import "sync"

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

func drain[T any](c <-chan T, into *[]T) {
	for x := range c {
		*into = append(*into, x)
	}
}

func try[T any](c chan T, x T) bool {
	select {
	case c <- x:
		return true
	default:
		return false
	}
}

type guarded[T any] struct {
	mu sync.Mutex
	v  T
}

func (g *guarded[T]) with(f func(*T)) {
	g.mu.Lock()
	defer g.mu.Unlock()
	f(&g.v)
}

func parallel[A, B any](xs []A, f func(A) B) []B {
	out := make([]B, len(xs))
	var wg sync.WaitGroup
	for i, x := range xs {
		wg.Add(1)
		go func() {
			defer wg.Done()
			out[i] = f(x)
		}()
	}
	wg.Wait()
	return out
}

func main() {
	var got []string
	drain(produce("a", "b"), &got)
	c := make(chan *int, 1)
	g := &guarded[map[string]int]{v: map[string]int{}}
	g.with(func(m *map[string]int) { (*m)["n"]++ })
	println(len(got), try(c, new(int)), try(c, nil), g.v["n"])
	println(parallel([]int{1, 2}, func(x int) int { return x * x })[1])
}
