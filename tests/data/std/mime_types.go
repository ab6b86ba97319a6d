// Package mime: media types, extensions, encoded words, on random text.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"errors"
	"io"
	"math/rand"
	"mime"
	"strings"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

var sample = sampleEvery(397)

func main() {
	defer sample.end()
	n := 2000
	r = rand.New(rand.NewSource(int64(n)))
	sample.println(mime.TypeByExtension(".html"), mime.TypeByExtension(".HTML"), mime.TypeByExtension(".json"), mime.TypeByExtension("x"))
	sample.println(mime.AddExtensionType(".Foo", "text/foo"), mime.TypeByExtension(".foo"), mime.TypeByExtension(".Foo"), mime.AddExtensionType("foo", "x"), mime.AddExtensionType(".q", "/"))
	for i := 0; i < n; i++ {
		var b strings.Builder
		b.WriteString(pick("text/html", "Text/HTML ", " a", "a/b/c", "", "a/", "/b", "form-data", "attach ment"))
		for k := r.Intn(5); k > 0; k-- {
			b.WriteString(pick(";", "; ", " ;", ";;", ""))
			b.WriteString(pick("charset", "Name", "name*", "name*0", "name*1*", "name*0*", "name*2", "f", "f*", "", "é"))
			b.WriteString(pick("=", "=", " = ", ""))
			b.WriteString(pick("utf-8", "\"a b\"", "\"a\\\"b\"", "\"C:\\dev\\x\"", "\"open", "UTF-8'en'%41%20x", "us-ascii''%zz", "latin1''x", "'", "x%41", "", "\"a\nb\"", "é", "\"é\"", "a,b"))
		}
		s := b.String()
		t, p, err := mime.ParseMediaType(s)
		sample.printf("%q %q %q %v\n", s, t, p, err)
		sample.printf("%q\n", mime.FormatMediaType(pick("a/B", "x", "a b", "text/plain", "a/b/c"), map[string]string{pick("a", "B", "c d"): pick("v", "v w", "é", "q\"\\", "", "\t", "100%*'é"), "z": s}))
		b.Reset()
		for k := r.Intn(9); k > 0; k-- {
			b.WriteString(pick("hello", " ", "é", "=", "?", "_", "世界", "\t", "\xff", "long text in ascii", "ééééééééééé", "\n", "0123456789012345678901234567890123456789"))
		}
		s = b.String()
		q := mime.QEncoding.Encode(pick("utf-8", "UTF-8", "iso-8859-1"), s)
		bb := mime.BEncoding.Encode(pick("utf-8", "UTF-8", "iso-8859-1"), s)
		sample.printf("%q %q %q\n", s, q, bb)
		d := mime.WordDecoder{}
		if r.Intn(2) == 0 {
			d.CharsetReader = func(c string, in io.Reader) (io.Reader, error) {
				if c == "bad" {
					return nil, errors.New("bad charset")
				}
				x, _ := io.ReadAll(in)
				return strings.NewReader(strings.ToUpper(string(x))), nil
			}
		}
		b.Reset()
		for k := r.Intn(5); k > 0; k-- {
			b.WriteString(pick(q, bb, " ", "\r\n ", "text", "=?utf-8?q?a=20b?=", "=?utf-8?b?YWI=?=", "=?x-y?Q?c_d?=", "=?bad?q?x?=", "=?utf-8?z?x?=", "=?utf-8?q?=zz?=", "=?us-ascii?q?=e9?=", "=?iso-8859-1?q?=e9?=", "=?", "?=", "=?utf-8?q", "=?utf-8?q?x", "=?utf-8?b?***?=", "=??q?x?=", "=?a?qq?x?="))
		}
		h := b.String()
		x, err := d.DecodeHeader(h)
		sample.printf("%q %q %v\n", h, x, err)
		x, err = d.Decode(pick(h, q, "=?utf-8?q?a?="))
		sample.printf("%q %v\n", x, err)
	}
}

// Output:
// "text/html; charset=utf-8 text/html; charset=utf-8 application/json \n"
// "\"a/;name*0=\\\"a b\\\"f*\\\"a\\\\\\\"b\\\";é=; é\\\"open\" \"\" map[] mime: expected token after slash\n"
// "\"=\" \"=\" \"=\"\n"
// "\"a\" <nil>\n"
// "\"text/plain; a*=utf-8''%C3%A9; z*=utf-8''Text%2FHTML%20f%3B%20%3D%20%C3%A9%20%3Bf%2A%3D%22a%5C%22b%22\"\n"
// "\"\\r\\n \" \"\\r\\n \" <nil>\n"
// "\" aname*0*=\\\"é\\\";charsetutf-8; f*=latin1''x ;name*1* = \" \"\" map[] mime: expected slash after first token\n"
// "\"\\xff\\n世界long text in asciilong text in ascii\" \"=?utf-8?q?=FF=0A=E4=B8=96=E7=95=8Clong_text_in_asciilong_text_in_ascii?=\" \"=?utf-8?b?/wrkuJbnlYxsb25nIHRleHQgaW4gYXNjaWlsb25nIHRleHQgaW4gYXNjaWk=?=\"\n"
// "\"_long text in asciiÃ©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©0123456789012345678901234567890123456789ä¸\\u0096ç\\u0095\\u008c0123456789012345678901234567890123456789Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©Ã©long text in ascii\" <nil>\n"
// "\"a/b; b*=utf-8''100%25%2A%27%C3%A9; z*=utf-8''Text%2FHTML%20%C3%A9%3D%22a%0Ab%22%3B%3Bcharset%20%3D%20a%2Cb\"\n"
// "\"\" \"\" <nil>\n"
// "\"attach ment;name*0*us-ascii''%zz\" \"\" map[] mime: expected slash after first token\n"
// "\"\\t\" \"\\t\" \"\\t\"\n"
// "\"\" mime: invalid RFC 2047 encoded-word\n"
// "\"x; b=\\\"\\t\\\"; z=\\\"/b\\\"\"\n"
// "\"=?utf-8?q?=zz?==?utf-8?q?_?\" \"=?utf-8?q?=zz?==?utf-8?q?_?\" <nil>\n"
// "\"a/\" \"\" map[] mime: expected token after slash\n"
// "\"élong text in ascii\\xff\\t\" \"=?iso-8859-1?q?=C3=A9long_text_in_ascii=FF=09?=\" \"=?iso-8859-1?b?w6lsb25nIHRleHQgaW4gYXNjaWn/CQ==?=\"\n"
// "\"0123456789012345678901234567890123456789\\n\" <nil>\n"
// "\"x; b=v; z*=utf-8''a%2Fb%2Fc%3Bf%2A%20%3Bf%3D%22open%3B%3Bname%2A2%3D%22a%0Ab%22%3B%3Bname%2A%22a%0Ab%22\"\n"
// "\"text=?iso-8859-1?q?=e9?=\" \"texté\" <nil>\n"
// "\"attach ment\" \"\" map[] mime: expected slash after first token\n"
// "\"  _ééééééééééé? \\n\" \"=?utf-8?q?__=5F=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9=C3=A9?= =?utf-8?q?=C3=A9=C3=A9=3F_=0A?=\" \"=?UTF-8?b?ICBfw6nDqcOpw6nDqcOpw6nDqcOpw6nDqT8gCg==?=\"\n"
// "\"a\" <nil>\n"
// "\"text/plain; b=\\\"\\\"; z=\\\"attach ment; name*=x%41\\\"\"\n"
// "\"\" \"\" <nil>\n"
// 10002 3267468091703968826
