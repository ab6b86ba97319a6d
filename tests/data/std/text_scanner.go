// Package text/scanner on random text with random modes.
// Samples and a hash of all are those of Go.
package main

import (
	"fmt"
	"hash/fnv"
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

// sampler hashes what is printed and shows a line here and there.
type sampler struct {
	lines int
	hash  interface {
		Write([]byte) (int, error)
		Sum64() uint64
	}
}

var sample = sampler{hash: fnv.New64a()}

func (s *sampler) print(args ...any)                 { s.line(fmt.Sprint(args...)) }
func (s *sampler) printf(format string, args ...any) { s.line(fmt.Sprintf(format, args...)) }
func (s *sampler) println(args ...any)               { s.line(fmt.Sprintln(args...)) }

func (s *sampler) line(text string) {
	fmt.Fprint(s.hash, text)
	if s.lines%597 == 0 {
		fmt.Printf("%.300q\n", text)
	}
	s.lines++
}

func main() {
	defer func() { fmt.Println(sample.lines, sample.hash.Sum64()) }()
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
