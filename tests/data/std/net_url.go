// Package net/url on random text: parsing, writing, references, queries, escapes.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"math/rand"
	"net/url"
	"strings"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

func show(u *url.URL, err error) {
	if err != nil {
		out.printf("E %T %v\n", err, err)
		return
	}
	p, ok := u.User.Password()
	out.printf("%q %q %q %q %v %q %q %q %q %q %q %v %v | %q %q %q %q %q %q %q %v\n", u.Scheme, u.Opaque, u.User.Username(), p, ok, u.Host, u.Path, u.RawPath, u.Fragment, u.RawFragment, u.RawQuery, u.ForceQuery, u.OmitHost,
		u.String(), u.Hostname(), u.Port(), u.RequestURI(), u.EscapedPath(), u.EscapedFragment(), u.Redacted(), u.IsAbs())
}

func gen() string {
	var b strings.Builder
	if r.Intn(3) > 0 {
		b.WriteString(pick("http:", "https:", "mailto:", "ftp:", "a+b-.1:", "HTTP:", ":", "1a:", "x"))
	}
	if r.Intn(4) > 0 {
		b.WriteString(pick("//", "/", "///", ""))
	}
	if r.Intn(4) == 0 {
		b.WriteString(pick("user@", "user:pass@", "u%20s:p@ss@", "a:b:c@", "<@", "%zz@", ":@"))
	}
	if r.Intn(2) == 0 {
		b.WriteString(pick("host", "example.com", "[::1]", "[fe80::1%25en0]", "[1.2.3.4]", "[::1", "a[b]", "[fe80::1%25%20x%41]", "[::ffff:1.2.3.4]", "h%41st", "h%e4st", "hö", "a b", "<a>", "1.2.3.4"))
		b.WriteString(pick("", "", ":80", ":", ":x", ":1:2", "::"))
	}
	for n := r.Intn(8); n > 0; n-- {
		b.WriteString(pick("/", "/", ".", "..", "a", "b;c", "%2f", "%2F", "%41", "%", "%zz", "é", " ", ":", "@", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "[", "]", "~", "_", "-", "\"", "<", ">", "\\", "^", "`", "{", "|", "}", "\x7f", "\xff", "*"))
	}
	if r.Intn(3) == 0 {
		b.WriteString("?")
		for n := r.Intn(5); n > 0; n-- {
			b.WriteString(pick("a", "b=", "=", "&", "c=d", "+", "%20", "%zz", ";", "?", "é", "a=1&a=2", "%"))
		}
	}
	if r.Intn(4) == 0 {
		b.WriteString("#" + pick("", "f", "%20", "a!b", "é#", "%", "(x)*'"))
	}
	return b.String()
}

var out = sampleEvery(997)

func main() {
	defer out.end()
	n := 3000
	r = rand.New(rand.NewSource(int64(n)))
	for i := 0; i < n; i++ {
		s, t := gen(), gen()
		out.printf("%q %q\n", s, t)
		u, err := url.Parse(s)
		show(u, err)
		u2, err := url.ParseRequestURI(s)
		show(u2, err)
		if u != nil {
			u3, err := u.Parse(t)
			show(u3, err)
			show(u.JoinPath(t, pick("..", "/x/", "", "../..", "a%2fb"), pick("/", "y")), nil)
			q := u.Query()
			out.printf("%q %q\n", q.Encode(), q.Get("a"))
			u.Path, u.RawPath, u.Fragment = t, pick("", "%2f", t), pick("", "a'b", t)
			u.Host = pick("", "a b", "h:1")
			u.OmitHost = r.Intn(2) == 0
			show(u, nil)
		}
		v, err := url.ParseQuery(s)
		out.printf("%q %v\n", v, err)
		out.println(url.JoinPath(s, t))
		out.printf("%q %q ", url.QueryEscape(s), url.PathEscape(s))
		out.println(url.QueryUnescape(s))
		out.println(url.PathUnescape(t))
	}
}

// Output:
// "\"1a:///#(x)*'\" \"/user@^{é%zz !\"\n"
// "E *url.Error parse \"mailto://a:b:c@h%41st::(éé%2Fa_?\": invalid port \":(éé%2Fa_\" after host\n"
// "1.2.3.4::a <nil>\n"
// "E *url.Error parse \"://[::ffff:1.2.3.4]:80+,%2f/`'\": missing protocol scheme\n"
// "x/:@a%7C/:/%29/http:/%3C@%5B::ffff:1.2.3.4%5D:1:2%3C%60%28%3F%20?= <nil>\n"
// "E *url.Error parse \"//a b::+}\\\"%zz/\": invalid port \":+}\\\"%zz\" after host\n"
// "\"\" \"\" \"\" \"\" false \"\" \"///<@[::ffff:1.2.3.4]#é#\" \"///<@[::ffff:1.2.3.4]#é#\" \"\" \"\" \"\" false false | \"///%3C@%5B::ffff:1.2.3.4%5D%23%C3%A9%23\" \"\" \"\" \"///%3C@%5B::ffff:1.2.3.4%5D%23%C3%A9%23\" \"///%3C@%5B::ffff:1.2.3.4%5D%23%C3%A9%23\" \"\" \"///%3C@%5B::ffff:1.2.3.4%5D%23%C3%A9%23\" false\n"
// ":\\;/#  <nil>\n"
// "\"a+b-.1://user:pass@}@%2f\\x7f`#a!b\" \"'\\\")`?a=1&a=2\"\n"
// "\"ftp\" \"=>-,\" \"\" \"\" false \"\" \"\" \"\" \"\" \"\" \"&?\" false false | \"ftp:=>-,?&?\" \"\" \"\" \"=>-,?&?\" \"\" \"\" \"ftp:=>-,?&?\" true\n"
// "\"\" \"\" \"\" \"\" false \"\" \":[fe80::1%25en0]:>/\" \"\" \"a'b\" \"\" \"\" false true | \"./:%5Bfe80::1%2525en0%5D:%3E/#a%27b\" \"\" \"\" \":%5Bfe80::1%2525en0%5D:%3E/\" \":%5Bfe80::1%2525en0%5D:%3E/\" \"a%27b\" \"./:%5Bfe80::1%2525en0%5D:%3E/#a%27b\" false\n"
// "\"ftp\" \"h%e4st|/(\" \"\" \"\" false \"\" \"\" \"\" \"\" \"\" \"%+%zz\" false false | \"ftp:h%e4st|/(?%+%zz\" \"\" \"\" \"h%e4st|/(?%+%zz\" \"\" \"\" \"ftp:h%e4st|/(?%+%zz\" true\n"
// "\"HTTP://<@hö {{.?%20%20a=\" \":/<?éc=d\"\n"
// "\"http%3A%2F%2F%2F%2B%3Fb%3D\" \"http:%2F%2F%2F+%3Fb=\" "
// "\"mailto\" \"\" \"\" \"\" false \"a b\" \"a+b-.1:///a:b:c@*!\\x7f?\" \"a+b-.1:///a:b:c@*!\\x7f?\" \"a'b\" \"\" \"%zz%é+\" false false | \"mailto://a%20b/a+b-.1:///a:b:c@%2A%21%7F%3F?%zz%é+#a%27b\" \"a b\" \"\" \"a+b-.1:///a:b:c@%2A%21%7F%3F?%zz%é+\" \"a+b-.1:///a:b:c@%2A%21%7F%3F\" \"a%27b\" \"mailto://a%20b/a+b-.1:///a:b:c@%2A%21%7F"
// "///[fe80::1% xA]:x*>!&=! <nil>\n"
// "\"ftp\" \"user:pass@\" \"\" \"\" false \"\" \"[fe80::1% xA]:80^(:/a/b/y\" \"[fe80::1%25%20x%41]:80^(:/a%2fb/y\" \" \" \"\" \"a=1&a=2\" false false | \"ftp:user:pass@?a=1&a=2#%20\" \"\" \"\" \"user:pass@?a=1&a=2\" \"%5Bfe80::1%25%20xA%5D:80%5E%28:/a/b/y\" \"%20\" \"ftp:user:pass@?a=1&a=2#%20\" true\n"
// "\"ftp\" \":@.$% \" \"\" \"\" false \"\" \"\" \"\" \" \" \"\" \"\" false false | \"ftp::@.$% #%20\" \"\" \"\" \":@.$% \" \"\" \"%20\" \"ftp::@.$% #%20\" true\n"
// "E *url.Error parse \"^./%zz'+?a%20?\": invalid URI for request\n"
// "xexample.com:80/,@\"/? <nil>\n"
// "\"HTTP://user:pass@?\" \":a[b]::%2F~%2F`/'#%20\"\n"
// "\"\" \"\"\n"
// "\"\" \"\" \"\" \"\" false \"\" \"///a[b]A\" \"///a[b]%41\" \"\" \"\" \"\" false false | \"///a[b]%41\" \"\" \"\" \"///a[b]%41\" \"///a[b]%41\" \"\" \"///a[b]%41\" false\n"
// "E *url.Error parse \":///:@a[b]:x//=(\\\"\": missing protocol scheme\n"
// "\"mailto\" \"\" \"a\" \"b:c\" true \"h\\xe4st:\" \"1a:/\" \"\" \"\" \"\" \"\" false false | \"mailto://a:b%3Ac@h%E4st:/1a:/\" \"h\\xe4st\" \"\" \"1a:/\" \"1a:/\" \"\" \"mailto://a:xxxxx@h%E4st:/1a:/\" true\n"
// "\"%2F%5B%3A%3Affff%3A1.2.3.4%5D%3A1%3A2%2F%25%5B%7B%3Ca%252F%3F%25zz%2520a%25%23f\" \"%2F%5B::ffff:1.2.3.4%5D:1:2%2F%25%5B%7B%3Ca%252F%3F%25zz%2520a%25%23f\" "
// "\"\" \"\" \"\" \"\" false \"\" \"[::1]::,~\\xff_[\" \"\" \"[::1]::,~\\xff_[\" \"\" \"\" false true | \"./%5B::1%5D::,~%FF_%5B#%5B::1%5D::,~%FF_%5B\" \"\" \"\" \"%5B::1%5D::,~%FF_%5B\" \"%5B::1%5D::,~%FF_%5B\" \"%5B::1%5D::,~%FF_%5B\" \"./%5B::1%5D::,~%FF_%5B#%5B::1%5D::,~%FF_%5B\" false\n"
// "map[\"HTTP:///[fe80::1% xA]:1:2\":[\"\"]] <nil>\n"
// "xa/x) <nil>\n"
// "\"\" \"\"\n"
// "\"http\" \"a%zz^+%zz|;\" \"\" \"\" false \"\" \"\" \"\" \"\" \"\" \"\" false false | \"http:a%zz^+%zz|;\" \"\" \"\" \"a%zz^+%zz|;\" \"\" \"\" \"http:a%zz^+%zz|;\" true\n"
// 30376 17951434531619157533
