// What is inferred, and what satisfies a constraint, in each version.
package p

func cmp[T comparable](T)              {}
func id[P any](x P) P                  { return x }
func apply[A, B any](x A, f func(A) B) {}
func pair[A any](a, b A)               {}
func g2[P, Q any](P)                   {}
func takes(func(int))                  {}
func two[P any](func(P), P)            {}
func slice[S ~[]E, E any](S) E         { panic(0) }

type I interface{ M() }
type J interface {
	M()
	N()
}
type Ord interface{ ~int | ~float64 | ~string }

func less[T Ord](a, b T) bool { return a < b }

type Self[T any] interface{ Less(T) bool }

func sort[T Self[T]](x []T) {}

type Adder[A Adder[A]] interface{ Add(A) A }

func algo[A Adder[A]](x, y A) A { return x.Add(y) }

type N int

func (n N) Add(m N) N { return n + m }

func use(a any, i I, j J, e error) {
	cmp(a)
	cmp(e)
	cmp([]int{})
	cmp(1)
	apply(1, id)
	apply[int, int](1, id)
	pair(1, 2.5)
	pair(1, "a")
	pair(i, j)
	pair(1.5, 'a')
	takes(id)
	takes(g2[int])
	two(func(int) {}, 1)
	var f func(int) int = id
	_ = f
	_ = slice([]string{})
	_ = less(1, 2.5)
	_ = less(1, "a")
	_ = algo(N(1), 2)
	var h func(string) string
	h = id
	_ = h
	_ = func() func(int) int { return id }
}

func core[T interface{ []int | []string }](x T) {
	_ = len(x)
	for range x {
	}
	_ = x[0]
	_ = x[:1]
	_ = append(x)
}

func core2[T interface{ []int | [4]int }, F interface{ func() | func(int) }, K interface{ chan int | chan<- int }](x T, f F, k K) {
	_ = x[0]
	f()
	k <- 1
	<-k
	for range x {
	}
	for range k {
	}
	_ = make(T, 1)
	_ = T{1}
}

type Tree[T interface{ ~int }] struct {
	l, r *Tree[T]
	v    T
}

func conv[T ~[]byte | ~string](x T) string { return string(x) }
func field[T struct{ a int } | struct{ a, b int }](x T) { _ = x.a }
