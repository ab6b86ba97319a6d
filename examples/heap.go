// A generic binary heap ordered by a function, used for a priority queue and for Dijkstra's
// shortest paths.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Heap is a binary heap; before says which of two elements comes first.
type Heap[T any] struct {
	items  []T
	before func(a, b T) bool
}

func NewHeap[T any](before func(a, b T) bool, items ...T) *Heap[T] {
	h := &Heap[T]{items: slices.Clone(items), before: before}
	for i := len(h.items)/2 - 1; i >= 0; i-- {
		h.down(i)
	}
	return h
}

func MinHeap[T cmp.Ordered](items ...T) *Heap[T] { return NewHeap(cmp.Less[T], items...) }

func (h *Heap[T]) Len() int { return len(h.items) }

func (h *Heap[T]) Push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		parent := (i - 1) / 2
		if !h.before(h.items[i], h.items[parent]) {
			break
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *Heap[T]) Pop() (T, bool) {
	var zero T
	if len(h.items) == 0 {
		return zero, false
	}
	top, last := h.items[0], len(h.items)-1
	h.items[0], h.items[last] = h.items[last], zero
	h.items = h.items[:last]
	h.down(0)
	return top, true
}

func (h *Heap[T]) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(h.items) {
			return
		}
		if child+1 < len(h.items) && h.before(h.items[child+1], h.items[child]) {
			child++
		}
		if !h.before(h.items[child], h.items[i]) {
			return
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
}

// All drains the heap in order.
func (h *Heap[T]) All(yield func(T) bool) {
	for {
		x, ok := h.Pop()
		if !ok || !yield(x) {
			return
		}
	}
}

type edge struct {
	to     string
	length int
}

type graph map[string][]edge

func (g graph) connect(a, b string, length int) {
	g[a] = append(g[a], edge{b, length})
	g[b] = append(g[b], edge{a, length})
}

func (g graph) shortest(from, to string) ([]string, int) {
	type state struct {
		at, via string
		length  int
	}
	queue := NewHeap(func(a, b state) bool {
		return a.length < b.length || a.length == b.length && a.at < b.at
	}, state{from, "", 0})
	via := map[string]string{}
	for s := range queue.All {
		if _, done := via[s.at]; done {
			continue
		}
		via[s.at] = s.via
		if s.at == to {
			path := []string{}
			for p := to; p != ""; p = via[p] {
				path = append(path, p)
			}
			slices.Reverse(path)
			return path, s.length
		}
		for _, e := range g[s.at] {
			queue.Push(state{e.to, s.at, s.length + e.length})
		}
	}
	return nil, -1
}

func main() {
	h := MinHeap(5, 2, 8, 1, 9, 3)
	h.Push(4)
	for x := range h.All {
		fmt.Print(x, " ")
	}
	fmt.Println()
	words := NewHeap(func(a, b string) bool { return len(a) > len(b) }, strings.Fields("a heap of words sorts by length")...)
	longest, _ := words.Pop()
	fmt.Println(longest, words.Len())

	g := graph{}
	g.connect("Aachen", "Bonn", 92)
	g.connect("Aachen", "Köln", 70)
	g.connect("Köln", "Bonn", 28)
	g.connect("Bonn", "Mainz", 143)
	g.connect("Köln", "Siegen", 93)
	g.connect("Siegen", "Mainz", 121)
	fmt.Println(g.shortest("Aachen", "Mainz"))
	fmt.Println(g.shortest("Aachen", "Wien"))
}

// Output:
// 1 2 3 4 5 8 9
// length 6
// [Aachen Bonn Mainz] 235
// [] -1
