// Closures called directly, from variables and after inlining.
package main

var sink *int

func H(a int) {
	func(p *int) { sink = p }(new(int))
	func(p *int) { sink = p; a = 3 }(new(int))
	f := func(p *int) { sink = p }
	f(new(int))
	g := func(p *int) { sink = p; a++ }
	g(new(int))
}

func C(n *int) func() *int {
	return func() *int { return ident(n) }
}
func ident(x *int) *int { return x }
func main() {
	f := C(new(int))
	f()
	h := C(new(int))
	sink = h()
	sink = h()
	foo(h)
	bar(3, "x")
	bar2(3, 4)
}

//go:noinline
func foo(f func() *int) {
}
func bar(_ int, _ string) {
}
func bar2(int, int) {
}

// Lines of gc 1.26 with -m=2:
// 7:2: can inline H.func1 with cost 3 as: func(*int) { sink = p }
// 9:7: can inline H.func3 with cost 3 as: func(*int) { sink = p }
// 8:2: can inline H.func2 with cost 6 as: func(*int) { sink = p; a = 3 }
// 11:7: can inline H.func4 with cost 6 as: func(*int) { sink = p; a++ }
// 6:6: cannot inline H: function too complex: cost 100 exceeds budget 80
// 18:6: can inline ident with cost 2 as: func(*int) *int { return x }
// 15:6: can inline C with cost 17 as: func(*int) func() *int { return func literal }
// 16:9: can inline C.func1 with cost 6 as: func() *int { return ident(n) }
// 31:6: cannot inline foo: marked go:noinline
// 33:6: can inline bar with cost 0 as: func(int, string) {  }
// 35:6: can inline bar2 with cost 0 as: func(int, int) {  }
// 19:6: cannot inline main: function too complex: cost 297 exceeds budget 80
// 7:27: inlining call to H.func1
// 8:34: inlining call to H.func2
// 10:3: inlining call to H.func3
// 12:3: inlining call to H.func4
// 16:35: inlining call to ident
// 20:8: inlining call to C
// 16:9: can inline main.C.func1 with cost 6 as: func() *int { return ident(n) }
// 21:3: inlining call to main.C.func1
// 22:8: inlining call to C
// 16:9: can inline main.C.func2 with cost 6 as: func() *int { return ident(n) }
// 23:10: inlining call to main.C.func2
// 24:10: inlining call to main.C.func2
// 26:5: inlining call to bar
// 27:6: inlining call to bar2
// 21:3: inlining call to ident
// 23:10: inlining call to ident
// 24:10: inlining call to ident
