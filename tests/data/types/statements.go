// Statements that are wrong.
package p

func f() int        { return 1 }
func g() (int, int) { return 1, 2 }
func v()            {}

type bool2 bool

func exprs(x int, s []int, c chan int) {
	x // ERROR 2 "x (variable of type int) is not used"
	x + 1 // ERROR 2 "x + 1 (value of type int) is not used"
	f // ERROR 2 "f (value of type func() int) is not used"
	len(s) // ERROR 2 "len(s) (value of type int) is not used"
	len // ERROR 2 "len (built-in) must be called"
	int // ERROR 2 "int (type) is not an expression"
	int(x) // ERROR 2 "int(x) (value of type int) is not used"
	append(s, 1) // ERROR 2 "append(s, 1) (value of type []int) is not used"
	<-c
	func() {} // ERROR 2 "func() {} (value of type func()) is not used"
	-x // ERROR 2 "-x (value of type int) is not used"
	f()
	nil // ERROR 2 "nil is not used"
	"a" // ERROR 2 "\"a\" (untyped string constant) is not used"
	v // ERROR 2 "v (value of type func()) is not used"
	s[0] // ERROR 2 "s[0] (variable of type int) is not used"
}

func calls(x int) {
	go f // ERROR 5 "expression in go must be function call"
	defer x // ERROR 8 "expression in defer must be function call"
	go int(x) // ERROR 5 "go requires function call, not conversion int(x) (value of type int)"
	defer len("a") // ERROR 8 "defer discards result of len(\"a\") (constant 1 of type int)"
	go append([]int{}, 1) // ERROR 5 "go discards result of append([]int{}, 1) (value of type []int)"
	defer recover()
	go func() {} // ERROR 5 "expression in go must be function call"
	defer panic(1)
}

func conds(x int, b bool2) {
	if x { // ERROR 5 "non-boolean condition in if statement"
	}
	for x { // ERROR 6 "non-boolean condition in for statement"
	}
	for i := 0; x; i++ { // ERROR 14 "non-boolean condition in for statement"
	}
	if b {
	}
	if x := 1; x { // ERROR 13 "non-boolean condition in if statement"
	}
}

func switches(x int, s []int, i any, m map[string]int, fn func()) {
	switch x {
	case 1, 2, 1: // ERROR 13 "duplicate case 1 (constant of type int) in expression switch\n\tstatements.go:55:7: previous case"
	case "a": // ERROR 7 "cannot convert \"a\" (untyped string constant) to type int"
	case 1.5: // ERROR 7 "1.5 (untyped float constant) truncated to int"
	default:
	default: // ERROR 2 "multiple defaults (first at statements.go:58:2)"
	}
	switch {
	case x: // ERROR 7 "invalid case x in switch on true (mismatched types int and bool)"
	case true, true:
	}
	switch s {
	case nil:
	}
	switch m {
	case m: // ERROR 7 "invalid case m in switch on m (map can only be compared to nil)"
	}
	switch [1]func(){} { // ERROR 9 "cannot switch on [1]func(){} (value of type [1]func()) ([1]func() is not comparable)"
	}
	switch fn {
	case fn: // ERROR 7 "invalid case fn in switch on fn (func can only be compared to nil)"
	}
	switch "a" {
	case "a", "b", "a": // ERROR 17 "duplicate case \"a\" (constant of type string) in expression switch\n\tstatements.go:77:7: previous case"
	}
	switch x.(type) { // ERROR 9 "x (variable of type int) is not an interface"
	}
	switch y := i.(type) {
	case int, int: // ERROR 12 "duplicate case int in type switch\n\tstatements.go:82:7: previous case"
	case string, nil, nil: // ERROR 20 "duplicate case nil in type switch\n\tstatements.go:83:15: previous case"
		_ = y
	case undefinedType: // ERROR 7 "undefined: undefinedType"
	case error:
	case interface{ m() }:
	case []int, []int: // ERROR 14 "duplicate case []int in type switch\n\tstatements.go:88:7: previous case"
	}
	switch _ := i.(type) { // ERROR 9 "no new variable on left side of :="
	}
	switch y := i.(type) { // ERROR 9 "y declared and not used"
	default:
	case int:
	default: // ERROR 2 "multiple defaults (first at statements.go:93:2)"
	}
	switch f() {
	}
	switch v() { // ERROR 9 "v() (no value) used as value"
	}
	switch nil { // ERROR 9 "use of untyped nil in switch expression"
	}
	switch 1.5 {
	case 1.5, 1.5: // ERROR 12 "duplicate case 1.5 (constant of type float64) in expression switch\n\tstatements.go:104:7: previous case"
	}
}

func selects(c chan int, r <-chan int, s chan<- int, x int) {
	select {
	case x: // ERROR 7 "select case must be send or receive (possibly with assignment)"
	case c <- 1:
	case x = <-c:
	case y := <-c: // ERROR 7 "declared and not used: y"
	case z, ok := <-r: // ERROR 7 "declared and not used: z" // ERROR 10 "declared and not used: ok"
	case <-s: // ERROR 9 "invalid operation: cannot receive from send-only channel chan<- int s (variable of type chan<- int)"
	case r <- 1: // ERROR 7 "invalid operation: cannot send to receive-only channel <-chan int r (variable of type <-chan int)"
	case f(): // ERROR 8 "select case must be send or receive (possibly with assignment)"
	case x = 1: // ERROR 7 "select case must be send or receive (possibly with assignment)"
	default:
	default: // ERROR 2 "multiple defaults (first at statements.go:119:2)"
	}
	c <- "a" // ERROR 7 "cannot use \"a\" (untyped string constant) as int value in send"
	x <- 1 // ERROR 2 "invalid operation: cannot send to non-channel int x (variable of type int)"
	s <- nil // ERROR 7 "cannot use nil as int value in send"
}

func ranges(x int, c chan int, s chan<- int, p *int, st struct{}, pa *[3]int, fl float64) {
	for i, j := range x { // ERROR 6 "declared and not used: i" // ERROR 9 "range over x (variable of type int) permits only one iteration variable"
	}
	for i, j := range c { // ERROR 6 "declared and not used: i" // ERROR 9 "range over c (variable of type chan int) permits only one iteration variable"
	}
	for range s { // ERROR 12 "cannot range over s (variable of type chan<- int): receive from send-only channel chan<- int"
	}
	for range p { // ERROR 12 "cannot range over p (variable of type *int)"
	}
	for i := range st { // ERROR 17 "cannot range over st (variable of type struct{})"
	}
	for i, j, k := range pa { // ERROR 6 "declared and not used: i" // ERROR 9 "declared and not used: j" // ERROR 12 "range clause permits at most two iteration variables"
	}
	for i := range 10 { // ERROR 6 "declared and not used: i"
	}
	for i, j := range pa { // ERROR 6 "declared and not used: i" // ERROR 9 "declared and not used: j"
	}
	for range 1.5 { // ERROR 12 "cannot range over 1.5 (untyped float constant)"
	}
	for fl = range 10 { // ERROR 6 "cannot use iteration variable of type float64"
	}
	for _, _ := range pa { // ERROR 2 "no new variables on left side of :="
	}
	for range undefinedName { // ERROR 12 "undefined: undefinedName"
	}
	for i := range "abc" { // ERROR 6 "declared and not used: i"
		i = "a" // ERROR 7 "cannot use \"a\" (untyped string constant) as int value in assignment"
	}
	for x = range func(func(int) bool) {} {
	}
	for x, y := range func(func(int) bool) {} { // ERROR 6 "declared and not used: x" // ERROR 9 "range over func(func(int) bool) {} (value of type func(func(int) bool)) permits only one iteration variable"
	}
	for x := range func(func() bool) {} { // ERROR 6 "range over func(func() bool) {} (value of type func(func() bool)) permits no iteration variables"
	}
	for range func(int) {} { // ERROR 12 "cannot range over func(int) {} (value of type func(int)): func must be func(yield func(...) bool): argument is not func"
	}
	for range func() {} { // ERROR 12 "cannot range over func() {} (value of type func()): func must be func(yield func(...) bool): wrong argument count"
	}
	for range func(func() bool) int { return 0 } { // ERROR 12 "cannot range over func(func() bool) int {…} (value of type func(func() bool) int): func must be func(yield func(...) bool): unexpected results"
	}
	for range func(func(int, int, int) bool) {} { // ERROR 12 "cannot range over func(func(int, int, int) bool) {} (value of type func(func(int, int, int) bool)): func must be func(yield func(...) bool): yield func has too many parameters"
	}
	for range func(func() int) {} { // ERROR 12 "cannot range over func(func() int) {} (value of type func(func() int)): func must be func(yield func(...) bool): yield func does not return bool"
	}
	for range func(func() bool2) {} { // ERROR 12 "cannot range over func(func() bool2) {} (value of type func(func() bool2)): func must be func(yield func(...) bool): yield func returns user-defined boolean, not bool"
	}
	var i8 int8 // ERROR 6 "declared and not used: i8"
	for i8 = range 300 { // ERROR 17 "cannot use 300 (untyped int constant) as int8 value in range clause (overflows)"
	}
	for i8 = range x { // ERROR 17 "cannot use x (variable of type int) as int8 value in range clause"
	}
}

func missing1(x int) int {
	for {
		break
	}
} // ERROR 1 "missing return"
func missing2(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR 1 "missing return"
func missing3(x int) int {
	if x > 0 {
		return 1
	} else if x < 0 {
		return 2
	}
} // ERROR 1 "missing return"
func missing4(c chan int) int {
L:
	select {
	case <-c:
		break L
	}
} // ERROR 1 "missing return"
func missing5() int {
	for true {
	}
} // ERROR 1 "missing return"
func present1(x int) int {
	switch {
	case x > 0:
		panic(1)
	default:
		goto L
	}
L:
	for {
	}
}
