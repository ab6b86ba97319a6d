// Generic functions used where they cannot be.
package p

import "fmt"

func gen[T any](T) T { var t T; return t }

func takes(f func(int) int, x any) {}

func use() {
	fmt.Println(gen) // ERROR 13 "in call to fmt.Println, cannot infer T (declared at expr_generic.go:6:10)"
	takes(gen, gen) // ERROR 7 "in call to takes, cannot infer T (declared at expr_generic.go:6:10)"
	var x any = gen // ERROR 6 "declared and not used: x" // ERROR 14 "cannot use generic function gen without instantiation"
	x = gen // ERROR 6 "cannot use generic function gen without instantiation"
	_ = []any{gen} // ERROR 12 "cannot use generic function gen without instantiation"
	_ = map[string]func(string) string{"a": gen} // ERROR 42 "cannot use generic function gen without instantiation"
	switch gen { // ERROR 9 "cannot use generic function gen without instantiation"
	}
	gen := gen // ERROR 9 "cannot use generic function gen without instantiation"
	return gen
}
