package p

type pair[K, V any] struct {
	key K
	val V
}

func (p *pair[K]) get() K { // ERROR 10 "receiver declares 1 type parameter, but receiver base type declares 2"
	return p.key // ERROR 11 "p.key undefined (type *pair[K] has no field or method key)"
}
