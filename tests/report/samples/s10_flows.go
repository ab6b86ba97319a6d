// append, copy, type switches, cycles of calls, defer in loops, go, generics.
package main

import "sort"

type number interface{ ~int | ~float64 }

func largest[T number](xs ...T) (best T) {
	for i, x := range xs {
		if i == 0 || x > best {
			best = x
		}
	}
	return best
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) pop() (x T) {
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

//go:noinline
func extend(list []*int, more ...*int) []*int { return append(list, more...) }

//go:noinline
func move(to, from []*int) int { return copy(to, from) }

//go:noinline
func pick(x any) *int {
	switch v := x.(type) {
	case *int:
		return v
	case []*int:
		return v[0]
	case func() *int:
		return v()
	}
	return nil
}

func main() {
	a, b := 1, 2
	list := extend(nil, &a, &b)
	move(make([]*int, 2), list)
	for i := range 2 {
		p := new(int)
		defer func() { *p = i }()
	}
	s := &stack[*int]{}
	s.push(&a)
	words := []string{"z", "y"}
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	println(*pick(&a), *pick(list), largest(3, 9, 4), largest(1.5, 0.5) > 1, *s.pop(), words[0])
	done := make(chan bool)
	go func(p *int) { *p = 5; done <- true }(&b)
	<-done
	println(b)
}
