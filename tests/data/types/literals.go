// Composite and function literals.
package p

import "sync"

type S struct {
	a, b int
	c    string
}
type Empty struct{}
type Rec struct {
	next *Rec
	m    map[string]Rec
}
type Embedded struct{ S }

var k = 1

var (
	_ = S{1, 2, "x"}
	_ = S{1, 2} // ERROR 12 "too few values in struct literal of type S"
	_ = S{1, 2, "x", 4, 5} // ERROR 19 "too many values in struct literal of type S"
	_ = S{a: 1, b: 2}
	_ = S{a: 1, a: 2} // ERROR 14 "duplicate field name a in struct literal"
	_ = S{a: 1, 2} // ERROR 14 "mixture of field:value and value elements in struct literal"
	_ = S{1, b: 2} // ERROR 11 "mixture of field:value and value elements in struct literal" // ERROR 15 "too few values in struct literal of type S"
	_ = S{d: 1} // ERROR 8 "unknown field d in struct literal of type S"
	_ = S{A: 1} // ERROR 8 "unknown field A in struct literal of type S, but does have a"
	_ = S{"a": 1} // ERROR 8 "invalid field name \"a\" in struct literal"
	_ = S{a: "x", c: 1} // ERROR 11 "cannot use \"x\" (untyped string constant) as int value in struct literal" // ERROR 19 "cannot use 1 (untyped int constant) as string value in struct literal"
	_ = Embedded{a: 1} // ERROR 15 "unknown field a in struct literal of type Embedded"
	_ = Embedded{S: S{a: 1}}
	_ = Empty{1} // ERROR 12 "too many values in struct literal of type Empty"
	_ = sync.Mutex{0, 1} // ERROR 17 "implicit assignment to unexported field _ in struct literal of type \"sync\".Mutex" // ERROR 20 "implicit assignment to unexported field mu in struct literal of type \"sync\".Mutex"
	_ = sync.Once{sema: 1} // ERROR 16 "unknown field sema in struct literal of type \"sync\".Once"
	_ = sync.WaitGroup{xyz: 1} // ERROR 21 "unknown field xyz in struct literal of type \"sync\".WaitGroup"
	_ = []int{1, 2: 3, 2, 3: 5} // ERROR 24 "duplicate index 3 in array or slice literal"
	_ = []int{-1: 1} // ERROR 12 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = []int{k: 1} // ERROR 12 "index k must be integer constant"
	_ = []int{"a": 1} // ERROR 12 "cannot convert \"a\" (untyped string constant) to type int"
	_ = []int{1.0: 1, 1.5: 2} // ERROR 20 "1.5 (untyped float constant) truncated to int"
	_ = [2]int{1, 2, 3} // ERROR 19 "index 2 is out of bounds (>= 2)"
	_ = [2]int{5: 1} // ERROR 13 "invalid argument: index 5 out of bounds [0:2]"
	_ = [...]int{3: 1, 2}
	_ = [...]string{1, "a"} // ERROR 18 "cannot use 1 (untyped int constant) as string value in array or slice literal"
	_ = [][]int{{1}, {"a"}, nil} // ERROR 20 "cannot use \"a\" (untyped string constant) as int value in array or slice literal"
	_ = []*S{{1, 2, "x"}, &S{}, {a: 1}, S{}} // ERROR 38 "cannot use S{} (value of struct type S) as *S value in array or slice literal"
	_ = map[string]int{"a": 1, "b": 2, "a": 3} // ERROR 37 "duplicate key \"a\" in map literal"
	_ = map[interface{}]int{1: 1, "1": 2, 1.0: 3, int8(1): 4, 1: 5} // ERROR 60 "duplicate key 1 in map literal"
	_ = map[float64]int{1: 1, 1.0: 2} // ERROR 28 "duplicate key 1 in map literal"
	_ = map[string]int{1: 1} // ERROR 21 "cannot use 1 (untyped int constant) as string value in map literal"
	_ = map[string]int{"a"} // ERROR 21 "missing key in map literal"
	_ = map[string]int{"a": "b"} // ERROR 26 "cannot use \"b\" (untyped string constant) as int value in map literal"
	_ = map[S]bool{{1, 2, "x"}: true, {}: 1} // ERROR 40 "cannot use 1 (untyped int constant) as bool value in map literal"
	_ = map[string]*S{"a": {}, "b": {q: 1}} // ERROR 35 "unknown field q in struct literal of type S"
	_ = int{} // ERROR 6 "invalid composite literal type int"
	_ = *S{} // ERROR 7 "invalid operation: cannot indirect S{} (value of struct type S)"
	_ = (func())(nil)
)

var (
	_ = []interface{ m() }{1, nil} // ERROR 25 "cannot use 1 (constant of type int) as interface{m()} value in array or slice literal: int does not implement interface{m()} (missing method m)"
	_ = [...][]int{{1, 2}, {}}
	_ = undefined{1, x: 2} // ERROR 6 "undefined: undefined"
	_ = []int{undefined1: 1, undefined2} // ERROR 12 "undefined: undefined1" // ERROR 27 "undefined: undefined2"
	_ = struct{ a int }{a: 1}.b // ERROR 28 "struct{a int}{…}.b undefined (type struct{a int} has no field or method b)"
	_ = Embedded{{1, 2, "x"}} // ERROR 15 "missing type in composite literal"
	_ = any{1} // ERROR 6 "invalid composite literal type any"
	_ = [1]Empty{{1}} // ERROR 16 "too many values in struct literal of type Empty"
	_ = []int{{1}} // ERROR 12 "invalid composite literal element type int"
	_ = [5]Rec{0: {next: &Rec{}}, 7: {}} // ERROR 32 "invalid argument: index 7 out of bounds [0:5]"
	_ = [-1]int{} // ERROR 7 "invalid array length -1 (untyped int constant)"
)

func lits[P []int | [2]int, Q []int | map[string]int, R any]() {
	_ = P{1, 2} // ERROR 6 "invalid composite literal type P (no common underlying type)"
	_ = Q{1} // ERROR 6 "invalid composite literal type Q (no common underlying type)"
	_ = R{} // ERROR 6 "invalid composite literal type R (no common underlying type)"
	_ = []P{{1}, {"a"}} // ERROR 10 "invalid composite literal element type P (no common underlying type)"
}

func funcs() {
	f := func(x int) int { return x }
	_ = f("a") // ERROR 8 "cannot use \"a\" (untyped string constant) as int value in argument to f"
	func() {} // ERROR 2 "func() {} (value of type func()) is not used"
	func() {}()
	_ = func() int {} // ERROR 18 "missing return"
	var g func(int) = func(s string) {} // ERROR 20 "cannot use func(s string) {} (value of type func(s string)) as func(int) value in variable declaration"
	_ = g
	for _, x := range []int{1, 2} {
		_ = x
	}
	if (S{}) == (S{}) {
	}
}
