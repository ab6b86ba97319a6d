// Literals, shifts, embedding, built-in functions and generic types, right and wrong.
package p

import (
	"unsafe"
)

const (
	a = 1_000
	b = 0b11
	c = 0o17
	d = 0x1p-2
)

type (
	RW interface {
		R
		W
	}
	R interface{ Close() }
	W interface{ Close() }
)

type Alias = struct{ Alias2 }
type Alias2 = *int

func f(x int, s string, y float64) {
	_ = 1 << x
	_ = x << x
	_ = s[1<<x:]
	var g float64 = 1 << 3.0
	_ = uint8(x) << s
	switch x := any(x).(type) {
	case int, string:
	}
	_ = unsafe.Sizeof(g)
	for i := 0; i < 3; i++ {
		func() { _ = i }()
	}
	var p *[3]int
	for range p {
	}
	_ = len(p)
	println(min(1, x, y), max("a", s), max())
	clear(x)
	new(3)
	_ = new(nil)
	_ = *new(func() int { return 1 }())
	var _ = [...]int{1, 2}[:]
	if x := new(uint8(3)); *x == 3 {
	}
}

func gen[T any, PT interface {
	*T
	Set(string)
}](s string) {
	p := PT(new(T))
	p.Set(s)
	var _ = T.x
	type local[P any] struct{}
}

type X[T any] struct{ T }
type Y[T any] T
type Z[T Z[T]] struct{}
type V[T any] = T
type G[P interface{ V[int] }] []P
