// Functions that templates can call: the program's own and the built-in ones.
// escape.go has those that escape text, compare.go comparisons.
package template

import (
	"fmt"
	"reflect"
	"sync"
	"unicode"
)

// FuncMap has functions by the names that templates call them by. A function
// has one result, or two of which the second is an error; one that is not nil
// ends the execution.
type FuncMap map[string]any

// builtins are made when they are first needed.
var builtins = sync.OnceValue(func() *builtinFuncs {
	b := &builtinFuncs{map[string]any{
		"and": decidedElsewhere, "or": decidedElsewhere, "not": not,
		"call": calledElsewhere,
		"html": HTMLEscaper, "js": JSEscaper, "urlquery": URLQueryEscaper,
		"index": index, "slice": slice, "len": length,
		"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
		"eq": eq, "ne": ne, "lt": lt, "le": le, "gt": gt, "ge": ge,
	}, map[string]reflect.Value{}}
	for name, f := range b.named {
		b.values[name] = reflect.ValueOf(f)
	}
	return b
})

type builtinFuncs struct {
	named  map[string]any
	values map[string]reflect.Value
}

// The calls of "and", "or" and "call" do without the functions: see run.call.

func decidedElsewhere(arg0 reflect.Value, args ...reflect.Value) reflect.Value {
	panic("unreachable")
}

func calledElsewhere(fn reflect.Value, args ...reflect.Value) reflect.Value {
	panic("unreachable")
}

// find returns the function of that name that t can call, and whether it is a
// built-in one.
func (t *Template) find(name string) (fn reflect.Value, builtin bool) {
	if t.common != nil {
		t.funcLock.RLock()
		fn = t.values[name]
		t.funcLock.RUnlock()
		if fn.IsValid() {
			return fn, false
		}
	}
	return builtins().values[name], true
}

// callable returns f as a Value. It panics if templates cannot call it.
func callable(name string, f any) reflect.Value {
	if !isIdentifier(name) {
		panic(fmt.Errorf("function name %q is not a valid identifier", name))
	}
	v := reflect.ValueOf(f)
	if v.Kind() != reflect.Func {
		panic("value for " + name + " not a function")
	}
	if err := checkResults(name, v.Type()); err != nil {
		panic(err)
	}
	return v
}

func isIdentifier(name string) bool {
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return name != ""
}

// checkResults checks the results of a function: see FuncMap.
func checkResults(name string, t reflect.Type) error {
	switch n := t.NumOut(); {
	case n != 1 && n != 2:
		return fmt.Errorf("function %s has %d return values; should be 1 or 2", name, n)
	case n == 2 && t.Out(1) != errorType:
		return fmt.Errorf("invalid function signature for %s: second return value should be error; "+
			"is %s", name, t.Out(1))
	}
	return nil
}

func isInteger(k reflect.Kind) bool { return reflect.Int <= k && k <= reflect.Uintptr }

// indexOf returns an index as an int between 0 and limit.
func indexOf(v reflect.Value, limit int) (int, error) {
	var x int64
	switch {
	case v.CanInt():
		x = v.Int()
	case v.CanUint():
		x = int64(v.Uint())
	case !v.IsValid():
		return 0, fmt.Errorf("cannot index slice/array with nil")
	default:
		return 0, fmt.Errorf("cannot index slice/array with type %s", v.Type())
	}
	if x < 0 || x > int64(limit) {
		return 0, fmt.Errorf("index out of range: %d", x)
	}
	return int(x), nil
}

// adapted returns v for a parameter or key of type t: nil gets a type, integers
// are converted.
func adapted(v reflect.Value, t reflect.Type) (reflect.Value, error) {
	if !v.IsValid() {
		if !nilable(t) {
			return v, fmt.Errorf("value is nil; should be of type %s", t)
		}
		v = reflect.Zero(t)
	}
	switch have := v.Type(); {
	case have.AssignableTo(t):
		return v, nil
	case isInteger(have.Kind()) && isInteger(t.Kind()):
		return v.Convert(t), nil
	default:
		return reflect.Value{}, fmt.Errorf("value has type %s; should be %s", have, t)
	}
}

// index returns item[i][j]... for indexes i, j...
func index(item reflect.Value, indexes ...reflect.Value) (reflect.Value, error) {
	item = concrete(item)
	if !item.IsValid() {
		return item, fmt.Errorf("index of untyped nil")
	}
	for _, i := range indexes {
		end, isNil := indirect(item)
		if isNil {
			return reflect.Value{}, fmt.Errorf("index of nil pointer")
		}
		var err error
		if item, err = indexOnce(end, concrete(i)); err != nil {
			return reflect.Value{}, err
		}
	}
	return item, nil
}

func indexOnce(item, i reflect.Value) (reflect.Value, error) {
	switch item.Kind() {
	case reflect.Array, reflect.Slice, reflect.String:
		n, err := indexOf(i, item.Len())
		if err != nil {
			return reflect.Value{}, err
		}
		return item.Index(n), nil
	case reflect.Map:
		key, err := adapted(i, item.Type().Key())
		if err != nil {
			return reflect.Value{}, err
		}
		if v := item.MapIndex(key); v.IsValid() {
			return v, nil
		}
		return reflect.Zero(item.Type().Elem()), nil
	}
	return reflect.Value{}, fmt.Errorf("can't index item of type %s", item.Type())
}

// slice returns item[i:j:k] for up to three indexes.
func slice(item reflect.Value, indexes ...reflect.Value) (none reflect.Value, err error) {
	item = concrete(item)
	if !item.IsValid() {
		return none, fmt.Errorf("slice of untyped nil")
	}
	item, isNil := indirect(item)
	if isNil {
		return none, fmt.Errorf("slice of nil pointer")
	}
	if len(indexes) > 3 {
		return none, fmt.Errorf("too many slice indexes: %d", len(indexes))
	}
	limit := 0
	switch item.Kind() {
	case reflect.String:
		if len(indexes) == 3 {
			return none, fmt.Errorf("cannot 3-index slice a string")
		}
		limit = item.Len()
	case reflect.Array, reflect.Slice:
		limit = item.Cap()
	default:
		return none, fmt.Errorf("can't slice item of type %s", item.Type())
	}
	at := [3]int{1: item.Len()}
	for i, x := range indexes {
		if at[i], err = indexOf(x, limit); err != nil {
			return none, err
		}
	}
	for i := range max(len(indexes)-1, 1) {
		if at[i] > at[i+1] {
			return none, fmt.Errorf("invalid slice index: %d > %d", at[i], at[i+1])
		}
	}
	if len(indexes) == 3 {
		return item.Slice3(at[0], at[1], at[2]), nil
	}
	return item.Slice(at[0], at[1]), nil
}

// length is Go's len, through pointers and interfaces.
func length(item reflect.Value) (int, error) {
	item, isNil := indirect(item)
	if isNil {
		return 0, fmt.Errorf("len of nil pointer")
	}
	switch item.Kind() {
	case reflect.Array, reflect.Chan, reflect.Map, reflect.Slice, reflect.String:
		return item.Len(), nil
	}
	return 0, fmt.Errorf("len of type %s", item.Type())
}

// callValue calls a function that is a value.
func callValue(name string, fn reflect.Value, args ...reflect.Value) (reflect.Value, error) {
	fn = concrete(fn)
	if !fn.IsValid() {
		return fn, fmt.Errorf("call of nil")
	}
	t := fn.Type()
	if t.Kind() != reflect.Func {
		return reflect.Value{}, fmt.Errorf("non-function %s of type %s", name, t)
	}
	if err := checkResults(name, t); err != nil {
		return reflect.Value{}, err
	}
	have, want := len(args), t.NumIn()
	const problem = "wrong number of args for %s: got %d want "
	switch {
	case t.IsVariadic() && have < want-1:
		return reflect.Value{}, fmt.Errorf(problem+"at least %d", name, have, want-1)
	case !t.IsVariadic() && have != want:
		return reflect.Value{}, fmt.Errorf(problem+"%d", name, have, want)
	}
	list := make([]reflect.Value, have)
	for i, arg := range args {
		v, err := adapted(concrete(arg), parameter(t, i))
		if err != nil {
			return reflect.Value{}, fmt.Errorf("arg %d: %w", i, err)
		}
		list[i] = v
	}
	return protectedCall(fn, list)
}

func truth(v reflect.Value) bool {
	t, _ := isTrue(concrete(v))
	return t
}

func not(arg reflect.Value) bool { return !truth(arg) }
