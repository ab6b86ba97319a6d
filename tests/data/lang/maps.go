// Maps: insertion, deletion while ranging, struct, array, float and interface keys, errors.
package main

import (
	"fmt"
	"math"
	"sort"
)

type key struct {
	x int
	s string
}

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	m := map[string]int{"one": 1, "two": 2}
	m["three"]++
	m["one"] += 10
	v, ok := m["four"]
	fmt.Println(len(m), m, v, ok)
	delete(m, "two")
	delete(m, "none")
	_, ok = m["two"]
	fmt.Println(m, ok)
	big := map[int]int{}
	for i := 0; i < 10000; i++ {
		big[i*7919] = i
	}
	sum := 0
	for k, v := range big {
		if v%2 == 0 {
			delete(big, k)
		}
		sum += v
	}
	fmt.Println(len(big), sum <= 49995000, big[7919], big[7919*2])
	seen := 0
	grow := map[int]bool{0: true}
	for k := range grow {
		if seen++; k < 100 {
			grow[k+1] = true
		}
	}
	fmt.Println(seen >= 1, len(grow) > 1)
	st := map[key][]int{{1, "a"}: {1}, {2, "b"}: {2, 3}}
	st[key{1, "a"}] = append(st[key{1, "a"}], 9)
	fmt.Println(st[key{1, "a"}], st[key{2, "b"}][1], st[key{}] == nil)
	nan := math.NaN()
	f := map[float64]string{0: "zero", nan: "nan"}
	f[nan] = "again"
	f[math.Copysign(0, -1)] = "minus zero"
	_, ok = f[nan]
	fmt.Println(len(f), f[0], ok)
	clear(f)
	fmt.Println(len(f))
	any := map[interface{}]int{1: 1, "a": 2, 1.5: 3, key{1, "k"}: 4, [2]int{1, 2}: 5, nil: 6, int8(1): 7}
	fmt.Println(any[1], any["a"], any[1.5], any[key{1, "k"}], any[[2]int{1, 2}], any[nil], any[int8(1)], any[int16(1)])
	try(func() { any[[]int{1}] = 1 })
	try(func() { fmt.Println(any[func() {}]) })
	var nilmap map[string]int
	fmt.Println(nilmap["x"], len(nilmap), nilmap == nil)
	delete(nilmap, "x")
	try(func() { nilmap["x"] = 1 })
	arr := map[[2]string]struct{}{{"a", "b"}: {}}
	_, ok = arr[[2]string{"a", "b"}]
	fmt.Println(ok)
	nested := map[string]map[string]int{"a": {"b": 1}}
	nested["a"]["c"]++
	keys := []string{}
	for k := range nested["a"] {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys, nested["zz"]["y"])
	type big2 struct{ a [40]int }
	bm := map[int]big2{}
	x := bm[1]
	x.a[39] = 5
	bm[1] = x
	fmt.Println(bm[1].a[39], bm[2].a[39])
	ptrs := map[*int]string{}
	n := 5
	ptrs[&n] = "n"
	fmt.Println(ptrs[&n], len(map[bool]int{true: 1, false: 0}))
	orders := map[string]bool{}
	small := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5}
	for i := 0; i < 200; i++ {
		s := ""
		for k := range small {
			s += fmt.Sprint(k)
		}
		orders[s] = true
	}
	fmt.Println(len(orders) > 1)
}

// Output:
// 3 map[one:11 three:1 two:2] 0 false
// map[one:11 three:1] false
// 5000 true 1 0
// true true
// [1 9] 3 true
// 3 minus zero false
// 0
// 1 2 3 4 5 6 7 0
// runtime error: hash of unhashable type []int
// runtime error: hash of unhashable type func()
// 0 0 true
// assignment to entry in nil map
// true
// [b c] 0
// 5 0
// n 2
// true
