// Closures that capture and that do not; go and defer.
package main

var sink any

func H(a int, b []int) {
	x := func(i int) int { f := func() { sink = b }; f(); sink = func() { sink = a; println(i) } ; return i }
	sink = x
	defer func() { b[0] = 1; func () { b[1] = 2}() }()
	if a > 0 {
	 go func() { b[0] = 1; func () { b[1] = 2}() }()
	}
}
func main() {
}

// Lines of gc 1.26 with -m=2:
// 6:6: cannot inline H: unhandled op DEFER
// 7:30: can inline H.func1.1 with cost 4 as: func() { sink = b }
// 7:7: can inline H.func1 with cost 47 as: func(int) int { f := func literal; f(); sink = func literal; return i }
// 7:63: can inline H.func1.2 with cost 6 as: func() { sink = a; println(i) }
// 9:27: can inline H.func2.1 with cost 5 as: func() { b[1] = 2 }
// 9:8: can inline H.func2 with cost 27 as: func() { b[0] = 1; (func literal)() }
// 11:25: can inline H.func3.1 with cost 5 as: func() { b[1] = 2 }
// 11:6: can inline H.func3 with cost 27 as: func() { b[0] = 1; (func literal)() }
// 14:6: can inline main with cost 0 as: func() {  }
// 7:52: inlining call to H.func1.1
// 9:46: inlining call to H.func2.1
// 11:44: inlining call to H.func3.1
