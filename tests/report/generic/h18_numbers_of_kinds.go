// Many type arguments of one shape and of different ones; instances of instances.
package main

type meters int

type seconds int

type named struct{ name string }

type other struct{ label string }

type holder[T any] struct{ v T }

func (h holder[T]) get() T      { return h.v }
func (h *holder[T]) ptr() *T    { return &h.v }
func wrap[T any](x T) holder[T] { return holder[T]{x} }

func nest[T any](x T) holder[holder[T]] { return wrap(wrap(x)) }

func both[A, B any](a A, b B) (holder[A], *holder[B]) { return wrap(a), &holder[B]{b} }

func swap[A, B any](a A, b B) (B, A) { return b, a }

func size[T any](xs ...T) int { return len(xs) }

func zero[T any]() (z T) { return z }

func main() {
	a, b := both(meters(1), seconds(2))
	c, d := both(&named{"n"}, &other{"o"})
	println(a.get(), b.get(), c.get().name, (*d.ptr()).label)
	println(nest(3).get().get(), nest("s").v.v, nest(&named{"deep"}).get().get().name)
	x, y := swap(1, "one")
	println(x, y, size[named](), size(1, 2), zero[int](), zero[*int]() == nil, zero[[2]string]()[1])
}
