// Parameters: what leaks to the heap, what to which result, at which level.
package main

var kept *string

//go:noinline
func keep(s *string) { kept = s }

//go:noinline
func keepInner(s **string) { kept = *s }

//go:noinline
func keepDeep(s ***string) { kept = **s }

//go:noinline
func either(a *string, b **string, c ***string) (first *string, _ *string, third *string) {
	return a, *b, **c
}

//go:noinline
func unnamed(a, b *string, _ *string) (*string, int) { return b, len(*a) }

func main() {
	x, y, z := "x", "y", "z"
	py, pz := &y, &z
	ppz := &pz
	keep(&x)
	keepInner(&py)
	keepDeep(&ppz)
	a, _, c := either(&x, &py, &ppz)
	d, n := unnamed(&x, &y, &z)
	println(*a, *c, *d, n, *kept)
}
