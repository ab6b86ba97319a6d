// How types print in the names of instances: embedded fields, aliases, local types, arguments.
package main

type node[T any] struct{ v T }

type alias = node[int]

type wrap[T any] struct {
	node[T]
	*alias
	n int `key:"n"`
}

type ref[T any] struct{ p *T }

func (r *ref[T]) load() *T { return r.p }

func keep[K comparable, V any](k K, v V) map[K]V { return map[K]V{k: v} }

func main() {
	type local struct {
		node[string]
		next *local
	}
	var a ref[wrap[int]]
	var b ref[struct{ node[int] }]
	var c ref[local]
	var d ref[func(int, ...string) (chan<- error, []map[string]any)]
	println(a.load() == nil, b.load() == nil, c.load() == nil, d.load() == nil)
	println(len(keep("a", &a)), len(keep([2]int{}, interface{ M() }(nil))))
}
