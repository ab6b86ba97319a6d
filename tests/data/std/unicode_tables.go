// Packages unicode, utf8 and utf16: categories counted over all code points,
// case mappings, encodings right and wrong.
package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

func count(f func(rune) bool) int {
	n := 0
	for r := rune(0); r < 0x30000; r++ {
		if f(r) {
			n++
		}
	}
	return n
}

func main() {
	fmt.Println(count(unicode.IsLetter), count(unicode.IsUpper), count(unicode.IsLower),
		count(unicode.IsDigit), count(unicode.IsNumber), count(unicode.IsSpace), count(unicode.IsPunct),
		count(unicode.IsPrint), count(unicode.IsControl), count(unicode.IsSymbol))
	for _, r := range "aZ5_é世ǅ\u0301\t√ß\u2003" {
		fmt.Printf("%U", r)
		for _, f := range []func(rune) bool{unicode.IsLetter, unicode.IsUpper, unicode.IsLower,
			unicode.IsTitle, unicode.IsDigit, unicode.IsMark, unicode.IsSymbol, unicode.IsGraphic} {
			if f(r) {
				fmt.Print(" 1")
			} else {
				fmt.Print(" 0")
			}
		}
		fmt.Println("", string(unicode.ToUpper(r)), string(unicode.ToLower(r)), string(unicode.ToTitle(r)))
	}
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.In('я', unicode.Latin, unicode.Cyrillic),
		unicode.Is(unicode.White_Space, 0x85), len(unicode.Categories) > 30, unicode.Version,
		unicode.Scripts["Greek"] == unicode.Greek)
	for r := 'k'; ; {
		fmt.Printf("%U ", r)
		r = unicode.SimpleFold(r)
		if r == 'k' {
			break
		}
	}
	fmt.Println(string(unicode.To(unicode.UpperCase, 'ÿ')))

	for _, s := range []string{"a", "é", "世", "😀", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xe4\xb8", "\xf4\x90\x80\x80", ""} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Printf("%q %U %d %U %d %v %d %v\n", s, r, n, l, m, utf8.ValidString(s), utf8.RuneCountInString(s),
			utf8.FullRuneInString(s))
	}
	buf := make([]byte, 4)
	for _, r := range []rune{0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff, 0xd800, -1, 0x110000} {
		n := utf8.EncodeRune(buf, r)
		fmt.Printf("%x %d %d %v\n", buf[:n], n, utf8.RuneLen(r), utf8.ValidRune(r))
	}
	for i, r := range "a\xffé\xe4z" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println([]rune("é\xff"), string([]rune{0x4e16, 0xd800, -5}))
	u := utf16.Encode([]rune("a😀é"))
	fmt.Printf("%x %q %v\n", u, string(utf16.Decode(u)), utf16.IsSurrogate(0xd83d))
	fmt.Printf("%q %x\n", string(utf16.Decode([]uint16{0xd800, 'x', 0xdc00})), utf16.AppendRune(nil, 0x10ffff))
}

// Output:
// 126973 1831 2233 680 1831 25 842 139627 65 7770
// U+0061 1 0 1 0 0 0 0 1 A a A
// U+005A 1 1 0 0 0 0 0 1 Z z Z
// U+0035 0 0 0 0 1 0 0 1 5 5 5
// U+005F 0 0 0 0 0 0 0 1 _ _ _
// U+00E9 1 0 1 0 0 0 0 1 É é É
// U+4E16 1 0 0 0 0 0 0 1 世 世 世
// U+01C5 1 0 0 1 0 0 0 1 Ǆ ǆ ǅ
// U+0301 0 0 0 0 0 1 0 1 ́ ́ ́
// U+0009 0 0 0 0 0 0 0 0
// U+221A 0 0 0 0 0 0 1 1 √ √ √
// U+00DF 1 0 1 0 0 0 0 1 ß ß ß
// U+2003 0 0 0 0 0 0 0 1
// true true true true 15.0.0 true
// U+006B U+212A U+004B Ÿ
// "a" U+0061 1 U+0061 1 true 1 true
// "é" U+00E9 2 U+00E9 2 true 1 true
// "世" U+4E16 3 U+4E16 3 true 1 true
// "😀" U+1F600 4 U+1F600 4 true 1 true
// "\xff" U+FFFD 1 U+FFFD 1 false 1 true
// "\xc0\x80" U+FFFD 1 U+FFFD 1 false 2 true
// "\xed\xa0\x80" U+FFFD 1 U+FFFD 1 false 3 true
// "\xe4\xb8" U+FFFD 1 U+FFFD 1 false 2 false
// "\xf4\x90\x80\x80" U+FFFD 1 U+FFFD 1 false 4 true
// "" U+FFFD 0 U+FFFD 0 true 0 false
// 7f 1 1 true
// c280 2 2 true
// dfbf 2 2 true
// e0a080 3 3 true
// efbfbf 3 3 true
// f0908080 4 4 true
// f48fbfbf 4 4 true
// efbfbd 3 -1 false
// efbfbd 3 -1 false
// efbfbd 3 -1 false
// 0:97 1:65533 2:233 4:65533 5:122 [233 65533] 世��
// [61 d83d de00 e9] "a😀é" true
// "�x�" [dbff dfff]
