// Language versions: before Go 1.22 a loop has one variable for all its
// iterations.
// flags: -lang=go1.21
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	var ps []*int
	for i, x := range []int{4, 5, 6} {
		ps = append(ps, &i, &x)
	}
	for _, p := range ps {
		fmt.Print(*p, " ")
	}
	fmt.Println(ps[0] == ps[2])
	for k := range map[string]int{"a": 1} {
		defer func() { fmt.Println("map", k) }()
	}
	for _, c := range "xyz" {
		defer func() { fmt.Print(string(c), " ") }()
	}
	func() {
		for i := 0; i < 3; i++ {
			defer func(n int) { fmt.Print(n, i, " ") }(i)
		}
	}()
	fmt.Println(min3(2, 1), clearless())
}

func min3(a, b int) int {
	min := func(x, y int) int { return x - y }
	return min(a, b)
}

func clearless() int {
	s := []int{1}
	clear(s)
	return s[0] + max(1, 2)
}

// Output:
// 4 5 6 2 6 2 6 2 6 true
// 2 3 1 3 0 3 1 2
// z z z map a
