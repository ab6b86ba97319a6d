// The analysis follows the context through a template and all that it invokes,
// and finds out how each action must be escaped. A template that is invoked in
// another context than that of a page's start is copied for it. What is to be
// changed is noted first and done when all is known to be well (rewrite.go).
package template

import (
	"fmt"
	"internal/godebug"
	"maps"
	"strings"
	"text/template"
	"text/template/parse"
)

// An analysis is of one group of templates, or a try at a part of one.
type analysis struct {
	group  *group
	ends   map[string]context            // behind templates, by the names of their copies
	copies map[string]*template.Template // new ones
	called map[string]bool               // by names of copies
	edits  edits
	loop   *loop
}

// edits are the changes to make.
type edits struct {
	actions map[*parse.ActionNode][]string // escapers
	calls   map[*parse.TemplateNode]string // names of copies
	texts   map[*parse.TextNode][]byte
}

// A loop is a {{range}} with the contexts in which it is left or gone on with.
type loop struct {
	outer             *loop
	breaks, continues []context
}

func newAnalysis(g *group) *analysis {
	return &analysis{group: g, ends: map[string]context{}, copies: map[string]*template.Template{},
		called: map[string]bool{}, edits: newEdits()}
}

func newEdits() edits {
	return edits{map[*parse.ActionNode][]string{}, map[*parse.TemplateNode]string{},
		map[*parse.TextNode][]byte{}}
}

// note adds an edit of a node, which may have none yet.
func note[N interface {
	comparable
	parse.Node
}, E any](list map[N]E, n N, edit E) {
	if _, ok := list[n]; ok {
		panic(fmt.Sprintf("node %s shared between templates", n))
	}
	list[n] = edit
}

// node returns the context behind a node.
func (a *analysis) node(c context, n parse.Node) context {
	switch n := n.(type) {
	case *parse.TextNode:
		return a.text(c, n)
	case *parse.ActionNode:
		return a.action(c, n)
	case *parse.ListNode:
		return a.list(c, n)
	case *parse.IfNode:
		return a.branch(c, &n.BranchNode, "if")
	case *parse.WithNode:
		return a.branch(c, &n.BranchNode, "with")
	case *parse.RangeNode:
		return a.branch(c, &n.BranchNode, "range")
	case *parse.TemplateNode:
		end, name := a.invocation(c, n, n.Name, n.Line)
		if name != n.Name {
			note(a.edits.calls, n, name)
		}
		return end
	case *parse.BreakNode:
		c.node = n
		a.loop.breaks = append(a.loop.breaks, c)
		return context{state: unreachable}
	case *parse.ContinueNode:
		c.node = n
		a.loop.continues = append(a.loop.continues, c)
		return context{state: unreachable}
	case *parse.CommentNode:
		return c
	}
	panic("escaping " + n.String() + " is unimplemented")
}

func (a *analysis) list(c context, n *parse.ListNode) context {
	if n == nil {
		return c
	}
	for _, part := range n.Nodes {
		if c = a.node(c, part); c.state == unreachable {
			break
		}
	}
	return c
}

// branch returns the context behind a control structure, with either way taken.
func (a *analysis) branch(c context, n *parse.BranchNode, keyword string) context {
	var inside context
	if keyword == "range" {
		if inside = a.body(c, n); inside.state == failed {
			return inside
		}
	} else {
		inside = a.list(c.clone(), n.List)
	}
	return joined(inside, a.list(c.clone(), n.ElseList), n, keyword)
}

// body returns the context behind a loop's body, which must be the same behind
// the second round.
func (a *analysis) body(c context, n *parse.BranchNode) context {
	a.loop = &loop{outer: a.loop}
	first := a.list(c.clone(), n.List)
	if first.state != failed {
		first = a.loop.joinedTo(first)
	}
	a.loop = a.loop.outer
	if first.state == failed {
		return first
	}
	a.loop = &loop{outer: a.loop}
	defer func() { a.loop = a.loop.outer }()
	second, _ := a.try(first, n.List, nil)
	both := joined(first, second, n, "range")
	if both.state == failed {
		both.err.Line = n.Line
		both.err.Description = "on range loop re-entry: " + both.err.Description
		return both
	}
	return a.loop.joinedTo(both)
}

// joinedTo joins c, at the end of the body, with all contexts in which the loop
// was left.
func (l *loop) joinedTo(c context) context {
	for _, left := range l.breaks {
		if c = joined(c, left, left.node, "range"); c.state == failed {
			c.err.Line = left.node.(*parse.BreakNode).Line
			c.err.Description = "at range loop break: " + c.err.Description
			return c
		}
	}
	for _, left := range l.continues {
		if c = joined(c, left, left.node, "range"); c.state == failed {
			c.err.Line = left.node.(*parse.ContinueNode).Line
			c.err.Description = "at range loop continue: " + c.err.Description
			return c
		}
	}
	return c
}

// try is list, but what it notes counts only if good says so of the try and the
// context that it ends in.
func (a *analysis) try(c context, n *parse.ListNode,
	good func(t *analysis, end context) bool) (end context, ok bool) {
	t := newAnalysis(a.group)
	t.loop = a.loop
	maps.Copy(t.ends, a.ends)
	end = t.list(c, n)
	if good == nil || !good(t, end) {
		return end, false
	}
	maps.Copy(a.ends, t.ends)
	maps.Copy(a.copies, t.copies)
	maps.Copy(a.called, t.called)
	for n, edit := range t.edits.actions {
		note(a.edits.actions, n, edit)
	}
	for n, edit := range t.edits.calls {
		note(a.edits.calls, n, edit)
	}
	for n, edit := range t.edits.texts {
		note(a.edits.texts, n, edit)
	}
	return end, true
}

// invocation returns the context behind a template that starts in c, and the
// name of the copy for that. node and line are of the {{template}}.
func (a *analysis) invocation(c context, node parse.Node, name string, line int) (context, string) {
	copied := c.nameFor(name)
	a.called[copied] = true
	if end, ok := a.ends[copied]; ok {
		return end, copied
	}
	t := a.template(name)
	if t == nil {
		problem := "no such template %q"
		if a.group.members[name] != nil {
			problem = "%q is an incomplete or empty template"
		}
		return failure(newError(ErrNoSuchTemplate, node, line, problem, name)), copied
	}
	if copied != name {
		original := t
		if t = a.template(copied); t == nil {
			t = template.New(copied)
			t.Tree = &parse.Tree{Name: copied, Root: original.Root.CopyList()}
			a.copies[copied] = t
		}
	}
	return a.end(c, t), copied
}

// end returns the context behind t. If t invokes itself, the end must be assumed
// to find it out: the start first, then what comes of that.
func (a *analysis) end(c context, t *template.Template) context {
	end, ok := a.endAssuming(c, t)
	if !ok {
		if second, ok := a.endAssuming(end, t); ok {
			return second
		}
		if end.state != failed {
			return failure(newError(ErrOutputContext, t.Tree.Root, 0,
				"cannot compute output context for template %s", t.Name()))
		}
	}
	return end
}

func (a *analysis) endAssuming(c context, t *template.Template) (end context, ok bool) {
	a.ends[t.Name()] = c
	return a.try(c, t.Tree.Root, func(tried *analysis, end context) bool {
		return end.state != failed && (!tried.called[t.Name()] || c.equals(end))
	})
}

// template returns the template of that name, which may be a copy.
func (a *analysis) template(name string) *template.Template {
	if t := a.group.any().text.Lookup(name); t != nil {
		return t
	}
	return a.copies[name]
}

// ---- actions

var metaEscaping = godebug.New("htmlmetacontenturlescape")

// action finds the escapers for an action.
func (a *analysis) action(c context, n *parse.ActionNode) context {
	if len(n.Pipe.Decl) != 0 {
		return c // which writes nothing
	}
	c = c.nudged()
	if name := misusedEscaper(c, n.Pipe); name != "" {
		return failure(newError(ErrPredefinedEscaper, n, n.Line,
			"predefined escaper %q disallowed in template", name))
	}
	var escapers []string
	switch c.state {
	case failed:
		return c
	case inText:
		escapers = []string{htmlEscaper}
	case inRCDATA:
		escapers = []string{rcdataEscaper}
	case inTag, inAttrName:
		c.state = inAttrName
		escapers = []string{htmlNameFilter}
	case inAttr, inMeta:
	case inMetaURL:
		if metaEscaping.Value() != "0" {
			escapers = []string{urlFilter}
		}
	case inSrcset:
		escapers = []string{srcsetEscaper}
	case inURL, inCSSDouble, inCSSSingle, inCSSDoubleURL, inCSSSingleURL, inCSSURL:
		if c.urlPart == unclearPart {
			return failure(newError(ErrAmbigContext, n, n.Line,
				"%s appears in an ambiguous context within a URL", n))
		}
		escapers = urlEscapers(c)
	case inJS:
		escapers = []string{jsValEscaper}
		c.slash = slashDivides
	case inJSDouble, inJSSingle:
		escapers = []string{jsStrEscaper}
	case inJSTemplate:
		escapers = []string{jsTmplLitEscaper}
	case inJSRegexp:
		escapers = []string{jsRegexpEscaper}
	case inCSS:
		escapers = []string{cssValueFilter}
	default:
		if !c.state.isComment() {
			panic("unexpected state " + c.state.String())
		}
		escapers = []string{commentEscaper}
	}
	switch c.delim {
	case noDelim:
	case spaceOrTagEnd:
		escapers = append(escapers, nospaceEscaper)
	default:
		escapers = append(escapers, attrEscaper)
	}
	note(a.edits.actions, n, escapers)
	return c
}

// urlEscapers returns the escapers for a part of a URL.
func urlEscapers(c context) []string {
	if c.urlPart == inQuery {
		return []string{urlEscaper}
	}
	part := urlNormalizer
	if c.state == inCSSDouble || c.state == inCSSSingle {
		part = cssEscaper
	}
	if c.urlPart == urlStart {
		return []string{urlFilter, part}
	}
	return []string{part}
}

// ---- text

// text follows the context through text. A < that begins nothing is escaped,
// comments are left out.
func (a *analysis) text(c context, n *parse.TextNode) context {
	e := textEditor{text: string(n.Text)}
	for at := 0; at < len(e.text); {
		next, n := c.after(e.text[at:])
		if n == 0 && next.state == c.state {
			panic(fmt.Sprintf("infinite loop from %v to %v on %q..%q",
				c, next, e.text[:at], e.text[at:]))
		}
		e.edit(c, next, at, at+n)
		c = next
		at += n
	}
	if e.done != 0 && c.state != failed {
		if !c.state.isComment() || c.delim != noDelim {
			e.keep(len(e.text))
		}
		note(a.edits.texts, n, []byte(e.out.String()))
	}
	return c
}

// A textEditor makes a text's new form.
type textEditor struct {
	text string
	out  strings.Builder
	done int // so many bytes of text are in out, or left out
}

// keep copies up to the byte at end.
func (e *textEditor) keep(end int) { e.out.WriteString(e.text[e.done:end]) }

// replace copies up to the byte at start, and writes repl for what goes up to
// end.
func (e *textEditor) replace(start, end int, repl string) {
	e.keep(start)
	e.out.WriteString(repl)
	e.done = end
}

// edit handles the text from start to end, which leads from context c to next.
func (e *textEditor) edit(c, next context, start, end int) {
	changed := c.state != next.state
	switch {
	case c.state == inText || c.state == inRCDATA:
		e.escapeLess(start, start+len(textBefore(e.text[start:end], changed)))
	case c.state.isComment() && c.delim == noDelim:
		switch c.state {
		case inJSBlockComment:
			if strings.ContainsAny(e.text[e.done:end], "\n\r\u2028\u2029") {
				e.out.WriteByte('\n') // the language minds the end of a line
			} else {
				e.out.WriteByte(' ')
			}
		case inCSSBlockComment:
			e.out.WriteByte(' ')
		}
		e.done = end
	}
	if changed && next.state.isComment() && next.delim == noDelim {
		mark := 2
		switch next.state {
		case inComment, inJSOpenComment:
			mark = 4
		case inJSCloseComment:
			mark = 3
		}
		e.replace(end-mark, end, "")
	}
	if c.state.isScriptLiteral() {
		if safe := withoutScriptTags(e.text[start:end], true); safe != e.text[start:end] {
			e.replace(start, end, safe)
		}
	}
}

// escapeLess escapes each < of text but that of a document's type.
func (e *textEditor) escapeLess(start, end int) {
	const doctype = "<!DOCTYPE"
	for i := start; i < end; i++ {
		if e.text[i] != '<' {
			continue
		}
		rest := e.text[i:]
		if len(rest) < len(doctype) || !strings.EqualFold(rest[:len(doctype)], doctype) {
			e.replace(i, i+1, "&lt;")
		}
	}
}
