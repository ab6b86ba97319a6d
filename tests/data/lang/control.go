// Control flow: labels, goto, switch forms, fallthrough, range forms, closures over loop variables.
package main

import "fmt"

func f(x int) (s string) {
	switch {
	case x < 0:
		return "negative"
	case x == 0:
		s = "zero"
		fallthrough
	case x == 1:
		s += " small"
	default:
		s = "big"
	}
	return s
}

func g(x any) int {
	switch x {
	case 1, 2, 3:
		return 1
	case "a":
		return 2
	case nil:
		return 3
	}
	return 4
}

func dense(n int) string {
	switch n {
	case 0:
		return "a"
	case 1:
		return "b"
	case 2:
		return "c"
	case 3:
		return "d"
	case 4:
		return "e"
	case 5:
		return "f"
	case 6, 7, 8, 9:
		return "g"
	case 100:
		return "z"
	}
	return "?"
}

func gotos(n int) int {
	i, sum := 0, 0
loop:
	if i < n {
		sum += i
		i++
		goto loop
	}
	return sum
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("stopped ")
				return
			}
		}
	}
}

func find(n int) (r string) {
	defer func() { r += "!" }()
	for i := range seq(10) {
		for j := range seq(10) {
			if i*j == n {
				return fmt.Sprint(i, "*", j)
			}
		}
	}
	return "none"
}

func main() {
	for i := -1; i < 3; i++ {
		fmt.Print(f(i), "; ")
	}
	fmt.Println(g(2), g("a"), g(nil), g(2.0))
	for _, n := range []int{-1, 0, 5, 7, 10, 100} {
		fmt.Print(dense(n))
	}
	fmt.Println(gotos(10))
outer:
	for i := 0; i < 5; i++ {
		for j := 0; ; j++ {
			switch {
			case j == 3:
				continue outer
			case i == 3:
				break outer
			case (i+j)%2 == 0:
				continue
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for i, v := range []string{"x", "y"} {
		fs = append(fs, func() int { return i + len(v) })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	for i := range 3 {
		fmt.Print(i)
	}
	for range 2 {
		fmt.Print("-")
	}
	var arr [3]int
	for i := range arr {
		arr[i] = i
	}
	for i, c := range "añb" {
		fmt.Print(i, string(c))
	}
	fmt.Println(arr)
	fmt.Println(find(42), find(97))
	for i := range seq(5) {
		if i == 1 {
			continue
		}
		if i == 3 {
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	if x := x + 1; x > 5 {
		fmt.Println("no")
	} else if y := x * 2; y == 4 {
		fmt.Println(x, y)
	}
	i, a := 0, []int{10, 20, 30}
	i, a[i] = 2, 99
	a[0], a[1], a[2] = a[2], a[0], a[1]
	fmt.Println(i, a)
	switch y := x; y {
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var keep func(int) bool
		for v := range func(yield func(int) bool) { keep = yield; yield(1) } {
			fmt.Println("body", v)
		}
		keep(2)
	}()
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
	const (
		A = iota * 10
		B
		_
		D
		E = "e"
		F
	)
	fmt.Println(A, B, D, E, F)
}

// Output:
// negative; zero small;  small; big; 1 2 3 4
// ?afg?z45
// 0 1 1 0 1 2 2 1
// 0 0 10 100 20 200 1 1 2 2
// 012--0a1ñ3b[0 1 2]
// stopped stopped 6*7! none!
// 0 2 stopped
// 2 4
// 2 [30 99 20]
// body 1
// recovered runtime error: range function continued iteration after whole loop exit
// 0 10 1 8 2 6 3 4
// 0 10 30 e e
