// Package parse turns the text of templates into trees. It serves text/template
// and html/template; others have no need of it.
//
// This file has Tree and the grammar, scan.go the scanner, node.go the nodes.
package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// Tree is one parsed template.
type Tree struct {
	Name      string
	ParseName string    // of the template whose text it was in, for errors
	Root      *ListNode // nil after an error
	Mode      Mode
	text      string
}

// Mode is a set of flags for the parser.
type Mode uint

const (
	ParseComments Mode = 1 << iota // comments become nodes
	SkipFuncCheck                  // functions may be unknown
)

// New returns a tree without content. The functions are those that the template
// may call.
//
//vole:cost 7
func New(name string, funcs ...map[string]any) *Tree { return &Tree{Name: name} }

// Parse returns the trees of text by their names: the template called name, and
// those that it defines.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]any) (
	map[string]*Tree, error) {
	trees := map[string]*Tree{}
	t := New(name)
	t.text = text
	_, err := t.Parse(text, leftDelim, rightDelim, trees, funcs...)
	return trees, err
}

// Parse parses text as the content of t and adds t, with the templates that
// text defines, to treeSet. An empty delimiter stands for {{ or }}.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree,
	funcs ...map[string]any) (tree *Tree, err error) {
	defer func() {
		if r := recover(); r != nil {
			problem, ok := r.(failure)
			if !ok {
				panic(r)
			}
			tree, err = nil, problem.error
		}
	}()
	t.ParseName, t.text = t.Name, text
	p := &parser{Tree: t, in: newScanner(text, leftDelim, rightDelim), funcs: funcs,
		trees: treeSet, vars: []string{"$"}}
	p.in.comments = t.Mode&ParseComments != 0
	p.in.breaks, p.in.continues = !p.knows("break"), !p.knows("continue")
	p.template()
	p.add()
	return t, nil
}

// Copy returns a copy of the tree.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// ErrorContext returns where n is, as name:line:column, and its source. The
// text is that of n's own tree, of t if n has none.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	from := n.tree()
	if from == nil {
		from = t
	}
	before := from.text[:n.Position()]
	column := len(before) - 1 - strings.LastIndex(before, "\n")
	line := 1 + strings.Count(before, "\n")
	return fmt.Sprintf("%s:%d:%d", from.ParseName, line, column), n.String()
}

// IsEmptyTree reports whether there is nothing below n but space and comments.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil, *CommentNode:
		return true
	case *TextNode:
		return strings.TrimSpace(string(n.Text)) == ""
	case *ListNode:
		for _, part := range n.Nodes {
			if !IsEmptyTree(part) {
				return false
			}
		}
		return true
	case *ActionNode, *IfNode, *RangeNode, *TemplateNode, *WithNode:
		return false
	}
	panic("unknown node: " + n.String())
}

// A failure is what the parser panics with.
type failure struct {
	error
}

// maxParens is how deep parentheses may be nested.
const maxParens = 10000

// A parser makes one tree. Templates that are defined inside of another have
// parsers of their own on the same scanner.
type parser struct {
	*Tree
	in      *scanner
	funcs   []map[string]any
	trees   map[string]*Tree
	newest  token   // the last one that was scanned: errors are on its line
	pending []token // scanned, but not used; the last one is the next
	vars    []string
	action  int // line on which the current action began; 0 outside
	ranges  int // open {{range}}s
	parens  int // open parentheses
}

// inner returns a parser for a template that is defined at this place.
func (p *parser) inner(name string) *parser {
	t := New(name)
	t.text, t.Mode, t.ParseName = p.text, p.Mode, p.ParseName
	return &parser{Tree: t, in: p.in, funcs: p.funcs, trees: p.trees, vars: []string{"$"}}
}

// ---- errors

func (p *parser) fail(format string, args ...any) {
	p.Root = nil
	format = fmt.Sprintf("template: %s:%d: %s", p.ParseName, p.newest.line, format)
	panic(failure{fmt.Errorf(format, args...)})
}

// must fails with an error that is not nil.
func (p *parser) must(err error) {
	if err != nil {
		p.fail("%s", err)
	}
}

// unexpected fails for a token that context cannot have, or for the scanner.
func (p *parser) unexpected(tok token, context string) {
	if tok.kind != tokError {
		p.fail("unexpected %s in %s", tok, context)
	}
	where := ""
	if p.action != 0 && p.action != tok.line {
		where = fmt.Sprintf(" action started at %s:%d", p.ParseName, p.action)
		if !strings.HasSuffix(tok.text, " action") {
			where = " in" + where
		} else {
			where = where[len(" action"):]
		}
	}
	p.fail("%s%s", tok, where)
}

// ---- tokens

func (p *parser) next() token {
	if n := len(p.pending); n > 0 {
		tok := p.pending[n-1]
		p.pending = p.pending[:n-1]
		return tok
	}
	p.newest = p.in.next()
	return p.newest
}

// back makes tokens, the next one first, come again.
func (p *parser) back(toks ...token) {
	for i := len(toks) - 1; i >= 0; i-- {
		p.pending = append(p.pending, toks[i])
	}
}

func (p *parser) peek() token {
	tok := p.next()
	p.back(tok)
	return tok
}

// word is next without spaces.
func (p *parser) word() token {
	for {
		if tok := p.next(); tok.kind != tokSpace {
			return tok
		}
	}
}

// peekWord is peek without spaces, which are lost.
func (p *parser) peekWord() token {
	tok := p.word()
	p.back(tok)
	return tok
}

func (p *parser) expect(kind tokenKind, context string) token {
	tok := p.word()
	if tok.kind != kind {
		p.unexpected(tok, context)
	}
	return tok
}

// ---- lists

// add adds the tree to the set: empty templates give way to others.
func (p *parser) add() {
	before := p.trees[p.Name]
	if before == nil || IsEmptyTree(before.Root) {
		p.trees[p.Name] = p.Tree
	} else if !IsEmptyTree(p.Root) {
		p.fail("template: multiple definition of template %q", p.Name)
	}
}

func (p *parser) newList(at Pos) *ListNode {
	return &ListNode{origin: origin{p.Tree}, NodeType: NodeList, Pos: at}
}

// template parses all of a text. Only here templates can be defined.
func (p *parser) template() {
	p.Root = p.newList(Pos(p.peek().pos))
	for p.peek().kind != tokEOF {
		if open := p.peek(); open.kind == tokOpen {
			p.next()
			word := p.word()
			if word.kind == tokDefine {
				p.inner("definition").definition()
				continue
			}
			p.back(open, word)
		}
		n := p.element()
		if end, ok := n.(*delimiterNode); ok {
			p.fail("unexpected %s", end)
		}
		p.Root.add(n)
	}
}

// definition parses what follows {{define.
func (p *parser) definition() {
	const context = "define clause"
	p.Name = p.templateName(p.word(), context)
	p.expect(tokClose, context)
	p.body(p, context)
}

// body parses the rest of a template up to its {{end}} and adds it. The errors
// about its end are those of the parser outer.
func (p *parser) body(outer *parser, context string) {
	list, end := p.list()
	p.Root = list
	if end.NodeType != nodeEnd {
		outer.fail("unexpected %s in %s", end, context)
	}
	p.add()
}

// list parses elements up to an {{end}} or {{else}}.
func (p *parser) list() (list *ListNode, end *delimiterNode) {
	list = p.newList(Pos(p.peekWord().pos))
	for p.peekWord().kind != tokEOF {
		n := p.element()
		if end, ok := n.(*delimiterNode); ok {
			return list, end
		}
		list.add(n)
	}
	p.fail("unexpected EOF")
	return nil, nil
}

// element parses text, a comment or an action.
func (p *parser) element() Node {
	switch tok := p.word(); tok.kind {
	case tokText:
		return &TextNode{origin: origin{p.Tree}, NodeType: NodeText, Pos: Pos(tok.pos),
			Text: []byte(tok.text)}
	case tokComment:
		return &CommentNode{origin: origin{p.Tree}, NodeType: NodeComment, Pos: Pos(tok.pos),
			Text: tok.text}
	case tokOpen:
		p.action = tok.line
		n := p.actionBody()
		p.action = 0
		return n
	default:
		p.unexpected(tok, "input")
		return nil
	}
}

// ---- actions

// actionBody parses what follows a left delimiter.
func (p *parser) actionBody() Node {
	switch tok := p.word(); tok.kind {
	case tokIf:
		return &IfNode{p.branch(NodeIf, "if")}
	case tokRange:
		return &RangeNode{p.branch(NodeRange, "range")}
	case tokWith:
		return &WithNode{p.branch(NodeWith, "with")}
	case tokElse:
		return p.elseDelimiter()
	case tokEnd:
		tok := p.expect(tokClose, "end")
		return &delimiterNode{nodeEnd, Pos(tok.pos), origin{p.Tree}}
	case tokBreak:
		p.leavesRange(tok)
		return p.newBreak(Pos(tok.pos), tok.line)
	case tokContinue:
		p.leavesRange(tok)
		return p.newContinue(Pos(tok.pos), tok.line)
	case tokTemplate:
		return p.invocation()
	case tokBlock:
		return p.block()
	default:
		p.back(tok)
		pos, line := Pos(tok.pos), tok.line
		return &ActionNode{NodeAction, pos, origin{p.Tree}, line, p.pipeline("command", tokClose)}
	}
}

// leavesRange parses the rest of a {{break}} or {{continue}}.
func (p *parser) leavesRange(keyword token) {
	action := "{{" + keyword.text + "}}"
	p.expect(tokClose, action)
	if p.ranges == 0 {
		p.fail("%s outside {{range}}", action)
	}
}

// elseDelimiter parses the rest of an {{else}}. In {{else if}} the "if" stays.
func (p *parser) elseDelimiter() Node {
	tok := p.peekWord()
	if tok.kind != tokIf && tok.kind != tokWith {
		p.expect(tokClose, "else")
	}
	return &delimiterNode{nodeElse, Pos(tok.pos), origin{p.Tree}}
}

// branch parses the rest of a control structure. Its variables end with it.
func (p *parser) branch(kind NodeType, context string) BranchNode {
	outside := len(p.vars)
	b := BranchNode{origin: origin{p.Tree}, NodeType: kind}
	b.Pipe = p.pipeline(context, tokClose)
	b.Pos, b.Line = b.Pipe.Pos, b.Pipe.Line
	inside := 0
	if kind == NodeRange {
		inside = 1
	}
	p.ranges += inside
	list, end := p.list()
	p.ranges -= inside
	b.List = list
	if end.NodeType == nodeElse {
		b.ElseList = p.otherwise(kind, end)
	}
	p.vars = p.vars[:outside]
	return b
}

// otherwise parses what follows an {{else}} or stands for it: {{else if x}} is
// {{else}}{{if x}} with one {{end}} for both, {{else with}} likewise.
func (p *parser) otherwise(kind NodeType, delimiter *delimiterNode) *ListNode {
	var chained Node
	switch next := p.peek().kind; {
	case kind == NodeIf && next == tokIf:
		p.next()
		chained = &IfNode{p.branch(NodeIf, "if")}
	case kind == NodeWith && next == tokWith:
		p.next()
		chained = &WithNode{p.branch(NodeWith, "with")}
	default:
		list, end := p.list()
		if end.NodeType != nodeEnd {
			p.fail("expected end; found %s", end)
		}
		return list
	}
	list := p.newList(delimiter.Pos)
	list.add(chained)
	return list
}

func (p *parser) newTemplate(tok token, name string, pipe *PipeNode) *TemplateNode {
	return &TemplateNode{NodeTemplate, Pos(tok.pos), origin{p.Tree}, tok.line, name, pipe}
}

// invocation parses the rest of a {{template}}.
func (p *parser) invocation() Node {
	const context = "template clause"
	tok := p.word()
	name := p.templateName(tok, context)
	var pipe *PipeNode
	if next := p.word(); next.kind != tokClose {
		p.back(next)
		pipe = p.pipeline(context, tokClose)
	}
	return p.newTemplate(tok, name, pipe)
}

// block parses the rest of a {{block}}: a definition and its invocation.
func (p *parser) block() Node {
	const context = "block clause"
	tok := p.word()
	name := p.templateName(tok, context)
	pipe := p.pipeline(context, tokClose)
	p.inner(name).body(p, context)
	return p.newTemplate(tok, name, pipe)
}

func (p *parser) templateName(tok token, context string) string {
	if tok.kind != tokString && tok.kind != tokRawString {
		p.unexpected(tok, context)
	}
	name, err := strconv.Unquote(tok.text)
	p.must(err)
	return name
}

// ---- pipelines

// pipeline parses a pipeline up to the token that ends it.
func (p *parser) pipeline(context string, end tokenKind) *PipeNode {
	tok := p.peekWord()
	pipe := &PipeNode{origin: origin{p.Tree}, NodeType: NodePipe, Pos: Pos(tok.pos),
		Line: tok.line}
	p.declarations(pipe, context)
	for {
		tok := p.word()
		switch tok.kind {
		case end:
			p.checkPipeline(pipe, context)
			return pipe
		case tokBool, tokCharConstant, tokComplex, tokDot, tokField, tokIdentifier, tokNumber,
			tokNil, tokRawString, tokString, tokVariable, tokLeftParen:
			p.back(tok)
			pipe.Cmds = append(pipe.Cmds, p.command())
		default:
			p.unexpected(tok, context)
		}
	}
}

// declarations parses the variables that a pipeline sets, if any: one, or two
// in a {{range}}.
func (p *parser) declarations(pipe *PipeNode, context string) {
	for p.peekWord().kind == tokVariable {
		v := p.next()
		behind := p.peek()
		switch next := p.peekWord(); {
		case next.kind == tokAssign || next.kind == tokDeclare:
			p.word()
			pipe.IsAssign = next.kind == tokAssign
			p.declare(pipe, v)
			return
		case next.kind == tokChar && next.text == ",":
			p.word()
			p.declare(pipe, v)
		case behind.kind == tokSpace:
			p.back(v, behind) // an operand, not a variable to set
			return
		default:
			p.back(v)
			return
		}
		if context != "range" || len(pipe.Decl) > 1 {
			p.fail("too many declarations in %s", context)
		}
		switch p.peekWord().kind {
		case tokVariable, tokClose, tokRightParen:
		default:
			p.fail("range can only initialize variables")
		}
	}
}

func (p *parser) declare(pipe *PipeNode, v token) {
	pipe.Decl = append(pipe.Decl, p.newVariable(v.pos, v.text))
	p.vars = append(p.vars, v.text)
}

// checkPipeline checks that there are commands, and that those which get the
// value of one before them can take it.
func (p *parser) checkPipeline(pipe *PipeNode, context string) {
	if len(pipe.Cmds) == 0 {
		p.fail("missing value for %s", context)
	}
	for i, c := range pipe.Cmds[1:] {
		switch c.Args[0].Type() {
		case NodeBool, NodeDot, NodeNil, NodeNumber, NodeString:
			p.fail("non executable command in pipeline stage %d", i+2)
		}
	}
}

// command parses operands up to a | or what ends the pipeline, which stays.
func (p *parser) command() *CommandNode {
	c := &CommandNode{origin: origin{p.Tree}, NodeType: NodeCommand, Pos: Pos(p.peekWord().pos)}
	for more := true; more; {
		p.peekWord()
		if n := p.operand(); n != nil {
			c.Args = append(c.Args, n)
		}
		tok := p.next()
		switch tok.kind {
		case tokSpace:
			continue
		case tokClose, tokRightParen:
			p.back(tok)
		case tokPipe:
		default:
			p.unexpected(tok, "operand")
		}
		more = false
	}
	if len(c.Args) == 0 {
		p.fail("empty command")
	}
	return c
}

// operand parses a term with its fields; nil if none comes next.
func (p *parser) operand() Node {
	n := p.term()
	if n == nil || p.peek().kind != tokField {
		return n
	}
	chain := &ChainNode{origin: origin{p.Tree}, NodeType: NodeChain, Pos: Pos(p.peek().pos), Node: n}
	for p.peek().kind == tokField {
		chain.Add(p.next().text)
	}
	switch n.Type() {
	case NodeField:
		return p.newField(int(chain.Pos), chain.String())
	case NodeVariable:
		return p.newVariable(int(chain.Pos), chain.String())
	case NodeBool, NodeString, NodeNumber, NodeNil, NodeDot:
		p.fail("unexpected . after term %q", n.String())
	}
	return chain
}

// term parses a constant, a name, the dot or a pipeline in parentheses; nil if
// none comes next.
func (p *parser) term() Node {
	tok := p.word()
	at, from := Pos(tok.pos), origin{p.Tree}
	switch tok.kind {
	case tokIdentifier:
		if p.Mode&SkipFuncCheck == 0 && !p.knows(tok.text) {
			p.fail("function %q not defined", tok.text)
		}
		return &IdentifierNode{NodeIdentifier, at, from, tok.text}
	case tokDot:
		return p.newDot(at)
	case tokNil:
		return p.newNil(at)
	case tokVariable:
		return p.variable(tok)
	case tokField:
		return p.newField(tok.pos, tok.text)
	case tokBool:
		return p.newBool(at, tok.text == "true")
	case tokCharConstant, tokComplex, tokNumber:
		n, err := newNumber(p.Tree, tok)
		p.must(err)
		return n
	case tokString, tokRawString:
		text, err := strconv.Unquote(tok.text)
		p.must(err)
		return p.newString(at, tok.text, text)
	case tokLeftParen:
		if p.parens == maxParens {
			p.fail("max expression depth exceeded")
		}
		p.parens++
		pipe := p.pipeline("parenthesized pipeline", tokRightParen)
		p.parens--
		return pipe
	}
	p.back(tok)
	return nil
}

// newField and newVariable take names joined by dots, a field's with one more
// in front.
func (p *parser) newField(pos int, names string) *FieldNode {
	return &FieldNode{NodeField, Pos(pos), origin{p.Tree}, strings.Split(names[1:], ".")}
}

func (p *parser) newVariable(pos int, names string) *VariableNode {
	return &VariableNode{NodeVariable, Pos(pos), origin{p.Tree}, strings.Split(names, ".")}
}

// variable makes the node of a variable that must be there.
func (p *parser) variable(tok token) Node {
	v := p.newVariable(tok.pos, tok.text)
	for _, name := range p.vars {
		if name == v.Ident[0] {
			return v
		}
	}
	p.fail("undefined variable %q", v.Ident[0])
	return nil
}

// knows reports whether there is a function of that name.
func (p *parser) knows(name string) bool {
	for _, list := range p.funcs {
		if list[name] != nil {
			return true
		}
	}
	return false
}
