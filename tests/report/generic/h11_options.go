// Optional values, results, either: small generic structs passed and returned by value.
package main

import "errors"

type option[T any] struct {
	value T
	set   bool
}

func some[T any](x T) option[T] { return option[T]{x, true} }
func none[T any]() option[T]    { return option[T]{} }

func (o option[T]) or(other T) T {
	if o.set {
		return o.value
	}
	return other
}

func (o *option[T]) pointer() *T {
	if !o.set {
		return nil
	}
	return &o.value
}

func then[A, B any](o option[A], f func(A) option[B]) option[B] {
	if !o.set {
		return none[B]()
	}
	return f(o.value)
}

type result[T any] struct {
	value T
	err   error
}

func attempt[T any](f func() (T, error)) (r result[T]) {
	r.value, r.err = f()
	return r
}

func (r result[T]) unwrap() T {
	if r.err != nil {
		panic(r.err)
	}
	return r.value
}

type either[L, R any] struct {
	left  *L
	right *R
}

func leftOf[L, R any](x L) either[L, R] { return either[L, R]{left: &x} }

func fold[L, R, T any](e either[L, R], f func(L) T, g func(R) T) T {
	if e.left != nil {
		return f(*e.left)
	}
	return g(*e.right)
}

func main() {
	o := some(3)
	half := func(n int) option[string] {
		if n%2 == 0 {
			return some("even")
		}
		return none[string]()
	}
	println(o.or(4), none[int]().or(4), *o.pointer(), then(o, half).or("odd"))
	println(attempt(func() (int, error) { return 6, nil }).unwrap())
	println(attempt(func() (string, error) { return "", errors.New("bad") }).err.Error())
	println(fold(leftOf[int, string](5), func(n int) int { return n }, func(s string) int { return len(s) }))
}
