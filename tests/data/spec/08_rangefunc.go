// Spec, "For range" over functions: break, continue, return, goto, labels,
// defer, panics and Goexit through iterators, and the checks of iterators that
// do not keep their side.
package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("<", n, ">")
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(xs ...string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				break
			}
		}
	}
}

func zero(n int) func(func() bool) {
	return func(yield func() bool) {
		for n > 0 && yield() {
			n--
		}
	}
}

func simple() {
	for x := range count(3) {
		fmt.Print(x, " ")
	}
	for x := range count(5) {
		if x == 1 {
			continue
		}
		if x == 3 {
			break
		}
		fmt.Print(x, " ")
	}
	for i, s := range pairs("a", "b", "c") {
		fmt.Print(i, s, " ")
	}
	for i := range pairs("a", "b") {
		fmt.Print(i, " ")
	}
	for _, s := range pairs("a", "b") {
		fmt.Print(s, " ")
	}
	for range zero(3) {
		fmt.Print(".")
	}
	for range count(2) {
		fmt.Print(",")
	}
	fmt.Println()
	var k int
	var s string
	for k, s = range pairs("x", "y", "z") {
		if k == 1 {
			break
		}
	}
	fmt.Println(k, s)
	var arr [3]string
	for k, arr[k] = range pairs("p", "q") {
	}
	fmt.Printf("%q %d\n", arr, k)
}

func nested() string {
outer:
	for x := range count(4) {
		for y := range count(4) {
			switch {
			case y == 1 && x == 0:
				continue outer
			case y == 2:
				break
			case x == 1:
				continue
			case x == 2 && y == 1:
				break outer
			}
			fmt.Print(x, y, " ")
		}
	}
	fmt.Println()
	for x := range count(4) {
		for y := range count(4) {
			for z := range count(4) {
				if x+y+z == 4 {
					return fmt.Sprint("returned ", x, y, z)
				}
			}
		}
	}
	return "not"
}

func named() (a int, err error) {
	defer func() { a *= 10; err = fmt.Errorf("wrapped: %w", err) }()
	for x := range count(10) {
		a = x
		if x == 3 {
			return a + 1, fmt.Errorf("at %d", x)
		}
	}
	return
}

func bare() (a, b int) {
	for x := range count(5) {
		a, b = x, x*x
		if x == 2 {
			return
		}
	}
	return -1, -1
}

func defers() {
	defer fmt.Println("outermost")
	for x := range count(3) {
		defer fmt.Print("d", x, " ")
		for y := range count(2) {
			defer func() { fmt.Print("e", x, y, " ") }()
		}
	}
	fmt.Print("| ")
}

func deferRecover() (r any) {
	for x := range count(3) {
		defer func() {
			if e := recover(); e != nil {
				r = fmt.Sprint(e, " in ", x)
			}
		}()
		if x == 1 {
			panic("body")
		}
	}
	return "none"
}

func gotos() {
	n := 0
again:
	for x := range count(3) {
		n++
		if x == 1 && n < 6 {
			goto again
		}
		if n > 7 {
			goto done
		}
	}
	fmt.Print("fell ")
done:
	fmt.Println(n)
	for range count(2) {
		i := 0
	inner:
		if i < 2 {
			fmt.Print("i", i)
			i++
			goto inner
		}
	}
	fmt.Println()
	// A switch and a select around.
	c := make(chan int, 1)
	c <- 1
sw:
	switch {
	case true:
		for x := range count(3) {
			if x == 1 {
				break sw
			}
		}
		fmt.Print("unreached")
	}
sel:
	select {
	case <-c:
		for range count(3) {
			break sel
		}
		fmt.Print("unreached")
	}
	fmt.Println()
}

// Iterators that break the rules.
func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isError := r.(runtime.Error)
		fmt.Println(name, ":", r, isError)
	}()
	f()
	fmt.Println(name, "returned")
}

func ignores(yield func(int) bool) {
	for i := range 3 {
		yield(i)
	}
}

func swallows(yield func(int) bool) {
	defer func() { fmt.Print("swallowed ", recover(), "; ") }()
	yield(1)
}

func repanics(yield func(int) bool) {
	defer func() {
		if r := recover(); r != nil {
			panic(fmt.Sprint("again ", r))
		}
	}()
	yield(1)
}

func bad() {
	try("ignore break", func() {
		for range ignores {
			break
		}
	})
	try("ignore return", func() {
		for x := range ignores {
			if x == 1 {
				return
			}
		}
	})
	var saved func(int) bool
	try("later", func() {
		for x := range func(yield func(int) bool) { saved = yield; yield(0) } {
			fmt.Print("x", x, " ")
		}
		saved(1)
	})
	try("later still", func() { saved(1) })
	try("swallow", func() {
		for range swallows {
			panic("lost")
		}
	})
	try("swallow break", func() {
		for range swallows {
			break
		}
	})
	try("repanic", func() {
		for range repanics {
			panic("first")
		}
	})
	try("in body after panic", func() {
		for range func(yield func(int) bool) {
			func() {
				defer func() { recover() }()
				yield(1)
			}()
			yield(2)
		} {
			panic("x")
		}
	})
	try("recursive", func() {
		for x := range func(yield func(int) bool) {
			saved = yield
			yield(1)
		} {
			if x == 1 {
				saved(2)
			}
		}
	})
	try("iterator panics", func() {
		for range func(yield func(int) bool) { yield(1); panic("iterator") } {
		}
	})
	try("nil", func() {
		var f func(func(int) bool)
		for range f {
		}
	})
	try("goroutine", func() {
		for range func(yield func(int) bool) {
			done := make(chan any)
			go func() {
				defer func() { done <- recover() }()
				yield(1)
				yield(2)
			}()
			fmt.Print(<-done, "; ")
		} {
			fmt.Print("body ")
			break
		}
	})
	try("outer continues after inner loop ended", func() {
		var inner func(int) bool
		for x := range count(2) {
			for range func(yield func(int) bool) { inner = yield; yield(0) } {
			}
			if x == 1 {
				inner(5)
			}
		}
	})
}

func goexit() {
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Print("deferred ")
		for x := range count(3) {
			defer fmt.Print("x", x, " ")
			if x == 1 {
				runtime.Goexit()
			}
		}
		fmt.Print("never")
	}()
	<-done
	fmt.Println()
}

func closures() {
	var fs []func() int
	for x := range count(3) {
		fs = append(fs, func() int { x++; return x })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	total := 0
	for x := range count(4) {
		func() {
			for y := range count(x) {
				if y == 2 {
					return
				}
				total += y
			}
		}()
	}
	fmt.Println(total)
}

type Tree[T any] struct {
	left, right *Tree[T]
	v           T
}

func (t *Tree[T]) All() iter.Seq[T] { return func(yield func(T) bool) { t.push(yield) } }
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.left.push(yield) && yield(t.v) && t.right.push(yield)
}

func (t *Tree[T]) Each(yield func(*Tree[T], T) bool) {
	for v := range t.All() {
		if !yield(t, v) {
			return
		}
	}
}

func generic[S ~func(func(K, V) bool), K, V any](s S) (n int) {
	for range s {
		n++
	}
	return
}

func pull() {
	next, stop := iter.Pull(count(3))
	fmt.Print(next())
	fmt.Print(next())
	stop()
	fmt.Println(next())
	n2, s2 := iter.Pull2(pairs("a"))
	fmt.Print(n2())
	fmt.Println(n2())
	s2()
	try("pull", func() {
		next, stop := iter.Pull(func(yield func(int) bool) { yield(1); panic("p") })
		defer stop()
		next()
		next()
	})
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"b": 1, "a": 2})), slices.Collect(maps.Values(map[int]int{1: 5})))
}

func main() {
	simple()
	fmt.Println(nested())
	fmt.Println(named())
	fmt.Println(bare())
	defers()
	fmt.Println(deferRecover())
	gotos()
	bad()
	goexit()
	closures()
	tree := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "c"}, "b"}
	for v := range tree.All() {
		fmt.Print(v, " ")
		if v == "b" {
			break
		}
	}
	for t, v := range tree.Each {
		fmt.Print(t.v, v, " ")
	}
	fmt.Println(generic(pairs("a", "b", "c")), generic(tree.Each))
	pull()
}

// Output:
// 0 1 2 <3>0 2 <5>0a 1b 2c 0 1 a b ...,,<2>
// 1 y
// ["p" "q" ""] 1
// 0 0 <4>1 2 <4>2 0 <4><4>
// <4><4><4><4>returned 0 1 3
// <10>40 wrapped: at 3
// <5>2 4
// <2><2><2><3>| e2 1 e2 0 d2 e1 1 e1 0 d1 e0 1 e0 0 d0 outermost
// <3>body in 1
// <3><3><3>fell 7
// i0i1i0i1<2>
// <3><3>
// ignore break : runtime error: range function continued iteration after function for loop body returned false true
// ignore return : runtime error: range function continued iteration after function for loop body returned false true
// x0 later : runtime error: range function continued iteration after whole loop exit true
// later still : runtime error: range function continued iteration after loop body panic true
// swallowed lost; swallow : runtime error: range function recovered a loop body panic and did not resume panicking true
// swallowed <nil>; swallow break returned
// swallow break : <nil> false
// repanic : again first false
// in body after panic : runtime error: range function continued iteration after loop body panic true
// recursive : runtime error: range function continued iteration after loop body panic true
// iterator panics : iterator false
// nil : runtime error: invalid memory address or nil pointer dereference true
// body runtime error: range function continued iteration after function for loop body returned false; goroutine : runtime error: range function recovered a loop body panic and did not resume panicking true
// <2>outer continues after inner loop ended : runtime error: range function continued iteration after whole loop exit true
// <3>x1 x0 deferred
// <3>1 2 2 3 3 4 <0><1><2><3><4>2
// a b ba bb bc 3 3
// 0 true1 true<3>0 false
// 0atrue0  false
// pull : p false
// [a b] [5]
