// Spec, "For range": what is evaluated when, copies of arrays, strings of bad
// UTF-8, maps that change, channels, integers.
package main

import (
	"fmt"
	"sort"
)

func t[T any](s string, v T) T { fmt.Print(s, " "); return v }

type myInt int8
type myString string
type mySlice []rune

func arrays() {
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		if i == 2 {
			fmt.Print("array ", v, " ")
		}
	}
	arr = [3]int{1, 2, 3}
	for i, v := range &arr {
		arr[2] = 10
		if i == 2 {
			fmt.Print("pointer ", v, " ")
		}
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v)
		s[2] = 10
		if i == 2 {
			fmt.Print("slice ", v, len(s))
		}
	}
	fmt.Println()
	var nilArr *[4]string
	n := 0
	for i := range nilArr {
		n += i
	}
	for range nilArr {
		n++
	}
	for i, _ := range nilArr {
		n += i
	}
	fmt.Println(n, len(nilArr))
	func() {
		defer func() { fmt.Println(recover()) }()
		for i, v := range nilArr {
			fmt.Println(i, v)
		}
	}()
	for i := range [2][]int{} {
		fmt.Print(i)
	}
	for range len(t("once", [5]int{})) {
		fmt.Print(".")
	}
	for i := range t("len", [3]int{}) {
		fmt.Print(i)
	}
	fmt.Println()
	var x [3]struct{ a, b int }
	for i, x[i].a = range []int{5, 6, 7} {
	}
	fmt.Println(x)
	var key any
	var val interface{}
	for key, val = range []string{"a", "b"} {
		fmt.Print(key, val, " ")
	}
	fmt.Println(key, val)
	p := &struct {
		i int
		v rune
	}{}
	for p.i, p.v = range mySlice("héy") {
		fmt.Print(*p, " ")
	}
	m := map[string]int{}
	for m["i"], m["v"] = range []int{10, 20} {
	}
	fmt.Println(m)
	grid := [][]int{{1, 2}, {3}, nil, {4}}
	sum := 0
	for _, row := range grid {
		for _, sum1 := range row {
			sum += sum1
		}
	}
	fmt.Println(sum)
	big := [4][4]int{{1}, {2}, {3}, {4}}
	for i, row := range big {
		big[3][0] = 9
		row[0] += 100
		fmt.Print(i, row[0], " ")
	}
	fmt.Println(big[3][0])
}

var i int

func strings() {
	for i, r := range "a\x80é\xff\xc3\u65e5\xed\xa0\x80\xf4\x90\x80\x80\xf0\x9f\x98\x80\xe6\x97\xef\xbf\xbd" {
		fmt.Printf("%d:%x ", i, r)
	}
	fmt.Println()
	for i := range "日本\xff!" {
		fmt.Print(i, " ")
	}
	for range "añb" {
		fmt.Print("*")
	}
	s := "abc"
	for i, c := range s {
		s = "xyz"
		fmt.Print(i, string(c))
	}
	for _, c := range myString("q\x00") {
		fmt.Print(" ", c)
	}
	fmt.Println()
	fmt.Printf("%x %x %q\n", []rune("a\xffb\xc0\xaf\xed\xa0\x80"), string([]rune{-1, 0xd800, 0x10ffff, 0x110000, 65}), string(rune(0xdfff)))
	for i, b := range []byte("é\xff") {
		fmt.Print(i, b, " ")
	}
	fmt.Println(string([]byte{0xe6, 0x97}) == "\xe6\x97", len(string(rune(-5))))
}

func maps() {
	m := map[int]bool{1: true, 2: true, 3: true}
	n := 0
	for k := range m {
		delete(m, k)
		n++
	}
	fmt.Print(n, len(m), " ")
	for i := range 100 {
		m[i] = true
	}
	// An entry that is removed before it is reached is not produced.
	seen := 0
	for k := range m {
		seen++
		for j := range 100 {
			if j != k {
				delete(m, j)
			}
		}
	}
	fmt.Print(seen, len(m), " ")
	// Entries added may or may not be produced, none twice.
	m = map[int]bool{0: true}
	count := map[int]int{}
	for k := range m {
		count[k]++
		if len(m) < 1000 {
			m[len(m)+k] = true
		}
	}
	twice := false
	for _, c := range count {
		twice = twice || c > 1
	}
	fmt.Println(twice, count[0])
	var nilMap map[string]int
	for range nilMap {
		fmt.Println("never")
	}
	mm := map[string][]int{"a": {1}, "b": {2}}
	for k, v := range mm {
		v[0] *= 10
		mm[k] = append(v, len(k))
	}
	fmt.Println(mm)
	keys := []string{}
	for k := range map[string]int{"z": 1, "y": 2, "x": 3} {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Println(keys)
	nan := map[float64]int{}
	zero := 0.0
	for i := range 3 {
		nan[zero/zero] = i
	}
	total := 0
	for k, v := range nan {
		if k != k {
			total += v
		}
		delete(nan, k)
	}
	fmt.Println(len(nan), total, nan[zero/zero])
	clear(nan)
	fmt.Println(len(nan))
	a := map[int]int{1: 1, 2: 2, 3: 3, 4: 4}
	for k := range a {
		clear(a)
		a[k+100] = 1
		break
	}
	fmt.Println(len(a))
}

func channels() {
	c := make(chan int, 5)
	go func() {
		defer close(c)
		for i := range 4 {
			c <- i * i
		}
	}()
	for v := range c {
		fmt.Print(v, " ")
	}
	for range c {
		fmt.Print("never")
	}
	d := make(chan any, 2)
	d <- nil
	d <- 1
	close(d)
	for v := range t("chan", (<-chan any)(d)) {
		fmt.Print(v, " ")
	}
	fmt.Println()
}

func integers() {
	for i := range 3 {
		i *= 2
		fmt.Print(i, " ")
	}
	for i := range myInt(3) {
		fmt.Printf("%T ", i)
	}
	for range -5 {
		fmt.Print("never")
	}
	n := 3
	for i := range n {
		n = 10
		fmt.Print(i, " ")
	}
	var u8 uint8 = 255
	count := 0
	for i := range u8 {
		count += int(i)
	}
	fmt.Print(count, " ")
	var i int64
	for i = range 5 {
	}
	fmt.Print(i, " ")
	for i = range t("n", int64(0)) {
	}
	const c = 2
	for x := range c {
		fmt.Printf("%T%v ", x, x)
	}
	for x := range 'c' - 'a' {
		fmt.Printf("%T%v ", x, x)
	}
	var f any
	_ = f
	var fs []func()
	for i := range 3 {
		fs = append(fs, func() { fmt.Print(i, ",") })
	}
	for _, f := range fs {
		f()
	}
	for range uint64(2) {
		fmt.Print("u")
	}
	fmt.Println()
}

func main() {
	arrays()
	strings()
	maps()
	channels()
	integers()
	for i = range 3 {
	}
	fmt.Println(i)
}

// Output:
// array 3 pointer 10 slice 3 6
// 16 4
// runtime error: invalid memory address or nil pointer dereference
// 01once .....len 012
// [{6 0} {7 0} {0 0}]
// 0a 1b 1 b
// {0 104} {1 233} {2 121} map[i:1 v:20]
// 10
// 0 101 1 102 2 103 3 104 9
// 0:61 1:fffd 2:e9 4:fffd 5:fffd 6:65e5 9:fffd 10:fffd 11:fffd 12:fffd 13:fffd 14:fffd 15:fffd 16:1f600 20:fffd 21:fffd 22:fffd
// 0 3 6 7 ***0a1b2c 113 0
// [61 fffd 62 fffd fffd fffd fffd fffd] efbfbdefbfbdf48fbfbfefbfbd41 "�"
// 0 195 1 169 2 255 true 3
// 3 0 1 1 false 1
// map[a:[10 1] b:[20 1]]
// [x y z]
// 3 3 0
// 0
// 1
// 0 1 4 9 chan <nil> 1
// 0 2 4 main.myInt main.myInt main.myInt 0 1 2 32385 4 n int0 int1 int320 int321 0,1,2,uu
// 2
