// A complex64 that lies across two slots of a frame: in structs, arrays and closures.
package main

import "fmt"

type S struct {
	a int32
	c complex64
	b bool
}

type P struct{ x, y int32 }
type Q struct {
	a int32
	p P
}

func id[T any](x T) T { return x }

//go:noinline
func f(c complex64, p P, a [2]int16) {
	var s S
	s.a = 1
	s.c = c
	s.b = true
	fmt.Println(s.a, s.c, s.b)
	q := &s
	q.c += c
	fmt.Println(s.a, s.c, s.b)
	t := Q{2, p}
	t.p = p
	fmt.Println(t.a, t.p.x, t.p.y)
	ar := [3]S{}
	ar[1].c = c
	fmt.Println(ar[1].c, ar[0].c, ar[2].c)
	for i := range ar {
		ar[i].c = c + 1
	}
	fmt.Println(ar[1].c, ar[0].c, ar[2].c)
	x := s
	fmt.Println(x.c, x == s)
	g := func() { fmt.Println(c, p.x, s.c, a[0], a[1]) }
	g()
	func() {
		defer func() { recover() }()
		fmt.Println(c, p.x, p.y, s.c, s.b, a[0])
	}()
	i := any(s)
	fmt.Println(i.(S).c)
	m := map[int32]S{1: s}
	fmt.Println(m[1].c)
	ch := make(chan S, 1)
	ch <- s
	fmt.Println((<-ch).c)
}

// Captured by value behind a byte.
//
//go:noinline
func captured(c complex64, b bool) {
	func() {
		defer func() { recover() }()
		fmt.Println(b)
		fmt.Println(c)
	}()
}

func main() {
	captured(complex(0, 0.5), true)
	f(complex(0.5, 2), P{3, 4}, [2]int16{7, 8})
}

// Output:
// true
// (0+0.5i)
// 1 (0.5+2i) true
// 1 (1+4i) true
// 2 3 4
// (0.5+2i) (0+0i) (0+0i)
// (1.5+2i) (1.5+2i) (1.5+2i)
// (1+4i) true
// (0.5+2i) 3 (1+4i) 7 8
// (0.5+2i) 3 4 (1+4i) true 7
// (1+4i)
// (1+4i)
// (1+4i)
