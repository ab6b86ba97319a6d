// Evaluation of pipelines, commands, variables and fields. A command gets its
// own operands and, behind the first one, the value of the command before it,
// called final here; none stands for there being none.
package template

import (
	"reflect"
	"strings"
	"text/template/parse"
)

type noValue struct{}

var (
	none      = reflect.ValueOf(noValue{})
	valueType = reflect.TypeFor[reflect.Value]()
	errorType = reflect.TypeFor[error]()
)

func isNone(v reflect.Value) bool { return v.IsValid() && v.Type() == none.Type() }

// indirect follows pointers and interfaces to their end. If that is nil, the
// last one of them is returned.
func indirect(v reflect.Value) (end reflect.Value, isNil bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// concrete returns what an interface holds, any other value as it is.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// pipeline evaluates a pipeline and sets its variables.
func (r *run) pipeline(dot reflect.Value, pipe *parse.PipeNode) (v reflect.Value) {
	if pipe == nil {
		return v
	}
	r.node = pipe
	v = none
	for _, c := range pipe.Cmds {
		v = r.command(dot, c, v)
		if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
			v = v.Elem()
		}
	}
	for _, d := range pipe.Decl {
		if pipe.IsAssign {
			r.assign(d.Ident[0], v)
		} else {
			r.vars = append(r.vars, variable{d.Ident[0], v})
		}
	}
	return v
}

// variable returns the last variable of that name.
func (r *run) variable(name string) *variable {
	for i := len(r.vars) - 1; i >= 0; i-- {
		if r.vars[i].name == name {
			return &r.vars[i]
		}
	}
	r.fail("undefined variable: %s", name)
	return nil
}

func (r *run) assign(name string, v reflect.Value) { r.variable(name).value = v }

// command evaluates a command.
func (r *run) command(dot reflect.Value, c *parse.CommandNode, final reflect.Value) reflect.Value {
	switch first := c.Args[0].(type) {
	case *parse.FieldNode, *parse.ChainNode, *parse.VariableNode:
		return r.access(dot, first, c.Args, final)
	case *parse.IdentifierNode:
		return r.function(dot, first, c, c.Args, final)
	case *parse.PipeNode:
		r.takesNothing(c.Args, final)
		return r.pipeline(dot, first)
	}
	r.node = c.Args[0]
	r.takesNothing(c.Args, final)
	switch word := c.Args[0].(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		r.fail("nil is not a command")
	default:
		if v, ok := r.constant(word); ok {
			return v
		}
	}
	r.fail("can't evaluate command %q", c.Args[0])
	return none
}

// takesNothing fails if the command has arguments for what is no function.
func (r *run) takesNothing(args []parse.Node, final reflect.Value) {
	if hasArguments(args, final) {
		r.fail("can't give argument to non-function %s", args[0])
	}
}

func hasArguments(args []parse.Node, final reflect.Value) bool {
	return len(args) > 1 || !isNone(final)
}

// constant returns the value of a constant where no type is asked for.
func (r *run) constant(n parse.Node) (v reflect.Value, ok bool) {
	switch n := n.(type) {
	case *parse.BoolNode:
		return reflect.ValueOf(n.True), true
	case *parse.StringNode:
		return reflect.ValueOf(n.Text), true
	case *parse.NumberNode:
		r.node = n
		return r.number(n), true
	}
	return v, false
}

// number gives a number the type that its spelling suggests, as in Go.
func (r *run) number(n *parse.NumberNode) reflect.Value {
	switch {
	case n.IsComplex:
		return reflect.ValueOf(n.Complex128)
	case n.IsFloat && looksLikeFloat(n.Text):
		return reflect.ValueOf(n.Float64)
	case n.IsInt:
		return reflect.ValueOf(int(n.Int64))
	case n.IsUint:
		r.fail("%s overflows int", n.Text)
	}
	return reflect.Value{}
}

func looksLikeFloat(text string) bool {
	if text[0] == '\'' {
		return false
	}
	if len(text) > 2 && (text[:2] == "0x" || text[:2] == "0X") {
		return strings.ContainsAny(text, "pP")
	}
	return strings.ContainsAny(text, ".eEpP")
}

// access evaluates a node that names fields or a variable. The arguments are
// for the last field, if that is a method.
func (r *run) access(dot reflect.Value, n parse.Node, args []parse.Node,
	final reflect.Value) reflect.Value {
	r.node = n
	var v reflect.Value
	var names []string
	switch n := n.(type) {
	case *parse.FieldNode:
		v, names = dot, n.Ident
	case *parse.VariableNode:
		v, names = r.variable(n.Ident[0]).value, n.Ident[1:]
		if len(names) == 0 {
			r.takesNothing(args, final)
		}
	case *parse.ChainNode:
		if len(n.Field) == 0 {
			r.fail("internal error: no fields in evalChainNode")
		}
		if n.Node.Type() == parse.NodeNil {
			r.fail("indirection through explicit nil in %s", n)
		}
		v, names = r.argument(dot, nil, n.Node), n.Field
	}
	for i, name := range names {
		if i < len(names)-1 {
			v = r.field(dot, v, name, n, nil, none)
		} else {
			v = r.field(dot, v, name, n, args, final)
		}
	}
	return v
}

// function evaluates the call of a function by name. c is what the call is for
// error messages.
func (r *run) function(dot reflect.Value, n *parse.IdentifierNode, c parse.Node,
	args []parse.Node, final reflect.Value) reflect.Value {
	r.node = n
	fn, builtin := r.t.find(n.Ident)
	if !fn.IsValid() {
		r.fail("%q is not a defined function", n.Ident)
	}
	return r.call(call{dot, fn, n.Ident, builtin, c, args, final})
}

// field evaluates v.name: a method with its arguments, a field or a map's
// entry.
func (r *run) field(dot, v reflect.Value, name string, n parse.Node, args []parse.Node,
	final reflect.Value) reflect.Value {
	if !v.IsValid() {
		if r.t.missing == missingIsError {
			r.fail("nil data; no entry for key %q", name)
		}
		return v
	}
	typ := v.Type()
	v, isNil := indirect(v)
	if v.Kind() == reflect.Interface { // indirect leaves only nil ones
		r.fail("nil pointer evaluating %s.%s", typ, name)
	}
	owner := v
	if v.Kind() != reflect.Pointer && v.CanAddr() {
		owner = v.Addr() // which has more methods
	}
	if m := owner.MethodByName(name); m.IsValid() {
		return r.call(call{dot, m, name, false, n, args, final})
	}
	hasArgs := hasArguments(args, final)
	switch v.Kind() {
	case reflect.Struct:
		if f, ok := v.Type().FieldByName(name); ok {
			return r.structField(v, f, typ, hasArgs)
		}
	case reflect.Map:
		if key := reflect.ValueOf(name); key.Type().AssignableTo(v.Type().Key()) {
			if hasArgs {
				r.fail("%s is not a method but has arguments", name)
			}
			return r.entry(v, key)
		}
	case reflect.Pointer: // nil
		elem := v.Type().Elem()
		known := elem.Kind() != reflect.Struct
		if !known {
			_, known = elem.FieldByName(name)
		}
		if known && isNil {
			r.fail("nil pointer evaluating %s.%s", typ, name)
		}
	}
	r.fail("can't evaluate field %s in type %s", name, typ)
	return none
}

// structField returns the field f of v; typ is what v was reached from.
func (r *run) structField(v reflect.Value, f reflect.StructField, typ reflect.Type,
	hasArgs bool) reflect.Value {
	x, err := v.FieldByIndexErr(f.Index)
	switch {
	case !f.IsExported():
		r.fail("%s is an unexported field of struct type %s", f.Name, typ)
	case err != nil:
		r.fail("%v", err)
	case hasArgs:
		r.fail("%s has arguments but cannot be invoked as function", f.Name)
	}
	return x
}

// entry returns a map's element for the key, which is a string.
func (r *run) entry(m, key reflect.Value) reflect.Value {
	v := m.MapIndex(key)
	if v.IsValid() {
		return v
	}
	switch r.t.missing {
	case missingIsZero:
		return reflect.Zero(m.Type().Elem())
	case missingIsError:
		r.fail("map has no entry for key %q", key.String())
	}
	return v
}
