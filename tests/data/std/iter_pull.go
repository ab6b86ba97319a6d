// Package iter: pull iterators over sequences, stopped early, ended, panicking.
package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count ends")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextA, stopA := iter.Pull(a)
		defer stopA()
		nextB, stopB := iter.Pull(b)
		defer stopB()
		for {
			x, ok1 := nextA()
			y, ok2 := nextB()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	for {
		v, ok := next()
		fmt.Println(v, ok)
		if !ok {
			break
		}
	}
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	_, stop = iter.Pull(count(1))
	stop()
	for a, b := range zip(count(5), slices.Values([]string{"x", "y"})) {
		fmt.Println(a, b)
	}
	next2, stop2 := iter.Pull2(slices.All([]string{"p", "q"}))
	fmt.Println(next2())
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()
	nextP, _ := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the sequence")
	})
	fmt.Println(nextP())
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		nextP()
	}()
	fmt.Println(nextP())
	sum := 0
	nextL, stopL := iter.Pull(func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	})
	for range 100000 {
		v, _ := nextL()
		sum += v
	}
	stopL()
	fmt.Println(sum)
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})), slices.Collect(maps.Values(map[int]int{1: 5})))
	for i, v := range slices.Backward([]int{1, 2, 3}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
}

// Output:
// 0 true
// 1 true
// 2 true
// count ends
// 0 false
// 0 false
// 0 true
// 1 true
// count ends
// 0 false
// 0 x
// 1 y
// count ends
// 0 p true
// 1 q true
// 0  false
// 1 true
// recovered in the sequence
// 0 false
// 4999950000
// [a b] [5]
// 2 3 1 2 0 1
