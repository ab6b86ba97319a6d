// Parts of size 0 in structs: setting one leaves what else was set.
package main

import "fmt"

type T6 struct {
	F60 float64
	e   float32
	A   [0]func()
}

var g4v = T6{F60: 1, e: 2}

type W struct {
	a int
	z struct{}
	b string
	y [0]int
}

//go:noinline
func dirty(n int) (r [20]int) {
	for i := range r {
		r[i] = 700000000 + n
	}
	return
}

//go:noinline
func set1(v T6) T6 {
	v.A = g4v.A
	return v
}

//go:noinline
func set3() T6 { return T6{e: g4v.e, A: g4v.A} }

//go:noinline
func set4() T6 { return T6{A: g4v.A} }

//go:noinline
func set5(y [0]int, z struct{}) W { return W{1, z, "b", y} }

//go:noinline
func set6(w W, y [0]int, z struct{}) W {
	w.z = z
	w.y = y
	return w
}

//go:noinline
func set7(p *[0]int, q *struct{}) (w W) {
	w.a, w.z, w.b, w.y = 7, *q, "c", *p
	return w
}

func main() {
	dirty(1)
	a := set1(T6{F60: 3, e: 4})
	fmt.Println(a.F60, a.e)
	dirty(1)
	a = set3()
	fmt.Println(a.F60, a.e)
	dirty(1)
	a = set4()
	fmt.Println(a.F60, a.e)
	dirty(1)
	fmt.Println(set5([0]int{}, struct{}{}))
	dirty(1)
	fmt.Println(set6(W{a: 5, b: "x"}, [0]int{}, struct{}{}))
	dirty(1)
	fmt.Println(set7(new([0]int), new(struct{})))
}

// Output:
// 3 4
// 0 2
// 0 0
// {1 {} b []}
// {5 {} x []}
// {7 {} c []}
