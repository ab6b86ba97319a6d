// Constraints, unions, type parameters.
package p

type MyInt int
type Meth interface{ m() }
type Cmp interface{ comparable }
type Union interface{ ~int | ~string }

type (
	U1 interface{ int | MyInt | ~int } // ERROR 30 "overlapping terms ~int and int"
	U2 interface{ ~MyInt } // ERROR 16 "invalid use of ~ (underlying type of MyInt is int)"
	U3 interface{ ~Meth } // ERROR 16 "invalid use of ~ (Meth is an interface)"
	U4 interface{ int | Meth } // ERROR 22 "cannot use p.Meth in union (p.Meth contains methods)"
	U5 interface{ int | comparable } // ERROR 22 "cannot use comparable in union"
	U6 interface{ int | Cmp } // ERROR 22 "cannot use p.Cmp in union (p.Cmp embeds comparable)"
	U7 interface{ int | int } // ERROR 22 "overlapping terms int and int"
)

func f1[P any, Q interface{ P | int }]()  {} // ERROR 29 "term cannot be a type parameter"
func f2[P any, Q interface{ ~P }]()       {} // ERROR 30 "type in term ~P cannot be a type parameter"
func f3[P any, Q P]()                     {} // ERROR 18 "cannot use a type parameter as constraint"

var v1 Union // ERROR 8 "cannot use type Union outside a type constraint: interface contains type constraints"
var v2 Cmp // ERROR 8 "cannot use type Cmp outside a type constraint: interface is (or embeds) comparable"
var v3 comparable // ERROR 8 "cannot use type comparable outside a type constraint: interface is (or embeds) comparable"
var v4 []Union // ERROR 10 "cannot use type Union outside a type constraint: interface contains type constraints"

type T1[P any] P // ERROR 16 "cannot use a type parameter as RHS in type declaration"
type T2[P any] = P // ERROR 18 "cannot use type parameter declared in alias declaration as RHS"
type T3[P any] struct{ P } // ERROR 24 "embedded field type cannot be a (pointer to a) type parameter"
type T4[P any] struct{ *P } // ERROR 24 "embedded field type cannot be a (pointer to a) type parameter"
type T5[P comparable] map[P]int
type T6[P any] map[P]int // ERROR 20 "invalid map key type P (missing comparable constraint)"

type G[P Union] struct{ x P }

var g1 G[bool] // ERROR 10 "bool does not satisfy Union (bool missing in ~int | ~string)"
var g2 G[int]
var g3 G[MyInt]

func inst[P Union](P) {}

func use() {
	inst[bool](true) // ERROR 7 "bool does not satisfy Union (bool missing in ~int | ~string)"
	inst(1.5) // ERROR 6 "float64 does not satisfy Union (float64 missing in ~int | ~string)"
	inst[int, int](1) // ERROR 12 "got 2 type arguments but want 1"
	inst(nil) // ERROR 6 "in call to inst, cannot infer P (declared at types_constraints.go:41:11)"
}

func loop[P any](x P) { loop(&x) }

type Inf[P any] struct{ next *Inf[[]P] }

func tswitch[P any](x P) {
	switch x.(type) { // ERROR 9 "cannot use type switch on type parameter value x (variable of type P constrained by any)"
	case int:
	}
	switch int(5).(type) { // ERROR 9 "int(5) (constant 5 of type int) is not an interface"
	}
}

func (g G[P]) m1()          {}
func (g G[int]) m2()        {}
func (g G[P, Q]) m3()       {} // ERROR 9 "receiver declares 2 type parameters, but receiver base type declares 1"
func (g G) m4()             {} // ERROR 9 "cannot use generic type G[P Union] without instantiation"
func (g *G[*P]) m5()        {} // ERROR 12 "receiver type parameter *P must be an identifier"
func (g []int) m6()         {} // ERROR 9 "invalid receiver type []int"
func (g int) m7()           {} // ERROR 9 "cannot define new methods on non-local type int"
func (g *Meth) m8()         {} // ERROR 10 "invalid receiver type Meth (pointer or interface type)"
func (g **G[P]) m9()        {} // ERROR 13 "undefined: P"
func (g GA) m10()           {} // ERROR 9 "cannot define new methods on instantiated type G[int]"
func (g Gen[P]) m11()       {} // ERROR 9 "cannot define new methods on generic alias type Gen[P Union]"
func (g undefinedType) m12() {} // ERROR 9 "undefined: undefinedType"

type GA = G[int]
type Gen[P Union] = G[P]
