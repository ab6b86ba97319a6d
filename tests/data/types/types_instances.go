// Instantiations that never end; gc looks for them where all else is right.
package p

func f[T any](x T) { g(&x) } // ERROR 8 "instantiation cycle:\n\ttypes_instances.go:8:3: T instantiated as U\n\ttypes_instances.go:4:23: U instantiated as *T"

func g[U any](x U) {
	type local struct{ u U }
	f(x)
}
