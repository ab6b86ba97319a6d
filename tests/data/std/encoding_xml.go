// Package encoding/xml on random documents, well-formed and not: tokens, values, tags, encoders.
// Samples and a hash of all are those of Go.
// with: helper_sampler.go
package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"time"
)

var r *rand.Rand

func pick(s ...string) string { return s[r.Intn(len(s))] }

func name() string {
	return pick("a", "b", "c", "Item", "item", "x:a", "x:b", "y:c", "name", "A", "B", "List", "deep", "er", "é", "a.b", "_u", "xmlns:x", "br", "T", "U", "S", "inner", "p", "q", "num", "F", "Bool")
}

func text() string {
	var b strings.Builder
	for n := r.Intn(4); n > 0; n-- {
		b.WriteString(pick("t", "12", " ", "\n", "\r\n", "\r", "&lt;", "&amp;", "&#65;", "&#x42;", "&#xD;", "&bad;", "&", "&#;", "&#xZ;", "]]>", "]]", ">", "é", "\xff", "\x01", "\ufffe", "true", "-5", "1.5", "\"", "'", "&quot;", "&eacute;", "&own;", "2020-01-02T03:04:05Z"))
	}
	return b.String()
}

func attrs() string {
	var b strings.Builder
	for n := r.Intn(4); n > 0; n-- {
		b.WriteString(pick(" ", " ", "\n", ""))
		b.WriteString(pick(name(), "attr", "x:attr", "id", "xmlns", "xmlns:x", "xmlns:y", "any", "when"))
		b.WriteString(pick("=", "=", "=", " = ", ""))
		q := pick(`"`, `"`, `'`, "")
		b.WriteString(q + pick(text(), "u", "v", "12", "http://x/", "http://y/z", "") + q)
	}
	return b.String()
}

func elem(depth int) string {
	n := name()
	if r.Intn(6) == 0 {
		return "<" + n + attrs() + pick("/>", " />", "/ >", ">")
	}
	var b strings.Builder
	b.WriteString("<" + n + attrs() + pick("", "", " ") + ">")
	for k := r.Intn(5); k > 0; k-- {
		switch r.Intn(9) {
		case 0, 1, 2, 3:
			if depth > 0 {
				b.WriteString(elem(depth - 1))
			}
		case 4, 5:
			b.WriteString(text())
		case 6:
			b.WriteString(pick("<!-- c -->", "<!--x-->", "<!-- a--b -->", "<!---->", "<!-x>", "<!--", "<!--a--->"))
		case 7:
			b.WriteString(pick("<![CDATA[ <x>&amp; ]]>", "<![CDATA[]]>", "<![CDATA[ ]] ]]]>", "<![CDATA", "<![CDATA[x\x01]]>"))
		case 8:
			b.WriteString(pick("<?pi x?>", "<?xml version=\"1.0\"?>", "<?xml version='1.1'?>", "<?xml encoding=\"latin1\"?>", "<?pi?>", "<??>", "<!DOCTYPE a [<!ELEMENT b (c)> <!-- q --> '>' ]>", "<!x \"<\" >", "<!A <!-- <> --> >"))
		}
	}
	end := n
	if r.Intn(12) == 0 {
		end = name()
	}
	b.WriteString(pick("</"+end+">", "</"+end+">", "</"+end+" >", "</"+end+">", "</"+end+">", "</"+end, ""))
	return b.String()
}

func doc() string {
	s := pick("", "", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", " ", "<!DOCTYPE x>") + elem(3) + pick("", "\n", "x", elem(0))
	if r.Intn(4) == 0 && s != "" {
		i := r.Intn(len(s))
		s = s[:i] + pick("", "<", ">", "/", "&", "\"", " ", "=", ":") + s[min(len(s), i+r.Intn(3)):]
	}
	return s
}

type Tx struct{ s string }

func (t *Tx) UnmarshalText(b []byte) error {
	if len(b) == 3 {
		return errors.New("three")
	}
	t.s = "<" + string(b) + ">"
	return nil
}
func (t Tx) MarshalText() ([]byte, error) { return []byte(t.s), nil }

type Ux struct{ toks string }

func (u *Ux) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	u.toks = start.Name.Local
	if len(start.Attr) == 1 {
		return d.Skip()
	}
	if len(start.Attr) == 2 {
		var s struct {
			B string `xml:"b"`
		}
		err := d.DecodeElement(&s, &start)
		u.toks += s.B
		return err
	}
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		u.toks += fmt.Sprintf("%T", t)
		if _, ok := t.(xml.CharData); ok && len(u.toks) > 60 {
			return nil
		}
	}
}
func (u Ux) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	if len(u.toks) > 40 {
		return e.EncodeToken(start)
	}
	start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Space: "http://u/u", Local: "z"}, Value: u.toks})
	return e.EncodeElement(u.toks, start)
}

type Ax int

func (a *Ax) UnmarshalXMLAttr(at xml.Attr) error { *a = Ax(len(at.Value)); return nil }
func (a Ax) MarshalXMLAttr(n xml.Name) (xml.Attr, error) {
	if a == 3 {
		return xml.Attr{}, nil
	}
	return xml.Attr{Name: n, Value: strings.Repeat("x", int(a))}, nil
}

type Emb struct {
	A string `xml:"a"`
	N int    `xml:"num,omitempty"`
}
type Item struct {
	XMLName xml.Name
	ID      string `xml:"id,attr"`
	Text    string `xml:",chardata"`
	Items   []Item `xml:"item"`
}
type Doc struct {
	XMLName xml.Name
	Emb
	*PE
	B       []string   `xml:"b"`
	C       *int       `xml:"c"`
	Attr    string     `xml:"attr,attr"`
	XAttr   string     `xml:"http://x/ attr,attr"`
	Any     []xml.Attr `xml:",any,attr"`
	When    time.Time  `xml:"when,attr"`
	AX      Ax         `xml:"any,attr,omitempty"`
	Item    Item       `xml:"Item"`
	Items   []*Item    `xml:"List>item"`
	Deep    string     `xml:"deep>er>a"`
	Deep2   []int      `xml:"deep>er>b"`
	T       Tx         `xml:"T"`
	U       Ux         `xml:"U"`
	S       []Ux       `xml:"S"`
	Comment string     `xml:",comment"`
	Data    string     `xml:",chardata"`
	F       float64    `xml:"F"`
	Bool    bool
	XA      string `xml:"http://x/ a"`
	Rest    []Any1 `xml:",any"`
	Iface   any    `xml:"p"`
	Bytes   []byte `xml:"q"`
	Arr     [3]byte
}
type PE struct {
	Name string `xml:"name"`
}
type Any1 struct {
	XMLName xml.Name
	Inner   string `xml:",innerxml"`
}
type Raw struct {
	Attr  string   `xml:"attr,attr"`
	Inner []byte   `xml:",innerxml"`
	A     []Raw2   `xml:"a"`
	CD    CD       `xml:"b"`
	Nm    xml.Name `xml:"c"`
}
type Raw2 struct {
	Inner string `xml:",innerxml"`
	C     []byte `xml:",comment"`
}
type CD struct {
	T string `xml:",cdata"`
}
type Bad1 struct {
	A string `xml:"a,attr,chardata"`
}
type Bad2 struct {
	A string `xml:"a>b"`
	B string `xml:"a"`
}
type Bad3 struct {
	A string `xml:"a>"`
	C string `xml:"x>y,attr"`
}
type Bad4 struct {
	A Named `xml:"other"`
}
type Named struct {
	XMLName xml.Name `xml:"named"`
}
type Bad5 struct {
	M map[string]int
	F func()
}
type Sp struct {
	XMLName xml.Name `xml:"http://x/ a"`
	V       string   `xml:"http://y/z c"`
	W       string   `xml:"w,attr"`
	P       *Named
	Q       Named `xml:",omitempty"`
	R       []Named
	I       interface{}
	Z       struct{ X int } `xml:"zz"`
}

func show(err error) string { return fmt.Sprintf("%T %v", err, err) }

func out(v any) {
	b, err := xml.Marshal(v)
	sample.printf("%s %s\n", b, show(err))
	b, err = xml.MarshalIndent(v, pick("", ">"), pick("", "  ", "\t"))
	sample.printf("%s %s\n", b, show(err))
}

type byteless struct{ r io.Reader }

func (b byteless) Read(p []byte) (int, error) { return b.r.Read(p[:min(len(p), 5)]) }

var last *strings.Reader

func decoder(s string) *xml.Decoder {
	last = strings.NewReader(s)
	var rd io.Reader = last
	if r.Intn(2) == 0 {
		rd = byteless{rd}
		last = strings.NewReader("")
	}
	d := xml.NewDecoder(rd)
	if r.Intn(3) == 0 {
		d.Strict = false
		d.AutoClose = xml.HTMLAutoClose
		d.Entity = xml.HTMLEntity
	}
	if r.Intn(3) == 0 {
		d.Entity = map[string]string{"own": "<own>", "é": "x"}
	}
	if r.Intn(3) == 0 {
		d.CharsetReader = func(c string, rd io.Reader) (io.Reader, error) {
			if r.Intn(3) == 0 {
				return nil, errors.New("charset")
			}
			b, _ := io.ReadAll(rd)
			return strings.NewReader(strings.ToUpper(string(b))), nil
		}
	}
	if r.Intn(4) == 0 {
		d.DefaultSpace = "def"
	}
	return d
}

func tokens(s string) {
	d := decoder(s)
	raw := r.Intn(3) == 0
	var toks []xml.Token
	for i := 0; i < 200; i++ {
		var t xml.Token
		var err error
		if raw {
			t, err = d.RawToken()
		} else {
			t, err = d.Token()
		}
		l, c := d.InputPos()
		sample.printf("%T %q %s %d %d:%d(%d),", t, t, show(err), d.InputOffset(), l, c, last.Len())
		if err != nil {
			break
		}
		toks = append(toks, xml.CopyToken(t))
		if _, ok := t.(xml.StartElement); ok && r.Intn(20) == 0 {
			fmt.Fprint(sample.hash, "skip", d.Skip())
		}
	}
	sample.println()
	var b bytes.Buffer
	e := xml.NewEncoder(&b)
	e.Indent(pick("", ""), pick("", "", " "))
	for _, t := range toks {
		if err := e.EncodeToken(t); err != nil {
			sample.print(show(err), ",")
		}
	}
	sample.println(show(e.Close()), b.String(), show(e.EncodeToken(xml.CharData("late"))))
}

var sample = sampleEvery(397)

func main() {
	defer sample.end()
	n := 300
	for i := 0; i < n; i++ {
		r = rand.New(rand.NewSource(int64(i + n)))
		s := doc()
		sample.printf("#%d %q\n", i, s)
		tokens(s)
		for _, v := range []any{new(Doc), new(Raw), new(Item), new(Sp), new(CD), new(Any1), new(string), new(int), new([]string), new(any), new([]Item), new(Tx), new(Ux), new(Bad1), new(Bad2), new(Bad3), new(Bad4), new(Bad5), new(**Doc), new([]byte), new(float32), new(xml.Name), new(map[string]int)} {
			if r.Intn(4) > 0 {
				continue
			}
			err := decoder(s).Decode(v)
			sample.println(show(err))
			out(v)
		}
		ds := Doc{Attr: text(), B: []string{text(), "b"}, Any: []xml.Attr{{Name: xml.Name{Space: pick("", "http://x/y", "http://q/xmlfoo", "http://x/1", "http://z/y/"), Local: pick("k", "")}, Value: "v"}}, Data: text(), Comment: pick("", "c", "c-", "c--d"), Deep: pick("", "d"), Items: []*Item{nil, {ID: "1"}}, AX: Ax(r.Intn(5)), Iface: []any{1, nil, "s", 1.5, true, Tx{"t"}, &Item{Text: "it"}, Sp{W: "w"}}[r.Intn(8)], XA: pick("", "xa"), Rest: []Any1{{xml.Name{Local: "r"}, "<raw/>"}}}
		ds.U.toks = pick("", "uu", strings.Repeat("long", 12))
		ds.XMLName.Space = pick("", "sp", "http://x/")
		out(ds)
		out(&ds)
		out([]any{Raw{Inner: []byte("<i>")}, CD{text() + "]]>" + text()}, Sp{V: "v", P: &Named{}, R: make([]Named, 2), I: 5}, Bad1{}, Bad5{}})
		var b bytes.Buffer
		xml.EscapeText(&b, []byte(s))
		sample.println(b.String())
	}
}

// Output:
// "#0 \"<?xml version=\\\"1.0\\\" encoding=\\\"UTF-8\\\"?>\\n<A >]]>&1.5<!--x-->x\"\n"
// "<nil> <nil>\n"
// " *errors.errorString xml: trailing '>' in field A of type main.Bad3\n"
// " <nil> <nil>\n"
// "<inner id=\"\"></inner> <nil> <nil>\n"
// "\n"
// " <nil> <nil>\n"
// "><Doc attr=\"&amp;#x42;true\" xmlns:x=\"http://x/\" x:attr=\"\" when=\"0001-01-01T00:00:00Z\">\n>  <a></a>\n>  <b></b>\n>  <b>b</b>\n>  <Item id=\"\"></Item>\n>  <List>\n>    <item id=\"1\"></item>\n>  </List>\n>  <deep>\n>    <er>\n>      <a></a>\n>    </er>\n>  </deep>\n>  <T></T>\n>  <U xmlns:u=\"http://u/u\" u:z=\"\"></U>\n> "
// "\n"
// "<Doc attr=\"&amp;#65;\" xmlns:x=\"http://x/\" x:attr=\"\" xmlns:_xmlfoo=\"http://q/xmlfoo\" _xmlfoo:k=\"v\" when=\"0001-01-01T00:00:00Z\">\n  <a></a>\n  <b>&amp;quot;&#xD;&#xA;</b>\n  <b>b</b>\n  <Item id=\"\"></Item>\n  <List>\n    <item id=\"1\"></item>\n  </List>\n  <deep>\n    <er>\n      <a>d</a>\n    </er>\n  </deep>\n  <"
// " *errors.errorString xml: main.Ux.MarshalXML wrote invalid XML: <Ux> not closed\n"
// "<Tx></Tx> <nil> <nil>\n"
// "><Name></Name> <nil> <nil>\n"
// "*xml.SyntaxError XML syntax error on line 1: expected target name after <?\n"
// "#186 \"<!DOCTYPE x><x:b\\\"y=\\\"u\\\" xmlns:y=&lt;&#xZ;\\x01\\nwhen='12' />\\n\"\n"
// "<Ux xmlns:u=\"http://u/u\" u:z=\"é\">é</Ux> <nil> <nil>\n"
// "<nil> %!q(<nil>) *xml.SyntaxError XML syntax error on line 1: expected attribute name in element 2 1:3(6),"
// "<nil> <nil>  *errors.errorString use of closed Encoder\n"
// " *errors.errorString xml: main.Ux.MarshalXML wrote invalid XML: <U> not closed\n"
// "<string></string> <nil> <nil>\n"
// " *errors.errorString xml: main.Ux.MarshalXML wrote invalid XML: <U> not closed\n"
// "*xml.SyntaxError XML syntax error on line 1: expected attribute name in element\n"
// " <nil> <nil>\n"
// 9052 13167805786486234070
