// Which function is decided on, and which call is inlined, before which.
package main

func two() (int, string) { return 1, "a" }
func fwd() (int, string) { return two() }
func asg() int {
	a, b := two()
	_ = b
	return a
}

type T struct{ x, y int }

func (t *T) M(n int) int { return t.x + n }
func (t T) V() int       { return t.y }

func use(t *T) int { return t.M(1) + t.V() }
func clo(n int) int {
	f := func(x int) int { return x + n }
	return f(2)
}
func loop(xs []int) (s int) {
	for i, x := range xs {
		if x > 0 && i < 3 {
			s += x
		}
	}
	for i := 0; i < 10; i++ {
		s++
	}
	switch s {
	case 1, 2:
		s = 4
	default:
		panic("x")
	}
	return
}
func varf(xs ...int) int { return len(xs) }
func rec(n int) int {
	if n == 0 {
		return 0
	}
	return rec(n-1) + 1
}

type I interface{ M(int) int }

func dev() int {
	var i I = &T{1, 2}
	return i.M(3)
}
func fp(f func(int) int) int { return f(1) }
func ts(x any) int {
	switch v := x.(type) {
	case int:
		return v
	case string, nil:
		return 1
	case I:
		return v.M(1)
	}
	return 0
}
func sl(s []int, m map[string]int, c chan int) int {
	c <- 1
	v, ok := m["a"]
	if !ok {
		v = <-c
	}
	m["b"] = s[1]
	s = append(s, 1, 2)
	x := s[1:]
	y := *(*int)(nil)
	copy(x, s)
	delete(m, "a")
	p := &s[0]
	*p = y
	return len(x) + v
}
func main() {
	defer two()
	go clo(1)
	println(use(&T{1, 2}), fp(func(i int) int { return i }), varf(1, 2, 3), varf())
	println(clo(1), asg(), rec(5), dev(), loop(nil), ts(1))
	a, b := fwd()
	println(a, b)
	func() { println("hi") }()
	mv := (&T{1, 2}).M
	println(mv(1), (*T).M(&T{1, 2}, 3))
}

// Lines of gc 1.26 with -m=2:
// 4:6: can inline two with cost 3 as: func() (int, string) { return 1, "a" }
// 5:6: can inline fwd with cost 15 as: func() (int, string) { return int(.autotmp_2), .autotmp_3 }
// 6:6: can inline asg with cost 17 as: func() int { a, b := int(.autotmp_3), .autotmp_4; _ = b; return a }
// 14:6: can inline (*T).M with cost 5 as: method(*T) func(int) int { return t.x + n }
// 15:6: can inline T.V with cost 3 as: method(T) func() int { return t.y }
// 17:6: can inline use with cost 16 as: func(*T) int { return (*T).M(t, 1) + T.V(t) }
// 19:7: can inline clo.func1 with cost 4 as: func(int) int { return x + n }
// 18:6: can inline clo with cost 28 as: func(int) int { f := func literal; return f(2) }
// 22:6: can inline loop with cost 47 as: func([]int) int { for loop; for loop; switch statement; return  }
// 39:6: can inline varf with cost 3 as: func(...int) int { return len(xs) }
// 40:6: can inline rec with cost 71 as: func(int) int { if n == 0 { return 0 }; return rec(n - 1) + 1 }
// 49:6: can inline dev with cost 73 as: func() int { i := &T{...}; return i.M(3) }
// 53:6: can inline fp with cost 21 as: func(func(int) int) int { return f(1) }
// 54:6: can inline ts with cost 79 as: func(any) int { switch statement; return 0 }
// 65:6: can inline sl with cost 69 as: func([]int, map[string]int, chan int) int { c <- 1; v, ok := int(.autotmp_6), .autotmp_7; if !ok { v = <-c }; m["b"] = s[1]; s = append(s, 1, 2); x := s[1:]; y := *(*int)(nil); copy(x, s); delete(m, "a"); p := &s[0]; *p = y; return len(x) + v }
// 82:2: can inline main.deferwrap1 with cost 5 as: func() { two() }
// 83:2: can inline main.gowrap2 with cost 31 as: func() { clo(1) }
// 84:28: can inline main.func1 with cost 2 as: func(int) int { return i }
// 88:2: can inline main.func2 with cost 2 as: func() { println("hi") }
// 81:6: cannot inline main: unhandled op DEFER
// 51:12: devirtualizing i.M to *T
// 5:38: inlining call to two
// 7:13: inlining call to two
// 17:32: inlining call to (*T).M
// 17:41: inlining call to T.V
// 20:10: inlining call to clo.func1
// 44:12: inlining call to rec
// 51:12: inlining call to (*T).M
// 82:11: inlining call to two
// 83:8: inlining call to clo
// 19:7: can inline main.gowrap2.clo.1 with cost 4 as: func(int) int { return x + n }
// 83:8: inlining call to main.gowrap2.clo.1
// 84:13: inlining call to use
// 84:27: inlining call to fp
// 84:63: inlining call to varf
// 84:78: inlining call to varf
// 85:13: inlining call to clo
// 85:21: inlining call to asg
// 85:28: inlining call to rec
// 85:36: inlining call to dev
// 85:44: inlining call to loop
// 85:53: inlining call to ts
// 86:13: inlining call to fwd
// 88:26: inlining call to main.func2
// 90:23: inlining call to (*T).M
// 85:36: devirtualizing i.M to *T
// 84:13: inlining call to (*T).M
// 84:13: inlining call to T.V
// 84:27: inlining call to main.func1
// 19:7: can inline main.clo.func3 with cost 4 as: func(int) int { return x + n }
// 85:13: inlining call to main.clo.func3
// 85:21: inlining call to two
// 85:28: cannot inline rec into main: repeated recursive cycle
// 85:36: inlining call to (*T).M
// 86:13: inlining call to two
// 85:28: cannot inline rec into main: repeated recursive cycle
// generated: inlining call to T.V
// generated: inlining call to (*T).M
