// Unary and binary operators, comparisons, assertions.
package p

type T struct{ f []int }
type U struct{ x int }
type F func()
type I interface{ m() }
type J interface{ m(int) }
type impl struct{}

func (impl) m() {}

var (
	i   int
	i8  int8
	f   float64
	s   string
	b   bool
	p   *int
	sl  []int
	mp  map[string]int
	fn  func()
	t   T
	u   U
	e   interface{}
	ii  I
	ch  chan int
	cs  chan<- int
	cr  <-chan int
	arr [2][]int
)

func two() (int, int) { return 1, 2 }
func none()           {}

func unary() {
	_ = +s // ERROR 7 "invalid operation: operator + not defined on s (variable of type string)"
	_ = -b // ERROR 7 "invalid operation: operator - not defined on b (variable of type bool)"
	_ = !i // ERROR 7 "invalid operation: operator ! not defined on i (variable of type int)"
	_ = ^f // ERROR 7 "invalid operation: operator ^ not defined on f (variable of type float64)"
	_ = &1 // ERROR 7 "invalid operation: cannot take address of 1 (untyped int constant)"
	_ = &two // ERROR 7 "invalid operation: cannot take address of two (value of type func() (int, int))"
	_ = &mp["a"] // ERROR 7 "invalid operation: cannot take address of mp[\"a\"] (map index expression of type int)"
	_ = &T{}
	_ = &(T{})
	_ = *i // ERROR 7 "invalid operation: cannot indirect i (variable of type int)"
	_ = *p
	_ = *nil // ERROR 7 "invalid operation: cannot indirect nil"
	_ = <-i // ERROR 8 "invalid operation: cannot receive from non-channel int i (variable of type int)"
	_ = <-cs // ERROR 8 "invalid operation: cannot receive from send-only channel chan<- int cs (variable of type chan<- int)"
	cr <- 1 // ERROR 2 "invalid operation: cannot send to receive-only channel <-chan int cr (variable of type <-chan int)"
	i <- 1 // ERROR 2 "invalid operation: cannot send to non-channel int i (variable of type int)"
	_ = ~i // ERROR 6 "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)"
	_ = ~s // ERROR 6 "cannot use ~ outside of interface or type constraint"
	_ = -none() // ERROR 7 "none() (no value) used as value"
	_ = -two() // ERROR 7 "multiple-value two() (value of type (int, int)) in single-value context"
	_ = -int // ERROR 7 "int (type) is not an expression"
	_ = len // ERROR 6 "len (built-in) must be called"
	_ = none() // ERROR 6 "none() (no value) used as value"
	none() + 1 // ERROR 2 "none() (no value) used as value"
	_ = unary
}

func binary() {
	_ = i + s // ERROR 6 "invalid operation: i + s (mismatched types int and string)"
	_ = i + 1.5 // ERROR 10 "1.5 (untyped float constant) truncated to int"
	_ = i + f // ERROR 6 "invalid operation: i + f (mismatched types int and float64)"
	_ = i8 + i // ERROR 6 "invalid operation: i8 + i (mismatched types int8 and int)"
	_ = s - "a" // ERROR 6 "invalid operation: operator - not defined on s (variable of type string)"
	_ = b + b // ERROR 6 "invalid operation: operator + not defined on b (variable of type bool)"
	_ = b && i // ERROR 6 "invalid operation: b && i (mismatched types bool and int)"
	_ = b && 1 // ERROR 6 "invalid operation: b && 1 (mismatched types bool and untyped int)"
	_ = p + 1 // ERROR 6 "invalid operation: p + 1 (mismatched types *int and untyped int)"
	_ = nil + nil // ERROR 6 "invalid operation: operator + not defined on nil"
	_ = nil == nil // ERROR 13 "invalid operation: nil == nil (operator == not defined on untyped nil)"
	_ = i == nil // ERROR 11 "invalid operation: i == nil (mismatched types int and untyped nil)"
	_ = p == nil
	_ = p == 1 // ERROR 11 "invalid operation: p == 1 (mismatched types *int and untyped int)"
	_ = sl == sl // ERROR 6 "invalid operation: sl == sl (slice can only be compared to nil)"
	_ = sl == nil
	_ = mp == mp // ERROR 6 "invalid operation: mp == mp (map can only be compared to nil)"
	_ = fn == fn // ERROR 6 "invalid operation: fn == fn (func can only be compared to nil)"
	_ = fn == nil
	_ = t == t // ERROR 6 "invalid operation: t == t (struct containing []int cannot be compared)"
	_ = u == u
	_ = u < u // ERROR 6 "invalid operation: u < u (operator < not defined on struct)"
	_ = arr == arr // ERROR 6 "invalid operation: arr == arr ([2][]int cannot be compared)"
	_ = e == sl // ERROR 11 "invalid operation: e == sl (slice can only be compared to nil)"
	_ = e == i
	_ = e == 1
	_ = e < e // ERROR 6 "invalid operation: e < e (operator < not defined on interface)"
	_ = ii == e
	_ = ii == i // ERROR 12 "invalid operation: ii == i (mismatched types I and int)"
	_ = ii == impl{}
	_ = b < b // ERROR 6 "invalid operation: b < b (operator < not defined on bool)"
	_ = ch == cs
	_ = cr == cs // ERROR 12 "invalid operation: cr == cs (mismatched types <-chan int and chan<- int)"
	_ = i % 2.0
	_ = f % 2 // ERROR 6 "invalid operation: operator % not defined on f (variable of type float64)"
	_ = f & 1 // ERROR 6 "invalid operation: operator & not defined on f (variable of type float64)"
	_ = i / 0 // ERROR 10 "invalid operation: division by zero"
	_ = f / 0
	_ = i &^ 1.0
	_ = "a" == 'a' // ERROR 13 "invalid operation: \"a\" == 'a' (mismatched types untyped string and untyped rune)"
	_ = 1 == true // ERROR 11 "invalid operation: 1 == true (mismatched types untyped int and untyped bool)"
	_ = i == i8 // ERROR 11 "invalid operation: i == i8 (mismatched types int and int8)"
	_ = two() == 1 // ERROR 6 "multiple-value two() (value of type (int, int)) in single-value context"
	_ = undefined1 + undefined2 // ERROR 6 "undefined: undefined1" // ERROR 19 "undefined: undefined2"
	i += s // ERROR 2 "invalid operation: i += s (mismatched types int and string)"
	s -= "a" // ERROR 2 "invalid operation: operator - not defined on s (variable of type string)"
	i %= 0 // ERROR 7 "invalid operation: division by zero"
	b += true // ERROR 2 "invalid operation: operator + not defined on b (variable of type bool)"
	s += 1 // ERROR 2 "invalid operation: s += 1 (mismatched types string and untyped int)"
	i++
	s++ // ERROR 2 "invalid operation: s++ (non-numeric type string)"
	p++ // ERROR 2 "invalid operation: p++ (non-numeric type *int)"
}

func assertions() {
	_ = i.(int) // ERROR 6 "invalid operation: i (variable of type int) is not an interface"
	_ = e.(int)
	_ = ii.(impl)
	_ = ii.(int) // ERROR 6 "impossible type assertion: ii.(int)\n\tint does not implement I (missing method m)"
	_ = ii.(J)
	_, _ = ii.(*impl)
	_ = e.(undefined3) // ERROR 9 "undefined: undefined3"
	switch ii.(type) {
	case impl, int: // ERROR 13 "impossible type switch case: int\n\tii (variable of interface type I) cannot have dynamic type int (missing method m)"
	case J:
	case nil:
	}
	switch i.(type) { // ERROR 9 "i (variable of type int) is not an interface"
	}
	switch e {
	case 1, "a", sl: // ERROR 15 "invalid case sl in switch on e (slice can only be compared to nil)"
	}
	switch i {
	case 1, "a", 2.5, i8, nil: // ERROR 10 "cannot convert \"a\" (untyped string constant) to type int" // ERROR 15 "2.5 (untyped float constant) truncated to int" // ERROR 20 "invalid case i8 in switch on i (mismatched types int8 and int)" // ERROR 24 "cannot convert nil to type int"
	}
	switch sl {
	case nil:
	}
	switch {
	case 1: // ERROR 7 "cannot convert 1 (untyped int constant) to type bool"
	case b:
	case main: // ERROR 7 "invalid case main in switch on true (mismatched types func() and bool)"
	}
}

func main() {}

func generic[P any, C comparable, N ~int | ~float64, Ptr *int | *string, Ch chan int | <-chan int](
	x P, c C, n N, q Ptr, r Ch) {
	_ = x == x // ERROR 6 "invalid operation: x == x (incomparable types in type set)"
	_ = c == c
	_ = c < c // ERROR 6 "invalid operation: c < c (type parameter C cannot use operator <)"
	_ = n < n
	_ = n + n
	_ = n + 1
	_ = n + 1.5 // ERROR 10 "cannot convert 1.5 (untyped float constant) to type N"
	_ = n % n // ERROR 6 "invalid operation: operator % not defined on n (variable of type N constrained by ~int | ~float64)"
	_ = n << 1 // ERROR 6 "invalid operation: shifted operand n (variable of type N constrained by ~int | ~float64) must be integer"
	_ = x + x // ERROR 6 "invalid operation: operator + not defined on x (variable of type P constrained by any)"
	_ = x.(int) // ERROR 6 "invalid operation: cannot use type assertion on type parameter value x (variable of type P constrained by any)"
	_ = *q // ERROR 7 "invalid operation: pointers of q (variable of type Ptr constrained by *int | *string) must have identical base types"
	_ = *x // ERROR 7 "invalid operation: cannot indirect x (variable of type P constrained by any)"
	_ = <-r
	_ = <-x // ERROR 8 "invalid operation: cannot receive from x (variable of type P constrained by any): no specific channel type"
	r <- 1 // ERROR 2 "invalid operation: cannot send to r (variable of type Ch constrained by chan int | <-chan int): receive-only channel <-chan int"
	_ = -x // ERROR 7 "invalid operation: operator - not defined on x (variable of type P constrained by any)"
	_ = &x
	_ = !n // ERROR 7 "invalid operation: operator ! not defined on n (variable of type N constrained by ~int | ~float64)"
	_ = x == nil // ERROR 11 "invalid operation: x == nil (mismatched types P and untyped nil)"
	_ = q == nil
}
