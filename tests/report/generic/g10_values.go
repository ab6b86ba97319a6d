// Instances used as values: outside of generics wrappers, inside of them closures.
package main

func twice[T any](f func(T) T, x T) T { return f(f(x)) }

func id[T any](x T) T { return x }

type box[T any] struct{ v T }

func (b box[T]) get() T           { return b.v }
func (b *box[T]) put(v T) *box[T] { b.v = v; return b }

func use[T any](x T) T {
	f := id[T]
	b := &box[T]{}
	put := b.put
	put(x)
	get := box[T].get
	return twice(f, get(*b))
}

var table = map[string]func(int) int{"id": id[int]}

func main() {
	println(twice(id[int], 3), use("s"), table["id"](4))
	b := box[int]{1}
	g := b.get
	h := (*box[int]).put
	println(g(), h(&b, 5).v)
}
