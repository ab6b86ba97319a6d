// Closures: capture by value and reference, recursion, escape from their function, sharing.
package main

import "fmt"

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func fibs() func() int {
	a, b := 0, 1
	return func() int {
		r := a
		a, b = b, a+b
		return r
	}
}

func nest(x int) func(int) func(int) int {
	return func(y int) func(int) int {
		x++
		return func(z int) int { x += z; return x*100 + y }
	}
}

type op func(float64, float64) float64

func (o op) apply(a, b float64) float64 { return o(a, b) }

func variadic(prefix string, xs ...int) string { return fmt.Sprint(prefix, len(xs), xs) }

func multi() (int, string, error)          { return 1, "two", nil }
func take(n int, s string, e error) string { return fmt.Sprint(n, s, e) }

func capture(s struct{ a, b string }, arr [4]int, f float32) func() string {
	return func() string { return fmt.Sprint(s.a, s.b, arr[3], f) }
}

func main() {
	inc, get := counter()
	inc()
	inc()
	fmt.Println(get(), inc(), get())
	f := fibs()
	for range 10 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	g := nest(1)
	h := g(7)
	fmt.Println(h(1), h(1), g(8)(0))
	var fact func(int) int
	fact = func(n int) int {
		if n <= 1 {
			return 1
		}
		return n * fact(n-1)
	}
	fmt.Println(fact(10))
	ops := map[string]op{"+": func(a, b float64) float64 { return a + b }, "*": func(a, b float64) float64 { return a * b }}
	fmt.Println(ops["+"].apply(1, 2), ops["*"](3, 4), ops["-"] == nil)
	fmt.Println(variadic("a"), variadic("b", 1, 2), variadic("c", []int{4, 5, 6}...))
	fmt.Println(take(multi()))
	fmt.Println(capture(struct{ a, b string }{"x", "y"}, [4]int{3: 9}, 1.5)())
	x := 10
	func() {
		x := x + 1
		x++
		fmt.Println(x)
	}()
	add := func(n int) { x += n }
	add(5)
	add(-2)
	fmt.Println(x)
	fs := make([]func(), 3)
	for i := range fs {
		fs[i] = func() { fmt.Print(i, x, " ") }
	}
	x = 0
	for _, f := range fs {
		f()
	}
	fmt.Println()
	compose := func(fs ...func(int) int) func(int) int {
		return func(n int) int {
			for _, f := range fs {
				n = f(n)
			}
			return n
		}
	}
	fmt.Println(compose(func(n int) int { return n + 1 }, func(n int) int { return n * n })(3))
	defer func(s string) { fmt.Println(s, x) }("deferred")
	x = 77
	var nilf func()
	defer func() { fmt.Println("recovered:", recover()) }()
	nilf()
}

// Output:
// 2 3 3
// 0 1 1 2 3 5 8 13 21 34
// 307 407 508
// 3628800
// 3 12 true
// a0 [] b2 [1 2] c3 [4 5 6]
// 1two<nil>
// xy9 1.5
// 12
// 13
// 0 0 1 0 2 0
// 16
// recovered: runtime error: invalid memory address or nil pointer dereference
// deferred 77
