// Generic types that embed others, promoted methods, interfaces with parameters inside of structs.
package main

type store[K comparable, V any] interface {
	get(K) (V, bool)
	put(K, V)
}

type memory[K comparable, V any] struct{ m map[K]V }

func (s *memory[K, V]) get(k K) (V, bool) { v, ok := s.m[k]; return v, ok }
func (s *memory[K, V]) put(k K, v V) {
	if s.m == nil {
		s.m = map[K]V{}
	}
	s.m[k] = v
}

type counted[K comparable, V any] struct {
	store[K, V]
	reads int
}

func (c *counted[K, V]) get(k K) (V, bool) { c.reads++; return c.store.get(k) }

type base[T any] struct{ item T }

func (b *base[T]) ref() *T { return &b.item }
func (b base[T]) copy() T  { return b.item }

type derived struct {
	base[string]
	extra *base[int]
}

type both[T any] struct {
	*base[T]
	memory[T2, T]
}

type T2 int

func main() {
	c := &counted[string, int]{store: &memory[string, int]{}}
	c.put("a", 5)
	v, ok := c.get("a")
	d := derived{base[string]{"item"}, &base[int]{9}}
	*d.ref() += "!"
	b := both[int]{base: &base[int]{3}}
	b.put(1, 2)
	var s store[T2, int] = &b
	w, _ := s.get(1)
	println(v, ok, c.reads, d.copy(), d.extra.copy(), *b.ref(), w)
}
