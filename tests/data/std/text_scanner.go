// Package text/scanner on random text with random modes.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"io"
	"math/rand"
	"strings"
	"text/scanner"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

type slow struct{ r io.Reader }

func (s slow) Read(p []byte) (int, error) {
	n, err := s.r.Read(p[:min(len(p), 7)])
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

var sample = sampleEvery(597)

func main() {
	defer sample.end()
	n := 1500
	for i := 0; i < n; i++ {
		r = rand.New(rand.NewSource(int64(i + n)))
		var b strings.Builder
		for k := r.Intn(12); k > 0; k-- {
			b.WriteString(pick("abc", "x1", "_", "é", "0", "12", "0x1F", "0x", "0b102", "0o78", "089", "1_000", "1__0", "0_1", "0x_1", "_1", "1_", "1.5", ".5", "5.", "1e3", "1e", "1e+", "0x1p4", "0x1.8p-2", "0x1.8", "1p3", "0b1e3", "0x1e3", "\"str\"", "\"a\\n\\x41\\u00e9\"", "\"bad\\q\"", "\"open", "'c'", "'cc'", "''", "'\\''", "'\\x4'", "`raw\nstr`", "`open", "// line", "/* c */", "/* open", "/", "*", "+", "\x00", "\xff", "\ufeff", "世", "\\", "#", "@"))
			b.WriteString(pick("", "", " ", "\n", "\t", "\r\n", "  \n", "\v"))
		}
		if r.Intn(40) == 0 {
			b.WriteString(strings.Repeat("long", 500) + " " + strings.Repeat("é", 1500) + " \"" + strings.Repeat("s", 3000) + "\"")
		}
		s := b.String()
		sample.printf("%.200q\n", s)
		var sc scanner.Scanner
		var rd io.Reader = strings.NewReader(s)
		if r.Intn(2) == 0 {
			rd = slow{rd}
		}
		sc.Init(rd)
		sc.Filename = pick("", "f")
		sc.Error = func(s *scanner.Scanner, msg string) {
			sample.printf("E %s %v %v %.100q,", msg, s.Position, s.Pos(), s.TokenText())
		}
		switch r.Intn(5) {
		case 0:
			sc.Mode = uint(r.Intn(1024)) &^ 1
		case 1:
			sc.Mode = scanner.GoTokens &^ scanner.SkipComments
		}
		if r.Intn(5) == 0 {
			sc.Whitespace = uint64(r.Intn(1 << 14))
		}
		if r.Intn(6) == 0 {
			sc.IsIdentRune = func(ch rune, i int) bool { return ch == '#' && i == 0 || ch >= 'a' && ch <= 'z' || ch == '-' && i > 0 }
		}
		for {
			if r.Intn(12) == 0 {
				p, n := sc.Peek(), rune(0)
				n = sc.Next()
				sample.printf("%d %d %v %v,", p, n, sc.Pos(), sc.Position)
				if n == scanner.EOF {
					break
				}
				continue
			}
			tok := sc.Scan()
			sample.printf("%s %.100q %d %v %v,", scanner.TokenString(tok), sc.TokenText(), len(sc.TokenText()), sc.Position, sc.Pos())
			if tok == scanner.EOF {
				break
			}
		}
		sample.println(sc.ErrorCount)
	}
}

// Output:
// "\"'\\\\x4'\\t'cc'\\t'\\\\''\\t0_1''\\r\\n\"\n"
// "0\n"
// "\" \" \" \" 1 <input>:2:14 <input>:2:15,"
// "2\n"
// "-1 -1 <input>:6:7 <input>,"
// "\"\\v\" \"\\v\" 1 f:2:6 f:2:7,"
// "10 10 f:4:1 f,"
// "E exponent has no digits <input>:1:4 <input>:1:7 \"1e+\","
// "String \"\\\"bad\\\\q\\\"\" 7 <input>:2:1 <input>:2:8,"
// "EOF \"\" 0 <input>:3:1 <input>:3:1,"
// "\"0\" \"0\" 1 <input>:3:1 <input>:3:2,"
// "\"_1\\r\\n`raw\\nstr`\\r\\n\"\n"
// "Int \"12\" 2 <input>:2:1 <input>:2:3,"
// "\"n\" \"n\" 1 <input>:1:185 <input>:1:186,"
// "\"g\" \"g\" 1 <input>:1:782 <input>:1:783,"
// "\"l\" \"l\" 1 <input>:1:1379 <input>:1:1380,"
// "\"o\" \"o\" 1 <input>:1:1976 <input>:1:1977,"
// "\"é\" \"é\" 2 <input>:1:2574 <input>:1:2575,"
// "\"é\" \"é\" 2 <input>:1:3171 <input>:1:3172,"
// "Int \"0x\" 2 <input>:1:1 <input>:1:3,"
// "Ident \"_1\" 2 <input>:2:1 <input>:2:3,"
// "\"\\n\" \"\\n\" 1 f:6:6 f:7:1,"
// "Ident \"_000\" 4 f:1:10 f:1:14,"
// "2\n"
// "\"\\\\\" \"\\\\\" 1 <input>:1:5 <input>:1:6,"
// "\"g\" \"g\" 1 <input>:4:406 <input>:4:407,"
// "\"l\" \"l\" 1 <input>:4:1003 <input>:4:1004,"
// "\"o\" \"o\" 1 <input>:4:1600 <input>:4:1601,"
// "\"é\" \"é\" 2 <input>:4:2198 <input>:4:2199,"
// "\"é\" \"é\" 2 <input>:4:2795 <input>:4:2796,"
// "\"é\" \"é\" 2 <input>:4:3392 <input>:4:3393,"
// "\"s\" \"s\" 1 <input>:4:3990 <input>:4:3991,"
// "\"s\" \"s\" 1 <input>:4:4587 <input>:4:4588,"
// "\"s\" \"s\" 1 <input>:4:5184 <input>:4:5185,"
// "\"s\" \"s\" 1 <input>:4:5781 <input>:4:5782,"
// "\"s\" \"s\" 1 <input>:4:6378 <input>:4:6379,"
// "42 42 <input>:6:3 <input>,"
// "Ident \"x1e31\" 5 <input>:2:2 <input>:2:7,"
// "\"+\" \"+\" 1 f:2:3 f:2:4,"
// "\" \" \" \" 1 f:1:7 f:1:8,"
// "\"l\" \"l\" 1 <input>:3:283 <input>:3:284,"
// "\"o\" \"o\" 1 <input>:3:880 <input>:3:881,"
// "\"n\" \"n\" 1 <input>:3:1477 <input>:3:1478,"
// "\"é\" \"é\" 2 <input>:3:2075 <input>:3:2076,"
// "233 233 <input>:3:2673 <input>,"
// "\"é\" \"é\" 2 <input>:3:3269 <input>:3:3270,"
// "\"s\" \"s\" 1 <input>:3:3866 <input>:3:3867,"
// "\"s\" \"s\" 1 <input>:3:4463 <input>:3:4464,"
// "115 115 <input>:3:5061 <input>,"
// "\"s\" \"s\" 1 <input>:3:5657 <input>:3:5658,"
// "\"s\" \"s\" 1 <input>:3:6254 <input>:3:6255,"
// "\"\\\"open#\\v.5/\\v_\\n1_  \\n\\\"open'\\\\x4'\\r\\n0x_10o78  \\n\"\n"
// "\"x\" \"x\" 1 f:1:25 f:1:26,"
// "\"\\\"a\\\\n\\\\x41\\\\u00e9\\\"  \\n0\\r\\n'cc'\\t\"\n"
// "E invalid char escape <input>:3:15 <input>:3:26 \"\\\"open\\v*'\\\\x4\","
// "E invalid digit '8' in octal literal f:2:5 f:2:8 \"089\","
// "\"\\\\\" \"\\\\\" 1 <input>:4:2 <input>:4:3,"
// "EOF \"\" 0 <input>:5:1 <input>:5:1,"
// "E literal not terminated f:2:7 f:2:14 \"`open_\\t\","
// 34822 18084332127985529358
