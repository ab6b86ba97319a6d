// The nodes of a parsed template. Each can write itself as template source and
// make a deep copy of itself.
package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// A Node is an element of the tree.
type Node interface {
	Type() NodeType
	String() string
	// Copy returns a copy of the node and all below it.
	Copy() Node
	// Position returns the byte in the input at which the node starts.
	Position() Pos

	tree() *Tree
	writeTo(*strings.Builder)
}

// NodeType tells nodes apart.
type NodeType int

// Pos is a byte's place in the input.
type Pos int

// Position returns the position itself, for nodes to embed.
func (p Pos) Position() Pos { return p }

// Type returns the type itself, for nodes to embed.
func (t NodeType) Type() NodeType { return t }

const (
	NodeText       NodeType = iota // text outside of actions
	NodeAction                     // an action without a keyword
	NodeBool                       // true or false
	NodeChain                      // fields of a term
	NodeCommand                    // one stage of a pipeline
	NodeDot                        // .
	nodeElse                       // not in trees
	nodeEnd                        // not in trees
	NodeField                      // .a.b
	NodeIdentifier                 // a function's name
	NodeIf                         // {{if}}
	NodeList                       // nodes in a row
	NodeNil                        // nil
	NodeNumber                     // a number
	NodePipe                       // a pipeline
	NodeRange                      // {{range}}
	NodeString                     // a string
	NodeTemplate                   // {{template}}
	NodeVariable                   // $x.a.b
	NodeWith                       // {{with}}
	NodeComment                    // a comment
	NodeBreak                      // {{break}}
	NodeContinue                   // {{continue}}
)

// An origin is the tree that a node was made for.
type origin struct {
	of *Tree
}

func (o origin) tree() *Tree { return o.of }

// source returns what a node writes.
func source(n Node) string {
	var b strings.Builder
	n.writeTo(&b)
	return b.String()
}

// ListNode holds nodes in their order.
type ListNode struct {
	NodeType
	Pos
	origin
	Nodes []Node
}

func (l *ListNode) String() string { return source(l) }

func (l *ListNode) writeTo(b *strings.Builder) {
	for _, n := range l.Nodes {
		n.writeTo(b)
	}
}

func (l *ListNode) add(n Node) { l.Nodes = append(l.Nodes, n) }

// CopyList is Copy with its own type; a nil list stays nil.
//
//vole:leaks l=0
func (l *ListNode) CopyList() *ListNode {
	if l == nil {
		return nil
	}
	c := *l
	c.Nodes = copies(l.Nodes)
	return &c
}

func (l *ListNode) Copy() Node { return l.CopyList() }

// copies copies each of a list, nil if there are none.
func copies[N Node](list []N) []N {
	var c []N
	for _, n := range list {
		c = append(c, n.Copy().(N))
	}
	return c
}

// TextNode holds text.
type TextNode struct {
	NodeType
	Pos
	origin
	Text []byte
}

//vole:cost 66
func (t *TextNode) String() string             { return fmt.Sprintf("%s", t.Text) }
func (t *TextNode) writeTo(b *strings.Builder) { b.Write(t.Text) }

//vole:cost 18
func (t *TextNode) Copy() Node {
	return &TextNode{t.NodeType, t.Pos, t.origin, append([]byte{}, t.Text...)}
}

// CommentNode holds a comment with its marks, but not the delimiters.
type CommentNode struct {
	NodeType
	Pos
	origin
	Text string
}

//vole:cost 77
func (c *CommentNode) String() string {
	var sb strings.Builder
	c.writeTo(&sb)
	return sb.String()
}

//go:noinline
func (c *CommentNode) writeTo(b *strings.Builder) { b.WriteString("{{" + c.Text + "}}") }

//vole:cost 15
func (c *CommentNode) Copy() Node {
	return &CommentNode{c.NodeType, c.Pos, c.origin, c.Text}
}

// PipeNode holds a pipeline and the variables that it sets.
type PipeNode struct {
	NodeType
	Pos
	origin
	Line     int // Deprecated: see Tree.ErrorContext.
	IsAssign bool
	Decl     []*VariableNode
	Cmds     []*CommandNode
}

//vole:cost 77
func (p *PipeNode) String() string {
	var sb strings.Builder
	p.writeTo(&sb)
	return sb.String()
}

func (p *PipeNode) writeTo(b *strings.Builder) {
	for i, v := range p.Decl {
		if i > 0 {
			b.WriteString(", ")
		}
		v.writeTo(b)
	}
	switch {
	case len(p.Decl) == 0:
	case p.IsAssign:
		b.WriteString(" = ")
	default:
		b.WriteString(" := ")
	}
	for i, c := range p.Cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		c.writeTo(b)
	}
}

// CopyPipe is Copy with its own type; a nil pipeline stays nil.
//
//vole:leaks p=0
func (p *PipeNode) CopyPipe() *PipeNode {
	if p == nil {
		return nil
	}
	c := *p
	c.Decl, c.Cmds = make([]*VariableNode, len(p.Decl)), copies(p.Cmds)
	for i, v := range p.Decl {
		c.Decl[i] = v.Copy().(*VariableNode)
	}
	return &c
}

func (p *PipeNode) Copy() Node { return p.CopyPipe() }

// ActionNode holds an action that is no control structure.
type ActionNode struct {
	NodeType
	Pos
	origin
	Line int // Deprecated: see Tree.ErrorContext.
	Pipe *PipeNode
}

//vole:cost 77
func (a *ActionNode) String() string {
	var sb strings.Builder
	a.writeTo(&sb)
	return sb.String()
}

func (a *ActionNode) writeTo(b *strings.Builder) {
	b.WriteString("{{")
	a.Pipe.writeTo(b)
	b.WriteString("}}")
}

//go:noinline
//vole:leaks a=content
func (a *ActionNode) Copy() Node {
	c := *a
	c.Pipe = a.Pipe.CopyPipe()
	return &c
}

// CommandNode holds a command of a pipeline: operands in their order.
type CommandNode struct {
	NodeType
	Pos
	origin
	Args []Node
}

//vole:cost 77
func (c *CommandNode) String() string {
	var sb strings.Builder
	c.writeTo(&sb)
	return sb.String()
}

func (c *CommandNode) writeTo(b *strings.Builder) {
	for i, arg := range c.Args {
		if i > 0 {
			b.WriteByte(' ')
		}
		writeOperand(b, arg)
	}
}

// writeOperand writes a pipeline in parentheses, any other node as it is.
func writeOperand(b *strings.Builder, n Node) {
	if _, ok := n.(*PipeNode); ok {
		b.WriteByte('(')
		n.writeTo(b)
		b.WriteByte(')')
		return
	}
	n.writeTo(b)
}

func (c *CommandNode) Copy() Node {
	if c == nil {
		return c
	}
	n := *c
	n.Args = copies(c.Args)
	return &n
}

// IdentifierNode holds the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	origin
	Ident string
}

// NewIdentifier returns a node for a name, without position and tree.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos sets the position and returns the node.
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode {
	i.Pos = pos
	return i
}

// SetTree sets the tree and returns the node.
//
//vole:cost 6
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode {
	i.of = t
	return i
}

func (i *IdentifierNode) String() string             { return i.Ident }
func (i *IdentifierNode) writeTo(b *strings.Builder) { b.WriteString(i.Ident) }

//vole:cost 31
func (i *IdentifierNode) Copy() Node {
	return NewIdentifier(i.Ident).SetTree(i.of).SetPos(i.Pos)
}

// VariableNode holds a variable with its dollar sign, and fields of it.
type VariableNode struct {
	NodeType
	Pos
	origin
	Ident []string
}

//vole:cost 77
func (v *VariableNode) String() string {
	var sb strings.Builder
	v.writeTo(&sb)
	return sb.String()
}

//go:noinline
func (v *VariableNode) writeTo(b *strings.Builder) { b.WriteString(strings.Join(v.Ident, ".")) }

//vole:cost 18
func (v *VariableNode) Copy() Node {
	return &VariableNode{v.NodeType, v.Pos, v.origin, append([]string{}, v.Ident...)}
}

// DotNode holds the dot.
type DotNode struct {
	NodeType
	Pos
	origin
}

// Type returns NodeDot.
func (d *DotNode) Type() NodeType             { return NodeDot }
func (d *DotNode) String() string             { return "." }
func (d *DotNode) writeTo(b *strings.Builder) { b.WriteByte('.') }

//vole:cost 16
func (d *DotNode) Copy() Node {
	return d.of.newDot(d.Pos)
}

// NilNode holds nil.
type NilNode struct {
	NodeType
	Pos
	origin
}

// Type returns NodeNil.
func (n *NilNode) Type() NodeType             { return NodeNil }
func (n *NilNode) String() string             { return "nil" }
func (n *NilNode) writeTo(b *strings.Builder) { b.WriteString("nil") }

//vole:cost 16
func (n *NilNode) Copy() Node {
	return n.of.newNil(n.Pos)
}

// FieldNode holds fields of the dot, without their dots.
type FieldNode struct {
	NodeType
	Pos
	origin
	Ident []string
}

func (f *FieldNode) String() string             { return source(f) }
func (f *FieldNode) writeTo(b *strings.Builder) { writeFields(b, f.Ident) }

func writeFields(b *strings.Builder, names []string) {
	for _, name := range names {
		b.WriteByte('.')
		b.WriteString(name)
	}
}

//vole:cost 18
func (f *FieldNode) Copy() Node {
	return &FieldNode{f.NodeType, f.Pos, f.origin, append([]string{}, f.Ident...)}
}

// ChainNode holds fields, without their dots, of any other term.
type ChainNode struct {
	NodeType
	Pos
	origin
	Node  Node
	Field []string
}

// Add adds a field, which starts with a dot.
//
//vole:cost 33
func (c *ChainNode) Add(field string) {
	if field == "" || field[0] != '.' {
		panic("no dot in field")
	}
	field = field[1:]
	if field == "" {
		panic("empty field")
	}
	c.Field = append(c.Field, field)
}

//vole:cost 77
func (c *ChainNode) String() string {
	var sb strings.Builder
	c.writeTo(&sb)
	return sb.String()
}

func (c *ChainNode) writeTo(b *strings.Builder) {
	writeOperand(b, c.Node)
	writeFields(b, c.Field)
}

//vole:cost 21
func (c *ChainNode) Copy() Node {
	return &ChainNode{c.NodeType, c.Pos, c.origin, c.Node, append([]string{}, c.Field...)}
}

// BoolNode holds true or false.
type BoolNode struct {
	NodeType
	Pos
	origin
	True bool
}

//vole:cost 7
func (b *BoolNode) String() string {
	if b.True {
		return "true"
	}
	return "false"
}

func (b *BoolNode) writeTo(w *strings.Builder) { w.WriteString(b.String()) }

//vole:cost 20
func (b *BoolNode) Copy() Node {
	return b.of.newBool(b.Pos, b.True)
}

// StringNode holds a string literal as written and its value.
type StringNode struct {
	NodeType
	Pos
	origin
	Quoted string
	Text   string
}

func (s *StringNode) String() string             { return s.Quoted }
func (s *StringNode) writeTo(b *strings.Builder) { b.WriteString(s.Quoted) }

//vole:cost 24
func (s *StringNode) Copy() Node {
	return s.of.newString(s.Pos, s.Quoted, s.Text)
}

// A delimiterNode is an {{else}} or {{end}} on its way to the structure that it
// belongs to.
type delimiterNode struct {
	NodeType
	Pos
	origin
}

func (d *delimiterNode) String() string { return source(d) }

func (d *delimiterNode) writeTo(b *strings.Builder) {
	if d.NodeType == nodeElse {
		b.WriteString("{{else}}")
	} else {
		b.WriteString("{{end}}")
	}
}

func (d *delimiterNode) Copy() Node {
	c := *d
	return &c
}

// BranchNode is what {{if}}, {{range}} and {{with}} have in common.
type BranchNode struct {
	NodeType
	Pos
	origin
	Line     int // Deprecated: see Tree.ErrorContext.
	Pipe     *PipeNode
	List     *ListNode
	ElseList *ListNode // nil if there is no {{else}}
}

//vole:cost 77
func (b *BranchNode) String() string {
	var sb strings.Builder
	b.writeTo(&sb)
	return sb.String()
}

func (b *BranchNode) writeTo(w *strings.Builder) {
	fmt.Fprintf(w, "{{%s ", b.keyword())
	b.Pipe.writeTo(w)
	w.WriteString("}}")
	b.List.writeTo(w)
	if b.ElseList != nil {
		w.WriteString("{{else}}")
		b.ElseList.writeTo(w)
	}
	w.WriteString("{{end}}")
}

func (b *BranchNode) keyword() string {
	switch b.NodeType {
	case NodeIf:
		return "if"
	case NodeRange:
		return "range"
	case NodeWith:
		return "with"
	}
	panic("unknown branch type")
}

// whole returns the node of the structure that b is of.
func (b BranchNode) whole() Node {
	switch b.keyword() {
	case "if":
		return &IfNode{b}
	case "range":
		return &RangeNode{b}
	}
	return &WithNode{b}
}

// Copy copies the node, but shares what is below it.
//
//go:noinline
//vole:leaks b=content
func (b *BranchNode) Copy() Node { return b.whole() }

// deep is b with copies of what is below it.
func (b BranchNode) deep() BranchNode {
	b.Pipe, b.List, b.ElseList = b.Pipe.CopyPipe(), b.List.CopyList(), b.ElseList.CopyList()
	return b
}

// IfNode holds an {{if}}.
type IfNode struct {
	BranchNode
}

//go:noinline
//vole:leaks i=content
func (i *IfNode) Copy() Node { return &IfNode{i.deep()} }

// RangeNode holds a {{range}}.
type RangeNode struct {
	BranchNode
}

//go:noinline
//vole:leaks r=content
func (r *RangeNode) Copy() Node { return &RangeNode{r.deep()} }

// WithNode holds a {{with}}.
type WithNode struct {
	BranchNode
}

//go:noinline
//vole:leaks w=content
func (w *WithNode) Copy() Node { return &WithNode{w.deep()} }

// BreakNode holds a {{break}}.
type BreakNode struct {
	origin
	NodeType
	Pos
	Line int
}

func (b *BreakNode) String() string             { return "{{break}}" }
func (b *BreakNode) writeTo(w *strings.Builder) { w.WriteString("{{break}}") }

//vole:cost 20
func (b *BreakNode) Copy() Node {
	return b.of.newBreak(b.Pos, b.Line)
}

// ContinueNode holds a {{continue}}.
type ContinueNode struct {
	origin
	NodeType
	Pos
	Line int
}

func (c *ContinueNode) String() string             { return "{{continue}}" }
func (c *ContinueNode) writeTo(b *strings.Builder) { b.WriteString("{{continue}}") }

//vole:cost 20
func (c *ContinueNode) Copy() Node {
	return c.of.newContinue(c.Pos, c.Line)
}

// TemplateNode holds a {{template}}: the name and what becomes the dot.
type TemplateNode struct {
	NodeType
	Pos
	origin
	Line int // Deprecated: see Tree.ErrorContext.
	Name string
	Pipe *PipeNode
}

//vole:cost 77
func (t *TemplateNode) String() string {
	var sb strings.Builder
	t.writeTo(&sb)
	return sb.String()
}

func (t *TemplateNode) writeTo(b *strings.Builder) {
	b.WriteString("{{template ")
	b.WriteString(strconv.Quote(t.Name))
	if t.Pipe != nil {
		b.WriteByte(' ')
		t.Pipe.writeTo(b)
	}
	b.WriteString("}}")
}

//go:noinline
//vole:leaks t=content
func (t *TemplateNode) Copy() Node {
	c := *t
	c.Pipe = t.Pipe.CopyPipe()
	return &c
}

// The nodes that the parser and copies make for a tree.

func (t *Tree) newDot(pos Pos) *DotNode { return &DotNode{NodeDot, pos, origin{t}} }

func (t *Tree) newNil(pos Pos) *NilNode { return &NilNode{NodeNil, pos, origin{t}} }

func (t *Tree) newBool(pos Pos, value bool) *BoolNode {
	return &BoolNode{NodeBool, pos, origin{t}, value}
}

func (t *Tree) newString(pos Pos, quoted, text string) *StringNode {
	return &StringNode{NodeString, pos, origin{t}, quoted, text}
}

func (t *Tree) newBreak(pos Pos, line int) *BreakNode {
	return &BreakNode{origin{t}, NodeBreak, pos, line}
}

func (t *Tree) newContinue(pos Pos, line int) *ContinueNode {
	return &ContinueNode{origin{t}, NodeContinue, pos, line}
}
