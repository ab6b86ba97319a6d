// Spec, "Goto statements", "Labeled statements", "Break", "Continue", blocks
// and shadowing in all positions; statements that end in panics.
package main

import "fmt"

func machine(program string) (out string) {
	pc, acc := 0, 0
next:
	if pc >= len(program) {
		goto done
	}
	switch program[pc] {
	case '+':
		acc++
		goto advance
	case '-':
		acc--
		goto advance
	case '?':
		if acc > 0 && len(out) < 4 {
			pc = 0
			acc -= 3
			out += "?"
			goto next
		}
	case '!':
		goto done
	}
	out += "."
advance:
	pc++
	goto next
done:
	return fmt.Sprint(out, acc)
}

func find(grid [][]int, want int) (x, y int, ok bool) {
search:
	for y = range grid {
		for x = range grid[y] {
			switch v := grid[y][x]; {
			case v == want:
				ok = true
				break search
			case v < 0:
				continue search
			}
		}
	}
	return
}

func irreducible(n int) (s string) {
	i := 0
	if n%2 == 0 {
		goto odd
	}
even:
	s += "e"
	i++
	if i > n {
		return
	}
odd:
	s += "o"
	i += 2
	if i <= n {
		goto even
	}
	return s + "."
}

func nestedLabels() {
a:
	for i := 0; ; i++ {
	b:
		for j := 0; ; j++ {
		c:
			switch {
			case j == 3:
				break b
			case i == 2:
				break a
			case j == 1:
				break c
			default:
				if i == 1 {
					continue a
				}
				fmt.Print("d")
				continue b
			}
			fmt.Print(i, j, " ")
		}
		fmt.Print("|")
	}
	fmt.Println()
}

func closuresAndGoto() {
	var fs []func() int
	i := 0
again:
	{
		x := i * i
		fs = append(fs, func() int { x++; return x })
	}
	i++
	if i < 3 {
		goto again
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

func emptyStatements() {
	;
	{
	}
	for i := 0; i < 2; i++ {
	}
	if true {
	} else {
	}
	switch {
	}
	func() {}()
	var _ = 3
	const _ = "unused"
	type _ struct{}
L:
	for {
		select {
		default:
			if false {
				continue L
			}
			break L
		}
	}
here:
	for false {
		goto here
	}
end:
	if false {
		goto end
	}
}

func deferInGoto() (s string) {
	defer func() { s += "!" }()
	n := 0
top:
	defer func() { s += fmt.Sprint(n) }()
	if n++; n < 3 {
		goto top
	}
	return "r"
}

func unreachable(n int) (r int) {
	defer func() {
		if e := recover(); e != nil {
			r = -n
		}
	}()
	switch {
	case n == 1:
		return 1
		panic("never")
	case n == 2:
		panic("two")
	}
	for {
		if n > 5 {
			return n
		}
		n++
		continue
		n = 100
	}
}

func scopes() {
	x := 0
	if x := x + 1; x > 0 {
		x := x + 1
		x++
		fmt.Print(x, " ")
	} else if x := 5; x > 0 {
		fmt.Print("never")
	}
	for x := x; x < 1; x++ {
		x := "inner"
		fmt.Print(x, " ")
	}
	switch x := any(x).(type) {
	case int:
		x += 7
		fmt.Print(x, " ")
	}
	func(x string) { fmt.Print(x, " ") }("param")
	{
		x, y := "block", x
		fmt.Print(x, y, " ")
	}
	var f func() int
	f, x = func() int { return x }, 9
	fmt.Println(x, f())
	var a, b = 1, func() int { x := x; x++; return x }()
	c, a := a+b, a*2
	fmt.Println(a, b, c)
}

func main() {
	fmt.Println(machine("+++?.!"), machine("++?-."), machine(""))
	fmt.Println(find([][]int{{1, -1, 7}, {2, 7}, {}}, 7))
	fmt.Println(find([][]int{{1}}, 9))
	fmt.Println(irreducible(5), irreducible(6), irreducible(0))
	nestedLabels()
	closuresAndGoto()
	emptyStatements()
	fmt.Println(deferInGoto(), unreachable(1), unreachable(2), unreachable(3))
	scopes()
}

// Output:
// ????..3 ??..-1 0
// 1 1 true
// 0 0 false
// eoeo. oeoeo. o.
// d0 1 d|
// 1 2 2 3 5 6
// r333! 1 -2 6
// 3 inner 7 param block0 9 9
// 2 10 11
