// Spec, "Order of evaluation", "Assignment statements": calls, receives and
// operations in order; what overlaps is read before it is written.
package main

import "fmt"

var trace string

func t[T any](name string, v T) T { trace += name + " "; return v }
func done(label string) {
	fmt.Println(label+":", trace)
	trace = ""
}

type S struct {
	a []int
	p *int
	n int
	m map[string]int
}

func (s S) val(x int) S   { trace += fmt.Sprint("val", x, " "); return s }
func (s *S) ptr(x int) *S { trace += fmt.Sprint("ptr", x, " "); return s }

func calls() {
	a := []int{1, 2, 3, 4}
	_ = t("f", func(x, y int, z ...int) int { return 0 })(t("x", 1), t("y", 2), t("z", 3), t("w", 4))
	done("call")
	a[t("i", 0)] = t("v", 5)
	done("assign index")
	a[t("i", 0)], a[t("j", 1)] = t("v", 5), t("w", 6)
	done("assign two")
	m := map[int]int{}
	m[t("k", 1)] = t("v", 2)
	m[t("k", 1)] += t("v", 2)
	done("map")
	_ = map[int]int{t("k1", 1): t("v1", 1), t("k2", 2): t("v2", 2)}
	_ = []int{t("a", 1), 5: t("b", 2), t("c", 3)}
	_ = struct{ x, y int }{y: t("y", 1), x: t("x", 2)}
	done("literals")
	_ = t("l", true) || t("r", true)
	_ = t("l", true) && t("r", false) || t("s", true)
	done("logic")
	_ = t("a", 1) + t("b", 2)*t("c", 3) - t("d", 4)
	done("arith")
	s := S{a: a, p: &a[1]}
	s.val(1).val(2).ptrless(t("arg", 3)).val(4)
	s.ptr(t("one", 1)).ptr(t("two", 2)).val(t("three", 3))
	done("chain")
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- t("sent", 3)
	x, y := <-t("c", c), t("y", 1)+<-c
	t("chan", c) <- t("val", x+y)
	done("chan")
	_ = a[t("lo", 1):t("hi", 3):t("max", 4)]
	_ = t("arr", a)[t("idx", 1)]
	_ = *t("p", s.p) + t("q", 1)
	done("slice")
	_ = any(t("conv", 1)).(int) + len(t("str", "x")) + cap(t("cap", a))
	done("builtin")
	_ = append(t("s", a), t("e", 1), t("f", 2))
	copy(t("dst", a), t("src", a))
	delete(t("m", m), t("k", 1))
	_ = max(t("x", 1), t("y", 2), t("z", 0))
	done("append")
}

func (s S) ptrless(x int) S { trace += fmt.Sprint("pl", x, " "); return s }

func returns() (a, b int) {
	defer func() { trace += fmt.Sprint("defer", a, b, " ") }()
	return t("first", 1), t("second", 2)
}

func variables() {
	// gc reads variables late where the order is not specified; these are specified.
	i := 0
	var a = []int{10, 20}
	i = 1
	i, a[i] = 0, 99 // a[i] uses the old i
	fmt.Println(i, a)
	a[0], a[0] = 1, 2
	fmt.Println(a)
	x := []int{1, 2, 3}
	j := 0
	j, x[j] = 1, 2
	fmt.Println(j, x)
	j = 0
	x[j], j = 2, 1
	fmt.Println(j, x)
	x[0], x[0] = 1, 2
	x[1], x[2] = 4, 5
	fmt.Println(x)
	x[0], x[1], x[2] = x[2], x[0], x[1]
	fmt.Println(x)
	type Point struct{ x, y int }
	var p *Point
	func() {
		defer func() { fmt.Println(recover() != nil, x) }()
		x[2], p.x = 6, 7 // x[2] is set, then it panics
	}()
	k := 2
	x = []int{3, 5, 7}
	for k, x[k] = range x {
		break
	}
	fmt.Println(k, x)
	b := 2
	aa := [2][]int{{1, 2}, {3, 4}}
	aa[0], aa[1] = aa[1], aa[0]
	aa[0][0], aa[1] = 100, aa[0][:1]
	fmt.Println(aa, b)
}

func overlap() {
	s := []int{1, 2, 3, 4, 5}
	copy(s[1:], s)
	fmt.Println(s)
	copy(s, s[2:])
	fmt.Println(s)
	s = append(s[:1], s[2:]...)
	fmt.Println(s, cap(s))
	s = append(s[:2], s...)
	fmt.Println(s)
	type V struct{ a, b, c int }
	v := V{1, 2, 3}
	v.a, v.b, v.c = v.c, v.a, v.b
	fmt.Println(v)
	v, w := V{v.b, v.c, v.a}, v
	fmt.Println(v, w)
	arr := [3]V{{1, 1, 1}, {2, 2, 2}, {3, 3, 3}}
	arr[0], arr[1] = arr[1], arr[0]
	arr[2] = arr[0]
	arr[0].a = 9
	fmt.Println(arr)
	p := &arr
	*p = [3]V{p[2], p[1], p[0]}
	fmt.Println(arr)
	n := &node{1, nil}
	n.next = &node{2, nil}
	n, n.next = n.next, n
	fmt.Println(n.v, n.next == nil)
	n.v, *n = 7, node{8, nil}
	fmt.Println(n.v)
	st := struct{ x, y *int }{new(int), new(int)}
	*st.x, st.x, *st.x = 1, st.y, 2
	fmt.Println(*st.x, *st.y)
	str, str2 := "abc", "def"
	str, str2 = str2+str, str
	fmt.Println(str, str2)
	var e any = 1
	e, f := any("x"), e
	fmt.Println(e, f)
	m := map[string]int{"a": 1}
	m["a"], m["b"] = m["b"], m["a"]
	fmt.Println(m)
}

type node struct {
	v    int
	next *node
}

func opAssign() {
	a := []int{1, 2, 3}
	i := 0
	next := func() int { i++; return i - 1 }
	a[next()] += 10
	a[next()]++
	a[next()] <<= 2
	fmt.Println(a, i)
	m := map[string][]int{}
	m["x"] = append(m["x"], 1)
	m["x"] = append(m["x"], 2)
	mm := map[string]map[string]int{"a": {}}
	mm["a"]["b"]++
	mm["a"]["b"] |= 6
	ms := map[string]string{}
	ms["k"] += "v"
	ms["k"] += "w"
	fmt.Println(m, mm, ms)
	var x uint8 = 250
	x += 10
	var y int8 = -128
	y--
	z := 7
	z &^= 5
	z ^= 1
	z %= 2
	f := 1.5
	f *= 2
	f /= 4
	f++
	c := 1i
	c *= c
	fmt.Println(x, y, z, f, c)
	p := new(struct{ n [2]int })
	p.n[1] -= 5
	(*p).n[0]--
	fmt.Println(*p)
	var iface any = &p.n[0]
	*iface.(*int) *= 3
	fmt.Println(p.n)
	a[len(a)-1], i = i, a[0]
	fmt.Println(a, i)
}

func main() {
	calls()
	fmt.Println(returns())
	done("return")
	variables()
	overlap()
	opAssign()
}

// Output:
// call: f x y z w
// assign index: i v
// assign two: i j v w
// map: k v k v
// literals: k1 v1 k2 v2 a b c y x
// logic: l l r s
// arith: a b c d
// chain: val1 val2 arg pl3 val4 one ptr1 two ptr2 three val3
// chan: sent c y chan val
// slice: lo hi max arr idx p q
// builtin: conv str cap
// append: s e f dst src m k x y z
// 1 2
// return: first second defer1 2
// 0 [10 99]
// [2 99]
// 1 [2 2 3]
// 1 [2 2 3]
// [2 4 5]
// [5 2 4]
// true [5 2 6]
// 0 [3 5 3]
// [[100 4] [100]] 2
// [1 1 2 3 4]
// [2 3 4 3 4]
// [2 4 3 4] 5
// [2 4 2 4 3 4]
// {3 1 2}
// {1 2 3} {3 1 2}
// [{9 2 2} {1 1 1} {2 2 2}]
// [{2 2 2} {1 1 1} {9 2 2}]
// 2 true
// 8
// 0 0
// defabc abc
// x 1
// map[a:0 b:1]
// [11 3 12] 3
// map[x:[1 2]] map[a:map[b:7]] map[k:vw]
// 4 127 1 1.75 (-1+0i)
// {[-1 -5]}
// [-3 -5]
// [11 3 3] 11
