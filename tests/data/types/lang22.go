// -lang=go1.22
package p

type A[P any] = []P // ERROR 8 "generic type alias requires go1.23 or later (-lang was set to go1.22; check go.mod)"

func g() {
	for range func(func() bool) {} { // ERROR 12 "cannot range over func(func() bool) {} (value of type func(func() bool)): requires go1.23 or later (-lang was set to go1.22; check go.mod)"
	}
	for range 10 {
	}
	_ = new(1) // ERROR 6 "new(1) requires go1.26 or later (-lang was set to go1.22; check go.mod)"
}
