// regexp on random expressions and texts: each section's results, hashed, were
// native Go's.
// with: helper_sums.go
package main

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strconv"
	"strings"
)

var parts = []string{"a", "b", "c", "ab", "abc", "abd", "k", "S", "é", ".", "[ab]", "[^a]", "\\d", "\\w", "\\W", "(", "(?:", ")", ")", "|", "|", "*", "+", "?", "*?", "+?", "??", "{2}", "{2,3}", "{1,}?", "(?i:", "^", "$", "\\b", "\\B", "x", "(?i)", "(?s).", "(?m)^", "(?m:$)", "(?U)", "[a-k]", "[[:upper:]]", "\n", "{0,2}", "\\pL", "\\P{Greek}", "(?P<n>", "(?P<m>", "\\z", "\\A", "[^\\n]", "ß", "K", "\\x{1F600}", "\xff", "[", "\\", "{", "**"}

func expr() string {
	s := ""
	depth := 0
	if rnd.Intn(5) == 0 {
		s = "^"
	}
	for i := 1 + rnd.Intn(9); i > 0; i-- {
		a := parts[rnd.Intn(len(parts)-rnd.Intn(5))]
		if a[0] == '(' && a[len(a)-1] != ')' && a[len(a)-1] != '.' && a[len(a)-1] != '^' {
			depth++
		}
		if a == ")" {
			depth--
		}
		s += a
	}
	for ; depth > 0; depth-- {
		s += ")"
	}
	if rnd.Intn(5) == 0 {
		s += "$"
	}
	return s
}

var letters = []string{"a", "b", "c", "a", "b", "ab", "abc", "abd", "k", "K", "s", "S", "é", "É", "0", "9", "_", " ", "\n", "x", "K", "ß", "ẞ", "ſ", "😀", "\xff", "\xc3", "α"}

func text() string {
	var b strings.Builder
	for i := rnd.Intn(16); i > 0; i-- {
		b.WriteString(letters[rnd.Intn(len(letters))])
	}
	return b.String()
}

var templates = []string{"$1", "[$0]", "$n-$m", "${1}x", "$1x", "$$", "$", "${", "${n", "$2$1", "<${m}>", "$10", "$01", "$é"}

func round() {
	e := expr()
	var re *regexp.Regexp
	var err error
	if rnd.Intn(6) == 0 {
		re, err = regexp.CompilePOSIX(e)
	} else {
		re, err = regexp.Compile(e)
	}
	if err != nil {
		out("error", strconv.Quote(e), err)
		return
	}
	if rnd.Intn(8) == 0 {
		re.Longest()
	}
	p, c := re.LiteralPrefix()
	out("compile", strconv.Quote(e), re.NumSubexp(), re.SubexpNames(), re.SubexpIndex("n"), p, c)
	for k := 0; k < 3; k++ {
		s := text()
		if rnd.Intn(60) == 0 {
			s = strings.Repeat(s, 1000+rnd.Intn(3000))
		}
		q := strconv.Quote(e) + strconv.Quote(s[:min(len(s), 80)])
		n := rnd.Intn(5) - 1
		out("match", q, re.MatchString(s), re.Match([]byte(s)), re.MatchReader(strings.NewReader(s)))
		out("find", q, re.FindStringIndex(s), re.FindStringSubmatchIndex(s), re.FindReaderSubmatchIndex(strings.NewReader(s)), strconv.Quote(re.FindString(s)))
		out("all", q, re.FindAllStringSubmatchIndex(s, n), re.FindAllIndex([]byte(s), n), fmt.Sprintf("%q", re.FindAllString(s, n)))
		t := templates[rnd.Intn(len(templates))]
		out("replace", q, t, strconv.Quote(re.ReplaceAllString(s, t)), strconv.Quote(re.ReplaceAllLiteralString(s, t)), strconv.Quote(string(re.ReplaceAll([]byte(s), []byte(t)))))
		out("replace", q, strconv.Quote(re.ReplaceAllStringFunc(s, strings.ToUpper)))
		out("split", q, fmt.Sprintf("%q", re.Split(s, n)))
		out("expand", q, t, strconv.Quote(string(re.ExpandString([]byte("<"), t, s, re.FindStringSubmatchIndex(s)))))
		out("submatch", q, fmt.Sprintf("%q %q", re.FindSubmatch([]byte(s)), re.FindAllStringSubmatch(s, n)))
	}
	tree, err := syntax.Parse(e, syntax.Perl)
	if err == nil {
		simple := tree.Simplify()
		prog, err := syntax.Compile(simple)
		out("syntax", tree, simple, prog, err)
	}
}

func main() {
	n := rounds(1500)
	for i := 0; i < n; i++ {
		round()
	}
	printSums()
}
// Output:
// error 3531578996485798714
// compile 566839446955069129
// match 13627347296527863262
// find 3943358138627601149
// all 10622814416120131008
// replace 5418529331703155129
// split 312055392633495896
// expand 16163161821307930641
// submatch 14195348050872373095
// syntax 9265160973298475455
