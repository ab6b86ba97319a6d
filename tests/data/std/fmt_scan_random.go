// Scanning by package fmt: random formats, inputs and operands.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

type Pair struct{ a, b string }

func (p *Pair) Scan(st fmt.ScanState, verb rune) error {
	w, ok := st.Width()
	tok, err := st.Token(verb != 'q', func(c rune) bool { return c != ';' && c != ' ' })
	p.a = string(tok)
	ru, n, e2 := st.ReadRune()
	p.b = fmt.Sprint(w, ok, ru, n, e2, string(verb))
	if ru == 'Z' {
		st.UnreadRune()
		return errors.New("zed")
	}
	if r.Intn(2) == 0 {
		st.SkipSpace()
	}
	return err
}

type MyInt int
type MyStr string

func targets(n int) []any {
	var out []any
	for ; n > 0; n-- {
		switch r.Intn(22) {
		case 0:
			out = append(out, new(int))
		case 1:
			out = append(out, new(int8))
		case 2:
			out = append(out, new(uint))
		case 3:
			out = append(out, new(uint16))
		case 4, 5, 6:
			out = append(out, new(string))
		case 7:
			out = append(out, new([]byte))
		case 8:
			out = append(out, new(bool))
		case 9:
			out = append(out, new(float64))
		case 10:
			out = append(out, new(float32))
		case 11:
			out = append(out, new(complex128))
		case 12:
			out = append(out, new(rune))
		case 13:
			out = append(out, new(MyInt))
		case 14:
			out = append(out, new(MyStr))
		case 15:
			out = append(out, new(Pair))
		case 16:
			out = append(out, new(int64))
		case 17:
			out = append(out, new(uintptr))
		case 18:
			out = append(out, new([]MyInt), 5, new(any))
		case 19:
			out = append(out, new(complex64))
		default:
			out = append(out, new(int))
		}
	}
	return out
}

func deref(list []any) string {
	var b strings.Builder
	for _, p := range list {
		switch p := p.(type) {
		case *int:
			fmt.Fprint(&b, *p)
		case *int8:
			fmt.Fprint(&b, *p)
		case *uint:
			fmt.Fprint(&b, *p)
		case *uint16:
			fmt.Fprint(&b, *p)
		case *string:
			fmt.Fprintf(&b, "%q", *p)
		case *[]byte:
			fmt.Fprintf(&b, "%q", *p)
		case *bool:
			fmt.Fprint(&b, *p)
		case *float64:
			fmt.Fprint(&b, *p)
		case *float32:
			fmt.Fprint(&b, *p)
		case *complex128:
			fmt.Fprint(&b, *p)
		case *complex64:
			fmt.Fprint(&b, *p)
		case *rune:
			fmt.Fprint(&b, *p)
		case *MyInt:
			fmt.Fprint(&b, *p)
		case *MyStr:
			fmt.Fprintf(&b, "%q", *p)
		case *Pair:
			fmt.Fprintf(&b, "%q", *p)
		case *int64:
			fmt.Fprint(&b, *p)
		case *uintptr:
			fmt.Fprint(&b, *p)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func word() string {
	return pick("1", "-5", "+7", "0x1F", "0b101", "0o17", "017", "08", "1_000", "0x_1", "255", "256", "300", "65536", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1.5", ".5", "5.", "1e3", "1e", "0x1p4", "0x1p", "1p4", "inf", "Inf", "+Inf", "nan", "NaN", "infinity", "true", "FALSE", "T", "t", "f", "0", "1", "hello", "\"quo ted\"", "`raw\n`", "\"bad", "(1+2i)", "(1,2)", "1+2i", "(1 + 2i)", "é世", "\xff", "x", "a;b", ";", "Z", "deadBEEF", "dead beef", "abc\r", "%", "10%", "1000000", "3.4e39", "1e400", "'")
}

func input() string {
	var b strings.Builder
	for n := r.Intn(6); n > 0; n-- {
		b.WriteString(word())
		b.WriteString(pick(" ", " ", " ", "\n", "  ", "\t", "\r\n", "", ",", "\n\n", " \n "))
	}
	return b.String()
}

func format() string {
	var b strings.Builder
	for n := r.Intn(6); n > 0; n-- {
		switch r.Intn(4) {
		case 0:
			b.WriteString(pick(" ", "\n", "x", ",", "%%", "%\xff", "%é", "  ", "\t", " \n", "é", "a;", "%", "\r\n"))
		default:
			b.WriteString("%" + pick("", "", "", "1", "2", "5", "10", "0", "-3", "3.2") + pick("d", "d", "s", "s", "v", "v", "q", "x", "X", "o", "b", "c", "U", "e", "f", "g", "t", "z", "E", "G", "F", "p", "T"))
			b.WriteString(pick("", " ", " ", ",", "\n"))
		}
	}
	return b.String()
}

type runeless struct{ r io.Reader }

func (r runeless) Read(p []byte) (int, error) { return r.r.Read(p) }

func try(name string, f func() (int, error), list []any) {
	defer func() {
		if e := recover(); e != nil {
			sample.printf("%s panic %v\n", name, e)
		}
	}()
	n, err := f()
	sample.printf("%s %d %v %v %s\n", name, n, err, err == io.EOF || err == io.ErrUnexpectedEOF, deref(list))
}

var sample = sampleEvery(797)

func main() {
	defer sample.end()
	n := 2000
	for i := 0; i < n; i++ {
		r = rand.New(rand.NewSource(int64(i + n)))
		in, f := input(), format()
		sample.printf("%q %q\n", in, f)
		k := r.Intn(5)
		t := targets(k)
		try("Sscan", func() (int, error) { return fmt.Sscan(in, t...) }, t)
		t = targets(k)
		try("Sscanln", func() (int, error) { return fmt.Sscanln(in, t...) }, t)
		t = targets(k)
		try("Sscanf", func() (int, error) { return fmt.Sscanf(in, f, t...) }, t)
		rd := strings.NewReader(in)
		for range 3 {
			t = targets(1 + k/2)
			switch r.Intn(3) {
			case 0:
				try("Fscan", func() (int, error) { return fmt.Fscan(rd, t...) }, t)
			case 1:
				try("Fscanln", func() (int, error) { return fmt.Fscanln(rd, t...) }, t)
			case 2:
				f := format()
				sample.printf("%q ", f)
				try("Fscanf", func() (int, error) { return fmt.Fscanf(rd, f, t...) }, t)
			}
			sample.println(rd.Len())
		}
		rl := runeless{strings.NewReader(in)}
		for range 2 {
			t = targets(1)
			try("Fscan-", func() (int, error) { return fmt.Fscan(rl, t...) }, t)
		}
		rest, _ := io.ReadAll(rl)
		sample.printf("%q\n", rest)
	}
}

// Output:
// "\"\" \"%3.2G\\n%0G%10G\\n%s,\"\n"
// "\"\" "
// "\"\"\n"
// "Fscan- 1 <nil> false 4 \n"
// "0\n"
// "\"\"\n"
// "Fscan 0 can't scan type: *[]main.MyInt false    0 (0+0i) \n"
// "3\n"
// "Sscan 0 <nil> false \n"
// "Fscan- 0 syntax error scanning complex number false (0+0i) \n"
// "\"ad0 \\n \"\n"
// "Sscanln 1 EOF true 1 0 \n"
// "6\n"
// "Fscanf 0 expected integer false 0 0 \n"
// "Sscanf 0 bad verb '%E' for integer false 0 \n"
// "\"+ 2i) \\n ; 1e400 \\n hello\\r\\n\"\n"
// "Sscanf 0 too many operands false 0 0 (0+0i) \n"
// "Fscanln 0 syntax error scanning complex number false (0+0i) \"\" \n"
// "2\n"
// "Fscan- 1 <nil> false 300 \n"
// "5\n"
// "Fscanf 0 bad verb '%�' for string false \"\" \"\" 0 \n"
// "Sscanf 0 newline in format does not match input false (0+0i) \"\" \n"
// "\"\\n\\n0x1F\\n\"\n"
// "Sscanln 1 <nil> false 1 \n"
// "Sscan 0 can't scan type: *[]main.MyInt false    (0+0i) \"\" 0 \n"
// "\"1000000 Inf\\n\\nnan\\n\"\n"
// "Fscan 1 expected integer false \"f\" 0 \n"
// "Fscanf 0 bad verb '%d' for float64 false 0 0 \n"
// "Fscanln 1 can't scan type: *[]main.MyInt false {\"\" \"0 false 0 0 EOFv\"}    \n"
// "0\n"
// "Fscanf 0 unexpected newline false 0 \n"
// "\"\\\"bad\\r\\n1000000  (1,2)\\n10%  (1,2) \\n \" \"%%o%x\\n%f \"\n"
// "Fscanln 0 syntax error scanning complex number false (0+0i) 0 \"\" \n"
// "\";b -5 \"\n"
// "Fscan 0 EOF true \"\" \n"
// 28004 9072721465792128169
