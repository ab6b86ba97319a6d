// An instantiation cycle through a local type.
package p

func f[T any]() { // ERROR 8 "instantiation cycle:\n\ttypes_instances_local.go:6:4: T instantiated as local\n\ttypes_instances_local.go:5:7: local implicitly parameterized by T"
	type local struct{ t T }
	f[local]()
}
