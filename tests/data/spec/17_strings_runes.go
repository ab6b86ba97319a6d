// Spec, "String types", "Source code representation", conversions to and from
// strings, string comparison and concatenation in all sizes.
package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

type S string
type B []byte
type R []rune
type E byte

//go:noinline
func id[T any](x T) T { return x }

func main() {
	bad := []string{"", "a", "\x80", "\xc2", "\xc2\x80", "\xc0\x80", "\xc1\xbf", "\xdf\xbf", "\xe0\x80\x80", "\xe0\xa0\x80", "\xed\x9f\xbf",
		"\xed\xa0\x80", "\xef\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "a\xe6\x97", "\xe6\x97a", "\xf0\x9f\x98", "é\xcc\x81"}
	for _, s := range bad {
		fmt.Printf("%+q:", s)
		for i, r := range id(s) {
			fmt.Printf(" %d:%U", i, r)
		}
		rs := []rune(s)
		fmt.Printf(" %d %+q %v\n", len(rs), string(rs), utf8.ValidString(s))
	}
	for _, r := range []rune{-1, 0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff, 0x110000, 1<<31 - 1} {
		fmt.Printf("%x ", string(r))
	}
	fmt.Println()
	fmt.Println(string(id(int8(65))), string(rune(id(uint64(1<<40+65)))), string(rune(id(int64(-1)))))
	long := strings.Repeat("abcdefgh", 100)
	for _, n := range []int{0, 1, 7, 8, 15, 16, 17, 31, 32, 33, 63, 64, 65, 799} {
		a, b := long[:n], long[:n]+"x"
		c := string(append([]byte(a), 'x'))
		fmt.Print(a < b, b == c, a == c, a+"x" == b, b > a, len(a+b+c), " ")
	}
	fmt.Println()
	s := ""
	for i := range 10 {
		s += string(rune('a'+i)) + s[len(s)/2:]
	}
	fmt.Println(s)
	var e S = "é"
	fmt.Println(e+"x", S("a")+e, e[0], e[1:] == "\xa9", len(e), e < "f", []E(e), B(e), R(e), string(R{'x'}), S(R(e)), string([]E{'h', 'i'}))
	x, y := "same", "same"
	fmt.Println(x == y, &x == &y, x[:2]+y[2:] == x)
	b := []byte("bytes")
	t := string(b)
	m := map[string]int{t: 1, string(b[1:]): 2}
	b[0] = 'B'
	m[string(b)]++
	m[string(b)] += 5
	fmt.Println(t, string(b), m)
	for i, c := range []byte("日") {
		fmt.Print(i, c, " ")
	}
	for i, c := range []rune("日本") {
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	switch {
	case id("abc") >= "abd", "" > id("a"):
		fmt.Println("wrong")
	case id("\xff") > "zzz" && "Z" < id("a"):
		fmt.Println("bytewise")
	}
	const c = "const" + "ant"
	fmt.Println(c[1], len(c), c[2:4], c[0] == 'c', string(c[1]), len(string(rune(0x65e5))))
	fmt.Println(`raw\n"` + "\t|" + `
second`, "\a\b\f\v\\\"" == `	`, '\'', "\u00e9" == "é", "\x65\u0301" == "é", "\101\x41A")
	copyTo := make([]byte, 3)
	fmt.Println(copy(copyTo, "héllo"), copyTo, string(copyTo))
	fmt.Println(strings.Compare("a", "b"), len(id(long)+id(long)), append([]byte(nil), long[:3]...), string(append([]byte("x"), e...)))
}

// Output:
// "": 0 "" true
// "a": 0:U+0061 1 "a" true
// "\x80": 0:U+FFFD 1 "\ufffd" false
// "\xc2": 0:U+FFFD 1 "\ufffd" false
// "\u0080": 0:U+0080 1 "\u0080" true
// "\xc0\x80": 0:U+FFFD 1:U+FFFD 2 "\ufffd\ufffd" false
// "\xc1\xbf": 0:U+FFFD 1:U+FFFD 2 "\ufffd\ufffd" false
// "\u07ff": 0:U+07FF 1 "\u07ff" true
// "\xe0\x80\x80": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3 "\ufffd\ufffd\ufffd" false
// "\u0800": 0:U+0800 1 "\u0800" true
// "\ud7ff": 0:U+D7FF 1 "\ud7ff" true
// "\xed\xa0\x80": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3 "\ufffd\ufffd\ufffd" false
// "\uffff": 0:U+FFFF 1 "\uffff" true
// "\xf0\x80\x80\x80": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3:U+FFFD 4 "\ufffd\ufffd\ufffd\ufffd" false
// "\U00010000": 0:U+10000 1 "\U00010000" true
// "\U0010ffff": 0:U+10FFFF 1 "\U0010ffff" true
// "\xf4\x90\x80\x80": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3:U+FFFD 4 "\ufffd\ufffd\ufffd\ufffd" false
// "\xf5\x80\x80\x80": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3:U+FFFD 4 "\ufffd\ufffd\ufffd\ufffd" false
// "\xff": 0:U+FFFD 1 "\ufffd" false
// "a\xe6\x97": 0:U+0061 1:U+FFFD 2:U+FFFD 3 "a\ufffd\ufffd" false
// "\xe6\x97a": 0:U+FFFD 1:U+FFFD 2:U+0061 3 "\ufffd\ufffda" false
// "\xf0\x9f\x98": 0:U+FFFD 1:U+FFFD 2:U+FFFD 3 "\ufffd\ufffd\ufffd" false
// "\u00e9\u0301": 0:U+00E9 2:U+0301 2 "\u00e9\u0301" true
// efbfbd 00 7f c280 dfbf e0a080 ed9fbf efbfbd efbfbd ee8080 efbfbd efbfbf f0908080 f48fbfbf efbfbd efbfbd
// A A �
// true true false true true 2 true true false true true 5 true true false true true 23 true true false true true 26 true true false true true 47 true true false true true 50 true true false true true 53 true true false true true 95 true true false true true 98 true true false true true 101 true true false true true 191 true true false true true 194 true true false true true 197 true true false true true 2399
// abacbadcbaeadcbafbaeadcbagdcbafbaeadcbaheadcbagdcbafbaeadcbaifbaeadcbaheadcbagdcbafbaeadcbajagdcbafbaeadcbaifbaeadcbaheadcbagdcbafbaeadcba
// éx aé 195 true 2 false [195 169] [195 169] [233] x é hi
// true false true
// bytes Bytes map[Bytes:6 bytes:1 ytes:2]
// 0 230 1 151 2 165 0 26085 1 26412
// bytewise
// 111 8 ns true o 3
// raw\n"	|
// second false 39 true false AAA
// 3 [104 195 169] hé
// -1 1600 [97 98 99] xé
