// Package sort: the order of equal elements in unstable sorts, stable sorts,
// searching, heaps, lists and rings.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
	"math"
	"sort"
	"strings"
)

type item struct {
	key, pos int
}

type byKey []item

func (b byKey) Len() int           { return len(b) }
func (b byKey) Less(i, j int) bool { return b[i].key < b[j].key }
func (b byKey) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

// fold condenses an order to one number.
func fold(items []item) (h uint32) {
	for _, it := range items {
		h = h*31 + uint32(it.key)*7 + uint32(it.pos)
	}
	return h
}

func pattern(kind, n int) []item {
	items := make([]item, n)
	x := uint32(12345)
	for i := range items {
		x = x*1664525 + 1013904223
		k := 0
		switch kind {
		case 0:
			k = int(x>>16) % 50
		case 1:
			k = i / 3
		case 2:
			k = -i / 2
		case 3:
			k = i % 7
		case 4:
			k = i * (n - i) / 16
		}
		items[i] = item{k, i}
	}
	return items
}

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(x any)        { *h = append(*h, x.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func main() {
	for kind := 0; kind < 5; kind++ {
		for _, n := range []int{0, 1, 11, 13, 100, 1000} {
			a, b, c, d := pattern(kind, n), pattern(kind, n), pattern(kind, n), pattern(kind, n)
			sort.Sort(byKey(a))
			sort.Stable(byKey(b))
			sort.Slice(c, func(i, j int) bool { return c[i].key < c[j].key })
			sort.SliceStable(d, func(i, j int) bool { return d[i].key > d[j].key })
			fmt.Println(kind, n, fold(a), fold(b), fold(a) == fold(c), fold(d), sort.IsSorted(byKey(a)))
		}
	}
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	sort.Strings(words)
	fmt.Println(words, sort.SearchStrings(words, "fox"), sort.SearchStrings(words, "zebra"))
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words, sort.StringsAreSorted(words))
	floats := []float64{3, math.NaN(), -1, math.Inf(1), 0, math.NaN(), math.Inf(-1)}
	sort.Float64s(floats)
	fmt.Println(floats, sort.Float64sAreSorted(floats))
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
	fmt.Println(sort.Find(9, func(i int) int { return 5 - i }))

	h := &intHeap{5, 2, 8, 9, 1}
	heap.Init(h)
	heap.Push(h, 3)
	(*h)[4] = 0
	heap.Fix(h, 4)
	fmt.Print(heap.Remove(h, 2), ":")
	for h.Len() > 0 {
		fmt.Print(" ", heap.Pop(h))
	}
	fmt.Println()

	l := list.New()
	e4 := l.PushBack(4)
	e1 := l.PushFront(1)
	l.InsertBefore(3, e4)
	l.InsertAfter(2, e1)
	l.MoveToFront(e4)
	other := list.New()
	other.PushBack("x")
	l.PushBackList(other)
	l.PushFrontList(l)
	l.Remove(e1)
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())

	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	removed := r.Unlink(2)
	r.Do(func(v any) { fmt.Print(v, " ") })
	removed.Do(func(v any) { fmt.Print("-", v, " ") })
	fmt.Println(r.Len())
	defer func() { fmt.Println(recover()) }()
	sort.Slice(5, func(i, j int) bool { return false })
}

// Output:
// 0 0 0 0 true 0 true
// 0 1 259 259 true 259 true
// 0 11 3929470331 3929470331 true 1647165115 true
// 0 13 944790460 944790460 true 1352589978 true
// 0 100 1806870289 3074134969 true 2452279789 true
// 0 1000 3023183711 1907991859 true 3829722225 true
// 1 0 0 0 true 0 true
// 1 1 0 0 true 0 true
// 1 11 2267052876 2267052876 true 3221030058 true
// 1 13 1089395796 1089395796 true 1953861076 true
// 1 100 93943465 93943465 true 4105856311 true
// 1 1000 1552763205 1552763205 true 2686261531 true
// 2 0 0 0 true 0 true
// 2 1 0 0 true 0 true
// 2 11 1384053356 1384053356 true 1312463170 true
// 2 13 2820925474 867156936 true 2851687868 true
// 2 100 818830858 3299204178 true 1253995602 true
// 2 1000 1833531988 535135668 true 2721265076 true
// 3 0 0 0 true 0 true
// 3 1 0 0 true 0 true
// 3 11 3713737740 3713737740 true 3766219972 true
// 3 13 1121676404 4079076486 true 2742931738 true
// 3 100 1862712897 3507357277 true 2752149133 true
// 3 1000 977835007 1553796265 true 3329578553 true
// 4 0 0 0 true 0 true
// 4 1 0 0 true 0 true
// 4 11 2320708525 2320708525 true 3436647717 true
// 4 13 2759644052 563863216 true 75945414 true
// 4 100 1313761266 4069508554 true 284165790 true
// 4 1000 1505894369 2854330179 true 3768653309 true
// [brown dog fox jumps lazy over quick the the] 2 9
// [the the quick over lazy jumps fox dog brown] false
// [NaN NaN -Inf -1 0 3 +Inf] true
// 8
// 5 true
// 3: 0 1 2 8 9
// 4 1 2 3 x 4 2 3 x 9
// 0 3 4 -1 -2 3
// reflect: call of Swapper on int Value
