// A search tree ordered by a function or by a method, walked by recursion and by an iterator.
package main

type ordered[T any] interface{ less(T) bool }

type num int

func (a num) less(b num) bool { return a < b }

type tree[T ordered[T]] struct{ root *branch[T] }

type branch[T any] struct {
	value       T
	left, right *branch[T]
}

func (t *tree[T]) insert(x T) bool {
	place := &t.root
	for *place != nil {
		switch at := *place; {
		case x.less(at.value):
			place = &at.left
		case at.value.less(x):
			place = &at.right
		default:
			return false
		}
	}
	*place = &branch[T]{value: x}
	return true
}

func (b *branch[T]) push(yield func(T) bool) bool {
	return b == nil || b.left.push(yield) && yield(b.value) && b.right.push(yield)
}

func (t *tree[T]) all(yield func(T) bool) { t.root.push(yield) }

func depth[T any](b *branch[T]) int {
	if b == nil {
		return 0
	}
	return 1 + max(depth(b.left), depth(b.right))
}

func build[T ordered[T]](xs ...T) *tree[T] {
	t := &tree[T]{}
	for _, x := range xs {
		t.insert(x)
	}
	return t
}

func main() {
	t := build[num](5, 2, 8, 2)
	sum := num(0)
	for x := range t.all {
		if x == 8 {
			break
		}
		sum = sum*10 + x
	}
	println(sum, depth(t.root), t.insert(3))
}
