// Package reflect: DeepEqual on nested, cyclic and odd values.
// Each line shows one comparison.
package main

import (
	"fmt"
	"math"
	"reflect"
)

type node struct {
	val  int
	next *node
	any  any
}

type loop map[string]loop
type loopSlice []loopSlice

func main() {
	f := func() {}
	cycle1, cycle2 := &node{val: 1}, &node{val: 1}
	cycle1.next, cycle2.next = cycle1, cycle2
	m1, m2 := loop{}, loop{}
	m1["x"], m2["x"] = m1, m2
	s1, s2 := make(loopSlice, 1), make(loopSlice, 1)
	s1[0], s2[0] = s1, s2
	nan := math.NaN()
	for i, c := range [][2]any{
		{1, 1}, {1, int64(1)}, {"a", "a"}, {nil, nil}, {nil, 1},
		{[]int{1, 2}, []int{1, 2}}, {[]int{1}, []int{2}}, {[]int(nil), []int{}}, {[]byte("x"), []byte("x")},
		{map[string][]int{"a": {1}}, map[string][]int{"a": {1}}}, {map[int]int{1: 1}, map[int]int{2: 1}},
		{map[int]int(nil), map[int]int{}},
		{node{1, nil, []any{1, "x"}}, node{1, nil, []any{1, "x"}}}, {&node{val: 1}, &node{val: 1}},
		{&node{val: 1, next: &node{val: 2}}, &node{val: 1, next: &node{val: 3}}},
		{cycle1, cycle2}, {m1, m2}, {s1, s2}, {f, f}, {(func())(nil), (func())(nil)},
		{nan, nan}, {[]float64{nan}, []float64{nan}}, {[2]any{1, "a"}, [2]any{1, "a"}},
		{error(nil), error(nil)}, {struct{ a any }{[]int{1}}, struct{ a any }{[]int{1}}},
		{[]any{map[string]any{"k": []any{1.5}}}, []any{map[string]any{"k": []any{1.5}}}},
	} {
		fmt.Println(i, reflect.DeepEqual(c[0], c[1]))
	}
	shared := []float64{nan}
	fmt.Println(reflect.DeepEqual(shared, shared))
}

// Output:
// 0 true
// 1 false
// 2 true
// 3 true
// 4 false
// 5 true
// 6 false
// 7 false
// 8 true
// 9 true
// 10 false
// 11 false
// 12 true
// 13 true
// 14 false
// 15 true
// 16 true
// 17 true
// 18 false
// 19 true
// 20 false
// 21 false
// 22 true
// 23 true
// 24 true
// 25 true
// true
