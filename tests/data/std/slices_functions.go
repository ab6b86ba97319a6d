// Packages slices, maps and cmp: changing in place, sorting, searching, and
// iterators.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func try(what string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics:", r)
		}
	}()
	f()
}

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(s, t, slices.IsSorted(t), slices.Max(s), slices.Min(s))
	fmt.Println(slices.BinarySearch(t, 4))
	fmt.Println(slices.BinarySearch(t, 7))
	fmt.Println(slices.Insert(slices.Clone(s), 2, 7, 7), slices.Delete(slices.Clone(s), 1, 3))
	fmt.Println(slices.Replace(slices.Clone(s), 1, 3, 0, 0, 0), slices.Compact(slices.Clone(t)))
	alias := make([]int, 4, 10)
	copy(alias, s)
	fmt.Println(slices.Insert(alias, 1, alias[2:4]...))
	del := []string{"a", "b", "c", "d"}
	fmt.Printf("%q", slices.DeleteFunc(del, func(s string) bool { return s == "b" }))
	fmt.Printf("%q\n", del)
	slices.Reverse(s)
	fmt.Println(s, slices.Index(s, 4), slices.Contains(s, 8), slices.IndexFunc(s, func(x int) bool { return x < 2 }))
	fmt.Println(slices.Repeat([]int{1, 2}, 3), slices.Concat(s[:2], s[6:]), slices.Equal(s, t))
	fmt.Println(slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}))
	people := []person{{"A", 30}, {"B", 25}, {"C", 30}, {"D", 25}}
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(people)
	at, found := slices.BinarySearchFunc(people, 25, func(p person, age int) int { return age - p.age })
	fmt.Println(at, found)
	oldest := slices.MaxFunc(people, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Println(oldest)
	nan := []float64{2, math.NaN(), 1}
	slices.Sort(nan)
	fmt.Println(nan, slices.Max(nan), cmp.Compare(math.NaN(), 1))

	for i, v := range slices.Backward(t) {
		if i < 5 {
			break
		}
		fmt.Print(i, "=", v, " ")
	}
	for c := range slices.Chunk(t, 3) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println()
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(k string, v int) bool { return v%2 == 1 })
	maps.Copy(n, map[string]int{"four": 4})
	fmt.Println(n, maps.Equal(m, n), len(m), maps.Collect(slices.All([]string{"x", "y"})))
	fmt.Println(slices.Collect(slices.Values(s)), slices.AppendSeq([]int{0}, slices.Values(t[:2])))
	g := slices.Grow([]int{1}, 10)
	fmt.Println(len(g), cap(g) >= 11, cap(slices.Clip(g)))
	fmt.Println(slices.Clone([]int(nil)) == nil, slices.Clone([]int{}) == nil)

	try("Max", func() { slices.Max([]int{}) })
	try("Insert", func() { slices.Insert(s, 100, 1) })
	try("Delete", func() { slices.Delete(s, 3, 1) })
	try("Chunk", func() { slices.Chunk(s, 0) })
	try("Repeat", func() { slices.Repeat(s, -1) })
	try("Grow", func() { slices.Grow(s, -1) })
}

// Output:
// [3 1 4 1 5 9 2 6] [1 1 2 3 4 5 6 9] true 9 1
// 4 true
// 7 false
// [3 1 7 7 4 1 5 9 2 6] [3 1 5 9 2 6]
// [3 0 0 0 1 5 9 2 6] [1 2 3 4 5 6 9]
// [3 4 1 1 4 1]
// ["a" "c" "d"]["a" "c" "d" ""]
// [6 2 9 5 1 4 1 3] 5 false 4
// [1 2 1 2 1 2] [6 2 1 3] false
// -1 1
// [{B 25} {D 25} {A 30} {C 30}]
// [{A 30} {C 30} {B 25} {D 25}]
// 2 true
// {A 30}
// [NaN 1 2] NaN -1
// 7=9 6=6 5=5 [1 1 2] 3 3 [3 4 5] 3 3 [6 9] 2 2
// [one three two] [1 2 3]
// map[four:4 two:2] false 3 map[0:x 1:y]
// [6 2 9 5 1 4 1 3] [0 1 1]
// 1 true 1
// true false
// Max panics: slices.Max: empty list
// Insert panics: runtime error: slice bounds out of range [100:8]
// Delete panics: runtime error: slice bounds out of range [3:1:]
// Chunk panics: cannot be less than 1
// Repeat panics: cannot be negative
// Grow panics: cannot be negative
