// Package weak: pointers that do not keep, equal for equal pointers, also into objects.
package main

import (
	"fmt"
	"runtime"
	"weak"
)

type pair struct {
	a, b int
	more *pair
}

var global pair
var kept *pair

//go:noinline
func make1() (weak.Pointer[pair], weak.Pointer[int]) {
	p := &pair{1, 2, nil}
	w, inner := weak.Make(p), weak.Make(&p.b)
	fmt.Println(w == weak.Make(p), w.Value() == p, *inner.Value(), inner == weak.Make(&p.b))
	return w, inner
}

func main() {
	w, inner := make1()
	runtime.GC()
	fmt.Println(w.Value(), inner.Value())
	var zero weak.Pointer[pair]
	fmt.Println(zero.Value(), zero == weak.Make[pair](nil))
	g := weak.Make(&global)
	runtime.GC()
	fmt.Println(g.Value() == &global, g == weak.Make(&global))
	kept = &pair{3, 4, &pair{5, 6, nil}}
	k, m := weak.Make(kept), weak.Make(kept.more)
	kept.more = nil
	runtime.GC()
	fmt.Println(k.Value().a, m.Value())
	strong := k.Value()
	kept = nil
	runtime.GC()
	fmt.Println(k.Value() == strong, *strong)

	// A finalizer keeps the object for a cycle, but the weak pointer is empty before it runs.
	f := &pair{7, 8, nil}
	wf := weak.Make(f)
	done := make(chan bool)
	runtime.SetFinalizer(f, func(p *pair) { done <- wf.Value() == nil && p.a == 7 })
	f = nil
	runtime.GC()
	fmt.Println(<-done)
}

// Output:
// true true 2 true
// <nil> <nil>
// <nil> true
// true true
// 3 <nil>
// true {3 4 <nil>}
// true
