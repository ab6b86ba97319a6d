// append(s, make([]T, n)...) makes one slice, not two, and comparing string(bytes) makes nothing; both behave
// as if they did.
package main

import (
	"fmt"
	"testing"
)

type pair struct {
	p *int
	s string
}

//go:noinline
func grow[T any, N int | uint8 | uint64 | int32](s []T, n N) []T { return append(s, make([]T, n)...) }

var sink []pair
var text = []byte("some bytes that are longer than any buffer for short strings would be")
var other = string(text)

func call() int { text[0]++; return 1 }

func main() {
	base := make([]pair, 3, 10)
	for i := range base[:10] {
		base[:10][i] = pair{new(i), "x"}
	}
	longer := grow(base, 4)
	fmt.Println(len(longer), cap(longer), longer[3:], base[:8][7].s, *base[:8][7].p)
	fmt.Println(len(grow(base, 20)), grow([]int(nil), 0) == nil, grow([]int{}, uint8(3)), grow([]byte("a"), int32(2)))
	fmt.Println(len(grow([]struct{}{{}}, 1<<20)), cap(grow([]int{1, 2, 3, 4, 5}, 1)))
	neg, huge := -1, uint64(1<<63)
	for _, f := range []func(){
		func() { grow(base, neg) },
		func() { grow(base, huge) },
		func() { grow(base, 1<<60) },
		func() { grow(base, neg-neg+1<<62) },
		func() { _ = append(base, make([]pair, call()+neg-1)...) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	n := 0
	next := func() int { n++; return n }
	s := append(append([]int{}, make([]int, next())...), make([]int, next())...)
	s = append(s, append(s[:next()], make([]int, next())...)...)
	fmt.Println(s, n)
	i := 2
	t := append([]int{1}, make([]int, i)...)
	t[i], i = 5, 0
	fmt.Println(t, append(t[:1], make([]int, 1)...), t)
	fmt.Println(testing.AllocsPerRun(100, func() { sink = append([]pair(nil), make([]pair, 3)...) }),
		testing.AllocsPerRun(100, func() {
			if string(text) != other || string(text[1:]) < other[1:] || other > string(text) {
				panic("differs")
			}
		}))
	fmt.Println(string(text) == other, string(text) == fmt.Sprint(string(text)), string(text) == string(text[:len(text)-call()]))
	other2 := string(text)
	fmt.Println(other2 == string(text), string(text)[0]+byte(call()) == text[0])
}

// Output:
// 7 10 [{<nil> } {<nil> } {<nil> } {<nil> }] x 7
// 23 true [0 0 0] [97 0 0]
// 1048577 10
// runtime error: makeslice: len out of range
// runtime error: makeslice: len out of range
// runtime error: growslice: len out of range
// runtime error: growslice: len out of range
// runtime error: makeslice: len out of range
// [0 0 0 0 0 0 0 0 0 0] 4
// [1 0 5] [1 0] [1 0 5]

// Errors:
// panic: differs

// Exit: 2
