// Recursion, direct and through others.
package main

func fact(n int) int {
	if n <= 1 {
		return 1
	}
	return n * fact(n-1)
}
func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}
func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}
func a(n int) int { return b(n) }
func b(n int) int { return c(n) }
func c(n int) int { return a(n - 1) }

func self() {
	var f func(int) int
	f = func(n int) int { return f(n - 1) }
	f(1)
}
func twice(f func(int) int, n int) int { return f(f(n)) }
func useTwice() int {
	return twice(func(n int) int { return twice(func(m int) int { return m + n }, n) }, 3)
}

type T struct{ next *T }

func (t *T) len() int {
	if t == nil {
		return 0
	}
	return 1 + t.next.len()
}
func main() {
	println(fact(3), even(4), a(1), useTwice(), (&T{}).len())
}

// Lines of gc 1.26 with -m=2:
// 4:6: can inline fact with cost 71 as: func(int) int { if n <= 1 { return 1 }; return n * fact(n - 1) }
// 10:6: can inline even with cost 69 as: func(int) bool { if n == 0 { return true }; return odd(n - 1) }
// 16:6: cannot inline odd: function too complex: cost 81 exceeds budget 80
// 22:6: can inline a with cost 61 as: func(int) int { return b(n) }
// 23:6: can inline b with cost 61 as: func(int) int { return c(n) }
// 24:6: can inline c with cost 67 as: func(int) int { return a(n - 1) }
// 26:6: cannot inline self: function too complex: cost 82 exceeds budget 80
// 28:6: can inline self.func1 with cost 23 as: func(int) int { return f(n - 1) }
// 31:6: can inline twice with cost 40 as: func(func(int) int, int) int { return f(f(n)) }
// 33:15: can inline useTwice.func1 with cost 60 as: func(int) int { return twice(func literal, n) }
// 33:46: can inline useTwice.func1.1 with cost 4 as: func(int) int { return m + n }
// 32:6: can inline useTwice with cost 60 as: func() int { return twice(func literal, 3) }
// 38:6: can inline (*T).len with cost 69 as: method(*T) func() int { if t == nil { return 0 }; return 1 + (*T).len(t.next) }
// 44:6: cannot inline main: function too complex: cost 345 exceeds budget 80
// 8:17: inlining call to fact
// 20:13: inlining call to even
// 22:29: inlining call to b
// 22:29: inlining call to c
// 22:29: inlining call to a
// 23:29: inlining call to c
// 23:29: inlining call to a
// 23:29: inlining call to b
// 24:29: inlining call to a
// 24:29: inlining call to b
// 24:29: inlining call to c
// 33:45: inlining call to twice
// 33:45: inlining call to useTwice.func1.1
// 33:45: inlining call to useTwice.func1.1
// 33:14: inlining call to twice
// 33:14: inlining call to useTwice.func1
// 33:14: inlining call to useTwice.func1
// 33:14: cannot inline twice into useTwice: repeated recursive cycle
// 33:14: cannot inline twice into useTwice: repeated recursive cycle
// 33:14: cannot inline twice into useTwice: repeated recursive cycle
// 33:14: cannot inline twice into useTwice: repeated recursive cycle
// 42:23: inlining call to (*T).len
// 45:14: inlining call to fact
// 45:23: inlining call to even
// 45:29: inlining call to a
// 45:42: inlining call to useTwice
// 45:56: inlining call to (*T).len
// 45:14: cannot inline fact into main: repeated recursive cycle
// 45:29: inlining call to b
// 45:42: inlining call to twice
// 45:56: cannot inline (*T).len into main: repeated recursive cycle
// 45:29: inlining call to c
// 33:15: can inline main.useTwice.func1 with cost 60 as: func(int) int { return twice(func literal, n) }
// 45:42: inlining call to main.useTwice.func1
// 45:42: inlining call to main.useTwice.func1
// 45:29: cannot inline a into main: repeated recursive cycle
// 45:42: cannot inline twice into main: repeated recursive cycle
// 45:42: cannot inline twice into main: repeated recursive cycle
// 45:14: cannot inline fact into main: repeated recursive cycle
// 45:56: cannot inline (*T).len into main: repeated recursive cycle
// 45:29: cannot inline a into main: repeated recursive cycle
// 45:42: cannot inline twice into main: repeated recursive cycle
// 45:42: cannot inline twice into main: repeated recursive cycle
