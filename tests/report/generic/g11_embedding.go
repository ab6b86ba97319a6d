// Generic types embedded in others: promoted methods and wrappers.
package main

type base[T any] struct{ val T }

func (b *base[T]) set(v T) { b.val = v }
func (b base[T]) get() T   { return b.val }

type wide[T any] struct {
	base[T]
	tag string
}

type plain struct {
	*base[int]
}

type getter[T any] interface{ get() T }

func read[T any](g getter[T]) T { return g.get() }

func main() {
	w := &wide[string]{tag: "t"}
	w.set("x")
	println(w.get(), read[string](w))
	p := plain{&base[int]{3}}
	p.set(4)
	var g getter[int] = p
	println(g.get(), read[int](p))
}
