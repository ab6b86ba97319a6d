// What stands between < and >, and text. An error is final: it stays in d.err.
package xml

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bytes that text may have without a closer look, and those of names.
var (
	plainText = byteSet(func(c byte) bool {
		return c >= ' ' && c < 0x80 && strings.IndexByte("<>&]\"'", c) < 0
	})
	nameBytes = byteSet(func(c byte) bool {
		return c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' ||
			c == '_' || c == ':' || c == '.' || c == '-'
	})
)

func byteSet(has func(byte) bool) *[256]bool {
	set := new([256]bool)
	for c := range set {
		set[c] = has(byte(c))
	}
	return set
}

// fail sets the error, unless there is one.
func (d *Decoder) fail(msg string) {
	if d.err == nil {
		d.err = d.syntaxError(msg)
	}
}

// get takes a byte; at the end of input d.err is set.
func (d *Decoder) get() (byte, bool) {
	in := &d.in
	if in.pos < len(in.buf) && !in.keeping && d.err == nil {
		if c := in.buf[in.pos]; c != '\n' {
			in.pos++
			in.peeked = false
			in.offset++
			return c, true
		}
	}
	if d.err != nil {
		return 0, false
	}
	c, ok := d.in.next()
	if !ok {
		d.err = d.in.err
	}
	return c, ok
}

// must is get where the input may not end.
func (d *Decoder) must() (byte, bool) {
	c, ok := d.get()
	if !ok && d.err == io.EOF {
		d.err = d.syntaxError("unexpected EOF")
	}
	return c, ok
}

// expect takes a byte that must be c.
func (d *Decoder) expect(c byte, msg string) bool {
	got, ok := d.must()
	if ok && got != c {
		d.err = d.syntaxError(msg)
	}
	return ok && got == c
}

// skipSpaces skips them.
func (d *Decoder) skipSpaces() {
	for {
		if in := &d.in; in.pos < len(in.buf) && in.buf[in.pos] > ' ' {
			in.peeked = true
			return
		}
		c, ok := d.get()
		if !ok {
			return
		}
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			d.in.back()
			return
		}
	}
}

func (d *Decoder) rawToken() (Token, error) {
	if d.tokens != nil {
		return d.tokens.Token()
	}
	if d.err != nil {
		return nil, d.err
	}
	if d.closing != nil {
		t := EndElement{*d.closing}
		d.closing = nil
		return t, nil
	}
	t := d.lex()
	d.in.giveBack()
	if t == nil {
		return nil, d.err
	}
	return t, nil
}

// lex returns the next token, nil after an error.
func (d *Decoder) lex() Token {
	c, ok := d.get()
	if !ok {
		return nil
	}
	if c != '<' {
		d.in.back()
		if text := d.chars(-1, false); text != nil {
			return CharData(text)
		}
		return nil
	}
	if c, ok = d.must(); !ok {
		return nil
	}
	switch c {
	case '/':
		return d.endTag()
	case '?':
		return d.instruction()
	case '!':
		return d.exclamation()
	}
	d.in.back()
	return d.startTag()
}

func (d *Decoder) endTag() Token {
	name, ok := d.qualified()
	if !ok {
		d.fail("expected element name after </")
		return nil
	}
	d.skipSpaces()
	if !d.expect('>', "invalid characters between </"+name.Local+" and >") {
		return nil
	}
	return EndElement{name}
}

// until collects bytes up to an end, which is cut off.
func (d *Decoder) until(end string) bool {
	for {
		c, ok := d.must()
		if !ok {
			return false
		}
		d.text = append(d.text, c)
		if n := len(d.text) - len(end); n >= 0 && c == end[len(end)-1] && string(d.text[n:]) == end {
			d.text = d.text[:n]
			return true
		}
	}
}

func (d *Decoder) instruction() Token {
	target, ok := d.name()
	if !ok {
		d.fail("expected target name after <?")
		return nil
	}
	d.skipSpaces()
	d.text = d.text[:0]
	if !d.until("?>") {
		return nil
	}
	if target == "xml" {
		if d.err = d.declaration(string(d.text)); d.err != nil {
			return nil
		}
	}
	return ProcInst{target, d.text}
}

// declaration looks at version and encoding of <?xml ?>.
func (d *Decoder) declaration(text string) error {
	if v := parameter("version", text); v != "" && v != "1.0" {
		return fmt.Errorf("xml: unsupported version %q; only version 1.0 is supported", v)
	}
	charset := parameter("encoding", text)
	if charset == "" || strings.EqualFold(charset, "utf-8") {
		return nil
	}
	if d.CharsetReader == nil {
		return fmt.Errorf("xml: encoding %q declared but Decoder.CharsetReader is nil", charset)
	}
	err := d.in.convert(func(r io.Reader) (io.Reader, error) { return d.CharsetReader(charset, r) })
	switch {
	case err == errNoReader:
		panic("CharsetReader returned a nil Reader for charset " + charset)
	case err != nil:
		return fmt.Errorf("xml: opening charset %q: %w", charset, err)
	}
	return nil
}

// parameter returns the value of name="value" in text.
func parameter(name, text string) string {
	for {
		at := strings.Index(text, name+"=")
		if at < 0 {
			return ""
		}
		if text = text[at+len(name)+1:]; text == "" {
			return ""
		}
		quote := text[0]
		if text = text[1:]; quote == '"' || quote == '\'' {
			value, _, ok := strings.Cut(text, string(rune(quote)))
			if !ok {
				return ""
			}
			return value
		}
	}
}

// exclamation is for <!.
func (d *Decoder) exclamation() Token {
	c, ok := d.must()
	if !ok {
		return nil
	}
	d.text = d.text[:0]
	switch c {
	case '-':
		return d.comment()
	case '[':
		for _, want := range []byte("CDATA[") {
			if !d.expect(want, "invalid <![ sequence") {
				return nil
			}
		}
		if text := d.chars(-1, true); text != nil {
			return CharData(text)
		}
		return nil
	}
	return d.directive(c)
}

func (d *Decoder) comment() Token {
	if !d.expect('-', "invalid sequence <!- not part of <!--") || !d.until("--") ||
		!d.expect('>', `invalid sequence "--" not allowed in comments`) {
		return nil
	}
	return Comment(d.text)
}

// directive reads <! up to its >, over quoted strings, inner <> and comments.
func (d *Decoder) directive(first byte) Token {
	d.text = append(d.text, first)
	var quote byte
	for depth := 0; ; {
		c, ok := d.must()
		if !ok {
			return nil
		}
		if c == '>' && quote == 0 && depth == 0 {
			return Directive(d.text)
		}
		d.text = append(d.text, c)
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			depth--
		case c == '<':
			opens, ok := d.innerComment()
			if !ok {
				return nil
			}
			if opens {
				depth++
			}
		}
	}
}

// innerComment is behind a < in a directive: a comment becomes a space, for
// anything else the < opens something.
func (d *Decoder) innerComment() (opens, ok bool) {
	const begin = "!--"
	for i := range len(begin) {
		c, ok := d.must()
		if !ok {
			return false, false
		}
		if c != begin[i] {
			d.in.back()
			d.text = append(d.text, begin[:i]...)
			return true, true
		}
	}
	at := len(d.text) - 1
	if !d.until("-->") {
		return false, false
	}
	d.text = append(d.text[:at], ' ')
	return false, true
}

func (d *Decoder) startTag() Token {
	name, ok := d.qualified()
	if !ok {
		d.fail("expected element name after <")
		return nil
	}
	e := StartElement{name, []Attr{}}
	for {
		d.skipSpaces()
		c, ok := d.must()
		if !ok {
			return nil
		}
		switch c {
		case '>':
			return e
		case '/':
			if !d.expect('>', "expected /> in element") {
				return nil
			}
			d.closing = &name
			return e
		}
		d.in.back()
		a, ok := d.attribute()
		if !ok {
			return nil
		}
		e.Attr = append(e.Attr, a)
	}
}

func (d *Decoder) attribute() (a Attr, ok bool) {
	if a.Name, ok = d.qualified(); !ok {
		d.fail("expected attribute name in element")
		return a, false
	}
	d.skipSpaces()
	c, ok := d.must()
	switch {
	case !ok:
		return a, false
	case c == '=':
		d.skipSpaces()
		value := d.attributeValue()
		a.Value = string(value)
		return a, value != nil
	case d.Strict:
		d.fail("attribute name without = in element")
		return a, false
	}
	d.in.back()
	a.Value = a.Name.Local
	return a, true
}

// attributeValue returns nil after an error.
func (d *Decoder) attributeValue() []byte {
	c, ok := d.must()
	switch {
	case !ok:
		return nil
	case c == '"' || c == '\'':
		return d.chars(int(c), false)
	case d.Strict:
		d.fail("unquoted or missing attribute value in element")
		return nil
	}
	d.in.back()
	d.text = append(d.text[:0], []byte{}...)
	for {
		c, ok := d.must()
		if !ok {
			return nil
		}
		if c >= 0x80 || !nameBytes[c] || c == '.' {
			d.in.back()
			return d.text
		}
		d.text = append(d.text, c)
	}
}

// chars reads text: up to <, up to a quote (if not negative), or up to ]]> of a
// CDATA section. It returns nil after an error.
func (d *Decoder) chars(quote int, cdata bool) []byte {
	d.text = d.text[:0]
	if d.text == nil {
		d.text = []byte{}
	}
	var before, last byte // in the input; an entity makes them zero
	plain := true         // only bytes of plainText so far
	in := &d.in
	for {
		if run := in.plain(plainText); len(run) > 0 {
			d.text = append(d.text, run...)
			before, last = 0, 0
		}
		if plain && in.pos < len(in.buf) { // the usual ends
			c := in.buf[in.pos]
			if c == '<' && quote < 0 && !cdata {
				in.peeked = true
				return d.text
			}
			if int(c) == quote {
				d.get()
				return d.text
			}
		}
		plain = false
		c, ok := d.get()
		if !ok {
			if !cdata {
				break
			}
			if d.err == io.EOF {
				d.err = d.syntaxError("unexpected EOF in CDATA section")
			}
			return nil
		}
		if quote < 0 && before == ']' && last == ']' && c == '>' {
			if !cdata {
				d.fail("unescaped ]]> not in CDATA section")
				return nil
			}
			d.text = d.text[:len(d.text)-2]
			break
		}
		if c == '<' && !cdata {
			if quote >= 0 {
				d.fail("unescaped < inside quoted string")
				return nil
			}
			d.in.back()
			break
		}
		if int(c) == quote {
			break
		}
		switch {
		case c == '&' && !cdata:
			if !d.entity() {
				return nil
			}
			before, last = 0, 0
			continue
		case c == '\r':
			d.text = append(d.text, '\n')
		case c != '\n' || last != '\r':
			d.text = append(d.text, c)
		}
		before, last = last, c
	}
	return d.checked(d.text)
}

// checked returns text if all of its characters are allowed, else nil.
func (d *Decoder) checked(text []byte) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf && c >= ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			d.err = d.syntaxError("invalid UTF-8")
			return nil
		}
		if !isAllowed(r) {
			d.err = d.syntaxError(fmt.Sprintf("illegal character code %U", r))
			return nil
		}
		i += size
	}
	return text
}

// isAllowed: production Char.
func isAllowed(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r < 0xD800:
		return true
	}
	return r >= 0xE000 && r <= unicode.MaxRune && r != 0xFFFE && r != 0xFFFF
}

var errNoEntity = errors.New("no entity")

// entity appends what the entity behind & stands for.
func (d *Decoder) entity() bool {
	at := len(d.text)
	d.text = append(d.text, '&')
	text, err := d.entityText(at + 1)
	switch {
	case d.err != nil:
		return false
	case err == nil:
		d.text = append(d.text[:at], text...)
		return true
	case !d.Strict:
		return true
	}
	shown := string(d.text[at:])
	if !strings.HasSuffix(shown, ";") {
		shown += " (no semicolon)"
	}
	d.fail("invalid character entity " + shown)
	return false
}

// entityText reads an entity, which it appends as it stands.
func (d *Decoder) entityText(at int) (string, error) {
	c, ok := d.must()
	if !ok {
		return "", d.err
	}
	if c == '#' {
		return d.number()
	}
	d.in.back()
	d.readName()
	if !d.semicolon() {
		return "", errNoEntity
	}
	name := string(d.text[at : len(d.text)-1])
	switch name {
	case "lt":
		return "<", nil
	case "gt":
		return ">", nil
	case "amp":
		return "&", nil
	case "apos":
		return "'", nil
	case "quot":
		return `"`, nil
	}
	if text, ok := d.Entity[name]; ok && isName(name) {
		return text, nil
	}
	return "", errNoEntity
}

// semicolon takes one, if it is next.
func (d *Decoder) semicolon() bool {
	c, ok := d.must()
	if !ok {
		return false
	}
	if c != ';' {
		d.in.back()
		return false
	}
	d.text = append(d.text, ';')
	return true
}

// number is entityText behind &#.
func (d *Decoder) number() (string, error) {
	d.text = append(d.text, '#')
	base := 10
	start := len(d.text)
	for {
		c, ok := d.must()
		if !ok {
			return "", d.err
		}
		lower := c | 0x20
		switch {
		case c == 'x' && base == 10 && len(d.text) == start:
			base = 16
			start++
		case '0' <= c && c <= '9', base == 16 && 'a' <= lower && lower <= 'f':
		default:
			d.in.back()
			if !d.semicolon() {
				return "", errNoEntity
			}
			n, err := strconv.ParseUint(string(d.text[start:len(d.text)-1]), base, 64)
			if err != nil || n > unicode.MaxRune {
				return "", errNoEntity
			}
			return string(rune(n)), nil
		}
		d.text = append(d.text, c)
	}
}

// qualified reads a name with or without a prefix.
func (d *Decoder) qualified() (name Name, ok bool) {
	s, ok := d.name()
	if !ok || strings.Count(s, ":") > 1 {
		return name, false
	}
	if space, local, _ := strings.Cut(s, ":"); space != "" && local != "" {
		return Name{space, local}, true
	}
	return Name{Local: s}, true
}

// name reads a name.
func (d *Decoder) name() (string, bool) {
	d.text = d.text[:0]
	if !d.readName() {
		return "", false
	}
	s := string(d.text)
	if !isName(s) {
		d.err = d.syntaxError("invalid XML name: " + s)
		return "", false
	}
	return s, true
}

// readName appends the bytes of what may be a name, and reports whether there
// were some and something follows.
func (d *Decoder) readName() bool {
	for n := 0; ; n++ {
		if run := d.in.plain(nameBytes); len(run) > 0 {
			d.text = append(d.text, run...)
			if n++; d.in.pos < len(d.in.buf) && d.in.buf[d.in.pos] != '\n' {
				d.in.peeked = true
				return true
			}
		}
		c, ok := d.must()
		if !ok {
			return false
		}
		if !nameBytes[c] {
			d.in.back()
			return n > 0
		}
		d.text = append(d.text, c)
	}
}

// isName reports whether s is a name in XML.
func isName(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf && nameBytes[r] {
			if i == 0 && (r == '-' || r == '.' || '0' <= r && r <= '9') {
				return false
			}
			continue
		}
		if r == utf8.RuneError || !inRanges(nameStart[:], r) && (i == 0 || !inRanges(nameMore[:], r)) {
			return false
		}
	}
	return s != ""
}
