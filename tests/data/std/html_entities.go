// Package html on random text with entities. Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"html"
	"math/rand"
	"strings"
)

var out = sampleEvery(997)

func main() {
	defer out.end()
	r := rand.New(rand.NewSource(1))
	names := strings.Fields("amp lt gt quot AElig notit not notin NotEqualTilde nvle copy copysr hearts zwnj a ab Tab NewLine thetasym theta CounterClockwiseContourIntegral fjlig acE sub sube sup1 frac12 frac1 AMP AM Aacut x X 1f600 128 x80 159 x9f 9999999999 x110000 xD800 0 x0 4294967334 x100000026 65")
	for i := 0; i < 20000; i++ {
		var b strings.Builder
		for n := r.Intn(6); n >= 0; n-- {
			switch r.Intn(6) {
			case 0, 1:
				b.WriteString("&")
			case 2:
				b.WriteString("&#")
			case 3:
				b.WriteString(";")
			default:
				b.WriteString(names[r.Intn(len(names))])
			}
			if r.Intn(9) == 0 {
				b.WriteString("é <\"'>")
			}
		}
		s := b.String()
		out.printf("%q %q %q\n", s, html.UnescapeString(s), html.EscapeString(s))
	}
}

// Output:
// "\";zwnj&9999999999&Aacut\" \";zwnj&9999999999&Aacut\" \";zwnj&amp;9999999999&amp;Aacut\"\n"
// "\";é <\\\"'>;é <\\\"'>&&&\" \";é <\\\"'>;é <\\\"'>&&&\" \";é &lt;&#34;&#39;&gt;;é &lt;&#34;&#39;&gt;&amp;&amp;&amp;\"\n"
// "\";Tab&é <\\\"'>\" \";Tab&é <\\\"'>\" \";Tab&amp;é &lt;&#34;&#39;&gt;\"\n"
// "\"&#;;x100000026sube&#\" \"&#;;x100000026sube&#\" \"&amp;#;;x100000026sube&amp;#\"\n"
// "\"&#\" \"&#\" \"&amp;#\"\n"
// "\"a&\" \"a&\" \"a&amp;\"\n"
// "\"notit;\" \"notit;\" \"notit;\"\n"
// "\"zwnj&#notit\" \"zwnj&#notit\" \"zwnj&amp;#notit\"\n"
// "\"&\" \"&\" \"&amp;\"\n"
// "\"&\" \"&\" \"&amp;\"\n"
// "\"65é <\\\"'>&;&#x80;\" \"65é <\\\"'>&;€\" \"65é &lt;&#34;&#39;&gt;&amp;;&amp;#x80;\"\n"
// "\"&#&Aacut\" \"&#&Aacut\" \"&amp;#&amp;Aacut\"\n"
// "\"a&&\" \"a&&\" \"a&amp;&amp;\"\n"
// "\"thetax0;&&\" \"thetax0;&&\" \"thetax0;&amp;&amp;\"\n"
// "\"NotEqualTilde\" \"NotEqualTilde\" \"NotEqualTilde\"\n"
// "\"&heartsXzwnj\" \"&heartsXzwnj\" \"&amp;heartsXzwnj\"\n"
// "\"&&\" \"&&\" \"&amp;&amp;\"\n"
// "\"&frac12xé <\\\"'>zwnj&sub\" \"½xé <\\\"'>zwnj&sub\" \"&amp;frac12xé &lt;&#34;&#39;&gt;zwnj&amp;sub\"\n"
// "\"X\" \"X\" \"X\"\n"
// "\"&#\" \"&#\" \"&amp;#\"\n"
// "\"notit;é <\\\"'>&159\" \"notit;é <\\\"'>&159\" \"notit;é &lt;&#34;&#39;&gt;&amp;159\"\n"
// 20000 9577196654273943776
