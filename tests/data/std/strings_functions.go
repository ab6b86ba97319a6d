// Package strings: searching, splitting, trimming, mapping, replacing, with
// empty, wrong and multi-byte operands.
package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	s := "Hello, 世界! hello\xff world"
	fmt.Println(strings.Index(s, "l"), strings.Index(s, "世"), strings.Index(s, ""), strings.Index(s, "zz"),
		strings.LastIndex(s, "l"), strings.LastIndex(s, ""), strings.IndexByte(s, 'o'),
		strings.LastIndexByte(s, 'o'), strings.IndexRune(s, '界'), strings.IndexRune(s, '\ufffd'),
		strings.IndexAny(s, "wW世"), strings.LastIndexAny(s, "Hh"), strings.IndexFunc(s, unicode.IsSpace),
		strings.LastIndexFunc(s, unicode.IsUpper))
	fmt.Println(strings.Contains(s, "ello"), strings.ContainsAny(s, "xyz"), strings.ContainsRune(s, '!'),
		strings.ContainsFunc(s, unicode.IsDigit), strings.HasPrefix(s, "Hello"), strings.HasSuffix(s, "d"))
	fmt.Println(strings.Count("cheese", "e"), strings.Count("five", ""), strings.Count("aaaa", "aa"))
	fmt.Println(strings.Compare("a", "b"), strings.Compare("b", "a"), strings.Compare("x", "x"),
		strings.EqualFold("Straße", "STRAßE"), strings.EqualFold("K", "\u212a"), strings.EqualFold("a", "ab"))
	fmt.Printf("%q %q %q %q\n", strings.Split("a,b,c", ","), strings.Split("abc", ""), strings.Split("", ","),
		strings.SplitN("a,b,c,d", ",", 2))
	fmt.Printf("%q %q %q\n", strings.SplitAfter("a,b,c", ","), strings.SplitAfterN("a,b,c", ",", 2),
		strings.SplitN("a,b", ",", 0))
	fmt.Printf("%q %q %q\n", strings.Fields("  a b\t\nc  "), strings.Fields("\u3000x\u2003y"),
		strings.FieldsFunc("a1b22c", unicode.IsDigit))
	fmt.Printf("%q %q %q\n", strings.Join([]string{"x", "y", "z"}, "--"), strings.Join(nil, ","),
		strings.Repeat("ab", 3))
	fmt.Printf("%q %q %q %q\n", strings.Replace("oink oink oink", "k", "ky", 2),
		strings.Replace("abc", "", "-", -1), strings.ReplaceAll("aaa", "a", "b"),
		strings.Replace("x", "y", "z", 1))
	fmt.Println(strings.ToUpper("straße ǆ"), strings.ToLower("ÀÉÎ ABC İ"), strings.ToTitle("ǆ abc"),
		strings.Title("hello wOrld don't"))
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iı"), strings.ToLowerSpecial(unicode.TurkishCase, "Iİ"))
	fmt.Printf("%q %q %q %q %q\n", strings.TrimSpace(" \t x y \u2003"), strings.Trim("xxhixx", "x"),
		strings.TrimLeft("aabbcc", "ab"), strings.TrimRight("aabbcc", "cb"), strings.Trim("世a界", "世界"))
	fmt.Printf("%q %q %q\n", strings.TrimPrefix("prefix-x", "prefix-"), strings.TrimSuffix("a.go", ".go"),
		strings.TrimFunc("12ab34", unicode.IsDigit))
	before, after, found := strings.Cut("key=value=x", "=")
	fmt.Println(before, after, found)
	fmt.Println(strings.CutPrefix("golang", "go"))
	fmt.Println(strings.CutSuffix("golang", "go"))
	fmt.Printf("%q %q\n", strings.ToValidUTF8("a\xff\xfeb\xc0c", "?"), strings.ToValidUTF8("ok", "?"))
	fmt.Printf("%q\n", strings.Map(func(r rune) rune {
		switch {
		case r == 'a':
			return -1
		case r == 'b':
			return '世'
		}
		return r
	}, "abcab\xff"))
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "a", "1", "aa", "2", "", "|")
	fmt.Println(r.Replace("<aab>"))
	fmt.Println(strings.NewReplacer("aa", "2", "a", "1").Replace("aaab"))
	var b strings.Builder
	for i := 3; i >= 1; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteByte('!')
	b.WriteRune('é')
	b.WriteString("done")
	fmt.Println(b.String(), b.Len())
	b.Reset()
	b.Grow(64)
	fmt.Println(b.Len(), b.Cap() >= 64)
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
	}
	for part := range strings.SplitSeq("a-b-c", "-") {
		fmt.Printf("%q ", part)
	}
	for f := range strings.FieldsSeq(" x  y ") {
		fmt.Printf("%q ", f)
	}
	fmt.Println()
	rd := strings.NewReader("reader")
	buf := make([]byte, 4)
	n, err := rd.Read(buf)
	fmt.Println(n, err, string(buf[:n]), rd.Len(), rd.Size())
	fmt.Println(rd.ReadByte())
	fmt.Println(rd.UnreadByte(), rd.UnreadRune())
	fmt.Println(rd.Seek(-2, 2))
	fmt.Println(rd.ReadRune())
	defer func() { fmt.Println(recover()) }()
	strings.Repeat("x", -1)
}

// Output:
// 2 7 0 -1 25 27 4 23 10 20 7 15 6 0
// true false true false true true
// 3 5 2
// -1 1 0 true true false
// ["a" "b" "c"] ["a" "b" "c"] [""] ["a" "b,c,d"]
// ["a," "b," "c"] ["a," "b,c"] []
// ["a" "b" "c"] ["x" "y"] ["a" "b" "c"]
// "x--y--z" "" "ababab"
// "oinky oinky oink" "-a-b-c-" "bbb" "x"
// STRAßE Ǆ àéî abc i ǅ ABC Hello WOrld Don'T
// İI ıi
// "x y" "hi" "cc" "aa" "a"
// "x" "a" "ab"
// key value=x true
// lang true
// golang false
// "a?b?c" "ok"
// "世c世�"
// &lt;11|b&gt;|
// 21b
// 3...2...1...!édone 19
// 0 true
// "one\n" "two\n" "three" "a" "b" "c" "x" "y"
// 4 <nil> read 2 6
// 101 <nil>
// <nil> strings.Reader.UnreadRune: previous operation was not ReadRune
// 4 <nil>
// 101 1 <nil>
// strings: negative Repeat count
