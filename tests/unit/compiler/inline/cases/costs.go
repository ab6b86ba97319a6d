// Costs of all kinds of nodes.
package main

func s0(c chan int) { select {} }
func s1(c chan int) {
	select {
	case <-c:
	}
}
func s2(c chan int) {
	select {
	case x := <-c:
		_ = x
	}
}
func s3(c chan int) {
	select {
	case x, ok := <-c:
		_, _ = x, ok
	}
}
func s4(c chan int, x int, ok bool) {
	select {
	case x = <-c:
	}
}
func s5(c chan int, x int, ok bool) {
	select {
	case x, ok = <-c:
	}
}
func s6(c chan int, x int, ok bool) {
	select {
	case _, ok = <-c:
	}
}
func s7(c chan int, x any, ok bool) {
	select {
	case x = <-c:
	}
}
func s8(c chan int, x any, ok bool) {
	select {
	case c <- 1:
	default:
	}
}
func s9(c chan int, x any, ok bool) {
	select {
	case _ = <-c:
	}
}
func s10(c chan int, x []int, ok bool) {
	select {
	case x[0] = <-c:
	}
}
func s11(c chan int, x []int, ok bool) {
	select {
	case _, ok := <-c:
		_ = ok
	}
}
func r1(x []int, a []int, m map[int]string) {
	for a[0], a[1] = range x {
	}
}
func r2(x []int, a []int, m map[int]string) {
	for a[0] = range x {
	}
}
func r3(x []int, a []any, m map[int]string) {
	for _, a[0] = range x {
	}
}
func r4(x []int, a []any, m map[int]string) {
	for range x {
	}
	for i := range 10 {
		_ = i
	}
	for _ = range m {
	}
	for k, _ := range m {
		_ = k
	}
}
func r5(x []int, i, j int) {
	for i = range x {
	}
	for i, j = range x {
	}
}
func n1() *int { return new(3) }
func n2(x int) *int { return new(x+1) }
func m1() (map[int]int, chan int, []int) { return make(map[int]int), make(chan int), make([]int, 3) }
func m2(n int) (map[int]int, chan int, []int) { return make(map[int]int, n), make(chan int, 1), make([]int, 3, n) }
type S struct { a struct{}; b int; c [3]int; s []int }
func a1(p *S) (any, any, any) { return &p.a, &p.b, &p.c }
func a2(p S) (any, any, any) { return &p.a, &p.b, &p.c[1] }
func a3(p *S) []int { return p.c[:] }
func a4(p *S) []int { return p.s[0:len(p.s)] }
func a5(p []int) []int { return p[0:len(p)] }
func c1(x int, f float64) (int64, float32, uint, string, []byte) { return int64(x), float32(f), uint(x), string(rune(x)), []byte("abc") }
func sw(x int, y any) (r int) {
	switch x { case 1: fallthrough; case 2, 3: r = 4; default: }
	switch { case x == 1: case x > 3: }
	switch y.(type) { case int: case nil: default: }
	switch z := y.(type) { case int: _ = z; case error, string: _ = z }
	return
}
func lit(x int) (any, any, any, any, any) {
	return S{}, S{b: x}, []int{1, x}, [...]int{5: x}, map[int]int{1: x, 2: 3}
}
func lit2(x int) (any, any) { return &S{b: 1}, []*S{{}, {b: 2}} }
func mv(s *S) (func(), func(*S)) { return s.m, (*S).m }
func (s *S) m() {}
func dt(x any) (int, bool) { y, ok := x.(int); _ = x.(string); return y, ok }
func str(a, b, c string) string { return a + b + "x" + c }
func cmp(a, b string, x any) bool { return a == b && x != nil || x == a }
func lbl(n int) int {
L:
	for i := 0; i < n; i++ {
		if i == 3 { continue L }
		if i == 4 { break }
		if i == 5 { goto E }
	}
E:
	return n
}
func pan(x int) { if x == 1 { panic("a") }; if x == 2 { panic(x) } }
func vd() { var x int; var y, z = 1, 2; var e error; _, _, _, _ = x, y, z, e; const c = 3; type T int }
func min1(a, b int, f float64) (int, float64) { return min(a, b, 3), max(f, 1) }
func clr(m map[int]int, s []int) { clear(m); clear(s); close(make(chan int)); print(1, "a", m); println() }
func cx(a, b float64) (complex128, float64, float64) { c := complex(a, b); return c, real(c), imag(c) }
func cp(a []byte, b string) int { return copy(a, b) + cap(a) + len(b) }
func ops(a, b int) int { a += b; a++; a <<= 2; a &^= b; b = -a; b = ^b; b = +b; return a << b }
func bo(a, b bool) bool { return !a && b || a }
func ptr(p **int) int { return **p }
func arr(p *[4]int, i int) int { for i := range p { p[i]++ }; return p[i] + len(p) }
func fs(f func(), g func(int) int) { f(); g(1); h := g; h(2) }
func el(x int) { if y := x; y > 3 { } else if y < 2 { println() } else { x++ } }
func init() { println("x") }
var gv = vdx()
func vdx() int { return 3 }
func named() (a int, err error) { a = 1; return }
func main() {}

// Lines of gc 1.26 with -m=2:
// 145:6: can inline vdx with cost 2 as: func() int { return 3 }
// 4:6: can inline s0 with cost 1 as: func(chan int) { select statement }
// 5:6: can inline s1 with cost 7 as: func(chan int) { select statement }
// 10:6: can inline s2 with cost 12 as: func(chan int) { select statement }
// 16:6: can inline s3 with cost 25 as: func(chan int) { select statement }
// 22:6: can inline s4 with cost 7 as: func(chan int, int, bool) { select statement }
// 27:6: can inline s5 with cost 16 as: func(chan int, int, bool) { select statement }
// 32:6: can inline s6 with cost 16 as: func(chan int, int, bool) { select statement }
// 37:6: can inline s7 with cost 13 as: func(chan int, any, bool) { select statement }
// 42:6: can inline s8 with cost 6 as: func(chan int, any, bool) { select statement }
// 48:6: can inline s9 with cost 7 as: func(chan int, any, bool) { select statement }
// 53:6: can inline s10 with cost 9 as: func(chan int, []int, bool) { select statement }
// 58:6: can inline s11 with cost 21 as: func(chan int, []int, bool) { select statement }
// 64:6: can inline r1 with cost 8 as: func([]int, []int, map[int]string) { for loop }
// 68:6: can inline r2 with cost 5 as: func([]int, []int, map[int]string) { for loop }
// 72:6: can inline r3 with cost 6 as: func([]int, []any, map[int]string) { for loop }
// 76:6: can inline r4 with cost 22 as: func([]int, []any, map[int]string) { for loop; for loop; for loop; for loop }
// 88:6: can inline r5 with cost 7 as: func([]int, int, int) { for loop; for loop }
// 94:6: can inline n1 with cost 8 as: func() *int { return &.autotmp_1 }
// 95:6: can inline n2 with cost 10 as: func(int) *int { return &.autotmp_2 }
// 96:6: can inline m1 with cost 7 as: func() (map[int]int, chan int, []int) { return make(map[int]int), make(chan int), make([]int, 3) }
// 97:6: can inline m2 with cost 8 as: func(int) (map[int]int, chan int, []int) { return make(map[int]int, n), make(chan int, 1), make([]int, 3, n) }
// 99:6: can inline a1 with cost 9 as: func(*S) (any, any, any) { return &p.a, &p.b, &p.c }
// 100:6: can inline a2 with cost 11 as: func(S) (any, any, any) { return &p.a, &p.b, &p.c[1] }
// 101:6: can inline a3 with cost 5 as: func(*S) []int { return p.c[:] }
// 102:6: can inline a4 with cost 7 as: func(*S) []int { return p.s[0:len(p.s)] }
// 103:6: can inline a5 with cost 3 as: func([]int) []int { return p[0:len(p)] }
// 104:6: can inline c1 with cost 11 as: func(int, float64) (int64, float32, uint, string, []byte) { return int64(x), float32(f), uint(x), string(rune(x)), ([]byte)("abc") }
// 105:6: can inline sw with cost 42 as: func(int, any) int { switch statement; switch statement; switch statement; switch statement; return  }
// 112:6: can inline lit with cost 25 as: func(int) (any, any, any, any, any) { return S{}, S{...}, []int{...}, [6]int{...}, map[int]int{...} }
// 115:6: can inline lit2 with cost 15 as: func(int) (any, any) { return &S{...}, []*S{...} }
// 117:6: can inline (*S).m with cost 0 as: method(*S) func() {  }
// 116:6: can inline mv with cost 4 as: func(*S) (func(), func(*S)) { return s.m, (*S).m }
// 118:6: can inline dt with cost 16 as: func(any) (int, bool) { y, ok := int(.autotmp_5), .autotmp_6; _ = x.(string); return y, ok }
// 119:6: can inline str with cost 6 as: func(string, string, string) string { return a + b + "x" + c }
// 120:6: can inline cmp with cost 13 as: func(string, string, any) bool { return a == b && x != nil || x == a }
// 121:6: can inline lbl with cost 31 as: func(int) int { L: ; for loop; E: ; return n }
// 131:6: can inline pan with cost 14 as: func(int) { if x == 1 { panic("a") }; if x == 2 { panic(x) } }
// 132:6: can inline vd with cost 26 as: func() { x = <nil>; y, z := 1, 2; e = <nil>; _, _, _, _ = x, y, z, e }
// 133:6: can inline min1 with cost 8 as: func(int, int, float64) (int, float64) { return min(a, b, 3), max(f, 1) }
// 134:6: can inline clr with cost 12 as: func(map[int]int, []int) { clear(m); clear(s); close(make(chan int)); print(1, "a", m); println() }
// 135:6: can inline cx with cost 13 as: func(float64, float64) (complex128, float64, float64) { c := complex(a, b); return c, real(c), imag(c) }
// 136:6: can inline cp with cost 10 as: func([]byte, string) int { return copy(a, b) + cap(a) + len(b) }
// 137:6: can inline ops with cost 28 as: func(int, int) int { a += b; a++; a <<= uint(2); a &^= b; b = -a; b = ^b; b = +b; return a << b }
// 138:6: can inline bo with cost 7 as: func(bool, bool) bool { return !a && b || a }
// 139:6: can inline ptr with cost 4 as: func(**int) int { return *(*p) }
// 140:6: can inline arr with cost 18 as: func(*[4]int, int) int { for loop; return p[i] + 4 }
// 141:6: cannot inline fs: function too complex: cost 104 exceeds budget 80
// 142:6: can inline el with cost 17 as: func(int) { if y > 3 {  } else { if y < 2 { println() } else { x++ } } }
// 143:6: can inline init.0 with cost 2 as: func() { println("x") }
// 146:6: can inline named with cost 4 as: func() (int, error) { a = 1; return  }
// 147:6: can inline main with cost 0 as: func() {  }
// 144:13: inlining call to vdx
// generated: inlining call to (*S).m
