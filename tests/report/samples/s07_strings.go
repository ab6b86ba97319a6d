// Strings, bytes and runes: conversions that stay, escape, or copy nothing.
package main

import "strings"

//go:noinline
func mirror(s string) string {
	runes := []rune(s)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}

//go:noinline
func glue(parts ...string) string {
	all := ""
	for _, p := range parts {
		all += p + ";"
	}
	return all
}

func bytesOf(s string) (n int) {
	for _, c := range []byte(s) {
		n += int(c)
	}
	return n
}

func lookup(table map[string]int, key []byte) int { return table[string(key)] }

func same(a, b []byte) bool { return string(a) == string(b) }

func upper(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		out.WriteByte(s[i] &^ 32)
	}
	return out.String()
}

func main() {
	table := map[string]int{"one": 1, "two": 2}
	println(mirror("stressed"), glue("a", "b"), bytesOf("AB"), lookup(table, []byte("two")))
	println(same([]byte("x"), []byte("x")), upper("go"), strings.Repeat("ab", 2))
	var all []string
	for key := range table {
		all = append(all, key[:1])
	}
	println(len(strings.Join(all, "")))
}
