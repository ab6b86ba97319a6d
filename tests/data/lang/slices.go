// Slices and arrays: growth, aliasing, copy, three-index slices, bounds errors, comparison.
package main

import "fmt"

var s []int // global, so that it grows on the heap

func caps(n int) {
	last := -1
	for i := 0; i < n; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

type pair struct {
	a int8
	b string
}

func main() {
	caps(5000)
	var bs []byte
	bs = append(bs, "hello"...)
	fmt.Println(len(bs), cap(bs), string(bs))
	a := [5]int{1, 2, 3, 4, 5}
	s := a[1:3]
	s = append(s, 99)
	fmt.Println(a, s, len(s), cap(s))
	t := a[1:2:3]
	t = append(t, 7)
	t = append(t, 8)
	t[0] = -1
	fmt.Println(a, t, cap(a[2:]))
	fmt.Println(copy(a[:], a[2:]), a, copy(bs, "HE"), string(bs))
	b := a
	b[0] = 100
	fmt.Println(a == b, a != b, [2]pair{{1, "x"}} == [2]pair{0: {1, "x"}, 1: {}})
	m := [][]string{{"a"}, nil, {"b", "c"}}
	m[1] = append(m[1], m[2]...)
	m[2][0] = "B"
	fmt.Println(m, len(m), m[1] == nil)
	z := make([]int, 2, 10)
	z = z[:5]
	fmt.Println(z, len(z), cap(z))
	var nilslice []int
	for range nilslice {
		fmt.Println("never")
	}
	nilslice = append(nilslice, nilslice...)
	fmt.Println(nilslice == nil, len(nilslice), append([]int(nil), 1, 2, 3))
	p := &a
	for i, v := range p {
		p[i] = v * 2
	}
	for i, v := range a {
		a[4-i] = v
	}
	fmt.Println(a, len(p), p[2:4])
	arr := [4]int(z[:4])
	ptr := (*[2]int)(z)
	ptr[1] = 42
	fmt.Println(arr, z[1], *ptr)
	idx := 5
	try(func() { fmt.Println(a[idx]) })
	try(func() { idx = -1; fmt.Println(s[idx]) })
	try(func() { idx = 9; fmt.Println(s[idx:]) })
	try(func() { idx = 9; fmt.Println(s[:idx]) })
	try(func() { idx = 3; fmt.Println(s[idx:2]) })
	try(func() { fmt.Println(s[1 : 2 : idx*10]) })
	try(func() { fmt.Println("str"[idx:][5]) })
	try(func() { fmt.Println([8]int(z)) })
	try(func() { idx = -5; fmt.Println(len(make([]int, idx))) })
	clear(z)
	fmt.Println(z, [...]string{2: "c", 0: "a"}, []int{5: 1, 2, 1: 3})
	st := []pair{{1, "one"}, {b: "two"}}
	for i := range st {
		st[i].a += 10
		st[i].b += "!"
	}
	q := &st[1]
	q.a--
	fmt.Println(st)
}

// Output:
// 1 2 4 8 16 32 64 128 256 512 848 1280 1792 2560 3408 5120
// 5 8 hello
// [1 2 3 99 5] [2 3 99] 3 4
// [1 2 7 99 5] [-1 7 8] 3
// 3 [7 99 5 99 5] 2 HEllo
// false true true
// [[a] [b c] [B c]] 3 false
// [0 0 0 0 0] 5 10
// true 0 [1 2 3]
// [10 198 10 198 14] 5 [10 198]
// [0 0 0 0] 42 [0 42]
// runtime error: index out of range [5] with length 5
// runtime error: index out of range [-1]
// runtime error: slice bounds out of range [9:3]
// runtime error: slice bounds out of range [:9] with capacity 4
// runtime error: slice bounds out of range [3:2]
// runtime error: slice bounds out of range [::30] with capacity 4
// runtime error: index out of range [5] with length 0
// runtime error: cannot convert slice with length 5 to array or pointer to array with length 8
// runtime error: makeslice: len out of range
// [0 0 0 0 0] [a  c] [0 3 0 0 0 1 2]
// [{11 one!} {9 two!}]
