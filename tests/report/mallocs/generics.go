// Generic types and functions. Prints the result and how many objects its second run allocates.
package main

import "runtime"

var names = [4]string{"a", "b", "c", "d"}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() T {
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v
}

type pair[A, B any] struct {
	first  A
	second B
}

func apply[T, U any](list []T, f func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, v := range list {
		out = append(out, f(v))
	}
	return out
}

func address[T any](v T) *T { return &v }

func work() int {
	total := 0
	for i := 0; i < 1000; i++ {
		s := &stack[int]{}
		for k := 0; k < 10; k++ {
			s.push(k)
		}
		for k := 0; k < 5; k++ {
			total += s.pop()
		}
		total += len(apply([]int{1, 2, i}, func(n int) string { return names[n&3] }))
		p := pair[string, int]{"a", i}
		total += p.second + *address(i & 1)
	}
	return total
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
