// Package strconv: quoting and unquoting of strings and runes, with what is
// printable, graphic or neither.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, s := range []string{"", "plain", "tab\tnl\n", `back\slash"quote'`, "\x00\x7f\xff", "世界",
		"\u00a0\u2028\ufeff", "a`b", "😀", "\u0301", "\U0010ffff", "é\x80"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s),
			strconv.CanBackquote(s))
	}
	for _, r := range []rune{'x', '\'', '"', '\n', 0, '世', 0xfffd, 0x10ffff, -1, 0xd800} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r),
			strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"abc"`, "`raw\\n`", `'x'`, `'\''`, `"\x41\u00e9\U0001F600\101\a"`, `"a`,
		`'ab'`, `"\q"`, `""`, "``", `"a"b`, `"\400"`, `"\ud800"`, "`a\rb`", `'"'`, `"'"`, `"\'"`, "\"a\nb\""} {
		u, err := strconv.Unquote(s)
		p, perr := strconv.QuotedPrefix(s + "tail")
		fmt.Printf("%+q: %q %v; %q %v\n", s, u, err, p, perr)
	}
	v, mb, tail, err := strconv.UnquoteChar(`\u4e16rest`, '"')
	fmt.Println(v, mb, tail, err)
	fmt.Println(string(strconv.AppendQuote([]byte("q:"), "x")), string(strconv.AppendQuoteRune(nil, 'é')),
		string(strconv.AppendQuoteToASCII(nil, "é")), string(strconv.AppendQuoteRuneToASCII(nil, 'é')))
	n := 0
	for r := rune(0); r < 0x20000; r++ {
		if strconv.IsPrint(r) {
			n++
		}
	}
	fmt.Println(n)
}

// Output:
// "" "" "" true
// "plain" "plain" "plain" true
// "tab\tnl\n" "tab\tnl\n" "tab\tnl\n" false
// "back\\slash\"quote'" "back\\slash\"quote'" "back\\slash\"quote'" true
// "\x00\x7f\xff" "\x00\x7f\xff" "\x00\x7f\xff" false
// "世界" "\u4e16\u754c" "世界" true
// "\u00a0\u2028\ufeff" "\u00a0\u2028\ufeff" " \u2028\ufeff" false
// "a`b" "a`b" "a`b" false
// "😀" "\U0001f600" "😀" true
// "́" "\u0301" "́" true
// "\U0010ffff" "\U0010ffff" "\U0010ffff" true
// "é\x80" "\u00e9\x80" "é\x80" false
// 'x' 'x' 'x' true true
// '\'' '\'' '\'' true true
// '"' '"' '"' true true
// '\n' '\n' '\n' false false
// '\x00' '\x00' '\x00' false false
// '世' '\u4e16' '世' true true
// '�' '\ufffd' '�' true true
// '\U0010ffff' '\U0010ffff' '\U0010ffff' false false
// '�' '\ufffd' '�' false false
// '�' '\ufffd' '�' false false
// "\"abc\"": "abc" <nil>; "\"abc\"" <nil>
// "`raw\\n`": "raw\\n" <nil>; "`raw\\n`" <nil>
// "'x'": "x" <nil>; "'x'" <nil>
// "'\\''": "'" <nil>; "'\\''" <nil>
// "\"\\x41\\u00e9\\U0001F600\\101\\a\"": "Aé😀A\a" <nil>; "\"\\x41\\u00e9\\U0001F600\\101\\a\"" <nil>
// "\"a": "" invalid syntax; "" invalid syntax
// "'ab'": "" invalid syntax; "" invalid syntax
// "\"\\q\"": "" invalid syntax; "" invalid syntax
// "\"\"": "" <nil>; "\"\"" <nil>
// "``": "" <nil>; "``" <nil>
// "\"a\"b": "" invalid syntax; "\"a\"" <nil>
// "\"\\400\"": "" invalid syntax; "" invalid syntax
// "\"\\ud800\"": "" invalid syntax; "" invalid syntax
// "`a\rb`": "ab" <nil>; "`a\rb`" <nil>
// "'\"'": "\"" <nil>; "'\"'" <nil>
// "\"'\"": "'" <nil>; "\"'\"" <nil>
// "\"\\'\"": "" invalid syntax; "" invalid syntax
// "\"a\nb\"": "" invalid syntax; "" invalid syntax
// 19990 true rest <nil>
// q:"x" 'é' "\u00e9" '\u00e9'
// 78754
