// A state machine and a parser of tokens: generic interfaces, recursion through type parameters,
// panics and recover.
package main

import "fmt"

type state[S, E comparable] struct {
	on    map[E]S
	enter func(S) error
}

type machine[S, E comparable] struct {
	now    S
	states map[S]*state[S, E]
	trace  []S
}

func (m *machine[S, E]) in(s S) *state[S, E] {
	st, ok := m.states[s]
	if !ok {
		st = &state[S, E]{on: map[E]S{}}
		if m.states == nil {
			m.states = map[S]*state[S, E]{}
		}
		m.states[s] = st
	}
	return st
}

func (m *machine[S, E]) fire(e E) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("in %v: %v", m.now, r)
		}
	}()
	next, ok := m.in(m.now).on[e]
	if !ok {
		panic(e)
	}
	m.trace = append(m.trace, m.now)
	m.now = next
	if enter := m.in(next).enter; enter != nil {
		return enter(next)
	}
	return nil
}

type parser[T any] func(in []byte) (T, []byte, bool)

func many[T any](p parser[T]) parser[[]T] {
	return func(in []byte) (all []T, rest []byte, ok bool) {
		for {
			x, next, good := p(in)
			if !good {
				return all, in, true
			}
			all, in = append(all, x), next
		}
	}
}

func digit(in []byte) (int, []byte, bool) {
	if len(in) == 0 || in[0] < '0' || in[0] > '9' {
		return 0, in, false
	}
	return int(in[0] - '0'), in[1:], true
}

func main() {
	m := &machine[string, int]{now: "off"}
	m.in("off").on[1] = "on"
	entered := 0
	m.in("on").enter = func(string) error { entered++; return nil }
	fmt.Println(m.fire(1), m.now, entered, len(m.trace), m.fire(2))
	all, rest, _ := many(digit)([]byte("123x"))
	fmt.Println(all, string(rest))
}
