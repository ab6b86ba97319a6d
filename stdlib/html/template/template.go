// Package template is text/template for HTML: what actions write is escaped as
// the place in the page needs it, be it text, an attribute, a script, a style or
// a URL. The text of a template is trusted, the data is not.
//
// A template is escaped when it is first executed: analysis.go finds out how,
// with the contexts of context.go and the steps of page.go, script.go, style.go
// and url.go, which have the escaping functions, too.
package template

import (
	"errors"
	"fmt"
	"io"
	"sync"
	"text/template"
	"text/template/parse"
)

// Template is a template of text/template with what its escaping needs.
type Template struct {
	escaped error // isEscaped, a reason why it cannot be, or nil before
	text    *template.Template
	Tree    *parse.Tree // as escaped
	*group
}

var isEscaped = errors.New("template escaped correctly")

// A group is of templates that can invoke each other by name.
type group struct {
	lock     sync.Mutex
	members  map[string]*Template
	executed bool // no more parsing
	analysis *analysis
}

func newGroup() *group {
	g := &group{members: map[string]*Template{}}
	g.analysis = newAnalysis(g)
	return g
}

// admit makes a template a member, in place of one of the same name.
func (g *group) admit(text *template.Template) *Template {
	t := &Template{text: text, Tree: text.Tree, group: g}
	g.members[text.Name()] = t
	return t
}

// any returns one of the members.
func (g *group) any() *Template {
	for _, t := range g.members {
		return t
	}
	panic("no templates in name space")
}

// FuncMap has functions by the names that templates call them by.
type FuncMap = template.FuncMap

// New returns a template without content, the first of a group.
func New(name string) *Template {
	return newGroup().admit(template.New(name))
}

// New returns another template of the group, without content. One that has the
// name already leaves the group.
func (t *Template) New(name string) *Template {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.add(name)
}

func (t *Template) add(name string) *Template {
	added := &Template{text: t.text.New(name), group: t.group}
	if before, ok := added.members[name]; ok {
		*before = *New(before.Name()) // which may be t, with a group of its own now
	}
	added.members[name] = added
	return added
}

// Name returns the template's name.
func (t *Template) Name() string { return t.text.Name() }

// Templates returns the group's templates, in no order.
func (t *Template) Templates() []*Template {
	t.lock.Lock()
	defer t.lock.Unlock()
	list := make([]*Template, 0, len(t.members))
	for _, member := range t.members {
		list = append(list, member)
	}
	return list
}

// Lookup returns the group's template of that name, nil if there is none.
func (t *Template) Lookup(name string) *Template {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.members[name]
}

// DefinedTemplates lists the group's templates for error messages, "" if there
// are none.
func (t *Template) DefinedTemplates() string { return t.text.DefinedTemplates() }

// Option sets options as in text/template, and returns t.
//
//vole:cost 63
func (t *Template) Option(opt ...string) *Template {
	t.text.Option(opt...)
	return t
}

// Funcs adds functions as in text/template, and returns t.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.text.Funcs(funcMap)
	return t
}

// Delims sets delimiters as in text/template, and returns t.
//
//vole:cost 48
func (t *Template) Delims(left, right string) *Template {
	t.text.Delims(left, right)
	return t
}

// checkParse returns an error if it is too late to parse. t may be nil.
func (t *Template) checkParse() error {
	if t == nil {
		return nil
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	if t.executed {
		return fmt.Errorf("html/template: cannot Parse after Execute")
	}
	return nil
}

// Parse makes text the content of t. Templates that text defines become members
// of the group. What is empty but for space and comments replaces nothing.
func (t *Template) Parse(text string) (*Template, error) {
	if err := t.checkParse(); err != nil {
		return nil, err
	}
	parsed, err := t.text.Parse(text)
	if err != nil {
		return nil, err
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	for _, underlying := range parsed.Templates() {
		member := t.members[underlying.Name()]
		if member == nil {
			member = t.add(underlying.Name())
		}
		member.text, member.Tree = underlying, underlying.Tree
	}
	return t, nil
}

// AddParseTree makes tree the content of a template of that name, which becomes
// a member of the group.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	if err := t.checkParse(); err != nil {
		return nil, err
	}
	t.lock.Lock()
	defer t.lock.Unlock()
	text, err := t.text.AddParseTree(name, tree)
	if err != nil {
		return nil, err
	}
	return t.admit(text), nil
}

// Clone returns a copy of the template with a copy of its group, of which none
// may have been executed.
func (t *Template) Clone() (*Template, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	tooLate := fmt.Errorf("html/template: cannot Clone %q after it has executed", t.Name())
	if t.escaped != nil {
		return nil, tooLate
	}
	text, err := t.text.Clone()
	if err != nil {
		return nil, err
	}
	g := newGroup()
	g.admit(text)
	for _, member := range text.Templates() {
		if original := t.members[member.Name()]; original == nil || original.escaped != nil {
			return nil, tooLate
		}
		member.Tree = member.Tree.Copy()
		g.admit(member)
	}
	return g.members[text.Name()], nil
}

// Execute writes the template to wr with data as the dot, as in text/template.
func (t *Template) Execute(wr io.Writer, data any) error {
	if err := t.escape(); err != nil {
		return err
	}
	return t.text.Execute(wr, data)
}

// escape escapes the template if it is not.
func (t *Template) escape() error {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.executed = true
	switch {
	case t.escaped == isEscaped:
		return nil
	case t.escaped != nil:
		return t.escaped
	case t.Tree == nil:
		return fmt.Errorf("template: %q is an incomplete or empty template", t.Name())
	}
	return t.escapeAs(t.Name())
}

// ExecuteTemplate executes the group's template of that name.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	member, err := t.escapedMember(name)
	if err != nil {
		return err
	}
	return member.text.Execute(wr, data)
}

// escapedMember returns the member of that name when it is escaped.
func (t *Template) escapedMember(name string) (*Template, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.executed = true
	member := t.members[name]
	switch {
	case member == nil:
		return nil, fmt.Errorf("html/template: %q is undefined", name)
	case member.escaped != nil && member.escaped != isEscaped:
		return nil, member.escaped
	case member.text.Tree == nil || member.text.Root == nil:
		return nil, fmt.Errorf("html/template: %q is an incomplete template", name)
	case t.text.Lookup(name) == nil:
		panic("html/template internal error: template escaping out of sync")
	case member.escaped == nil:
		return member, member.escapeAs(name)
	}
	return member, nil
}

// escapeAs escapes the group's template of that name and all that it invokes. If
// that is impossible it cannot be executed any more. The group is locked.
func (t *Template) escapeAs(name string) error {
	end, _ := t.analysis.invocation(context{}, t.text.Root, name, 0)
	problem := end.err
	if problem != nil {
		problem.Name = name
	} else if end.state != inText {
		problem = &Error{ErrorCode: ErrEndContext, Name: name,
			Description: fmt.Sprintf("ends in a non-text context: %v", end)}
	}
	member := t.members[name]
	if problem != nil {
		if member != nil {
			member.escaped, member.text.Tree, member.Tree = problem, nil, nil
		}
		return problem
	}
	t.analysis.commit()
	if member != nil {
		member.escaped, member.Tree = isEscaped, member.text.Tree
	}
	return nil
}
