// Allocation under pressure: trees, maps, strings and closures survive collections.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type tree struct {
	left, right *tree
	name        string
	tags        []string
	extra       map[int]string
}

func build(d int) *tree {
	t := &tree{name: fmt.Sprint("n", d), tags: []string{strings.Repeat("t", d)}}
	if d > 0 {
		t.left, t.right = build(d-1), build(d-1)
		t.extra = map[int]string{d: t.name + "!"}
	}
	return t
}

func (t *tree) check(d int) int {
	if t.name != fmt.Sprint("n", d) || len(t.tags[0]) != d {
		panic("corrupt")
	}
	if d == 0 {
		return 1
	}
	if t.extra[d] != t.name+"!" {
		panic("corrupt map")
	}
	return 1 + t.left.check(d-1) + t.right.check(d-1)
}

func main() {
	keep := build(10)
	var fs []func() int
	for i := 0; i < 200; i++ {
		garbage := build(6)
		if i%10 == 0 {
			fs = append(fs, func() int { return garbage.check(6) })
		}
	}
	runtime.GC()
	total := keep.check(10)
	for _, f := range fs {
		total += f()
	}
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	fmt.Println(total, ms.NumGC > 0, ms.Mallocs > 100000)
	s := ""
	m := map[string][]byte{}
	for i := 0; i < 3000; i++ {
		s += "x"
		m[s] = []byte(s[:i%10])
	}
	fmt.Println(len(s), len(m), string(m[s[:15]]))
	big := make([]*int, 100000)
	for i := range big {
		v := i
		big[i] = &v
	}
	sum := 0
	for _, p := range big {
		sum += *p
	}
	fmt.Println(sum)
}

// Output:
// 4587 true true
// 3000 3000 xxxx
// 4999950000
