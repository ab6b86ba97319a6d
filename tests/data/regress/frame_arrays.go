// Arrays in a struct that lies in the frame, at offsets that are no whole slots: stores at a
// dynamic index change the struct, not a copy.
package main

import "fmt"

type inner struct {
	pad  byte
	arr  [3]int8
	tail [5]uint16
}
type outer struct {
	a  byte
	in inner
	p  *int
	b  [2]byte
	c  [4]int32
}

//go:noinline
func memory(x int8, i int) (int8, uint16, byte, int32) {
	var o outer
	o.in.arr[i] = x
	o.in.arr[i]++
	o.in.tail[i+1] += 300
	o.b[i] = 9
	o.c[i] -= 4
	q := o
	q.in.arr[i]--
	o.in = inner{arr: [3]int8{1, 2, 3}}
	o.in.arr[i] += q.in.arr[i]
	f := func() outer { return q }
	return o.in.arr[i] + f().in.arr[i], q.in.tail[i+1], q.b[i], q.c[i]
}

func param(o outer, i int) (r outer) {
	o.b[i] = 3
	r = o
	r.b[i] += o.b[i]
	return
}

func main() {
	fmt.Println(memory(-7, 1))
	var o outer
	r := param(o, 1)
	fmt.Println(r.b[0], r.b[1], o.b[1])
	m := map[string]outer{"a": r}
	fmt.Println(m["a"].b[1])
	ch := make(chan outer, 1)
	ch <- r
	fmt.Println((<-ch).b[1])
	go func() {}()
	defer func(o outer, i int) { o.b[i] = 77; fmt.Println(o.b[i], r.b[i]) }(r, 1)
}

// Output:
// -12 300 9 -4
// 0 6 0
// 6
// 6
// 77 6
