// Spec, "Built-in functions": append, copy, clear, close, complex, delete, len,
// cap, make, min, max, new (of expressions too), print, unsafe.
package main

import (
	"fmt"
	"math"
	"unsafe"
)

type Ints []int
type Str string
type Bytes []byte

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, r)
		}
	}()
	f()
}

func appends() {
	s0 := []int{0, 0}
	s1 := append(s0, 2)
	s2 := append(s1, 3, 5, 7)
	s3 := append(s2, s0...)
	s4 := append(s3[3:6], s3[2:]...)
	var t []any
	t = append(t, 42, 3.1415, "foo", nil)
	t = append(t, t...)
	var b []byte
	b = append(b, "bar"...)
	b = append(b, Str("é")...)
	bb := append(Bytes(nil), b...)
	bb = append(bb, bb[1:2]...)
	fmt.Println(s1, s2, s3, s4, t, string(b), string(bb), append([]int(nil)) == nil, append([]int{}) == nil)
	fmt.Printf("%T %T %v %v\n", append(Ints{}, 1), append([]int{}, Ints{1}...), append(Ints{}, []int(nil)...), append([]int(nil), []int{}...) == nil)
	a := []int{1, 2, 3, 4, 5}
	x := append(a[:1:1], 9)
	y := append(a[:1], 8)
	z := append(a[:2], a[3:]...)
	fmt.Println(a, x, y, z, len(a[:2:3]), cap(a[:2:3]), cap(a[2:4]))
	for n := range 20 {
		s := make([]byte, n)
		s = append(s, 1)
		u := append(make([]int32, n), 1, 2)
		v := append(make([]string, n), "x")
		w := append(make([][3]int64, n), [3]int64{})
		fmt.Print(cap(s), ",", cap(u), ",", cap(v), ",", cap(w), " ")
	}
	fmt.Println()
	for _, n := range []int{100, 255, 256, 257, 500, 1000, 5000} {
		fmt.Print(cap(append(make([]int, n), 1)), ",", cap(append(make([]byte, n), make([]byte, 3*n)...)), ",", cap(append([]struct{}{}, struct{}{})), " ")
	}
	fmt.Println(cap([]byte("hello")) >= 5, cap(append([]byte("x"), "yz"...)))
	m := [][]int{nil}
	m[0] = append(m[0], len(m))
	m = append(m, m...)
	fmt.Println(m)
}

func copies() {
	var a = [...]int{0, 1, 2, 3, 4, 5, 6, 7}
	var s = make([]int, 6)
	var b = make([]byte, 5)
	fmt.Println(copy(s, a[0:]), copy(s, s[2:]), s, copy(b, "Hello, World!"), string(b), copy(b[1:], Str("日本")), b, copy(b, b[1:]), b)
	fmt.Println(copy([]int(nil), s), copy(a[:], Ints(a[3:])), a, copy(a[3:], a[:]), a)
}

func makes() {
	s := make([]int, 3, 10)
	m := make(map[string]int, 100)
	c := make(chan int, 10)
	e := make(Ints, 1e1)
	f := make([]struct{}, 1<<40)
	fmt.Println(len(s), cap(s), len(m), cap(c), len(e), len(f), len(make([]int, 0)), make([]int, 'a' - 90), make(map[int]int, -0))
	var i8 int8 = -1
	var u64 uint64 = 1 << 63
	var big = 1 << 62
	try("len", func() { _ = make([]int, i8) })
	try("len u", func() { _ = make([]int, u64) })
	try("cap", func() { _ = make([]int, 0, u64) })
	try("cap<len", func() { _ = make([]int, big-big+2, i8+2) })
	try("size", func() { _ = make([]int64, big) })
	try("chan", func() { _ = make(chan int, i8) })
	try("chan size", func() { _ = make(chan [1 << 10]int, big) })
	try("map", func() { fmt.Println(len(make(map[int]int, i8))) })
}

func minmax() {
	nan, inf, negZero := math.NaN(), math.Inf(1), math.Copysign(0, -1)
	zero := 0.0
	var x, y int = 3, 4
	var s string = "b"
	fmt.Println(min(x, y), max(x, y, 10), min(x, 2.0), max(1, 2.0, 'a'), min(s, "a", "c"), max(s, "a"), min(x), max("", s), min(-zero, zero))
	fmt.Println(min(1.5, nan), max(nan, inf), min(nan, -inf), max(2, zero, nan), min(inf, 1), math.Signbit(min(zero, negZero)), math.Signbit(min(negZero, zero)),
		math.Signbit(max(zero, negZero)), math.Signbit(max(negZero, zero)), math.Signbit(max(negZero, negZero)))
	const c = min(1, 2.5, 'a')
	fmt.Printf("%T %v %T %T %v\n", c, c, max(1, 'a'), max(1.0, 2), min(float32(1), 2))
	type F float32
	var f F = 1
	fmt.Printf("%T %v %v\n", max(f, 2), max(f, 2), min(uint8(200), 100))
}

func clears() {
	s := []int{1, 2, 3, 4}
	clear(s[1:3])
	m := map[string]int{"a": 1, "b": 2}
	n := m
	clear(m)
	m["c"] = 1
	var nilMap map[int]int
	clear(nilMap)
	clear([]string(nil))
	ps := []*int{new(int), nil}
	clear(ps)
	fmt.Println(s, n, ps)
	delete(m, "zzz")
	delete(nilMap, 1)
	try("delete", func() { delete(map[any]int{}, any([]int{})) })
	try("delete nil", func() { var m map[any]int; delete(m, any(func() {})) })
}

func complexes() {
	var f32 float32 = 2
	x := complex(1, 2)
	y := complex(f32, -1)
	const k = complex(1, 0)
	z := x * complex(0, 1)
	inf := math.Inf(1)
	fmt.Printf("%T %v %T %v %v %v %v\n", x, x, y, y, z, real(z), imag(y))
	fmt.Println(x/y2(), x == complex(1, 2), -x, k+1, real(k) == 1, complex(inf, 0)*complex(0, 1), complex(1, 0)/y2(), x*x/x)
	fmt.Println(complex64(x)*y, 1i*1i, x+1, 2i-x, complex(math.NaN(), 1) == complex(math.NaN(), 1), 3/(1+1i))
	x += 1i
	x *= 2
	x++
	fmt.Println(x)
}

func y2() complex128 { return 3 - 4i }

func news() {
	p := new(int)
	*p += 5
	q := new(5)
	r := new(*p + *q)
	s := new("text")
	t := new([]int{1, 2})
	type S struct {
		a *int
		b *string
		c *bool
	}
	v := S{new(1), new(*s + "!"), new(3 > 2)}
	f := new(1.5)
	fn := new(func() int { return 3 })
	u := new(uint8(7))
	e := new(error(nil))
	fmt.Println(*p, *q, *r, *s, *t, *v.a, *v.b, *v.c, *f, (*fn)(), *u, *e)
	fmt.Printf("%T %T %T %T %T %T\n", q, s, f, new('a'), new(any(1)), new(1i))
	n := 1
	g := new(n)
	n = 2
	fmt.Println(*g, n, new(n) == new(n))
}

func lengths() {
	var ch chan int
	var np *[5]int
	fmt.Println(len("日本"), len(np), cap(np), len(ch), cap(ch), len(map[int]int(nil)), len([]int(nil)), len([3][4]int{}), len(Str("abc")))
	i := 0
	f := func() [3]int { i++; return [3]int{} }
	fmt.Println(len(f()), len([...]int{9: 1}), i)
	const c1 = len([10]float64{imag(2i)})
	var z complex128
	fmt.Println(c1, len([10]float64{imag(z)}))
}

func unsafes() {
	type S struct {
		a bool
		b int64
		c uint16
		d string
	}
	var s S
	arr := [4]int{1, 2, 3, 4}
	fmt.Println(unsafe.Sizeof(s), unsafe.Alignof(s.c), unsafe.Offsetof(s.d), unsafe.Sizeof(arr[0]))
	p := unsafe.Pointer(&arr[0])
	q := (*int)(unsafe.Add(p, 8))
	sl := unsafe.Slice(&arr[1], 2)
	str := unsafe.String(unsafe.StringData("hello"), 4)
	fmt.Println(*q, sl, cap(sl), str, *unsafe.SliceData(sl), unsafe.SliceData([]int(nil)) == nil, unsafe.Slice((*int)(nil), 0) == nil)
	neg := -1
	try("slice", func() { _ = unsafe.Slice(&arr[0], neg) })
	try("slice nil", func() { _ = unsafe.Slice((*int)(nil), neg+2) })
	try("slice big", func() { _ = unsafe.Slice(&arr[0], uint64(1<<62)) })
	try("string", func() { _ = unsafe.String(new(byte), neg) })
	try("string nil", func() { _ = unsafe.String(nil, neg+2) })
	bits := *(*uint64)(unsafe.Pointer(new(1.0)))
	fmt.Printf("%x %v\n", bits, (*[2]int32)(unsafe.Pointer(&arr))[0])
}

func main() {
	appends()
	copies()
	makes()
	minmax()
	clears()
	complexes()
	news()
	lengths()
	unsafes()
	print()
	println("print", 1, -5, uint8(3), 1.5, 'a', true, nil == any(nil), 2i, "é")
	println(math.NaN(), math.Inf(-1), 1e100, float32(0.1), 1e-7, 123456789.0, 1e20, 1e21)
	print("a", "b", 1, 2, "\n")
}

// Output:
// [0 0 2] [0 0 2 3 5 7] [0 0 2 3 5 7 0 0] [3 5 7 2 3 5 7 0 0] [42 3.1415 foo <nil> 42 3.1415 foo <nil>] baré baréa true false
// main.Ints []int [] true
// [1 8 4 5 5] [1 9] [1 8] [1 8 4 5] 2 3 3
// 32,8,2,1 8,4,2,2 8,4,4,4 8,6,6,6 8,8,8,8 16,12,10,10 16,12,12,12 16,16,14,14 16,16,16,16 24,20,18,18 24,20,20,20 24,24,22,24 24,24,24,24 32,28,26,26 32,28,28,29 32,32,30,32 32,32,32,32 48,36,35,37 48,36,39,37 48,40,39,42
// 224,416,1 512,1024,1 512,1024,1 608,1152,1 848,2048,1 1536,4096,1 7168,20480,1 true 8
// [[1] [1]]
// 6 4 [2 3 4 5 4 5] 5 日\xe6\xe6 4 [230 151 165 230 230] 4 [230 151 165 230 230]
// 0 5 [3 4 5 3 4 5 6 7] 5 [3 4 5 3 4 5 6 7]
// 3 10 0 10 10 1099511627776 0 [0 0 0 0 0 0 0] map[]
// len runtime error: makeslice: len out of range
// len u runtime error: makeslice: len out of range
// cap runtime error: makeslice: cap out of range
// cap<len runtime error: makeslice: cap out of range
// size runtime error: makeslice: len out of range
// chan makechan: size out of range
// chan size makechan: size out of range
// 0
// 3 10 2 97 a b 3 b -0
// NaN NaN NaN NaN 1 true true false false true
// float64 1 int32 float64 1
// main.F 2 100
// [1 0 0 4] map[c:1] [<nil> <nil>]
// delete hash of unhashable type: []int
// delete nil hash of unhashable type: func()
// complex128 (1+2i) complex64 (2-1i) (-2+1i) -2 -1
// (-0.2+0.4i) true (-1-2i) (2+0i) true (NaN+Infi) (0.12+0.16i) (1+2i)
// (4+3i) (-1+0i) (2+2i) (-1+0i) false (1.5-1.5i)
// (3+6i)
// 5 5 10 text [1 2] 1 text! true 1.5 3 7 <nil>
// *int *string *float64 *int32 *interface {} *complex128
// 1 2 false
// 6 5 5 0 0 0 0 3 3
// 3 10 1
// 10 10
// 40 2 24 8
// 2 [2 3] 2 hell 2 true true
// slice runtime error: unsafe.Slice: len out of range
// slice nil runtime error: unsafe.Slice: ptr is nil and len is not zero
// slice big runtime error: unsafe.Slice: len out of range
// string runtime error: unsafe.String: len out of range
// string nil runtime error: unsafe.String: ptr is nil and len is not zero
// 3ff0000000000000 1

// Errors:
// print 1 -5 3 1.5 97 true true (0+2i) é
// NaN -Inf 1e+100 0.1 1e-07 1.23456789e+08 1e+20 1e+21
// ab12
