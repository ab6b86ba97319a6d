// Package template fills templates with data: text in which actions between
// {{ and }} are replaced by values. Package text/template/parse has the syntax.
//
// This file has templates and the groups that they form, files.go the functions
// that read them from files; exec.go and the files it names execute them.
package template

import (
	"maps"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"
)

// A Template is a parsed template with its group.
type Template struct {
	name string
	*parse.Tree
	*common
	left, right string // delimiters, "" for the usual ones
}

// A common is the group of templates that can invoke each other by name. They share
// functions and options.
type common struct {
	missing missingKey

	treeLock sync.RWMutex
	members  map[string]*Template // those with a tree

	funcLock sync.RWMutex
	funcs    FuncMap
	values   map[string]reflect.Value // of funcs
}

// New returns a template without content, the first of a group.
//
//vole:cost 41
func New(name string) *Template {
	t := &Template{name: name}
	t.init()
	return t
}

// init gives a Template that a program has declared itself a group.
func (t *Template) init() {
	if t.common == nil {
		c := new(common)
		c.members = make(map[string]*Template)
		c.funcs = make(FuncMap)
		c.values = make(map[string]reflect.Value)
		t.common = c
	}
}

// Name returns the template's name.
func (t *Template) Name() string { return t.name }

// New returns another template of the group, without content.
//
//vole:cost 50
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, left: t.left, right: t.right}
}

// Clone returns a copy of the template with a copy of its group. The trees
// themselves are shared.
func (t *Template) Clone() (*Template, error) {
	c := &Template{name: t.name, Tree: t.Tree, left: t.left, right: t.right}
	c.init()
	if t.common == nil {
		return c, nil
	}
	c.missing = t.missing
	t.treeLock.RLock()
	defer t.treeLock.RUnlock()
	for name, member := range t.members {
		copied := c
		if name != t.name {
			copied = new(Template)
			*copied = *member
			copied.common = c.common
		}
		c.members[name] = copied
	}
	t.funcLock.RLock()
	defer t.funcLock.RUnlock()
	maps.Copy(c.funcs, t.funcs)
	maps.Copy(c.values, t.values)
	return c, nil
}

// AddParseTree makes tree the content of the group's template of that name,
// which may be t itself or a new one. Empty trees replace no others.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.treeLock.Lock()
	defer t.treeLock.Unlock()
	target := t
	if name != t.name {
		target = t.New(name)
	}
	before := t.members[name]
	keep := before != nil && before.Tree != nil && parse.IsEmptyTree(tree.Root)
	if !keep {
		t.members[name] = target
	}
	if !keep || target.Tree == nil {
		target.Tree = tree
	}
	return target, nil
}

// Templates returns the group's templates that have content, in no order.
func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	t.treeLock.RLock()
	defer t.treeLock.RUnlock()
	list := make([]*Template, 0, len(t.members))
	for _, member := range t.members {
		list = append(list, member)
	}
	return list
}

// Lookup returns the group's template of that name, nil if there is none with
// content.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.treeLock.RLock()
	defer t.treeLock.RUnlock()
	return t.members[name]
}

// Delims sets the delimiters of actions for what is parsed from now on. Empty
// ones stand for {{ and }}. It returns t.
//
//vole:cost 41
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.left, t.right = left, right
	return t
}

// Funcs adds functions to those that the group's templates can call. It panics
// for what cannot be called: see FuncMap. It returns t.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.funcLock.Lock()
	defer t.funcLock.Unlock()
	for name, f := range funcMap {
		t.values[name] = callable(name, f)
	}
	maps.Copy(t.funcs, funcMap)
	return t
}

// Parse makes text the content of t. Templates that text defines become members
// of the group. What is empty but for space and comments replaces nothing.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.funcLock.RLock()
	trees, err := parse.Parse(t.name, text, t.left, t.right, t.funcs, builtins().named)
	t.funcLock.RUnlock()
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		if _, err := t.AddParseTree(name, tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// missingKey is what happens when a map has no entry for a key.
type missingKey int

const (
	missingIsInvalid missingKey = iota // there is no value
	missingIsZero                      // there is the zero value
	missingIsError                     // execution ends
)

// Option sets options for the group, each key=value. There is missingkey, which
// may be invalid (or default), zero or error. It panics for others, and returns
// t.
//
//go:noinline
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, s := range opt {
		switch s {
		case "":
			panic("empty option string")
		case "missingkey=invalid", "missingkey=default":
			t.missing = missingIsInvalid
		case "missingkey=zero":
			t.missing = missingIsZero
		case "missingkey=error":
			t.missing = missingIsError
		default:
			panic("unrecognized option: " + s)
		}
	}
	return t
}

// DefinedTemplates lists the group's templates for error messages, "" if there
// are none.
func (t *Template) DefinedTemplates() string {
	var b strings.Builder
	for _, member := range t.Templates() {
		if member.Tree == nil || member.Root == nil {
			continue
		}
		if b.Len() == 0 {
			b.WriteString("; defined templates are: ")
		} else {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(member.name))
	}
	return b.String()
}
