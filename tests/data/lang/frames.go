// Values in frames: what does not escape lies in the stack, which grows and moves below its
// pointers, while collections look at what only they hold.
package main

import (
	"fmt"
	"iter"
	"runtime"
	"strings"
)

type node struct {
	next *node
	name string
	v    int
}

// Uses up stack, so that it is copied to another place; collects at the bottom.
func deep(n int) int {
	var pad [40]int
	pad[n%40] = n
	if n == 0 {
		runtime.GC()
		return 1
	}
	return deep(n-1) + pad[n%40] - n
}

//go:noinline
func set(p *int, v int) {
	deep(50)
	*p = v
}

//go:noinline
func sum(n *node) (s int) {
	for ; n != nil; n = n.next {
		deep(1)
		s += n.v + len(n.name)
	}
	return
}

func lists() {
	x := 1
	set(&x, 42)
	heap := &node{nil, strings.Repeat("h", 3), 100}
	a := node{heap, "a", 1}
	b := &node{&a, string([]byte{'x', byte(x)}), 2}
	c := [3]*node{b, {b, "c", 3}, nil}
	s := c[:2]
	deep(100)
	fmt.Println(x, sum(s[1]), sum(s[0]), sum(heap))
	pp := &s[1].next
	*pp = nil
	fmt.Println(sum(c[1]), c[2] == nil)
}

//go:noinline
func apply(f func(int) int, n int) int {
	deep(30)
	return f(n) + f(n+1)
}

type counter struct{ n int }

func (c *counter) add(k int) int { c.n += k; deep(3); return c.n }

func closures() {
	count, factor := 0, 3
	box := &counter{}
	r := apply(func(n int) int {
		deep(5)
		count++
		return n * factor * box.add(1)
	}, 10)
	m := box.add
	fmt.Println(r, count, apply(m, 5), box.n)
	var c2 counter
	fmt.Println(apply(c2.add, 1), c2.n)
}

func guarded(k int) (result int, text string) {
	local := node{nil, "local", k}
	p := &local
	defer func() {
		deep(40)
		if r := recover(); r != nil {
			result, text = p.v*10, fmt.Sprint(r)
		}
		p.v++
	}()
	defer func() { p.v += deep(10) }()
	if k > 1 {
		var none *node
		deep(20)
		return none.v, ""
	}
	return p.v, p.name
}

func channels() {
	ints, nodes, done := make(chan int), make(chan node), make(chan bool)
	go func() {
		var v int
		var n node
		p, q := &v, &n
		for i := 0; i < 3; i++ {
			deep(i * 20)
			select {
			case *p = <-ints:
			case *q = <-nodes:
			}
		}
		deep(60)
		fmt.Println(*p, q.name, q.v)
		done <- true
	}()
	deep(80)
	ints <- 1
	local := node{nil, "sent", 5}
	nodes <- local
	runtime.GC()
	x := 7
	ints <- *(&x)
	ok := &x
	*ok++
	fmt.Println(<-done, x)
}

func maps() {
	m := map[string]*node{"a": {nil, "a", 1}}
	big := map[int]string{}
	for i := 0; i < 30; i++ {
		big[i] = string(rune('a' + i%26))
		if i < 5 {
			m[strings.Repeat("k", i+1)] = &node{m["a"], "", i}
		}
		deep(i)
	}
	total := 0
	for k, v := range m {
		deep(10)
		total += v.v*len(k) + sum(v)
		delete(big, v.v)
	}
	for k := range big {
		if deep(2); k%2 == 0 {
			delete(big, k)
		}
	}
	array := map[[2]string]struct{}{{"x", "y"}: {}}
	_, found := array[[2]string{"x", string([]byte{'y'})}]
	fmt.Println(total, len(big), found)
}

//go:noinline
func lengths(parts ...any) (n int) {
	for _, p := range parts {
		deep(4)
		switch v := p.(type) {
		case string:
			n += len(v)
		case int:
			n += v
		case [3]int:
			n += v[0] + v[2]
		case fmt.Stringer:
			n += len(v.String())
		}
	}
	return
}

type name [2]string

func (n name) String() string { return n[0] + "-" + n[1] }

func texts(s string, k int) {
	bytes := []byte(s)
	bytes[0] = 'H'
	runes := []rune(s)
	runes[1] = 'ö'
	short := string(runes)
	long := string(append(runes, runes...)) + s + s + s
	deep(20)
	joined := s + ", " + short
	one := string(bytes[:1]) + string(rune('0'+k))
	fmt.Println(len(joined), short == "hö", len(long), one == "H7", cap(bytes) >= len(s))
	if string(bytes) != s {
		deep(9)
		fmt.Println(lengths(s, k, [3]int{k, 0, k}, name{s, short}, name{"a", one}))
	}
	made := make([]*node, k)
	made[k-1] = &node{nil, joined, k}
	deep(10)
	fmt.Println(len(made), made[k-1].name, len(string(make([]rune, k))))
}

func numbers(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			deep(i)
			if !yield(i) {
				return
			}
		}
	}
}

func iterators() {
	total := 0
	p := &total
	for x := range numbers(10) {
		if x == 7 {
			break
		}
		*p += x
		deep(10)
	}
	next, stop := iter.Pull(numbers(5))
	defer stop()
	for {
		v, ok := next()
		if !ok {
			break
		}
		deep(25)
		*p += v * 100
	}
	fmt.Println(total)
}

func grown(n int) (kept []int, c int) {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i*i)
	}
	deep(20)
	var words []string
	for i := 0; i < n; i++ {
		words = append(words, string(rune('a'+i)))
	}
	deep(20)
	return append(kept, s...), len(strings.Join(words, "+"))
}

// The first backing array is a buffer in the frame, copied to the heap at the end.
func collected(n int) []int {
	var s []int
	for i := 0; i < n; i++ {
		s = append(s, i*i)
		deep(3)
	}
	return s
}

func collectedWords(n int) []string {
	var s []string
	for i := 0; i < n; i++ {
		s = append(s, strings.Repeat(string(rune('a'+i%26)), 2))
		if deep(3); cap(s) > 100 {
			break
		}
	}
	return s[:len(s):cap(s)]
}

func collectedBytes(n int) []byte {
	var s []byte
	for i := 0; i < n; i++ {
		if cap(s) == len(s) {
			deep(1)
		}
		s = append(s, byte('a'+i%26))
	}
	return s
}

func appends() {
	for _, n := range []int{0, 1, 3, 4, 5, 9, 40} {
		a, b, c := collected(n), collectedWords(n), collectedBytes(n)
		deep(5)
		fmt.Println(n, len(a), cap(a), len(b), cap(b), string(c), cap(c))
		if n > 0 {
			fmt.Println(a[n-1], b[0], b[n-1] != "")
		}
	}
}

type large struct {
	values [700]int
	link   *large
}

//go:noinline
func reset(p *large) {
	deep(10)
	*p = large{}
}

func big() {
	var a large
	b := &large{link: &a}
	b.link.values[699] = 5
	c := *b
	deep(30)
	for i := range a.values {
		c.link.values[i] += i
	}
	reset(b)
	fmt.Println(a.values[699], c.link == &a, b.link == nil)
}

func main() {
	lists()
	closures()
	fmt.Println(guarded(1))
	fmt.Println(guarded(2))
	channels()
	maps()
	texts("hello", 7)
	iterators()
	fmt.Println(grown(3))
	fmt.Println(grown(12))
	big()
	appends()
}

// Output:
// 42 113 109 103
// 4 true
// 96 2 20 13
// 4 3
// 1 local
// 30 runtime error: invalid memory address or nil pointer dereference
// 7 sent 5
// true 8
// 63 13 true
// 13 false 27 true true
// 42
// 7 hello, höllo 7
// 1021
// [0 1 4] 5
// [0 1 4 9 16 25 36 49 64 81 100 121] 23
// 704 true true
// 0 0 0 0 0  0
// 1 1 1 1 1 a 8
// 0 aa true
// 3 3 3 3 4 abc 8
// 4 aa true
// 4 4 4 4 4 abcd 8
// 9 aa true
// 5 5 8 5 8 abcde 8
// 16 aa true
// 9 9 16 9 16 abcdefghi 16
// 64 aa true
// 40 40 64 40 71 abcdefghijklmnopqrstuvwxyzabcdefghijklmn 64
// 1521 aa true
