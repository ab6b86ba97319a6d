// Texts of panics for keys that cannot be hashed: lookups in empty maps have their own.
package main

import "fmt"

func try(f func()) { defer func() { r := recover(); fmt.Println(r) }(); f() }
func main() {
	m := map[any]int{}
	try(func() { m[[]int{1}] = 1 })
	try(func() { _ = m[[]int{1}] })
	try(func() { delete(m, []int{1}) })
	try(func() { _ = m[func() {}] })
	try(func() { _ = m[struct{ a any }{[]int{}}] })
	try(func() { m[1] = 1; _ = m[[]int{1}] })
	m[2] = 1
	m[3] = 4
	for i := 0; i < 20; i++ {
		m[i] = i
	}
	try(func() { _ = m[[]int{1}] })
	m2 := map[[2]any]int{}
	try(func() { _ = m2[[2]any{1, []int{}}] })
}

// Output:
// runtime error: hash of unhashable type []int
// hash of unhashable type: []int
// hash of unhashable type: []int
// hash of unhashable type: func()
// hash of unhashable type: []int
// runtime error: hash of unhashable type []int
// runtime error: hash of unhashable type []int
// hash of unhashable type: []int
