// Assignability and conversion: causes, type parameters, interfaces.
package p

import "io"

type Named []int
type Other []int
type Fn func(int)
type Ch chan int
type E1 interface{ M() }
type E2 interface {
	M()
	N()
}
type lower interface{ m() }
type T struct{}
type PT struct{}
type Wrong struct{}
type Embeds struct{ E1 }

func (T) M()      {}
func (*PT) M()    {}
func (Wrong) M(int) {}
func (T) Write(p []byte) (int, error) { return 0, nil }

var (
	named Named
	other Other
	plain []int
	fn    Fn
	e1    E1
	e2    E2
	pe1   *E1
	a     any
	err   error
	n     int
	u8    uint8
	f     float64
	s     string
	c     Ch
	cd    chan int
	cs    chan<- int
)

func assign() {
	named = plain
	plain = named
	named = other // ERROR 10 "cannot use other (variable of slice type Other) as Named value in assignment"
	other = Other(named)
	fn = func(x int) {}
	fn = func(x string) {} // ERROR 7 "cannot use func(x string) {} (value of type func(x string)) as Fn value in assignment"
	e1 = T{}
	e1 = PT{} // ERROR 7 "cannot use PT{} (value of struct type PT) as E1 value in assignment: PT does not implement E1 (method M has pointer receiver)"
	e1 = &PT{}
	e1 = Wrong{} // ERROR 7 "cannot use Wrong{} (value of struct type Wrong) as E1 value in assignment: Wrong does not implement E1 (wrong type for method M)\n\t\thave M(int)\n\t\twant M()"
	e1 = e2
	e2 = e1 // ERROR 7 "cannot use e1 (variable of interface type E1) as E2 value in assignment: E1 does not implement E2 (missing method N)"
	e1 = n // ERROR 7 "cannot use n (variable of type int) as E1 value in assignment: int does not implement E1 (missing method M)"
	e1 = pe1 // ERROR 7 "cannot use pe1 (variable of type *E1) as E1 value in assignment: *E1 does not implement E1 (type *E1 is pointer to interface, not interface)"
	pe1 = e1 // ERROR 8 "cannot use e1 (variable of interface type E1) as *E1 value in assignment: E1 does not implement *E1 (type *E1 is pointer to interface, not interface)"
	pe1 = &e1
	pe1 = T{} // ERROR 8 "cannot use T{} (value of struct type T) as *E1 value in assignment: T does not implement *E1 (type *E1 is pointer to interface, not interface)"
	e1 = Embeds{}
	e1 = &Embeds{}
	e1 = a // ERROR 7 "cannot use a (variable of interface type any) as E1 value in assignment: any does not implement E1 (missing method M)"
	n = a // ERROR 6 "cannot use a (variable of interface type any) as int value in assignment: need type assertion"
	n = u8 // ERROR 6 "cannot use u8 (variable of type uint8) as int value in assignment"
	n = f // ERROR 6 "cannot use f (variable of type float64) as int value in assignment"
	f = n // ERROR 6 "cannot use n (variable of type int) as float64 value in assignment"
	f = 1
	n = 1.0
	n = 1.5 // ERROR 6 "cannot use 1.5 (untyped float constant) as int value in assignment (truncated)"
	u8 = 'a'
	u8 = 256 // ERROR 7 "cannot use 256 (untyped int constant) as uint8 value in assignment (overflows)"
	s = 1 // ERROR 6 "cannot use 1 (untyped int constant) as string value in assignment"
	s = nil // ERROR 6 "cannot use nil as string value in assignment"
	n = nil // ERROR 6 "cannot use nil as int value in assignment"
	a = nil
	err = nil
	err = s // ERROR 8 "cannot use s (variable of type string) as error value in assignment: string does not implement error (missing method Error)"
	c = cd
	cs = c
	cd = cs // ERROR 7 "cannot use cs (variable of type chan<- int) as chan int value in assignment"
	c = cs // ERROR 6 "cannot use cs (variable of type chan<- int) as Ch value in assignment"
	n = "a" // ERROR 6 "cannot use \"a\" (untyped string constant) as int value in assignment"
	n = T{} // ERROR 6 "cannot use T{} (value of struct type T) as int value in assignment"
	var w io.Writer = T{}
	w = PT{} // ERROR 6 "cannot use PT{} (value of struct type PT) as io.Writer value in assignment: PT does not implement io.Writer (missing method Write)"
	var l lower = T{} // ERROR 16 "cannot use T{} (value of struct type T) as lower value in variable declaration: T does not implement lower (missing method m)\n\t\thave M()\n\t\twant m()"
	_, _ = w, l
	n, s = s, n // ERROR 9 "cannot use s (variable of type string) as int value in assignment" // ERROR 12 "cannot use n (variable of type int) as string value in assignment"
	n, s = 1 // ERROR 9 "assignment mismatch: 2 variables but 1 value"
	n = 1, 2 // ERROR 6 "assignment mismatch: 1 variable but 2 values"
	_ = nil // ERROR 6 "use of untyped nil in assignment to _ identifier"
	x := nil // ERROR 2 "declared and not used: x" // ERROR 7 "use of untyped nil in assignment"
	var y = nil // ERROR 6 "declared and not used: y" // ERROR 10 "use of untyped nil in variable declaration"
	n = len // ERROR 6 "len (built-in) must be called"
	n = int // ERROR 6 "int (type) is not an expression"
	n = assign // ERROR 6 "cannot use assign (value of type func()) as int value in assignment"
	n = assign() // ERROR 6 "assign() (no value) used as value"
	5 = n // ERROR 2 "cannot assign to 5 (neither addressable nor a map index expression)"
	"a" = s // ERROR 2 "cannot assign to \"a\" (neither addressable nor a map index expression)"
	T{}.M = nil // ERROR 2 "cannot assign to T{}.M (neither addressable nor a map index expression)"
	undefined = n // ERROR 2 "undefined: undefined"
	n = undefined // ERROR 6 "undefined: undefined"
	n += undefined // ERROR 7 "undefined: undefined"
}

func convert() {
	_ = int(s) // ERROR 10 "cannot convert s (variable of type string) to type int"
	_ = int(a) // ERROR 10 "cannot convert a (variable of interface type any) to type int: need type assertion"
	_ = E1(n) // ERROR 9 "cannot convert n (variable of type int) to type E1: int does not implement E1 (missing method M)"
	_ = E2(e1) // ERROR 9 "cannot convert e1 (variable of interface type E1) to type E2: E1 does not implement E2 (missing method N)"
	_ = T(e1) // ERROR 8 "cannot convert e1 (variable of interface type E1) to type T: need type assertion"
	_ = (*E1)(&e2) // ERROR 12 "cannot convert &e2 (value of type *E2) to type *E1: *E2 does not implement *E1 (type *E1 is pointer to interface, not interface)"
	_ = []byte(plain) // ERROR 13 "cannot convert plain (variable of type []int) to type []byte"
	_ = string(plain) // ERROR 13 "cannot convert plain (variable of type []int) to type string"
	_ = string(f) // ERROR 13 "cannot convert f (variable of type float64) to type string"
	_ = bool(1) // ERROR 11 "cannot convert 1 (untyped int constant) to type bool"
	_ = float64("a") // ERROR 14 "cannot convert \"a\" (untyped string constant) to type float64"
	_ = complex128(f) // ERROR 17 "cannot convert f (variable of type float64) to type complex128"
	_ = Named(other)
	_ = []any(plain) // ERROR 12 "cannot convert plain (variable of type []int) to type []any"
	_ = func()(fn) // ERROR 10 "func() fn (type) is not an expression" // ERROR 13 "fn (package-level variable) is not a type"
	_ = uintptr(&n) // ERROR 14 "cannot convert &n (value of type *int) to type uintptr"
	_ = chan<- int(cs)
	_ = [3]int(named)
	_ = [3]int(s) // ERROR 13 "cannot convert s (variable of type string) to type [3]int"
	_ = [3]int([4]int{}) // ERROR 13 "cannot convert [4]int{} (value of type [4]int) to type [3]int"
	_ = struct{}(T{})
	_ = string(rune(65))
	_ = string('a')
	_ = int8(1000) // ERROR 11 "constant 1000 overflows int8"
	_ = float32(1e100) // ERROR 14 "cannot convert 1e100 (untyped float constant 1e+100) to type float32"
	_ = uint(-1) // ERROR 11 "constant -1 overflows uint"
	_ = int(1e100) // ERROR 10 "cannot convert 1e100 (untyped float constant 10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000) to type int"
}

type Number interface{ ~int8 | ~float32 }
type StrOrBytes interface{ string | []byte }

func params[P any, N Number, S StrOrBytes, I int, Q interface{ *int | []int }, C interface{ M() }](
	p P, n2 N, st S, i I, q Q, cc C) {
	p = 1 // ERROR 6 "cannot use 1 (untyped int constant) as P value in assignment"
	p = nil // ERROR 6 "cannot use nil as P value in assignment"
	n2 = 1
	n2 = 1000 // ERROR 7 "cannot use 1000 (untyped int constant) as N value in assignment"
	n2 = 1.5 // ERROR 7 "cannot use 1.5 (untyped float constant) as N value in assignment"
	n2 = "a" // ERROR 7 "cannot use \"a\" (untyped string constant) as N value in assignment"
	i = 1
	i = n // ERROR 6 "cannot use n (variable of type int) as I value in assignment"
	n = i // ERROR 6 "cannot use i (variable of type I constrained by int) as int value in assignment"
	q = nil
	q = plain // ERROR 6 "cannot use plain (variable of type []int) as Q value in assignment: cannot assign []int to *int (in Q)"
	plain = q // ERROR 10 "cannot use q (variable of type Q constrained by interface{*int | []int}) as []int value in assignment: cannot assign *int (in Q) to []int"
	st = "a" // ERROR 7 "cannot use \"a\" (untyped string constant) as S value in assignment"
	e1 = cc
	cc = e1 // ERROR 7 "cannot use e1 (variable of interface type E1) as C value in assignment: need type assertion"
	a = p
	p = a // ERROR 6 "cannot use a (variable of interface type any) as P value in assignment: need type assertion"
	_ = P(1) // ERROR 8 "cannot convert 1 (untyped int value) to type P: P does not contain specific types"
	_ = N(1)
	_ = N(1000) // ERROR 8 "cannot convert 1000 (untyped int value) to type N: constant 1000 overflows int8 (in N)"
	_ = N(1.5) // ERROR 8 "cannot convert 1.5 (untyped float value) to type N: cannot convert 1.5 (untyped float constant) to type int8 (in N)"
	_ = N("a") // ERROR 8 "cannot convert \"a\" (untyped string value) to type N: cannot convert \"a\" (untyped string constant) to type int8 (in N)"
	_ = N(n)
	_ = int(n2)
	_ = int(p) // ERROR 10 "cannot convert p (variable of type P constrained by any) to type int"
	_ = S("a")
	_ = string(st)
	_ = []byte(st)
	_ = []rune(st) // ERROR 13 "cannot convert st (variable of type S constrained by StrOrBytes) to type []rune: cannot convert []byte (in S) to type []rune\n\tcannot assign string (in S) to []rune"
	_ = S(n2) // ERROR 8 "cannot convert n2 (variable of type N constrained by Number) to type S: cannot convert int8 (in N) to type []byte (in S)"
	_ = N(st) // ERROR 8 "cannot convert st (variable of type S constrained by StrOrBytes) to type N: cannot convert string (in S) to type int8 (in N)"
	_ = Q(plain) // ERROR 8 "cannot convert plain (variable of type []int) to type Q: cannot convert []int to type *int (in Q)\n\tcannot assign []int to *int (in Q)"
	_ = C(e1) // ERROR 8 "cannot convert e1 (variable of interface type E1) to type C: need type assertion"
	_ = E1(cc)
	_ = E2(cc) // ERROR 9 "cannot convert cc (variable of type C constrained by interface{M()}) to type E2"
	_ = any(p)
	var x P = P(p)
	_ = x
}

type List[T any] struct{ next *List[T] }
type Num interface{ ~int | ~float64 }
type My int

func sum[T Num](x ...T) T     { var z T; return z }
func cmp[T comparable](T)     {}
func str[T interface{ String() string }](T) {}
func exact[T int | string](T) {}
func basic[T interface{ int; M() }](T) {}

func constraints() {
	sum(My(1))
	sum("a") // ERROR 5 "string does not satisfy Num (string missing in ~int | ~float64)"
	sum[string]() // ERROR 6 "string does not satisfy Num (string missing in ~int | ~float64)"
	sum[any]() // ERROR 6 "any does not satisfy Num"
	cmp(plain) // ERROR 5 "[]int does not satisfy comparable"
	cmp(a)
	cmp(fn) // ERROR 5 "Fn does not satisfy comparable"
	cmp(T{})
	cmp([]int{}) // ERROR 5 "[]int does not satisfy comparable"
	cmp(struct{ f func() }{}) // ERROR 5 "struct{f func()} does not satisfy comparable"
	str(1) // ERROR 5 "int does not satisfy interface{String() string} (missing method String)"
	str(T{}) // ERROR 5 "in call to str, T (type T) does not satisfy interface{String() string} (missing method String)"
	exact(My(1)) // ERROR 7 "My does not satisfy int | string (possibly missing ~ for int in int | string)"
	exact[My](1) // ERROR 8 "My does not satisfy int | string (possibly missing ~ for int in int | string)"
	exact(1.5) // ERROR 7 "float64 does not satisfy int | string (float64 missing in int | string)"
	basic(1) // ERROR 7 "in call to basic, T (type int) does not satisfy interface{M(); int} (missing method M)"
	var _ List[int] = List[string]{} // ERROR 20 "cannot use List[string]{} (value of struct type List[string]) as List[int] value in variable declaration"
	var _ *List[int] = &List[int]{}
	var _ List[List[int]] = List[int]{} // ERROR 26 "cannot use List[int]{} (value of struct type List[int]) as List[List[int]] value in variable declaration"
}
