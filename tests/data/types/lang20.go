// -lang=go1.20
// Inference that came with Go 1.21.
package p

func id[P any](x P) P                  { return x }
func apply[A, B any](x A, f func(A) B) {}
func pair[A, B any](a A, b B)          {}

type I interface{ M() }
type J interface {
	M()
	N()
}

func both[T any](x, y T) {}

func f(i I, j J) {
	var g func(int) int = id // ERROR 24 "implicitly instantiated function in assignment requires go1.21 or later (-lang was set to go1.20; check go.mod)"
	var h func(int, string) = pair[int] // ERROR 32 "partially instantiated function in assignment requires go1.21 or later (-lang was set to go1.20; check go.mod)"
	apply(1, id) // ERROR 11 "implicitly instantiated function as argument requires go1.21 or later (-lang was set to go1.20; check go.mod)"
	apply(1, id[int])
	both(1, 2.5)
	both(i, j) // ERROR 10 "in call to both, type J of j does not match inferred type I for T"
	_, _ = g, h
}
