// Closures in closures; wrappers of go and defer.
package main

var sink any

func two() (int, string) { return 1, "a" }
func G() {
	defer two()
	x := func(i int) int { f := func() { two() }; f(); return i }
	sink = x
}
func H() {
	x := func(i int) int { f := func() { two(); go two() }; f(); return i }
	sink = x
}
func main() {
}

// Lines of gc 1.26 with -m=2:
// 6:6: can inline two with cost 3 as: func() (int, string) { return 1, "a" }
// 8:2: can inline G.deferwrap1 with cost 5 as: func() { two() }
// 9:30: can inline G.func1.1 with cost 5 as: func() { two() }
// 9:7: can inline G.func1 with cost 29 as: func(int) int { f := func literal; f(); return i }
// 7:6: cannot inline G: unhandled op DEFER
// 13:46: can inline H.func1.1.gowrap1 with cost 5 as: func() { two() }
// 13:30: cannot inline H.func1.1: unhandled op GO
// 13:7: can inline H.func1 with cost 81 as: func(int) int { f := func literal; f(); return i }
// 12:6: can inline H with cost 24 as: func() { x := func literal; sink = x }
// 16:6: can inline main with cost 0 as: func() {  }
// 8:11: inlining call to two
// 9:42: inlining call to two
// 9:49: inlining call to G.func1.1
// 9:49: inlining call to two
// 13:52: inlining call to two
// 13:42: inlining call to two
