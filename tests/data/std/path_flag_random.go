// Packages path, path/filepath, flag, encoding/hex, base64 and binary on random input.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"math/rand"
	"path"
	"path/filepath"
	"strings"
	"time"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

func name() string {
	var b strings.Builder
	for n := r.Intn(7); n > 0; n-- {
		b.WriteString(pick("a", "b", "/", "/", ".", "..", "é", "x.go", "*", "?", "[a-c]", "[^b]", "\\", "[", "]", "-", "abc"))
	}
	return b.String()
}

type S struct {
	A int8
	B uint16
	C [2]int32
	D float64
	E struct{ X, Y bool }
	F complex64
	_ [3]byte
	G []uint8
}
type Fx struct {
	A int8
	B uint16
	C [2]int32
	D float64
	E struct{ X, Y bool }
	_ int16
}

type list []string

func (l *list) String() string { return strings.Join(*l, "+") }
func (l *list) Set(s string) error {
	if s == "bad" {
		return fmt.Errorf("no bad")
	}
	*l = append(*l, s)
	return nil
}

func flags() {
	var out bytes.Buffer
	fs := flag.NewFlagSet(pick("prog", ""), flag.ContinueOnError)
	fs.SetOutput(&out)
	i := fs.Int("i", 5, "an `N` int")
	u := fs.Uint("u", 0, "unsigned")
	b := fs.Bool("b", r.Intn(2) == 0, "a bool")
	s := fs.String("s", pick("", "def"), "a string\nwith lines")
	d := fs.Duration("dur", time.Second, "how long")
	f := fs.Float64("f", 1.5, "")
	i64 := fs.Int64("i64", 0, "x")
	var l list
	fs.Var(&l, "l", "a list")
	fs.Func("fn", "function", func(s string) error {
		if s == "x" {
			return fmt.Errorf("fn x")
		}
		return nil
	})
	fs.BoolFunc("bf", "bool function", func(s string) error { l = append(l, "bf"+s); return nil })
	var args []string
	for n := r.Intn(6); n > 0; n-- {
		args = append(args, pick("-", "--", "-", "")+pick("i", "u", "b", "s", "dur", "f", "i64", "l", "fn", "bf", "nope", "h", "help", "", "=x", "i=3", "b=false", "b=maybe", "s=", "u=-1", "dur=5m", "dur=x", "f=1e400", "i64=0x10", "l=a", "l=bad", "fn=x", "-b", "bf=no"))
		if r.Intn(2) == 0 {
			args = append(args, pick("3", "x", "-1", "true", "1.5", "5s", "bad", ""))
		}
	}
	err := fs.Parse(args)
	sample.printf("%q %v | %d %d %v %q %v %v %d %v | %q %d %d %s\n", args, err, *i, *u, *b, *s, *d, *f, *i64, l, fs.Args(), fs.NFlag(), fs.NArg(), out.String())
	fs.Visit(func(f *flag.Flag) { sample.print(f.Name, "=", f.Value, "(", f.DefValue, ") ") })
	sample.println(fs.Set("i", pick("1", "x")), fs.Lookup("zz") == nil, fs.Parsed())
}

var sample = sampleEvery(497)

func main() {
	defer sample.end()
	n := 700
	for k := 0; k < n; k++ {
		r = rand.New(rand.NewSource(int64(k + n)))
		a, b := name(), name()
		m1, e1 := path.Match(a, b)
		m2, e2 := filepath.Match(a, b)
		rel, e3 := filepath.Rel(a, b)
		d, f := path.Split(a)
		loc, e4 := filepath.Localize(a)
		sample.printf("%q %q %q %q %q %q %q %v %v %v %v %v %q %v %q %q %q %v %v %q %v %q %q\n", a, b, path.Clean(a), path.Join(a, b), path.Dir(a), path.Base(a), path.Ext(a), path.IsAbs(a), m1, e1, m2, e2, rel, e3, d, f, filepath.SplitList(a+":"+b), filepath.IsLocal(a), filepath.HasPrefix(a, b), loc, e4, filepath.Clean(a), filepath.ToSlash(a))
		p := make([]byte, r.Intn(50))
		r.Read(p)
		h := hex.EncodeToString(p)
		if r.Intn(3) == 0 && len(h) > 0 {
			i := r.Intn(len(h))
			h = h[:i] + pick("g", "", "A", " ") + h[min(len(h), i+1):]
		}
		x, err := hex.DecodeString(h)
		sample.printf("%s %x %v\n%s", h, x, err, hex.Dump(p))
		y, err := io.ReadAll(hex.NewDecoder(strings.NewReader(h)))
		sample.printf("%x %v\n", y, err)
		enc := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(), base64.StdEncoding.WithPadding('*')}[r.Intn(6)]
		t := enc.EncodeToString(p)
		for j := r.Intn(3); j > 0 && t != ""; j-- {
			i := r.Intn(len(t))
			t = t[:i] + pick("", "=", "\n", "-", "A", "==") + t[min(len(t), i+r.Intn(2)):]
		}
		x, err = enc.DecodeString(t)
		sample.printf("%q %x %v\n", t, x, err)
		y, err = io.ReadAll(base64.NewDecoder(enc, strings.NewReader(t)))
		sample.printf("%x %v\n", y, err)
		if err == nil {
			sample.printf("%x\n", enc.AppendEncode([]byte("p"), y))
		}
		s := S{A: int8(r.Int()), B: uint16(r.Int()), D: r.NormFloat64()}
		var buf bytes.Buffer
		var order binary.ByteOrder = binary.LittleEndian
		if r.Intn(2) == 0 {
			order = binary.BigEndian
		}
		sample.println(binary.Write(&buf, order, s), binary.Size(s), binary.Size(Fx{}))
		fx := Fx{A: s.A, B: s.B, C: [2]int32{r.Int31(), -r.Int31()}, D: s.D}
		fx.E.Y = true
		sample.println(binary.Write(&buf, order, fx), binary.Write(&buf, order, []uint32{1, 2}), binary.Write(&buf, order, &fx.C), binary.Write(&buf, order, r.Int()))
		sample.printf("%x\n", buf.Bytes())
		var g Fx
		sample.println(binary.Read(bytes.NewReader(p), order, &g), fmt.Sprintf("%+v", g))
		sample.println(binary.Read(&buf, order, &g), g == fx)
		v1, n1 := binary.Uvarint(p)
		v2, n2 := binary.Varint(p)
		v3, err := binary.ReadUvarint(bytes.NewReader(p))
		v4, err4 := binary.ReadVarint(bytes.NewReader(p))
		sample.println(v1, n1, v2, n2, v3, err, v4, err4, binary.AppendVarint(nil, v2), binary.AppendUvarint(nil, v1))
		w, err := binary.Append(nil, order, fx)
		dn, err5 := binary.Decode(p, order, &g)
		en, err6 := binary.Encode(p, order, &g)
		sample.println(w, err, dn, err5, en, err6)
		flags()
	}
}

// Output:
// "\"[a-c]a\" \"][a-c]a/\" \"[a-c]a\" \"[a-c]a/][a-c]a\" \".\" \"[a-c]a\" \"\" false false <nil> false <nil> \"../][a-c]a\" <nil> \"\" \"[a-c]a\" [\"[a-c]a\" \"][a-c]a/\"] true false \"[a-c]a\" <nil> \"[a-c]a\" \"[a-c]a\"\n"
// "unexpected EOF {A:0 B:0 C:[0 0] D:0 E:{X:false Y:false} _:0}\n"
// "<nil> true\n"
// " illegal base64 data at input byte 3\n"
// "[202 94 82 118 173 125 238 143 142 187 173 64 0 95 162 71 219 223 155 0 1 0 0] <nil> 23 <nil> 23 <nil>\n"
// "binary.Write: some values are not fixed-sized in type main.S -1 23\n"
// "<nil> <nil> <nil> binary.Write: some values are not fixed-sized in type int\n"
// "l=a() "
// "f5f1473ad9736666e6b5a436f9b54c84c585036f58 encoding/hex: invalid byte: U+0067 'g'\n"
// "[77 82 247 105 233 11 21 183 223 246 230 191 252 230 216 234 87 109 226 0 1 0 0] <nil> 23 <nil> 23 <nil>\n"
// "binary.Write: some values are not fixed-sized in type main.S -1 23\n"
// "binary.Write: some values are not fixed-sized in type main.S -1 23\n"
// "ee165b0502e 6664d34ecc2665c9389a308493050bbd2ca788651f550076ea720912 ee165b0502 encoding/hex: invalid byte: U+0020 ' '\n00000000  ee 16 5b 05 02 e7 66 64  d3 4e cc 26 65 c9 38 9a  |..[...fd.N.&e.8.|\n00000010  30 84 93 05 0b bd 2c a7  88 65 1f 55 00 76 ea 72  |0.....,..e.U.v.r|\n00000020  09 12        "
// "8eb666 <nil>\n"
// "2db013e30cd1 illegal base64 data at input byte 9\n"
// "\"IQWUYOEp+DmtyDMW7OaiOSlH6WaFNJsa9+cJpDCCxywzSGLhEIuo\" 21059460e129f839adc83316ece6a2392947e96685349b1af7e709a43082c72c334862e1108ba8 <nil>\n"
// "50 1 25 1 50 <nil> 25 <nil> [50] [50]\n"
// "<nil> true\n"
// "352354069bae illegal base64 data at input byte 10\n"
// "d0 <nil>\n"
// "a8ecc8427b386a8f375bd3a8c1f625cd1be8c4a069dae1434d a8ecc8427b386a8f375bd3a8c1f625cd1be8c4a069dae1434d <nil>\n00000000  a8 ec c8 42 7b 38 6a 8f  37 5b d3 a8 c1 f6 25 cd  |...B{8j.7[....%.|\n00000010  1b e8 c4 a0 69 da e1 43  4d                       |....i..CM|\n"
// 10378 1679695212182980124
