// What the specification leaves open in the order of evaluation is as gc has it: variables that later calls change
// are read late, boxed and compared values that have no address early, entries of maps one by one.
package main

import "fmt"

var g = 1

func f() int { g++; return g }

type S struct{ a, b int }

func main() {
	x := 1
	inc := func() int { x++; return x }
	fmt.Println(x, inc(), x)
	a := []int{x, inc(), x}
	fmt.Println(a)
	fmt.Println(g, f(), g)
	s := S{1, 2}
	mod := func() int { s.a = 100; return 1 }
	fmt.Println(s, mod(), s)
	p := &s
	t := []S{*p, {mod(), 1}, *p}
	fmt.Println(t)
	m := map[string]int{"a": 1}
	mm := func() int { m["a"]++; return 0 }
	fmt.Println(m["a"], mm(), m["a"])
	y := m["a"] + mm() + m["a"]
	fmt.Println(y, x+inc(), inc()+x, x+inc()*x)
	arr := [3]int{1, 2, 3}
	ma := func() int { arr[0] = 9; return 0 }
	fmt.Println(arr, ma(), arr)
	z := arr[0] + ma() + arr[0]
	sl := arr[:]
	ms := func() int { sl[1]++; return 1 }
	fmt.Println(z, sl[1], ms(), sl[1], sl[1]+ms()*10+sl[1])
	var i any = 1
	mi := func() int { i = 2; return 3 }
	fmt.Println(i, mi(), i)
	str := "a"
	mst := func() string { str += "b"; return str }
	fmt.Println(str, mst(), str, str+mst()+str, len(str), mst(), len(str))
	b := []byte("abc")
	mb := func() int { b[0] = 'z'; return 1 }
	fmt.Println(string(b), mb(), string(b))
	u, v, w := x, inc(), x
	fmt.Println(u, v, w)
	r1, r2 := func() (int, int) { return x, inc() }()
	fmt.Println(r1, r2)
	ff := func(a, b, c int) { fmt.Println(a, b, c) }
	ff(x, inc(), x)
	ff(*&x, inc(), -x)
	px := &x
	ff(*px, inc(), *px+1)
	ff(s.a, func() int { s.a = 5; return 0 }(), s.a)
	ff(len(a), func() int { a = nil; return 0 }(), len(a))
	fn := func(int) int { return 1 }
	mf := func() int { fn = func(int) int { return 2 }; return 0 }
	fmt.Println(fn(mf()), fn(0))
	c := make(chan int, 10)
	c <- 1
	c <- 2
	fmt.Println(len(c), <-c, len(c), <-c, len(c))
	idx := 0
	mi2 := func() int { idx++; return idx }
	arr2 := [5]int{10, 11, 12, 13, 14}
	fmt.Println(arr2[idx], mi2(), arr2[idx], arr2[idx]+arr2[mi2()]+arr2[idx])
	if x == inc() || x > inc() {
		fmt.Println("eq", x)
	}
	q := S{x, inc()}
	fmt.Println(q, S{inc(), x}, [2]int{x, inc()})
	mp := map[int]int{x: inc(), inc(): x}
	fmt.Println(len(mp), mp)
	fmt.Println(any(x), inc(), any(x), &s == p, float64(x), inc(), float64(x), -x, inc(), x*2)
}

// Output:
// 2 2 2
// [3 3 3]
// 2 2 2
// {100 2} 1 {100 2}
// [{100 2} {1 1} {100 2}]
// 2 0 2
// 6 10 11 42
// [9 2 3] 0 [9 2 3]
// 18 4 1 4 18
// 2 3 2
// abbb ab abbb abbbabbabbb 3 abbb 4
// zbc 1 zbc
// 7 7 7
// 8 8
// 9 9 9
// 10 10 -10
// 11 11 12
// 5 0 5
// 3 0 0
// 2 2
// 2 1 1 2 0
// 12 1 12 36
// eq 12
// {13 13} {14 14} [15 15]
// 2 map[16:16 17:17]
// 20 18 20 true 20 19 20 -20 20 40
