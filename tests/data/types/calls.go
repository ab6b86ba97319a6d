// Calls, arguments, variadics, conversions written as calls, generic calls.
package p

import (
	"fmt"
	"strings"
)

type T struct{}
type Con interface{ ~int }
type G[P any] struct{ x P }

func (T) m(int)   {}
func (*T) pm()    {}
func (g G[P]) get() P { return g.x }

func none()                      {}
func one(int) int                { return 1 }
func two() (int, string)         { return 1, "" }
func vari(s string, x ...int)    {}
func take2(int, string)          {}
func ptr(*T)                     {}
func iface(fmt.Stringer)         {}
func id[P any](x P) P            { return x }
func pair[K comparable, V any](k K, v V) map[K]V { return nil }
func mapf[A, B any](s []A, f func(A) B) []B { return nil }
func num[N ~int | ~float64](n ...N) N { return n[0] }
func sl[S ~[]E, E any](s S) E    { return s[0] }
func ptrTo[T any, PT interface {
	*T
	set(string)
}](s string) T {
	var t T
	return t
}

func calls() {
	none(1) // ERROR 7 "too many arguments in call to none\n\thave (number)\n\twant ()"
	one() // ERROR 2 "not enough arguments in call to one\n\thave ()\n\twant (int)"
	one(1, 2) // ERROR 9 "too many arguments in call to one\n\thave (number, number)\n\twant (int)"
	one("a") // ERROR 6 "cannot use \"a\" (untyped string constant) as int value in argument to one"
	_ = one
	one(two()) // ERROR 6 "too many arguments in call to one\n\thave (int, string)\n\twant (int)"
	take2(two())
	take2(two(), 1) // ERROR 8 "multiple-value two() (value of type (int, string)) in single-value context" // ERROR 15 "cannot use 1 (untyped int constant) as string value in argument to take2"
	take2(1) // ERROR 8 "not enough arguments in call to take2\n\thave (number)\n\twant (int, string)"
	vari() // ERROR 2 "not enough arguments in call to vari\n\thave ()\n\twant (string, ...int)"
	vari("a")
	vari("a", 1, 2)
	vari("a", "b") // ERROR 12 "cannot use \"b\" (untyped string constant) as int value in argument to vari"
	vari("a", []int{1}...)
	vari("a", 1, []int{1}...) // ERROR 15 "too many arguments in call to vari\n\thave (string, number, []int...)\n\twant (string, ...int)"
	vari("a", []string{}...) // ERROR 12 "cannot use []string{} (value of type []string) as []int value in argument to vari"
	vari(two()...) // ERROR 2 "cannot use ... with 2-valued two()"
	none(nil...) // ERROR 2 "cannot use ... in call to non-variadic none"
	one([]int{}...) // ERROR 2 "cannot use ... in call to non-variadic one"
	vari(two()) // ERROR 7 "cannot use two() (value of type int) as string value in argument to vari" // ERROR 7 "cannot use two() (value of type string) as int value in argument to vari"
	ptr(T{}) // ERROR 6 "cannot use T{} (value of struct type T) as *T value in argument to ptr"
	ptr(&T{})
	ptr(nil)
	iface(T{}) // ERROR 8 "cannot use T{} (value of struct type T) as fmt.Stringer value in argument to iface: T does not implement fmt.Stringer (missing method String)"
	iface(1) // ERROR 8 "cannot use 1 (constant of type int) as fmt.Stringer value in argument to iface: int does not implement fmt.Stringer (missing method String)"
	iface(strings.NewReplacer()) // ERROR 8 "cannot use strings.NewReplacer() (value of type *strings.Replacer) as fmt.Stringer value in argument to iface: *strings.Replacer does not implement fmt.Stringer (missing method String)"
	T{}.m("a") // ERROR 8 "cannot use \"a\" (untyped string constant) as int value in argument to T{}.m"
	T{}.pm() // ERROR 6 "cannot call pointer method pm on T"
	(&T{}).pm()
	T.m(T{}, 1)
	T.pm(T{}) // ERROR 4 "invalid method expression T.pm (needs pointer receiver (*T).pm)"
	(*T).pm(&T{})
	T.m(1) // ERROR 6 "not enough arguments in call to T.m\n\thave (number)\n\twant (T, int)"
	1() // ERROR 2 "invalid operation: cannot call 1 (untyped int constant): untyped int is not a function"
	"a"(none()) // ERROR 2 "invalid operation: cannot call \"a\" (untyped string constant): untyped string is not a function"
	none()() // ERROR 2 "none() (no value) used as value or type"
	two()
	x := two() // ERROR 7 "assignment mismatch: 1 variable but two returns 2 values"
	var a, b = one(1) // ERROR 13 "assignment mismatch: 2 variables but one returns 1 value"
	a, b = none() // ERROR 9 "none() (no value) used as value"
	_ = fmt.Sprintf
	fmt.Println(none()) // ERROR 14 "none() (no value) used as value"
	fmt.Println(two(), 1) // ERROR 14 "multiple-value two() (value of type (int, string)) in single-value context"
	defer one(1)
	defer int(3) // ERROR 8 "defer requires function call, not conversion int(3) (constant 3 of type int)"
	go id(1)
	defer len("a") // ERROR 8 "defer discards result of len(\"a\") (constant 1 of type int)"
	defer append([]int{}, 1) // ERROR 8 "defer discards result of append([]int{}, 1) (value of type []int)"
	_, _, _ = x, a, b
	undefined(1, undefined1) // ERROR 2 "undefined: undefined" // ERROR 15 "undefined: undefined1"
	one(undefined2) // ERROR 6 "undefined: undefined2"
	len // ERROR 2 "len (built-in) must be called"
	nil // ERROR 2 "nil is not used"
	nil() // ERROR 2 "invalid operation: cannot call nil: untyped nil is not a function"
}

func conversions() {
	_ = int() // ERROR 6 "missing argument in conversion to int"
	_ = int(1, 2) // ERROR 13 "too many arguments in conversion to int"
	_ = int("a") // ERROR 10 "cannot convert \"a\" (untyped string constant) to type int"
	_ = int([]int{}...) // ERROR 10 "invalid use of ... in conversion to int"
	_ = Con(1) // ERROR 6 "cannot use interface Con in conversion (contains specific type constraints or is comparable)"
	_ = []byte("a")
	_ = []byte(1) // ERROR 13 "cannot convert 1 (untyped int constant) to type []byte"
	_ = string([]rune{})
	_ = string(1.5) // ERROR 13 "cannot convert 1.5 (untyped float constant) to type string"
	_ = (*T)(nil)
	_ = T(nil) // ERROR 8 "cannot convert nil to type T"
	_ = fmt.Stringer(T{}) // ERROR 19 "cannot convert T{} (value of struct type T) to type fmt.Stringer: T does not implement fmt.Stringer (missing method String)"
	_ = [2]int([]int{1, 2})
	_ = (*[2]int)([]int{1, 2})
	_ = [2]string([]int{}) // ERROR 16 "cannot convert []int{} (value of type []int) to type [2]string"
	_ = map[string]int(nil)
	_ = (chan<- int)(make(chan int))
	_ = (<-chan int)(make(chan<- int)) // ERROR 19 "cannot convert make(chan<- int) (value of type chan<- int) to type <-chan int"
	_ = func()(nil) // ERROR 10 "func() nil (type) is not an expression" // ERROR 13 "nil (untyped nil) is not a type"
	_ = struct{ a int }(struct {
		a int "tag"
	}{})
	_ = G(1) // ERROR 6 "cannot use generic type G without instantiation"
	_ = G[int](1) // ERROR 13 "cannot convert 1 (untyped int constant) to type G[int]"
	_ = uint8(256) // ERROR 12 "constant 256 overflows uint8"
	_ = int8('a' + 100) // ERROR 11 "constant 197 overflows int8"
	int(1) // ERROR 2 "int(1) (constant 1 of type int) is not used"
}

func generic() {
	_ = id(1)
	_ = id[string](1) // ERROR 17 "cannot use 1 (untyped int constant) as string value in argument to id[string]"
	_ = id[int, string](1) // ERROR 14 "got 2 type arguments but want 1"
	_ = id // ERROR 6 "cannot use generic function id without instantiation"
	_ = id[int]
	_ = pair(1, "a")
	_ = pair[int](1, "a")
	_ = pair([]int{}, "a") // ERROR 10 "[]int does not satisfy comparable"
	_ = pair[int, string, bool](1, "a") // ERROR 24 "got 3 type arguments but want 2"
	_ = mapf([]int{1}, func(x int) string { return "" })
	_ = mapf([]int{1}, func(x string) string { return "" }) // ERROR 21 "in call to mapf, type func(x string) string of func(x string) string {…} does not match inferred type func(int) B for func(A) B"
	_ = mapf([]int{1}, id)
	_ = mapf([]int{1}, one)
	_ = mapf([]int{1}, nil) // ERROR 10 "in call to mapf, cannot infer B (declared at calls.go:26:14)"
	_ = mapf[int]([]int{1}, nil) // ERROR 15 "in call to mapf[int], cannot infer B (declared at calls.go:26:14)"
	_ = num(1, 2.5)
	_ = num(1, "a") // ERROR 13 "in call to num, mismatched types untyped int and untyped string (cannot infer N)"
	_ = num("a") // ERROR 9 "string does not satisfy ~int | ~float64 (string missing in ~int | ~float64)"
	_ = num[string]("a") // ERROR 10 "string does not satisfy ~int | ~float64 (string missing in ~int | ~float64)"
	_ = num() // ERROR 9 "in call to num, cannot infer N (declared at calls.go:27:10)"
	_ = sl([]string{"a"})
	_ = sl(1) // ERROR 8 "in call to sl, cannot infer E (declared at calls.go:28:17)"
	_ = sl[[]int, string](nil) // ERROR 9 "[]int does not satisfy ~[]string ([]int missing in ~[]string)"
	_ = ptrTo[T]("a") // ERROR 14 "*T does not satisfy interface{set(string); *T} (missing method set)"
	_ = ptrTo[int]("a") // ERROR 16 "*int does not satisfy interface{set(string); *int} (missing method set)"
	var f func(int) int = id
	var g func(int) string = id // ERROR 27 "inferred type func(x int) int for func(x P) P does not match type func(int) string of g"
	var h func(int, int) = pair // ERROR 25 "inferred type func(k int, v int) map[int]int for func(k K, v V) map[K]V does not match type func(int, int) of h"
	_, _, _ = f, g, h
	_ = id(id) // ERROR 8 "in call to id, cannot infer P (declared at calls.go:24:9)"
	_ = id(nil) // ERROR 8 "in call to id, cannot infer P (declared at calls.go:24:9)"
	_ = id(none()) // ERROR 9 "none() (no value) used as value"
	_ = id(two()) // ERROR 9 "too many arguments in call to id\n\thave (int, string)\n\twant (P)"
	_ = G[int]{}.get()
	_ = G{} // ERROR 6 "cannot use generic type G[P any] without instantiation"
	_ = G[int, int]{} // ERROR 6 "too many type arguments for type G: have 2, want 1"
	_ = G[undefined]{} // ERROR 8 "undefined: undefined"
	f = id[string] // ERROR 6 "cannot use id[string] (value of type func(x string) string) as func(int) int value in assignment"
	f = pair[int] // ERROR 10 "type func(int) int of f does not match func(k int, v V) map[int]V"
	mapf([]int{}, id[int])
	mapf([]int{}, pair[int]) // ERROR 16 "in call to mapf, type func[K comparable, V any](k K, v V) map[K]V of pair[int] does not match inferred type func(int) B for func(A) B"
}
