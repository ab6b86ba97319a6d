// Package regexp: matching, captures, replacing, splitting, flags and the texts
// of wrong expressions.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(\w+)@(\w+)\.com`)
	s := "alice@example.com, bob@test.com; nobody"
	fmt.Println(re.MatchString(s), re.FindString(s), re.FindStringIndex(s), re.NumSubexp(), re)
	fmt.Printf("%q\n%q\n", re.FindStringSubmatch(s), re.FindAllStringSubmatch(s, -1))
	fmt.Println(re.FindAllStringSubmatchIndex(s, 1), re.ReplaceAllString(s, "$2 at ${1}x $3|$$"))
	fmt.Println(re.ReplaceAllLiteralString(s, "$1"), re.ReplaceAllStringFunc(s, strings.ToUpper))
	date := regexp.MustCompile(`(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})`)
	fmt.Printf("%q %d %s\n", date.SubexpNames(), date.SubexpIndex("month"),
		date.ReplaceAllString("on 2024-02-29.", "${day}/${month}/$year"))
	fmt.Printf("%q %q\n", regexp.MustCompile(`\s*[,;]\s*`).Split("a , b;c,d", -1),
		regexp.MustCompile(`x*`).Split("axbxc", -1))
	for _, c := range [][2]string{{`a*`, "baaac"}, {`a*?`, "aa"}, {`(a|ab)(c|bcd)(d*)`, "abcd"}, {`(a*)*`, "b"}, {`(a+|b)*`, "ab"},
		{`(?i)straße`, "STRASSE Straße"}, {`(?m)^\w+$`, "one\ntwo three\nfour"}, {`(?s)a.b`, "a\nb"}, {`[^\d\s]+`, "12 ab 3c"},
		{`\bfoo\b`, "foo food foo"}, {`[[:upper:]][[:lower:]]*`, "Hello World"}, {`\p{Greek}+`, "abc αβγ"}, {`é|世`, "世é"},
		{`(a{2,3}?)(a*)`, "aaaa"}, {`^$`, ""}, {`(?U)a+`, "aaa"}, {`\Q.*\E`, "a.*b"}, {`[a-c&&]`, "&"}, {`(x)?y`, "y"}} {
		re := regexp.MustCompile(c[0])
		fmt.Printf("%s on %q: %q %v\n", c[0], c[1], re.FindAllString(c[1], -1), re.FindStringSubmatchIndex(c[1]))
	}
	longest := regexp.MustCompile(`a+|a+b`)
	fmt.Print(longest.FindString("aab"), " ")
	longest.Longest()
	fmt.Println(longest.FindString("aab"), regexp.MustCompilePOSIX(`a|ab`).FindString("ab"))
	for _, e := range []string{`(`, `)`, `a**`, `[b-a]`, `\q`, `*`, `a{2,1}`, `(?P<n`, `(?z)`, `[a`, `a\`, `\pX`} {
		_, err := regexp.Compile(e)
		fmt.Println(err)
	}
	fmt.Println(regexp.QuoteMeta("a.b*c[d]"))
	fmt.Println(regexp.MatchString(`^(?:a?){20}a{20}$`, strings.Repeat("a", 20)))
	long := strings.Repeat("ab", 20000) + "c"
	fmt.Println(regexp.MustCompile(`(a|b)*c`).FindStringIndex(long), regexp.MustCompile(`x|(ab)+c`).MatchString(long))
	p, complete := regexp.MustCompile(`abc+`).LiteralPrefix()
	fmt.Println(p, complete, string(re.Expand(nil, []byte("<$1>"), []byte(s), re.FindSubmatchIndex([]byte(s)))))
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile(`a(b`)
}

// Output:
// true alice@example.com [0 17] 2 (\w+)@(\w+)\.com
// ["alice@example.com" "alice" "example"]
// [["alice@example.com" "alice" "example"] ["bob@test.com" "bob" "test"]]
// [[0 17 0 5 6 13]] example at alicex |$, test at bobx |$; nobody
// $1, $1; nobody ALICE@EXAMPLE.COM, BOB@TEST.COM; nobody
// ["" "year" "month" "day"] 2 on 29/02/2024.
// ["a" "b" "c" "d"] ["a" "b" "c"]
// a* on "baaac": ["" "aaa" ""] [0 0]
// a*? on "aa": ["" "" ""] [0 0]
// (a|ab)(c|bcd)(d*) on "abcd": ["abcd"] [0 4 0 1 1 4 4 4]
// (a*)* on "b": ["" ""] [0 0 0 0]
// (a+|b)* on "ab": ["ab"] [0 2 1 2]
// (?i)straße on "STRASSE Straße": ["Straße"] [8 15]
// (?m)^\w+$ on "one\ntwo three\nfour": ["one" "four"] [0 3]
// (?s)a.b on "a\nb": ["a\nb"] [0 3]
// [^\d\s]+ on "12 ab 3c": ["ab" "c"] [3 5]
// \bfoo\b on "foo food foo": ["foo" "foo"] [0 3]
// [[:upper:]][[:lower:]]* on "Hello World": ["Hello" "World"] [0 5]
// \p{Greek}+ on "abc αβγ": ["αβγ"] [4 10]
// é|世 on "世é": ["世" "é"] [0 3]
// (a{2,3}?)(a*) on "aaaa": ["aaaa"] [0 4 0 2 2 4]
// ^$ on "": [""] [0 0]
// (?U)a+ on "aaa": ["a" "a" "a"] [0 1]
// \Q.*\E on "a.*b": [".*"] [1 3]
// [a-c&&] on "&": ["&"] [0 1]
// (x)?y on "y": ["y"] [0 1 -1 -1]
// aa aab ab
// error parsing regexp: missing closing ): `(`
// error parsing regexp: unexpected ): `)`
// error parsing regexp: invalid nested repetition operator: `**`
// error parsing regexp: invalid character class range: `b-a`
// error parsing regexp: invalid escape sequence: `\q`
// error parsing regexp: missing argument to repetition operator: `*`
// error parsing regexp: invalid repeat count: `{2,1}`
// error parsing regexp: invalid named capture: `(?P<n`
// error parsing regexp: invalid or unsupported Perl syntax: `(?z`
// error parsing regexp: missing closing ]: `[a`
// error parsing regexp: trailing backslash at end of expression: ``
// error parsing regexp: invalid character class range: `\pX`
// a\.b\*c\[d\]
// true <nil>
// [0 40001] true
// abc false <alice>
// regexp: Compile(`a(b`): error parsing regexp: missing closing ): `a(b`
