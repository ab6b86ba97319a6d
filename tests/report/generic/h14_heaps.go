// A heap and a queue with priorities: type parameters with pointers, self-assignments, swaps.
package main

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.less(h.items[i], h.items[parent]) {
			break
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *heap[T]) pop() (x T) {
	last := len(h.items) - 1
	x, h.items[0] = h.items[0], h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child >= last {
			return x
		}
		if child+1 < last && h.less(h.items[child+1], h.items[child]) {
			child++
		}
		if !h.less(h.items[child], h.items[i]) {
			return x
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
}

type task[P any] struct {
	name     string
	priority P
}

type queue[P ~int | ~string] struct{ heap[*task[P]] }

func newQueue[P ~int | ~string]() *queue[P] {
	return &queue[P]{heap[*task[P]]{less: func(a, b *task[P]) bool { return a.priority < b.priority }}}
}

func (q *queue[P]) add(name string, p P) { q.push(&task[P]{name, p}) }

func main() {
	h := &heap[int]{less: func(a, b int) bool { return a < b }}
	for _, x := range []int{5, 1, 4} {
		h.push(x)
	}
	q := newQueue[string]()
	q.add("second", "b")
	q.add("first", "a")
	println(h.pop(), h.pop(), q.pop().name)
}
