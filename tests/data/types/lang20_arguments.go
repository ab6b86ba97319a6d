// -lang=go1.20
package p

func f(func(int)) {}

func g2[P, Q any](P) {}

func _() {
	f(g2[int]) // ERROR 4 "cannot infer Q (declared at lang20_arguments.go:6:12)" // ERROR 4 "implicitly instantiated function as argument requires go1.21 or later (-lang was set to go1.20; check go.mod)"
}
