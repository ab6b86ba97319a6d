// Strings: indexing, slicing, ranging over bad UTF-8, conversions, comparison, concatenation.
package main

import "fmt"

type label string

func cat(parts ...string) (s string) {
	for _, p := range parts {
		s += p
	}
	return
}

func main() {
	s := "héllo, 世界\xff!"
	fmt.Println(len(s), s[1], s[1:3], s[:5], s[7:], len(s[3:3]))
	for i, r := range s {
		fmt.Print(i, ":", string(r), "=", r, " ")
	}
	fmt.Println()
	for i := range "aé" {
		fmt.Print(i, " ")
	}
	fmt.Println()
	b := []byte(s)
	b[0] = 'H'
	r := []rune(s)
	r[1] = 'E'
	fmt.Println(string(b), string(r), len(r), s)
	fmt.Println(string(rune(65)), string(rune(0x10FFFF+1)) == "\uFFFD", string(rune(-1)) == "\uFFFD")
	x, y := "abc", "abd"
	fmt.Println(x < y, x <= y, x == y, x != y, x > y, x >= y, x < "ab", "" < x)
	fmt.Println(cat("a", "b", "", "cd"), x+y+"!"+string(b[:2]), label("l")+label("m"))
	const raw = `line 1
	"quoted" \n`
	fmt.Println(raw, len(raw))
	fmt.Printf("%q %x %s %v %10s|%-10s|\n", s, "hi", label("x"), []byte("ab"), "r", "l")
	m := map[string]int{"a": 1, "b": 2}
	m[string(b[:1])]++
	fmt.Println(m, m[string([]byte{'a'})])
	switch x + "d" {
	case "abcd":
		fmt.Println("switched")
	case "abd":
		fmt.Println("no")
	}
	t := x
	t += "z"
	fmt.Println(x, t, t[len(t)-1:], "\a\b\f\n\r\t\v\\\"'"[3:4] == "\n")
	defer func() { fmt.Println(recover()) }()
	i := 10
	fmt.Println(x[i])
}

// Output:
// 16 195 é héll  世界\xff! 0
// 0:h=104 1:é=233 3:l=108 4:l=108 5:o=111 6:,=44 7: =32 8:世=19990 11:界=30028 14:�=65533 15:!=33
// 0 1
// Héllo, 世界\xff! hEllo, 世界�! 11 héllo, 世界\xff!
// A true true
// true true false true false false false true
// abcd abcabd!H\xc3 lm
// line 1
// 	"quoted" \n 19
// "héllo, 世界\xff!" 6869 x [97 98]          r|l         |
// map[H:1 a:1 b:2] 1
// switched
// abc abcz z true
// runtime error: index out of range [10] with length 3
