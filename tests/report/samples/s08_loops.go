// Loop variables, defer and panic, range over functions and integers, goto.
package main

import "fmt"

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func keepLast() *int {
	var last *int
	for i := 0; i < 4; i++ {
		square := i * i
		last = &square
	}
	return last
}

func jobs() (fs []func() int) {
	for i := range 3 {
		fs = append(fs, func() int { return i })
	}
	return fs
}

func guarded(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("caught %v", r)
		}
	}()
	f()
	return nil
}

func back() *int {
	var p *int
	n := 0
again:
	x := n
	p = &x
	if n++; n < 3 {
		goto again
	}
	return p
}

func main() {
	sum := 0
	for v := range count(5) {
		if v == 4 {
			break
		}
		sum += v
	}
	for _, f := range jobs() {
		sum = sum*10 + f()
	}
	for i := 0; i < 2; i++ {
		defer func() { println("deferred", i) }()
	}
	fmt.Println(sum, *keepLast(), *back(), guarded(func() { panic("stop") }))
}
