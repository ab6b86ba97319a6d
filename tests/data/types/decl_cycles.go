// Cycles through declarations of different kinds.
package p

import "unsafe"

var v T // ERROR 5 "invalid cycle in declaration of v\n\tdecl_cycles.go:6:5: v refers to T\n\tdecl_cycles.go:7:6: T refers to v"
type T struct{ x [len(v.x)]int }

func f(x [unsafe.Sizeof(f)]int) {}

type A1 [len(a1)]int // ERROR 6 "invalid recursive type A1\n\tdecl_cycles.go:11:6: A1 refers to a1\n\tdecl_cycles.go:12:5: a1 refers to A1"
var a1 A1

const c1 = len([c1]int{}) // ERROR 7 "initialization cycle: c1 refers to itself"

type L [unsafe.Sizeof(L{})]int // ERROR 6 "invalid recursive type: L refers to itself"

func local() {
	type T T // ERROR 7 "invalid recursive type: T refers to itself"
	type U struct{ u U } // ERROR 7 "invalid recursive type: U refers to itself"
	type V [len(V{})]int // ERROR 7 "invalid recursive type: V refers to itself"
}

type P[Q any] struct{ p P[Q] } // ERROR 25 "invalid recursive type: P refers to itself"
type P2[Q any] struct{ q Q }
type P3 struct{ p P2[P3] } // ERROR 6 "invalid recursive type P3\n\tdecl_cycles.go:26:6: P3 refers to P2\n\tdecl_cycles.go:26:19: P2 refers to P3"
type P4[Q P4[Q]] struct{}
type P5[Q any] struct{ x P6[Q] } // ERROR 26 "invalid recursive type P6\n\tdecl_cycles.go:28:26: P6 refers to P5\n\tdecl_cycles.go:29:26: P5 refers to P6"
type P6[Q any] struct{ x P5[Q] }
type E1 interface{ E2 } // ERROR 6 "invalid recursive type E1\n\tdecl_cycles.go:30:6: E1 refers to E2\n\tdecl_cycles.go:31:6: E2 refers to E1"
type E2 interface{ E1 }
type Al1 = Al2 // ERROR 6 "invalid recursive type Al1\n\tdecl_cycles.go:32:6: Al1 refers to Al2\n\tdecl_cycles.go:33:6: Al2 refers to Al1"
type Al2 = Al1
type Al3 = []Al3 // ERROR 6 "invalid recursive type: Al3 refers to itself"
type Al4 = struct{ x Al4 } // ERROR 6 "invalid recursive type: Al4 refers to itself"

var x1, x2 = f1() // ERROR 9 "initialization cycle for x2\n\tdecl_cycles.go:37:9: x2 refers to f1\n\tdecl_cycles.go:38:6: f1 refers to x2"
func f1() (int, int) { return x2, 1 }

type M struct{}

func (M) m1(x [unsafe.Sizeof(M{}.m1)]int) {} // ERROR 10 "invalid cycle in declaration: m1 refers to itself"
func (M) m2(x [unsafe.Sizeof(M.m3)]int)   {} // ERROR 10 "invalid cycle in declaration of m2\n\tdecl_cycles.go:43:10: m2 refers to m3\n\tdecl_cycles.go:44:10: m3 refers to m2"
func (M) m3(x [unsafe.Sizeof(M.m2)]int)   {} // ERROR 30 "illegal cycle in method declaration"

type N [unsafe.Sizeof(N.m)]int // ERROR 6 "invalid recursive type: N refers to itself"

func (N) m(x N) {}

type C1[P any] struct{ h C2[P] }
type C2[Q any] struct{ q Q }
type C3 struct{ g C1[C3] } // ERROR 6 "invalid recursive type C3\n\tdecl_cycles.go:52:6: C3 refers to C1\n\tdecl_cycles.go:52:19: C1 refers to C2\n\tdecl_cycles.go:50:26: C2 refers to C3"
type C4 struct{ g C2[C2[*C4]]; h C2[C2[*C4]] }
