// Optional values and results in generic structs, passed by value and by pointer.
package main

type option[T any] struct {
	val *T
}

func some[T any](x T) option[T] { return option[T]{&x} }
func none[T any]() option[T]    { return option[T]{} }
func (o option[T]) or(x T) T {
	if o.val == nil {
		return x
	}
	return *o.val
}

func bind[T, U any](o option[T], f func(T) option[U]) option[U] {
	if o.val == nil {
		return none[U]()
	}
	return f(*o.val)
}

type result[T any] struct {
	val T
	err error
}

type failure string

func (f failure) Error() string { return string(f) }

func try[T any](f func() (T, error)) (r result[T]) {
	r.val, r.err = f()
	return r
}

func main() {
	o := bind(some(3), func(i int) option[string] { return some("abc"[:i]) })
	println(o.or("none"), none[int]().or(7))
	r := try(func() (int, error) { return 0, failure("bad") })
	println(r.err.Error())
}
