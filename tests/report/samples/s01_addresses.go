// Pointers and locals: what is returned by address and what stays.
package main

type vec struct{ dx, dy int }

func unit(dx, dy int) *vec { return &vec{dx, dy} }

func norm(v *vec) int { return v.dx*v.dx + v.dy*v.dy }

func local() *int { answer := 41; answer++; return &answer }

func swap(a, b *vec) { *a, *b = *b, *a }

func main() {
	one, two := unit(3, 4), &vec{1, 1}
	swap(one, two)
	println(norm(one), norm(two), *local())
	var held vec
	p := &held
	p.dx = 2
	println(norm(p))
}
