// The text of a document in the making: tags, name spaces, indentation, escapes.
package xml

import (
	"bufio"
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A printer writes; its first error stays.
type printer struct {
	w      *bufio.Writer
	err    error
	closed bool

	prefix, indent string
	depth          int
	justOpened     bool // nothing since the last start
	begun          bool // there is a line before

	open     []Name   // elements; one without a name around a MarshalXML
	prefixes []string // of name spaces, "" before those of each open element
	spaceOf  map[string]string
	prefixOf map[string]string
	number   int // for prefixes
}

func (p *printer) Write(b []byte) (n int, err error) {
	if p.closed && p.err == nil {
		p.err = errors.New("use of closed Encoder")
	}
	if p.err == nil {
		n, p.err = p.w.Write(b)
	}
	return n, p.err
}

func (p *printer) WriteString(s string) (n int, err error) {
	if p.closed || p.err != nil {
		return p.Write(nil)
	}
	n, p.err = p.w.WriteString(s)
	return n, p.err
}

// failed returns the first error.
func (p *printer) failed() error {
	_, err := p.Write(nil)
	return err
}

// start writes a start tag.
func (p *printer) start(e *StartElement) error {
	if e.Name.Local == "" {
		return fmt.Errorf("xml: start tag with no name")
	}
	p.open = append(p.open, e.Name)
	p.prefixes = append(p.prefixes, "")
	p.newline(+1)
	p.WriteString("<" + e.Name.Local)
	if e.Name.Space != "" {
		p.quoted(` xmlns="`, e.Name.Space)
	}
	for _, a := range e.Attr {
		if a.Name.Local == "" {
			continue
		}
		p.WriteString(" ")
		if a.Name.Space != "" {
			p.WriteString(p.prefixFor(a.Name.Space) + ":")
		}
		p.quoted(a.Name.Local+`="`, a.Value)
	}
	p.WriteString(">")
	return nil
}

// quoted writes an attribute whose quote is open.
func (p *printer) quoted(begin, value string) {
	p.WriteString(begin)
	p.escape([]byte(value), true)
	p.WriteString(`"`)
}

// end writes an end tag, which must fit.
func (p *printer) end(name Name) error {
	if name.Local == "" {
		return fmt.Errorf("xml: end tag with no name")
	}
	n := len(p.open) - 1
	if n < 0 || p.open[n].Local == "" {
		return fmt.Errorf("xml: end tag </%s> without start tag", name.Local)
	}
	switch top := p.open[n]; {
	case top.Local != name.Local:
		return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", name.Local, top.Local)
	case top != name:
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> "+
			"in namespace %s", name.Local, name.Space, top.Local, top.Space)
	}
	p.open = p.open[:n]
	p.newline(-1)
	p.WriteString("</" + name.Local + ">")
	p.forgetPrefixes()
	return nil
}

// prefixFor returns the prefix of a name space; a new one is declared.
func (p *printer) prefixFor(url string) string {
	if prefix := p.prefixOf[url]; prefix != "" {
		return prefix
	}
	if url == xmlURL {
		return xmlSpace
	}
	if p.prefixOf == nil {
		p.prefixOf, p.spaceOf = map[string]string{}, map[string]string{}
	}
	prefix := strings.TrimRight(url, "/")
	prefix = prefix[strings.LastIndex(prefix, "/")+1:]
	if !isName(prefix) || strings.Contains(prefix, ":") {
		prefix = "_"
	}
	if len(prefix) >= 3 && strings.EqualFold(prefix[:3], "xml") {
		prefix = "_" + prefix // those are reserved
	}
	if p.spaceOf[prefix] != "" {
		base := prefix
		for p.number++; ; p.number++ {
			if prefix = base + "_" + strconv.Itoa(p.number); p.spaceOf[prefix] == "" {
				break
			}
		}
	}
	p.prefixOf[url], p.spaceOf[prefix] = prefix, url
	p.prefixes = append(p.prefixes, prefix)
	p.quoted("xmlns:"+prefix+`="`, url)
	p.WriteString(" ")
	return prefix
}

// forgetPrefixes drops those of the element that ends.
func (p *printer) forgetPrefixes() {
	for n := len(p.prefixes) - 1; n >= 0; n-- {
		prefix := p.prefixes[n]
		p.prefixes = p.prefixes[:n]
		if prefix == "" {
			return
		}
		delete(p.prefixOf, p.spaceOf[prefix])
		delete(p.spaceOf, prefix)
	}
}

// newline begins a line for a start (+1), an end (-1) or something else.
func (p *printer) newline(change int) {
	if p.prefix == "" && p.indent == "" {
		return
	}
	if change < 0 {
		p.depth--
		stay := p.justOpened
		p.justOpened = false
		if stay {
			return
		}
	}
	if p.begun {
		p.WriteString("\n")
	}
	p.begun = true
	p.WriteString(p.prefix)
	p.WriteString(strings.Repeat(p.indent, max(0, p.depth)))
	if change > 0 {
		p.depth++
		p.justOpened = true
	}
}

// EncodeToken writes a token. Ends must fit; a declaration can only be the
// first.
func (enc *Encoder) EncodeToken(t Token) error {
	p := &enc.out
	switch t := t.(type) {
	case StartElement:
		if err := p.start(&t); err != nil {
			return err
		}
	case EndElement:
		if err := p.end(t.Name); err != nil {
			return err
		}
	case CharData:
		p.escape(t, false)
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return fmt.Errorf("xml: EncodeToken of Comment containing --> marker")
		}
		p.WriteString("<!--")
		p.Write(t)
		p.WriteString("-->")
	case ProcInst:
		return p.instruction(t)
	case Directive:
		if !balanced(t) {
			return fmt.Errorf("xml: EncodeToken of Directive containing wrong < or > markers")
		}
		p.WriteString("<!")
		p.Write(t)
		p.WriteString(">")
	default:
		return fmt.Errorf("xml: EncodeToken of invalid token type")
	}
	return p.failed()
}

func (p *printer) instruction(t ProcInst) error {
	switch {
	case t.Target == "xml" && p.w.Buffered() != 0:
		return fmt.Errorf("xml: EncodeToken of ProcInst xml target only valid for xml declaration, " +
			"first token encoded")
	case !isName(t.Target):
		return fmt.Errorf("xml: EncodeToken of ProcInst with invalid Target")
	case bytes.Contains(t.Inst, []byte("?>")):
		return fmt.Errorf("xml: EncodeToken of ProcInst containing ?> marker")
	}
	p.WriteString("<?" + t.Target)
	if len(t.Inst) > 0 {
		p.WriteString(" ")
		p.Write(t.Inst)
	}
	p.WriteString("?>")
	return p.failed()
}

// balanced reports whether a directive ends where it should: each < has its >,
// outside of quotes and comments.
func balanced(d Directive) bool {
	depth := 0
	var quote byte
	inComment := false
	for i, c := range d {
		switch {
		case inComment:
			inComment = c != '>' || i < 2 || string(d[i-2:i]) != "--"
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<' && i+4 < len(d) && string(d[i:i+4]) == "<!--":
			inComment = true
		case c == '<':
			depth++
		case c == '>':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0 && quote == 0 && !inComment
}

// charData writes a field that is text.
func (p *printer) charData(v reflect.Value, section bool) error {
	emit := func(text []byte) error {
		if section {
			return p.section(text)
		}
		return p.escape(text, true)
	}
	if m, ok := as[encoding.TextMarshaler](v, ableOf(v.Type()), writesText); ok {
		text, err := m.MarshalText()
		if err != nil {
			return err
		}
		return emit(text)
	}
	switch v = behind(v); v.Kind() {
	case reflect.String:
		return emit([]byte(v.String()))
	case reflect.Slice:
		if v.CanInterface() && v.Type() == reflect.TypeFor[[]byte]() {
			return emit(v.Bytes())
		}
		return nil
	}
	if text := appendScalar(nil, v); text != nil {
		return emit(text)
	}
	return nil
}

// section writes CDATA; ]]> is in two sections.
func (p *printer) section(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	p.WriteString("<![CDATA[")
	p.Write(bytes.ReplaceAll(text, []byte("]]>"), []byte("]]]]><![CDATA[>")))
	_, err := p.WriteString("]]>")
	return err
}

// comment writes a field that is a comment of a struct of type t.
func (p *printer) comment(t reflect.Type, v reflect.Value) error {
	if v.Kind() != reflect.String && (v.Kind() != reflect.Slice || !isBytes(v.Type())) {
		return fmt.Errorf("xml: bad type for comment field of %s", t)
	}
	if v.Len() == 0 {
		return nil
	}
	var text string
	if text = v.String(); v.Kind() == reflect.Slice {
		text = string(v.Bytes())
	}
	p.newline(0)
	p.WriteString("<!--")
	if strings.Contains(text, "--") {
		return fmt.Errorf(`xml: comments must not contain "--"`)
	}
	p.WriteString(text)
	if strings.HasSuffix(text, "-") {
		p.WriteString(" ")
	}
	p.WriteString("-->")
	return nil
}

func (p *printer) escape(text []byte, newlines bool) error { return escape(p, text, newlines) }

// EscapeText writes s as text.
func EscapeText(w io.Writer, s []byte) error { return escape(w, s, true) }

// Escape is EscapeText without its error.
func Escape(w io.Writer, s []byte) { EscapeText(w, s) }

// escape writes text; newlines are escaped if it says so. What XML has no
// characters for becomes U+FFFD.
func escape(w io.Writer, text []byte, newlines bool) error {
	done := 0
	for i := 0; i < len(text); {
		if plainText[text[i]] || text[i] == ']' {
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(text[i:])
		}
		i += size
		var as string
		switch {
		case r == '"':
			as = "&#34;"
		case r == '\'':
			as = "&#39;"
		case r == '&':
			as = "&amp;"
		case r == '<':
			as = "&lt;"
		case r == '>':
			as = "&gt;"
		case r == '\t':
			as = "&#x9;"
		case r == '\r':
			as = "&#xD;"
		case r == '\n':
			if !newlines {
				continue
			}
			as = "&#xA;"
		case !isAllowed(r), r == utf8.RuneError && size == 1:
			as = "\uFFFD"
		default:
			continue
		}
		if _, err := w.Write(text[done : i-size]); err != nil {
			return err
		}
		if _, err := io.WriteString(w, as); err != nil {
			return err
		}
		done = i
	}
	_, err := w.Write(text[done:])
	return err
}
