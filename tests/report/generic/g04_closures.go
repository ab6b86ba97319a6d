// Closures inside generic functions: returned, passed on, capturing by value and by reference.
package main

func counter[T ~int | ~float64](step T) (next func() T, back func()) {
	var now T
	return func() T { now += step; return now }, func() { now -= step }
}

func constant[T any](x T) func() T { return func() T { return x } }

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func memo[K comparable, V any](f func(K) V) func(K) V {
	known := map[K]V{}
	return func(k K) V {
		if v, ok := known[k]; ok {
			return v
		}
		v := f(k)
		known[k] = v
		return v
	}
}

func apply[T any](x T, fs ...func(*T)) T {
	for _, f := range fs {
		f(&x)
	}
	return x
}

func twice[T any](x T, f func(T) T) T {
	return func(y T) T { return f(f(y)) }(x)
}

func main() {
	next, back := counter(2)
	next()
	back()
	half, _ := counter(0.5)
	length := compose(constant[string], func(f func() string) int { return len(f()) })
	square := memo(func(n int) int { return n * n })
	println(next(), int(half()*4), length("four"), square(5)+square(5))
	println(apply(3, func(p *int) { *p++ }, func(p *int) { *p *= 2 }), twice("a", func(s string) string { return s + "b" }))
}
