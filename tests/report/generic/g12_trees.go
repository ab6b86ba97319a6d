// A binary tree ordered by a function, walked recursively.
package main

type tree[K, V any] struct {
	root *branch[K, V]
	cmp  func(a, b K) int
}

type branch[K, V any] struct {
	key         K
	val         V
	left, right *branch[K, V]
}

func newTree[K, V any](cmp func(a, b K) int) *tree[K, V] { return &tree[K, V]{cmp: cmp} }

func (t *tree[K, V]) find(key K) **branch[K, V] {
	at := &t.root
	for *at != nil {
		switch c := t.cmp(key, (*at).key); {
		case c < 0:
			at = &(*at).left
		case c > 0:
			at = &(*at).right
		default:
			return at
		}
	}
	return at
}

func (t *tree[K, V]) put(key K, val V) bool {
	at := t.find(key)
	if *at != nil {
		(*at).val = val
		return false
	}
	*at = &branch[K, V]{key: key, val: val}
	return true
}

func (b *branch[K, V]) walk(f func(K, V)) {
	if b != nil {
		b.left.walk(f)
		f(b.key, b.val)
		b.right.walk(f)
	}
}

func main() {
	t := newTree[int, string](func(a, b int) int { return a - b })
	t.put(2, "b")
	t.put(1, "a")
	n := 0
	t.root.walk(func(k int, v string) { n += k + len(v) })
	println(n)
}
