// Closures that inlined functions return.
package main

var sink any

func adder(a int) func(int) int { return func(b int) int { return a + b } }

func main() {
	println(adder(3)(4))
	x := adder(5)
	println(x(1))
	func() func() { return func() { println("z") } }()()
}

// Lines of gc 1.26 with -m=2:
// 6:6: can inline adder with cost 17 as: func(int) func(int) int { return func literal }
// 6:42: can inline adder.func1 with cost 4 as: func(int) int { return a + b }
// 12:25: can inline main.func1.1 with cost 2 as: func() { println("z") }
// 12:2: can inline main.func1 with cost 17 as: func() func() { return func literal }
// 8:6: cannot inline main: function too complex: cost 267 exceeds budget 80
// 9:15: inlining call to adder
// 6:42: can inline main.adder.func2 with cost 4 as: func(int) int { return a + b }
// 9:18: inlining call to main.adder.func2
// 10:12: inlining call to adder
// 6:42: can inline main.adder.func3 with cost 4 as: func(int) int { return a + b }
// 11:11: inlining call to main.adder.func3
// 12:50: inlining call to main.func1
// 12:25: can inline main.main.func1.func4 with cost 2 as: func() { println("z") }
// 12:52: inlining call to main.main.func1.func4
