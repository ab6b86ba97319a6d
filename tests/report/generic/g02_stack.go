// A generic container with pointer methods; its methods by call, as values and as expressions.
package main

type stack[T any] struct {
	items []T
}

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

func (s stack[T]) size() int { return len(s.items) }

func (s *stack[T]) each(f func(T)) {
	for _, x := range s.items {
		f(x)
	}
}

func drain[T any](s *stack[T]) int {
	n := 0
	for {
		if _, ok := s.pop(); !ok {
			return n
		}
		n++
	}
}

func main() {
	var a stack[string]
	a.push("x")
	push := a.push
	push("y")
	size := stack[string].size
	println(size(a), a.size())
	total := 0
	a.each(func(s string) { total += len(s) })
	b := &stack[*int]{}
	n := 4
	b.push(&n)
	println(drain(&a), drain(b), total)
}
