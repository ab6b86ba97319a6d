// Strings and bytes under one constraint; builders, joins, conversions that copy.
package main

import "strings"

type textual interface{ ~string | ~[]byte }

type id string

func upper[T textual](x T) string {
	out := []byte(x)
	for i, c := range out {
		if 'a' <= c && c <= 'z' {
			out[i] = c - 32
		}
	}
	return string(out)
}

func join[T ~string](sep string, parts ...T) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteString(sep)
		}
		b.WriteString(string(p))
	}
	return b.String()
}

func count[T textual](x T, c byte) (n int) {
	for i := 0; i < len(x); i++ {
		if x[i] == c {
			n++
		}
	}
	return n
}

func runes[T ~string](x T) []rune { return []rune(x) }

func add[T ~string](a, b T) T { return a + b }

func table[T ~string](xs ...T) map[T]int {
	m := map[T]int{}
	for _, x := range xs {
		m[x+"!"]++
	}
	return m
}

func main() {
	println(upper("abc"), upper([]byte("x")), upper(id("id")), join("-", id("a"), "b"))
	println(count("banana", 'a'), count([]byte("b"), 'b'), len(runes(id("hé"))))
	println(add("a", "b"), add(id("c"), "d"), table("k", "k")["k!"])
}
