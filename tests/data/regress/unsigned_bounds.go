// The text of a bounds panic shows an index or bound of a 64-bit unsigned type as unsigned, also where
// signed and unsigned ones stand in one expression.
package main

import "fmt"

//go:noinline
func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

type ID uint

func index[T any, I uint | uint64 | uintptr | int | ID](s []T, i I) { try(func() { _ = s[i] }) }

func main() {
	s, str, arr, p := make([]int, 3, 5), "abc", [3]int{}, &[4]int{}
	u, v, i, n := ^uint64(0), uint(1<<63), 2, -5
	index(s, u)
	index(s, v)
	index(s, uintptr(v+9))
	index(s, ID(v))
	index(s, n)
	try(func() { _ = str[u] })
	try(func() { _ = arr[u] })
	try(func() { p[v] = 1 })
	try(func() { s[u]++ })
	try(func() { _ = s[u:] })
	try(func() { _ = s[:u] })
	try(func() { _ = s[i:u] })
	try(func() { _ = s[u:i] })
	try(func() { _ = s[n:v] })
	try(func() { _ = s[v:n] })
	try(func() { _ = s[v:i:i] })
	try(func() { _ = s[0:v:i] })
	try(func() { _ = s[0:1:v] })
	try(func() { _ = s[0:1:n] })
	try(func() { _ = s[0:n:v] })
	try(func() { _ = str[u:] })
	try(func() { _ = str[1:v] })
	try(func() { _ = arr[v:] })
	try(func() { _ = p[:v] })
	try(func() { _ = uint8(s[uint8(200)]) + uint8(s[uint32(1<<31)]) })
	try(func() { _ = s[uint32(1<<31)] })
	try(func() { _ = s[int8(n)] })
	m := [2][3]int{}
	try(func() { _ = m[1][u] })
	try(func() { m[v][n] = 2 })
}

// Output:
// runtime error: index out of range [18446744073709551615] with length 3
// runtime error: index out of range [9223372036854775808] with length 3
// runtime error: index out of range [9223372036854775817] with length 3
// runtime error: index out of range [9223372036854775808] with length 3
// runtime error: index out of range [-5]
// runtime error: index out of range [18446744073709551615] with length 3
// runtime error: index out of range [18446744073709551615] with length 3
// runtime error: index out of range [9223372036854775808] with length 4
// runtime error: index out of range [18446744073709551615] with length 3
// runtime error: slice bounds out of range [18446744073709551615:3]
// runtime error: slice bounds out of range [:18446744073709551615] with capacity 5
// runtime error: slice bounds out of range [:18446744073709551615] with capacity 5
// runtime error: slice bounds out of range [18446744073709551615:2]
// runtime error: slice bounds out of range [:9223372036854775808] with capacity 5
// runtime error: slice bounds out of range [:-5]
// runtime error: slice bounds out of range [9223372036854775808:2:]
// runtime error: slice bounds out of range [:9223372036854775808:2]
// runtime error: slice bounds out of range [::9223372036854775808] with capacity 5
// runtime error: slice bounds out of range [::-5]
// runtime error: slice bounds out of range [::9223372036854775808] with capacity 5
// runtime error: slice bounds out of range [18446744073709551615:3]
// runtime error: slice bounds out of range [:9223372036854775808] with length 3
// runtime error: slice bounds out of range [9223372036854775808:3]
// runtime error: slice bounds out of range [:9223372036854775808] with length 4
// runtime error: index out of range [200] with length 3
// runtime error: index out of range [2147483648] with length 3
// runtime error: index out of range [-5]
// runtime error: index out of range [18446744073709551615] with length 3
// runtime error: index out of range [9223372036854775808] with length 2
