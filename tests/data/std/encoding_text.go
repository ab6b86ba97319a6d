// Packages encoding/csv, pem, ascii85 and base32 on random text, well-formed and not.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"bytes"
	"encoding/ascii85"
	"encoding/base32"
	"encoding/csv"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

// slow reads a few bytes at a time, atOnce gives the end with the last bytes.
type slow struct {
	r io.Reader
	n int
}

func (s slow) Read(p []byte) (int, error) { return s.r.Read(p[:min(len(p), s.n)]) }

type atOnce struct{ s string }

func (a *atOnce) Read(p []byte) (int, error) {
	n := copy(p, a.s)
	if a.s = a.s[n:]; a.s == "" {
		return n, io.EOF
	}
	return n, nil
}

func reader(s string) io.Reader {
	var rd io.Reader = strings.NewReader(s)
	switch r.Intn(4) {
	case 0:
		rd = slow{rd, 1}
	case 1:
		rd = &atOnce{s}
	case 2:
		rd = slow{rd, 7}
	}
	return rd
}

func doCSV() {
	var b strings.Builder
	for n := r.Intn(14); n > 0; n-- {
		b.WriteString(pick("a", "b c", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "#", " ", "\t", "é", ";", "λ", "\xff", "\\.", "\"x\"", "\"\n\""))
	}
	s := b.String()
	if r.Intn(50) == 0 {
		s += strings.Repeat("long field,", 1000) + "\n\"" + strings.Repeat("q", 5000) + "\""
	}
	rd := csv.NewReader(reader(s))
	if r.Intn(4) == 0 {
		rd.Comma = []rune{';', 'λ', '\t', '"', '#', ' '}[r.Intn(6)]
	}
	if r.Intn(3) == 0 {
		rd.Comment = []rune{'#', 'λ', ','}[r.Intn(3)]
	}
	rd.LazyQuotes = r.Intn(3) == 0
	rd.TrimLeadingSpace = r.Intn(3) == 0
	rd.ReuseRecord = r.Intn(3) == 0
	rd.FieldsPerRecord = r.Intn(4) - 1
	sample.printf("%q\n", s)
	for i := 0; i < 8; i++ {
		rec, err := rd.Read()
		sample.printf("%.200q %v %d", rec, err, rd.InputOffset())
		for f := range rec {
			if f < 5 {
				l, c := rd.FieldPos(f)
				sample.print(" ", l, ":", c)
			}
		}
		sample.println(errors.Is(err, csv.ErrQuote))
		if err != nil && r.Intn(2) == 0 {
			break
		}
	}
	all, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	sample.printf("%.300q %v\n", all, err)
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.UseCRLF = r.Intn(2) == 0
	w.Comma = []rune{',', ';', 'λ', '\n'}[r.Intn(4)]
	err = w.WriteAll(append(all, []string{s, ""}, nil, []string{""}, []string{" x", "\\."}))
	sample.printf("%.300q %v\n", out.String(), err)
}

func doPEM() {
	var b strings.Builder
	for n := r.Intn(4); n >= 0; n-- {
		if r.Intn(2) == 0 {
			blk := &pem.Block{Type: pick("A", "RSA KEY", "", "B-----"), Bytes: []byte(pick("", "x", strings.Repeat("hello", 30), strings.Repeat("z", 48), strings.Repeat("z", 96)))}
			if r.Intn(2) == 0 {
				blk.Headers = map[string]string{}
				for k := r.Intn(4); k > 0; k-- {
					blk.Headers[pick("Proc-Type", "DEK", "a", "b c", "x:y", "")] = pick("4,E", " sp ", "", "v:w")
				}
			}
			sample.printf("%q\n", pem.EncodeToMemory(blk))
			sample.println(pem.Encode(io.Discard, blk))
			b.Write(pem.EncodeToMemory(blk))
		} else {
			b.WriteString(pick("junk\n", "\n", "-----BEGIN A-----\n", "-----BEGIN A-----\r\n", "-----END A-----\n", "-----END A-----", "-----END A-----  \n", "eHg=\n", "e Hg =\n", "k: v\n", "\n-----END ", "-----BEGIN A----\n", "x-----BEGIN A-----\n", "-----BEGIN "))
		}
	}
	s := b.String()
	if r.Intn(3) == 0 && s != "" {
		i := r.Intn(len(s))
		s = s[:i] + pick("", "\n", "-", " ", ":", "-----END A-----\n") + s[min(len(s), i+r.Intn(3)):]
	}
	rest := []byte(s)
	sample.printf("%q\n", s)
	for i := 0; i < 5; i++ {
		var p *pem.Block
		p, rest = pem.Decode(rest)
		sample.printf("%+v %q\n", p, rest)
		if p == nil {
			break
		}
	}
}

func do85() {
	p := make([]byte, r.Intn(40))
	r.Read(p)
	if r.Intn(3) == 0 {
		clear(p[len(p)/2:])
	}
	dst := make([]byte, ascii85.MaxEncodedLen(len(p)))
	n := ascii85.Encode(dst, p)
	text := string(dst[:n])
	sample.printf("%q\n", text)
	var out bytes.Buffer
	w := ascii85.NewEncoder(&out)
	for q := p; len(q) > 0; {
		k := 1 + r.Intn(len(q))
		w.Write(q[:k])
		q = q[k:]
	}
	w.Close()
	sample.println(out.String() == text)
	if r.Intn(2) == 0 && text != "" {
		i := r.Intn(len(text))
		text = text[:i] + pick("", " ", "\n", "z", "v", "{", "!") + text[min(len(text), i+r.Intn(3)):]
	}
	d := make([]byte, 4+r.Intn(60))
	a, b, err := ascii85.Decode(d, []byte(text), r.Intn(2) == 0)
	if r.Intn(3) == 0 {
		text = strings.Repeat(" ", r.Intn(2000)) + text + strings.Repeat("!!~", r.Intn(2))
	}
	sample.printf("%q %d %d %v %x\n", text, a, b, err, d)
	got, err := io.ReadAll(ascii85.NewDecoder(reader(text)))
	sample.printf("%x %v\n", got, err)
}

func do32() {
	enc := []*base32.Encoding{base32.StdEncoding, base32.HexEncoding, base32.StdEncoding.WithPadding(base32.NoPadding), base32.HexEncoding.WithPadding('.')}[r.Intn(4)]
	p := make([]byte, r.Intn(40))
	if r.Intn(20) == 0 {
		p = make([]byte, 1500)
	}
	r.Read(p)
	text := enc.EncodeToString(p)
	var out bytes.Buffer
	w := base32.NewEncoder(enc, &out)
	for q := p; len(q) > 0; {
		k := 1 + r.Intn(len(q))
		fmt.Fprint(io.Discard, k)
		w.Write(q[:k])
		q = q[k:]
	}
	w.Close()
	sample.println(text, out.String() == text, enc.DecodedLen(len(text)), string(enc.AppendEncode([]byte("x"), p)) == "x"+text)
	for k := r.Intn(3); k > 0 && text != ""; k-- {
		i := r.Intn(len(text))
		text = text[:i] + pick("", "\n", "\r\n", "=", ".", "==", "a", "A", "AAAAAAAA") + text[min(len(text), i+r.Intn(2)):]
	}
	sample.printf("%.200q\n", text)
	got, err := enc.DecodeString(text)
	sample.printf("%x %v\n", got, err)
	d := make([]byte, len(text)+8)
	n, err := enc.Decode(d, []byte(text))
	sample.printf("%x %v\n", d[:n], err)
	if err == nil {
		got, err = enc.AppendDecode([]byte("y"), []byte(text))
		sample.printf("%x %v\n", got, err)
	}
	rd := base32.NewDecoder(enc, reader(text))
	if r.Intn(2) == 0 {
		got, err = io.ReadAll(rd)
		sample.printf("%x %v\n", got, err)
		return
	}
	for i := 0; i < 60; i++ {
		buf := make([]byte, 1+r.Intn(12))
		n, err := rd.Read(buf)
		sample.printf("%x %v,", buf[:n], err)
		if err != nil {
			break
		}
	}
	sample.println()
}

var sample = sampleEvery(397)

func main() {
	defer sample.end()
	n := 300
	for i := 0; i < n; i++ {
		r = rand.New(rand.NewSource(int64(i + n)))
		doCSV()
		doPEM()
		do85()
		do32()
	}
}

// Output:
// "\"\\t\\r\\\"\\n\\\"\\t\\\\.\\t,\\\\.\"\n"
// "&{Type:RSA KEY Headers:map[] Bytes:[122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122 122]} \"-----BEGIN A-----\\n-----END A----------BEGIN A-----\\n\"\n"
// "\" ,\\\"\\n\\\"\\r\\\"b c\\\"\\\"b c, a\"\n"
// " 1:1"
// "[] EOF 1"
// "false\n"
// "[[\"\\\\.\"]] <nil>\n"
// "\"-----BEGIN -----\\naGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVs\\nbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9o\\nZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxs\\nb2hlbGxv\\n-----END -----\\n\"\n"
// "true\n"
// "c2 <nil>,"
// "\"-----BEGIN RSA KEY-----\\naGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVs\\nbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9o\\nZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxsb2hlbGxvaGVsbG9oZWxs\\nb2hlbGxv\\n-----END RSA KEY-----\\n\"\n"
// "88298dacd08733fa46f0 <nil>,"
// "true\n"
// "false\n"
// "6b0f9ca6d7 <nil>,"
// "\"7-Ci\"\n"
// "\"\\\"λ\\rb c\\n\\n\\xff\\t\\r\\n\\\"\\\"x\\\"\\\"λa,\\\\.\\\",\\n\\n\\n\\\" x\\\",\\\"\\\\.\\\"\\n\" <nil>\n"
// "\n"
// "\"pe<JB8S&[N<.Y(,Qhc`s\\\\-\\n&DM#\" 0 0 illegal ascii85 data at input byte 27 f84d3154496516bd5481ff8a97f990dab803a0cf00000000000000000000000000000000000000000000000000\n"
// "\"XuS'\"\n"
// "AANM5CH5ZAHHIM5PRPZA==== true 15 true\n"
// 8136 10941042620676815293
