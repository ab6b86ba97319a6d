// Execution: a walk over the tree that writes text and the values of pipelines.
// eval.go evaluates pipelines and their parts, call.go calls functions.
//
// A problem ends the walk by a panic with an ending, which Execute recovers;
// {{break}} and {{continue}} are results of walking.
package template

import (
	"fmt"
	"internal/fmtsort"
	"io"
	"iter"
	"reflect"
	"strings"
	"text/template/parse"
)

// maxDepth is how deep templates may invoke each other.
const maxDepth = 100000

// A run is the execution of one template. A template that it invokes gets a run
// of its own.
type run struct {
	t     *Template
	w     io.Writer
	node  parse.Node // where it is, for errors
	vars  []variable // the last one hides others of its name
	depth int
}

type variable struct {
	name  string
	value reflect.Value
}

// An ending is what a run that cannot go on panics with.
type ending struct {
	err error
}

// ExecError is an error in the execution of a template, other than of writing.
type ExecError struct {
	Name string // of the template
	Err  error  // with place and reason
}

func (e ExecError) Error() string { return e.Err.Error() }

// Unwrap returns e.Err.
func (e ExecError) Unwrap() error { return e.Err }

// fail ends the run with an ExecError for the current node.
func (r *run) fail(format string, args ...any) {
	// All before the caller's format becomes part of it, for the sake of %w.
	where := "template: " + r.t.name
	if r.node != nil {
		place, source := r.t.ErrorContext(r.node)
		where = fmt.Sprintf("template: %s: executing %q at <%s>", place, r.t.name, source)
	}
	where = strings.ReplaceAll(where, "%", "%%")
	panic(ending{ExecError{r.t.name, fmt.Errorf(where+": "+format, args...)}})
}

// ExecuteTemplate executes the template of that name in the group of t.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data any) error {
	member := t.Lookup(name)
	if member == nil {
		return fmt.Errorf("template: no template %q associated with template %q", name, t.name)
	}
	return member.Execute(wr, data)
}

// Execute writes the template to wr with data as the dot; a reflect.Value
// stands for what it holds. After an error, part of the output may have been
// written. Executions may go on at the same time.
//
//vole:cost 62
func (t *Template) Execute(wr io.Writer, data any) error { return t.execute(wr, data) }

//go:noinline
func (t *Template) execute(wr io.Writer, data any) (err error) {
	defer func() {
		if p := recover(); p != nil {
			e, ok := p.(ending)
			if !ok {
				panic(p)
			}
			err = e.err
		}
	}()
	dot, ok := data.(reflect.Value)
	if !ok {
		dot = reflect.ValueOf(data)
	}
	r := &run{t: t, w: wr, vars: []variable{{"$", dot}}}
	if t.Tree == nil || t.Root == nil {
		r.fail("%q is an incomplete or empty template", t.name)
	}
	r.walk(dot, t.Root)
	return nil
}

// What walking a node leads to.
type outcome int

const (
	goOn outcome = iota
	endLoop
	nextRound
)

// walk executes a node.
func (r *run) walk(dot reflect.Value, n parse.Node) outcome {
	r.node = n
	switch n := n.(type) {
	case *parse.ListNode:
		for _, part := range n.Nodes {
			if o := r.walk(dot, part); o != goOn {
				return o
			}
		}
	case *parse.TextNode:
		_, err := r.w.Write(n.Text)
		r.written(err)
	case *parse.ActionNode:
		// Variables live on up to the end of the structure around the action.
		if v := r.pipeline(dot, n.Pipe); len(n.Pipe.Decl) == 0 {
			r.print(n, v)
		}
	case *parse.IfNode:
		return r.choose(dot, &n.BranchNode, false)
	case *parse.WithNode:
		return r.choose(dot, &n.BranchNode, true)
	case *parse.RangeNode:
		return r.loop(dot, n)
	case *parse.TemplateNode:
		r.invoke(dot, n)
	case *parse.BreakNode:
		return endLoop
	case *parse.ContinueNode:
		return nextRound
	case *parse.CommentNode:
	default:
		r.fail("unknown node: %s", n)
	}
	return goOn
}

// written ends the run with an error of writing.
func (r *run) written(err error) {
	if err != nil {
		panic(ending{err})
	}
}

// choose executes an {{if}}, or with dots a {{with}}.
func (r *run) choose(dot reflect.Value, b *parse.BranchNode, dots bool) outcome {
	outside := len(r.vars)
	v := r.pipeline(dot, b.Pipe)
	yes, ok := isTrue(concrete(v))
	if !ok {
		r.fail("if/with can't use %v", v)
	}
	o := goOn
	switch {
	case yes && dots:
		o = r.walk(v, b.List)
	case yes:
		o = r.walk(dot, b.List)
	case b.ElseList != nil:
		o = r.walk(dot, b.ElseList)
	}
	r.vars = r.vars[:outside]
	return o
}

// invoke executes a {{template}}, which sees no variables of the invoking one.
func (r *run) invoke(dot reflect.Value, n *parse.TemplateNode) {
	t := r.t.Lookup(n.Name)
	if t == nil {
		r.fail("template %q not defined", n.Name)
	}
	if r.depth == maxDepth {
		r.fail("exceeded maximum template depth (%v)", maxDepth)
	}
	dot = r.pipeline(dot, n.Pipe)
	inner := &run{t: t, w: r.w, node: r.node, vars: []variable{{"$", dot}}, depth: r.depth + 1}
	inner.walk(dot, t.Root)
}

// loop executes a {{range}}, or its {{else}} if there is nothing to range over.
func (r *run) loop(dot reflect.Value, n *parse.RangeNode) outcome {
	outside := len(r.vars)
	over, _ := indirect(r.pipeline(dot, n.Pipe))
	inside := len(r.vars)
	empty := true
	for index, elem := range r.rounds(over, len(n.Pipe.Decl)) {
		empty = false
		r.setLoopVars(n.Pipe, index, elem)
		o := r.walk(elem, n.List)
		r.vars = r.vars[:inside]
		if o == endLoop {
			break
		}
	}
	o := goOn
	if empty && n.ElseList != nil {
		o = r.walk(dot, n.ElseList)
	}
	r.vars = r.vars[:outside]
	return o
}

// setLoopVars sets the variables of a {{range}}: one is for the element, two
// are for index and element. Those that it declares are the last of all.
func (r *run) setLoopVars(pipe *parse.PipeNode, index, elem reflect.Value) {
	values := []reflect.Value{index, elem}
	values = values[2-len(pipe.Decl):]
	for i, v := range values {
		if pipe.IsAssign {
			r.assign(pipe.Decl[i].Ident[0], v)
		} else {
			r.vars[len(r.vars)-len(values)+i].value = v
		}
	}
}

// rounds yields index and element for each round of a loop over v with that
// many variables. It fails for what cannot be ranged over.
func (r *run) rounds(v reflect.Value, vars int) iter.Seq2[reflect.Value, reflect.Value] {
	switch k := v.Kind(); {
	case k == reflect.Invalid:
		return func(func(_, _ reflect.Value) bool) {}
	case v.CanInt() || v.CanUint():
		if vars > 1 {
			r.fail("can't use %v to iterate over more than one variable", v)
		}
		return elements(v.Seq())
	case k == reflect.Array || k == reflect.Slice:
		return func(yield func(index, elem reflect.Value) bool) {
			for i := 0; i < v.Len() && yield(reflect.ValueOf(i), v.Index(i)); i++ {
			}
		}
	case k == reflect.Map:
		return func(yield func(index, elem reflect.Value) bool) {
			for _, entry := range fmtsort.Sort(v) {
				if !yield(entry.Key, entry.Value) {
					return
				}
			}
		}
	case k == reflect.Chan:
		return r.received(v)
	case k == reflect.Func && v.Type().CanSeq():
		if vars > 1 {
			r.fail("can't use %v iterate over more than one variable", v)
		}
		return elements(v.Seq())
	case k == reflect.Func && v.Type().CanSeq2():
		if vars > 1 {
			return v.Seq2()
		}
		return func(yield func(index, elem reflect.Value) bool) {
			for first := range v.Seq2() {
				if !yield(reflect.Value{}, first) {
					return
				}
			}
		}
	}
	r.fail("range can't iterate over %v", v)
	return nil
}

// elements yields the values of a sequence without indexes.
func elements(list iter.Seq[reflect.Value]) iter.Seq2[reflect.Value, reflect.Value] {
	return func(yield func(index, elem reflect.Value) bool) {
		for v := range list {
			if !yield(reflect.Value{}, v) {
				return
			}
		}
	}
}

// received yields what comes from a channel, with its number.
func (r *run) received(ch reflect.Value) iter.Seq2[reflect.Value, reflect.Value] {
	return func(yield func(index, elem reflect.Value) bool) {
		if ch.IsNil() {
			return
		}
		if ch.Type().ChanDir() == reflect.SendDir {
			r.fail("range over send-only channel %v", ch)
		}
		for i := 0; ; i++ {
			if v, ok := ch.Recv(); !ok || !yield(reflect.ValueOf(i), v) {
				return
			}
		}
	}
}

// IsTrue reports whether val counts as true in an {{if}}, and whether its type
// is one that can.
func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

// isTrue: structs are true, all others if they are neither zero, nor nil, nor
// empty.
func isTrue(v reflect.Value) (truth, ok bool) {
	switch v.Kind() {
	case reflect.Invalid:
		return false, true
	case reflect.Struct:
		return true, true
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0, true
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0, true
	}
	return !v.IsZero(), true
}

// print writes the value of an action.
func (r *run) print(n parse.Node, v reflect.Value) {
	r.node = n
	x, ok := printable(v)
	if !ok {
		r.fail("can't print %s of type %s", n, v.Type())
	}
	_, err := fmt.Fprint(r.w, x)
	r.written(err)
}

// printable returns what fmt is to print for v: what a pointer points to, or
// the address of a variable whose methods need it. Channels and functions
// without methods are not printable.
func printable(v reflect.Value) (x any, ok bool) {
	if v.Kind() == reflect.Pointer {
		v, _ = indirect(v)
	}
	if !v.IsValid() {
		return "<no value>", true
	}
	switch t := v.Type(); {
	case printsItself(t):
	case v.CanAddr() && printsItself(reflect.PointerTo(t)):
		v = v.Addr()
	case v.Kind() == reflect.Chan || v.Kind() == reflect.Func:
		return nil, false
	}
	return v.Interface(), true
}

func printsItself(t reflect.Type) bool {
	return t.Implements(errorType) || t.Implements(reflect.TypeFor[fmt.Stringer]())
}
