// Type expressions that are wrong.
package p

import "unsafe"

var n = 3

type (
	A1 [n]int // ERROR 6 "invalid array length n"
	A2 [-1]int // ERROR 6 "invalid array length -1 (untyped int constant)"
	A3 [1.5]int // ERROR 6 "array length 1.5 (untyped float constant) must be integer"
	A4 [undefinedConst]int // ERROR 6 "undefined array length undefinedConst or missing type constraint"
	A5 [f()]int // ERROR 6 "array length f() (value of type int) must be constant"
	A6 ["a"]int // ERROR 6 "array length \"a\" (untyped string constant) must be integer"
	A7 [...]int // ERROR 5 "invalid use of [...] array (outside a composite literal)"
	A8 [1 << 70]int // ERROR 6 "invalid array length 1 << 70 (untyped int constant 1180591620717411303424)"
	A9 [n + 1]int // ERROR 6 "array length n + 1 (value of type int) must be constant"
	M1 map[[]int]int // ERROR 9 "invalid map key type []int"
	M2 map[func()]int // ERROR 13 "invalid map key type func()"
	V1 n // ERROR 5 "n (package-level variable) is not a type"
	V2 f // ERROR 5 "f (function) is not a type"
	V5 nil // ERROR 5 "nil (untyped nil) is not a type"
	V6 len // ERROR 5 "len (built-in function) is not a type"
	P  *undefinedType // ERROR 6 "undefined: undefinedType"
)

func f() int { return 1 }

type R1 R1 // ERROR 6 "invalid recursive type: R1 refers to itself"
type R2 struct{ r R3 } // ERROR 6 "invalid recursive type R2\n\ttypes_basic.go:30:6: R2 refers to R3\n\ttypes_basic.go:31:6: R3 refers to R2"
type R3 struct{ r R2 }
type R4 [2]R4 // ERROR 6 "invalid recursive type: R4 refers to itself"
type R5 = R5 // ERROR 6 "invalid recursive type: R5 refers to itself"
type R6 interface{ R6 } // ERROR 6 "invalid recursive type: R6 refers to itself"
type R7 interface{ m() interface{ R7 } }

type I interface{ m() }
type PI *I
type UP unsafe.Pointer

type E struct {
	*I // ERROR 2 "embedded field type cannot be a pointer to an interface"
	PI // ERROR 2 "embedded field type cannot be a pointer"
	UP // ERROR 2 "embedded field type cannot be unsafe.Pointer"
	*int
	int // ERROR 2 "int redeclared\n\ttypes_basic.go:45:3: other declaration of int"
	dup string
	dup int // ERROR 2 "dup redeclared\n\ttypes_basic.go:47:2: other declaration of dup"
}

type B interface {
	_() // ERROR 2 "methods must have a unique non-blank name"
	m()
	m() // ERROR 2 "duplicate method m\n\ttypes_basic.go:53:2: other declaration of method m"
	I
}

type B2 interface {
	I // ERROR 2 "duplicate method m\n\ttypes_basic.go:60:2: other declaration of method m"
	m(int)
}

var tmp interface{ int } // ERROR 9 "cannot use type interface{int} outside a type constraint: interface contains type constraints"

type G[T any] struct{ f T }

var g1 G // ERROR 8 "cannot use generic type G[T any] without instantiation"
var g2 G[int, string] // ERROR 8 "too many type arguments for type G: have 2, want 1"
var g3 n[int] // ERROR 8 "n (package-level variable) is not a type"
var g4 E[int] // ERROR 8 "invalid operation: E[int] (E is not a generic type)"
var g5 G[undefinedType] // ERROR 10 "undefined: undefinedType"

type Alias = G // ERROR 14 "cannot use generic type G[T any] without instantiation"
type AliasOk = G[int]

func params(a ...int, b int) // ERROR 15 "can only use ... with final parameter"
func results() (a ...int) // ERROR 19 "invalid use of ..."
func nopkg(x foo.Bar) {} // ERROR 14 "undefined: foo"
