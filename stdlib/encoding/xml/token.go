// Package xml reads and writes XML 1.0 with name spaces: token by token, and
// from and to Go values by the tags of struct fields.
//
// Reading goes up in three steps: input.go has bytes and lines, lexer.go what
// stands between < and >, this file elements with their name spaces. decode.go
// and encode.go are about Go values, fields.go about tags.
package xml

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// A SyntaxError says what is wrong with the text.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// A Name is a name in a name space. Token gives the URL for Space, RawToken the
// prefix.
type Name struct {
	Space, Local string
}

// An Attr is an attribute of an element.
type Attr struct {
	Name  Name
	Value string
}

// A Token is one of the following types.
type Token any

// A StartElement is <name attributes>.
type StartElement struct {
	Name Name
	Attr []Attr
}

// Copy returns a copy with attributes of its own.
//
//vole:cost 18
func (e StartElement) Copy() StartElement {
	attrs := make([]Attr, len(e.Attr))
	copy(attrs, e.Attr)
	e.Attr = attrs
	return e
}

// End returns the end that fits.
func (e StartElement) End() EndElement { return EndElement{e.Name} }

// An EndElement is </name>.
type EndElement struct {
	Name Name
}

// CharData is text, its entities replaced.
type CharData []byte

// Copy returns a copy.
func (c CharData) Copy() CharData { return CharData(bytes.Clone(c)) }

// A Comment is the text of <!-- -->.
type Comment []byte

// Copy returns a copy.
func (c Comment) Copy() Comment { return Comment(bytes.Clone(c)) }

// A ProcInst is <?target inst?>.
type ProcInst struct {
	Target string
	Inst   []byte
}

// Copy returns a copy.
func (p ProcInst) Copy() ProcInst {
	p.Inst = bytes.Clone(p.Inst)
	return p
}

// A Directive is the text of <! >, comments in it as spaces.
type Directive []byte

// Copy returns a copy.
func (d Directive) Copy() Directive { return Directive(bytes.Clone(d)) }

// CopyToken returns a token that stays good when the next is read.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case StartElement:
		return t.Copy()
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case Directive:
		return t.Copy()
	}
	return t
}

// A TokenReader gives tokens, with io.EOF at or behind the last.
type TokenReader interface {
	Token() (Token, error)
}

// A Decoder reads a document.
type Decoder struct {
	// Strict is set by NewDecoder. Without it missing ends of elements, values
	// without quotes and unknown entities are no errors.
	Strict bool
	// AutoClose are the elements that end where they begin, if not Strict.
	AutoClose []string
	// Entity has entities besides the five of XML.
	Entity map[string]string
	// CharsetReader returns a reader of UTF-8 for input in another charset.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
	// DefaultSpace is the name space of elements without one.
	DefaultSpace string

	in     input
	tokens TokenReader // instead of in
	err    error
	text   []byte // of the token

	closing  *Name // an element that has ended without a token for it
	waiting  Token // to be given out before others
	spaces   map[string]string
	open     []frame
	depth    int  // of elements in open
	inMethod bool // UnmarshalXML is running
}

// A frame is an open element, or something between elements.
type frame struct {
	kind     frameKind
	name     Name // as written
	shadowed []binding
}

type frameKind uint8

const (
	inElement frameKind = iota
	fence               // the end of what an UnmarshalXML may read
	leftOver            // bindings of an element that was closed by another's end
)

// A binding is what a prefix meant outside of the element.
type binding struct {
	prefix, url string
	bound       bool
}

// NewDecoder returns a Decoder of what r has. If r is no io.ByteReader it may
// read more than it needs.
//
//go:noinline
func NewDecoder(r io.Reader) *Decoder {
	d := newDecoder()
	d.in.reset(r)
	return d
}

func newDecoder() *Decoder {
	return &Decoder{Strict: true, spaces: map[string]string{}, in: input{line: 1}}
}

// NewTokenDecoder returns a Decoder of tokens.
//
//vole:cost 32
func NewTokenDecoder(t TokenReader) *Decoder {
	if d, ok := t.(*Decoder); ok {
		return d
	}
	return &Decoder{Strict: true, spaces: make(map[string]string), in: input{line: 1}, tokens: t}
}

// InputOffset returns the offset behind the last token.
//
//vole:cost 3
func (d *Decoder) InputOffset() int64 { return d.in.offset }

// InputPos returns line and column behind the last token, from 1.
//
//vole:cost 10
func (d *Decoder) InputPos() (line, column int) {
	return d.in.line, int(d.in.offset-d.in.lineStart) + 1
}

func (d *Decoder) syntaxError(msg string) error { return &SyntaxError{msg, d.in.line} }

// top returns the innermost frame, nil if there is none.
func (d *Decoder) top() *frame {
	if len(d.open) == 0 {
		return nil
	}
	return &d.open[len(d.open)-1]
}

// Token returns the next token, io.EOF at the end. Bytes in it are good until
// the next call. Elements have name spaces and are closed as they should.
//
//vole:leaks d=content
func (d *Decoder) Token() (Token, error) {
	if top := d.top(); top != nil && top.kind == fence {
		return nil, io.EOF
	}
	t := d.waiting
	d.waiting = nil
	if t == nil {
		var err error
		if t, err = d.rawToken(); t == nil && err != nil {
			if err == io.EOF && len(d.open) > 0 {
				err = d.syntaxError("unexpected EOF")
			}
			return nil, err
		}
	}
	if !d.Strict && d.endsHere(t) {
		d.waiting = t
		t = EndElement{d.top().name}
	}
	switch e := t.(type) {
	case StartElement:
		d.begin(&e)
		return e, nil
	case EndElement:
		if err := d.end(&e); err != nil {
			d.err = err
			return nil, err
		}
		return e, nil
	}
	return t, nil
}

// RawToken is Token without name spaces and closing.
//
//vole:cost 75
func (d *Decoder) RawToken() (Token, error) { return d.doRawToken() }

//go:noinline
func (d *Decoder) doRawToken() (Token, error) {
	if d.inMethod {
		return nil, errors.New("xml: cannot use RawToken from UnmarshalXML method")
	}
	return d.rawToken()
}

// endsHere reports whether the open element is one of AutoClose that t does not
// end.
func (d *Decoder) endsHere(t Token) bool {
	top := d.top()
	if top == nil || top.kind != inElement {
		return false
	}
	isTop := func(name string) bool { return strings.EqualFold(name, top.name.Local) }
	if !slices.ContainsFunc(d.AutoClose, isTop) {
		return false
	}
	end, ok := t.(EndElement)
	return !ok || !isTop(end.Name.Local)
}

const (
	xmlURL   = "http://www.w3.org/XML/1998/namespace"
	xmlns    = "xmlns"
	xmlSpace = "xml"
)

// begin opens an element: its attributes may say what prefixes mean.
func (d *Decoder) begin(e *StartElement) {
	f := frame{name: e.Name}
	for _, a := range e.Attr {
		prefix := ""
		switch {
		case a.Name.Space == xmlns:
			prefix = a.Name.Local
		case a.Name.Space != "" || a.Name.Local != xmlns:
			continue
		}
		old, bound := d.spaces[prefix]
		f.shadowed = append(f.shadowed, binding{prefix, old, bound})
		d.spaces[prefix] = a.Value
	}
	d.open = append(d.open, f)
	d.depth++
	d.resolve(&e.Name, true)
	for i := range e.Attr {
		d.resolve(&e.Attr[i].Name, false)
	}
}

// resolve puts the URL in place of the prefix.
func (d *Decoder) resolve(n *Name, element bool) {
	switch {
	case n.Space == xmlns, n.Space == "" && (!element || n.Local == xmlns):
		return
	case n.Space == xmlSpace:
		n.Space = xmlURL
	}
	if url, ok := d.spaces[n.Space]; ok {
		n.Space = url
	} else if n.Space == "" {
		n.Space = d.DefaultSpace
	}
}

// pop takes the innermost frame off.
func (d *Decoder) pop() *frame {
	f := *d.top()
	d.open = d.open[:len(d.open)-1]
	if f.kind == inElement {
		d.depth--
	}
	return &f
}

// end closes an element.
func (d *Decoder) end(e *EndElement) error {
	if top := d.top(); top == nil || top.kind != inElement {
		if top != nil {
			d.pop()
		}
		return d.syntaxError("unexpected end element </" + e.Name.Local + ">")
	}
	f := d.pop()
	if f.name.Local != e.Name.Local {
		if d.Strict {
			return d.syntaxError("element <" + f.name.Local + "> closed by </" + e.Name.Local + ">")
		}
		name := e.Name
		d.closing = &name
		e.Name = f.name
		if len(f.shadowed) > 0 { // they stay for now, as in Go
			d.open = append(d.open, frame{kind: leftOver, shadowed: f.shadowed})
		}
		return nil
	}
	if f.name.Space != e.Name.Space {
		space := e.Name.Space
		if space == "" {
			space = `""`
		}
		return d.syntaxError("element <" + f.name.Local + "> in space " + f.name.Space + " closed by </" +
			e.Name.Local + "> in space " + space)
	}
	d.resolve(&e.Name, true)
	d.unbind(f.shadowed)
	for len(d.open) > 0 && d.top().kind == leftOver {
		d.unbind(d.pop().shadowed)
	}
	return nil
}

// unbind lets prefixes mean what they meant outside.
func (d *Decoder) unbind(shadowed []binding) {
	for _, b := range slices.Backward(shadowed) {
		if b.bound {
			d.spaces[b.prefix] = b.url
		} else {
			delete(d.spaces, b.prefix)
		}
	}
}

// Skip reads up to the end of the innermost open element.
//
//vole:leaks d=content
func (d *Decoder) Skip() error {
	for depth := 0; depth >= 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t.(type) {
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return nil
}

// fence lets Token end where the open element does.
func (d *Decoder) fence() {
	i := len(d.open) - 1
	for d.open[i].kind != inElement {
		i--
	}
	d.open = slices.Insert(d.open, i, frame{kind: fence})
}

// unfence takes the fence off and reports whether it was reached.
func (d *Decoder) unfence() bool {
	if top := d.top(); top == nil || top.kind != fence {
		return false
	}
	d.pop()
	return true
}
