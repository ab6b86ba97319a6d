// Constants, variables, initialisation.
package p

const c1, c2 = 1 // ERROR 11 "missing init expr for c2"
const c3 = 1, 2 // ERROR 15 "extra init expr 2"
const (
	g1, g2 = iota, iota
	g3 // ERROR 2 "extra init expr at decl_values.go:7:17"
	g4, g5, g6 // ERROR 10 "missing init expr for g6"
)

var v1, v2 = 1, 2, 3 // ERROR 20 "extra init expr 3"
var v3, v4, v5 = 1, 2 // ERROR 13 "missing init expr for v5"

const arr [2]int = 1 // ERROR 11 "invalid constant type [2]int"

var variable = 1

const notConst = variable // ERROR 18 "variable (variable of type int) is not constant"
const iotaOk = iota

var badIota = iota // ERROR 15 "cannot use iota outside constant declaration"

var x1 = x2 // ERROR 5 "initialization cycle for x1\n\tdecl_values.go:24:5: x1 refers to x2\n\tdecl_values.go:25:5: x2 refers to x1"
var x2 = x1
var self = self // ERROR 5 "initialization cycle: self refers to itself"

const k1 = k2 // ERROR 7 "initialization cycle for k1\n\tdecl_values.go:28:7: k1 refers to k2\n\tdecl_values.go:29:7: k2 refers to k1"
const k2 = k1

var init1 = func1() // ERROR 5 "initialization cycle for init1\n\tdecl_values.go:31:5: init1 refers to func1\n\tdecl_values.go:33:6: func1 refers to init1"

func func1() int { return init1 }

type S struct{ x [len(sv)]int } // ERROR 6 "invalid recursive type S\n\tdecl_values.go:35:6: S refers to sv\n\tdecl_values.go:37:5: sv refers to S"

var sv = S{}

var untyped = nil // ERROR 15 "use of untyped nil in variable declaration"

func two() (int, int) { return 1, 2 }

var w1, w2, w3 = two() // ERROR 18 "assignment mismatch: 3 variables but two returns 2 values"
var one = two() // ERROR 11 "multiple-value two() (value of type (int, int)) in single-value context"

func values() {
	a, b, c := two() // ERROR 2 "declared and not used: a" // ERROR 5 "declared and not used: b" // ERROR 8 "declared and not used: c" // ERROR 13 "assignment mismatch: 3 variables but two returns 2 values"
	a, b := 1 // ERROR 7 "no new variables on left side of :=" // ERROR 10 "assignment mismatch: 2 variables but 1 value"
	d, e := 1, 2, 3 // ERROR 2 "declared and not used: d" // ERROR 5 "declared and not used: e" // ERROR 10 "assignment mismatch: 2 variables but 3 values"
	x := 1
	x := 2 // ERROR 4 "no new variables on left side of :="
	_ := 3 // ERROR 4 "no new variables on left side of :="
	x, x := 1, 2 // ERROR 5 "x repeated on left side of :="
	f.g := 1 // ERROR 2 "undefined: f" // ERROR 2 "non-name f.g on left side of :="
	two() = 1, 2 // ERROR 10 "assignment mismatch: 1 variable but 2 values"
	x, y = 1 // ERROR 5 "undefined: y" // ERROR 9 "assignment mismatch: 2 variables but 1 value"
	const lc = 1
	lc := 2 // ERROR 2 "cannot assign to lc"
	lc = 3 // ERROR 2 "cannot assign to lc (neither addressable nor a map index expression)"
	x++
	s := ""
	s++ // ERROR 2 "invalid operation: s++ (non-numeric type string)"
	m := map[string]struct{ f int }{}
	m["a"].f = 1 // ERROR 2 "cannot assign to struct field m[\"a\"].f in map"
	two = nil // ERROR 2 "cannot assign to two (neither addressable nor a map index expression)"
	var p *int = 1.5 // ERROR 6 "declared and not used: p" // ERROR 15 "cannot use 1.5 (untyped float constant) as *int value in variable declaration"
	var i8 int8 = 300 // ERROR 6 "declared and not used: i8" // ERROR 16 "cannot use 300 (untyped int constant) as int8 value in variable declaration (overflows)"
	var i int = 1.5 // ERROR 6 "declared and not used: i" // ERROR 14 "cannot use 1.5 (untyped float constant) as int value in variable declaration (truncated)"
	var st string = 1 // ERROR 6 "declared and not used: st" // ERROR 18 "cannot use 1 (untyped int constant) as string value in variable declaration"
	var any1 any = two() // ERROR 6 "declared and not used: any1" // ERROR 17 "multiple-value two() (value of type (int, int)) in single-value context"
	i = int // ERROR 6 "int (type) is not an expression"
	values = gen // ERROR 2 "cannot assign to values (neither addressable nor a map index expression)"
	var fn func() = gen // ERROR 6 "declared and not used: fn" // ERROR 18 "type func() of fn does not match func(T) (cannot infer T)"
	x = values() // ERROR 6 "values() (no value) used as value"
	_ = nil // ERROR 6 "use of untyped nil in assignment to _ identifier"
	_ = gen // ERROR 6 "cannot use generic function gen without instantiation"
	return 1 // ERROR 9 "too many return values\n\thave (number)\n\twant ()"
}

func gen[T any](T) {}

func ret1() int       { return } // ERROR 25 "not enough return values\n\thave ()\n\twant (int)"
func ret2() (int, int) { return 1 } // ERROR 33 "not enough return values\n\thave (number)\n\twant (int, int)"
func ret3() int       { return 1, 2 } // ERROR 35 "too many return values\n\thave (number, number)\n\twant (int)"
func ret4() int       {} // ERROR 24 "missing return"
func ret5() (int, int) { return "a", two() } // ERROR 33 "cannot use \"a\" (untyped string constant) as int value in return statement" // ERROR 38 "multiple-value two() (value of type (int, int)) in single-value context"
