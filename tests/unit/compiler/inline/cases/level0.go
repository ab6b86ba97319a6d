// No inlining.
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

// Lines of gc 1.26 with -m=1 -l:
// 51:12: devirtualizing i.M to *T
