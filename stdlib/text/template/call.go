// Calls of functions and methods: arguments are evaluated for the types of the
// parameters, which constants take on.
package template

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// A call of the function or bound method fn. The first of args is the function
// itself; there may be none at all.
type call struct {
	dot     reflect.Value
	fn      reflect.Value
	name    string
	builtin bool
	node    parse.Node // for errors
	args    []parse.Node
	final   reflect.Value
}

// call makes a call and returns its result, out of the reflect.Value that it
// may come in.
func (r *run) call(c call) reflect.Value {
	if len(c.args) > 0 {
		c.args = c.args[1:]
	}
	t := c.fn.Type()
	r.checkCount(&c, t)
	if err := checkResults(c.name, t); err != nil {
		r.fail("%v", err)
	}
	if c.builtin && (c.name == "and" || c.name == "or") {
		return r.shortCircuit(&c)
	}
	args := make([]reflect.Value, 0, 1+len(c.args)+1)
	if c.builtin && c.name == "call" {
		// The callee's name comes first, for errors.
		name := ""
		if len(c.args) > 0 {
			name = c.args[0].String()
		} else {
			name = c.final.String()
		}
		args = append(args, reflect.ValueOf(name))
		c.fn = reflect.ValueOf(callValue)
	}
	for i, n := range c.args {
		args = append(args, r.argument(c.dot, parameter(t, i), n))
	}
	if !isNone(c.final) {
		args = append(args, r.fitting(c.final, parameter(t, len(c.args))))
	}
	v, err := protectedCall(c.fn, args)
	if err != nil {
		r.node = c.node
		r.fail("error calling %s: %w", c.name, err)
	}
	return unwrapped(v)
}

// parameter returns the type of parameter i; a variadic one stands for any
// number.
func parameter(t reflect.Type, i int) reflect.Type {
	if last := t.NumIn() - 1; t.IsVariadic() && i >= last {
		return t.In(last).Elem()
	}
	return t.In(i)
}

// checkCount fails for a wrong number of arguments.
func (r *run) checkCount(c *call, t reflect.Type) {
	count := len(c.args)
	if !isNone(c.final) {
		count++
	}
	switch want := t.NumIn(); {
	case t.IsVariadic() && count < want-1:
		r.fail("wrong number of args for %s: want at least %d got %d", c.name, want-1, len(c.args))
	case !t.IsVariadic() && count != want:
		r.fail("wrong number of args for %s: want %d got %d", c.name, want, count)
	}
}

// shortCircuit evaluates arguments of "and" and "or" up to the first one that
// decides.
func (r *run) shortCircuit(c *call) (v reflect.Value) {
	for _, n := range c.args {
		v = unwrapped(r.argument(c.dot, valueType, n))
		if truth(v) == (c.name == "or") {
			return v
		}
	}
	if !isNone(c.final) {
		v = unwrapped(r.fitting(c.final, valueType))
	}
	return v
}

// unwrapped returns what v holds if it is a reflect.Value itself.
func unwrapped(v reflect.Value) reflect.Value {
	if v.Type() == valueType {
		return v.Interface().(reflect.Value)
	}
	return v
}

// protectedCall calls fn and returns its result. An error that it returns or
// panics with is returned, anything else that it panics with as an error.
func protectedCall(fn reflect.Value, args []reflect.Value) (v reflect.Value, err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case error:
			err = p
		default:
			err = fmt.Errorf("%v", p)
		}
	}()
	results := fn.Call(args)
	if len(results) == 2 && !results[1].IsNil() {
		return results[0], results[1].Interface().(error)
	}
	return results[0], nil
}

// nilable reports whether nil is a value of type t, or a reflect.Value can
// stand for it.
func nilable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return true
	}
	return t == valueType
}

// fitting returns v as a value that can be assigned to a t, or fails. One
// pointer more or less is made up for. With t nil everything fits.
func (r *run) fitting(v reflect.Value, t reflect.Type) reflect.Value {
	switch {
	case t == nil:
		return v
	case !v.IsValid():
		if !nilable(t) {
			r.fail("invalid value; expected %s", t)
		}
		return reflect.Zero(t)
	case t == valueType && v.Type() != t:
		return reflect.ValueOf(v)
	case v.Type().AssignableTo(t):
		return v
	}
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if v = v.Elem(); v.Type().AssignableTo(t) {
			return v
		}
	}
	switch {
	case v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(t):
		if v.IsNil() {
			r.fail("dereference of nil pointer of type %s", t)
		}
		return v.Elem()
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		return v.Addr()
	}
	r.fail("wrong type for value; expected %s; got %s", t, v.Type())
	return none
}

// argument evaluates an operand for a parameter of type t.
func (r *run) argument(dot reflect.Value, t reflect.Type, n parse.Node) reflect.Value {
	r.node = n
	switch n := n.(type) {
	case *parse.DotNode:
		return r.fitting(dot, t)
	case *parse.FieldNode, *parse.VariableNode, *parse.ChainNode:
		return r.fitting(r.access(dot, n, nil, none), t)
	case *parse.PipeNode:
		return r.fitting(r.pipeline(dot, n), t)
	case *parse.IdentifierNode:
		return r.fitting(r.function(dot, n, n, nil, none), t)
	case *parse.NilNode:
		if !nilable(t) {
			r.fail("cannot assign nil to %s", t)
		}
		return reflect.Zero(t)
	}
	if t == valueType || t.Kind() == reflect.Interface && t.NumMethod() == 0 {
		v, ok := r.constant(n)
		if !ok {
			r.fail("can't handle assignment of %s to empty interface argument", n)
		}
		if t == valueType {
			return reflect.ValueOf(v)
		}
		return v
	}
	return r.typed(t, n)
}

// typed returns a constant as a value of the basic type t.
func (r *run) typed(t reflect.Type, n parse.Node) reflect.Value {
	v := reflect.New(t).Elem()
	number, _ := n.(*parse.NumberNode)
	if number == nil {
		number = &parse.NumberNode{} // which is of no type
	}
	wanted := ""
	switch {
	case v.Kind() == reflect.Bool:
		if b, ok := n.(*parse.BoolNode); ok {
			v.SetBool(b.True)
			return v
		}
		wanted = "bool"
	case v.Kind() == reflect.String:
		if s, ok := n.(*parse.StringNode); ok {
			v.SetString(s.Text)
			return v
		}
		wanted = "string"
	case v.CanInt():
		if number.IsInt {
			v.SetInt(number.Int64)
			return v
		}
		wanted = "integer"
	case v.CanUint():
		if number.IsUint {
			v.SetUint(number.Uint64)
			return v
		}
		wanted = "unsigned integer"
	case v.CanFloat():
		if number.IsFloat {
			v.SetFloat(number.Float64)
			return v
		}
		wanted = "float"
	case v.CanComplex():
		if number.IsComplex {
			v.SetComplex(number.Complex128)
			return v
		}
		wanted = "complex"
	default:
		r.fail("can't handle %s for arg of type %s", n, t)
	}
	r.fail("expected %s; found %s", wanted, n)
	return none
}
