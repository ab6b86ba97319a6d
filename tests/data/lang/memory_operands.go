// Updates of fields and elements in place, wide products, and parts of structs that are no whole
// words.
package main

import (
	"fmt"
	"math/bits"
)

type counters struct {
	n    int
	u    uint64
	f    float64
	pad  uint8
	tiny struct{ a, b uint8 }
	pair [2]struct{ x, y int16 }
}

//go:noinline
func update(c *counters, s []int, fs []float64, us []uint, k int) {
	c.n++
	c.n += k
	c.n -= 3
	c.u += uint64(k)
	c.u -= 1
	c.f += fs[0]
	c.f -= 0.25
	s[1]++
	s[2] += k
	s[0] -= 7
	fs[1] += c.f
	us[0] -= 2
	us[1] += us[0]
}

//go:noinline
func total(s []int, fs []float64, c *counters) (int, float64) {
	n, f := 0, 0.0
	for i := range s {
		n += s[i]
	}
	for i := range fs {
		f += fs[i]
	}
	n += c.n
	f += c.f
	return n, f
}

//go:noinline
func parts(c counters) counters {
	d := c
	d.tiny = struct{ a, b uint8 }{c.tiny.b, c.tiny.a}
	t := d.tiny
	t.a++
	d.tiny = t
	d.pair[0] = c.pair[1]
	p := d.pair[0]
	p.x, p.y = p.y, p.x
	d.pair[1] = p
	return d
}

//go:noinline
func product(x, y uint64) (uint64, uint64) {
	hi, lo := bits.Mul64(x, y)
	return hi, lo
}

func fails(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	c := &counters{n: 10, u: 1, f: 1.5}
	s := []int{1, 2, 3}
	fs := []float64{0.5, 2}
	us := []uint{1, 5}
	update(c, s, fs, us, 4)
	fmt.Println(c.n, c.u, c.f, s, fs, us)
	fmt.Println(total(s, fs, c))
	c.tiny.a, c.tiny.b = 1, 2
	c.pair[1].x, c.pair[1].y = -3, 4
	fmt.Println(parts(*c))
	fmt.Println(product(1<<63, 6))
	fmt.Println(product(0xFFFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF))
	var none *counters
	i := 3
	fails("n", func() { none.n++ })
	fails("f", func() { none.f -= 2 })
	fails("s", func() { s[i] += 2 })
	fails("fs", func() { fs[i] += 2 })
	fails("sum", func() {
		n := 0
		n += s[i]
		fmt.Println(n)
	})
	fails("sum of fields", func() {
		n := 0
		n += none.n
		fmt.Println(n)
	})
}

// Output:
// 12 4 1.75 [-6 3 7] [0.5 3.75] [18446744073709551615 4]
// 16 6
// {12 4 1.75 0 {3 1} [{-3 4} {4 -3}]}
// 3 0
// 18446744073709551614 1
// n runtime error: invalid memory address or nil pointer dereference
// f runtime error: invalid memory address or nil pointer dereference
// s runtime error: index out of range [3] with length 3
// fs runtime error: index out of range [3] with length 2
// sum runtime error: index out of range [3] with length 3
// sum of fields runtime error: invalid memory address or nil pointer dereference
