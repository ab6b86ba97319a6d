// Types for content that needs no escaping in its own context, and the text and
// type of what an action gives.
package template

import (
	"fmt"
	"reflect"
)

// Values of these types are written as they are where such content belongs.
// They must come from a source that can be trusted.
type (
	CSS      string // a style sheet, rule, declaration or value
	HTML     string // a fragment of HTML
	HTMLAttr string // an attribute with its value
	JS       string // a JavaScript expression
	JSStr    string // characters of a JavaScript string
	URL      string // a URL or part of one
	Srcset   string // the value of a srcset attribute
)

type content uint8

const (
	plainContent content = iota
	cssContent
	htmlContent
	htmlAttrContent
	jsContent
	jsStrContent
	urlContent
	srcsetContent
	unsafeContent // see contentOf
)

// deref follows pointers of a to their end, or to a type that stop is true of.
func deref(a any, stop func(reflect.Type) bool) any {
	if a == nil {
		return nil
	}
	v := reflect.ValueOf(a)
	for !stop(v.Type()) && v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	return v.Interface()
}

func nowhere(reflect.Type) bool { return false }

func printsItself(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]())
}

// textOf returns the arguments of an escaper as text, and what it is.
func textOf(args []any) (string, content) {
	if len(args) == 1 {
		switch s := deref(args[0], nowhere).(type) {
		case string:
			return s, plainContent
		case CSS:
			return string(s), cssContent
		case HTML:
			return string(s), htmlContent
		case HTMLAttr:
			return string(s), htmlAttrContent
		case JS:
			return string(s), jsContent
		case JSStr:
			return string(s), jsStrContent
		case URL:
			return string(s), urlContent
		case Srcset:
			return string(s), srcsetContent
		}
	}
	shown := args[:0]
	for _, arg := range args {
		if arg != nil { // an untyped nil is nothing at all
			shown = append(shown, deref(arg, printsItself))
		}
	}
	return fmt.Sprint(shown...), plainContent
}

// joinArgs is fmt.Sprint for actions: the function _eval_args_.
func joinArgs(args ...any) string {
	if len(args) == 1 {
		if s, ok := args[0].(string); ok {
			return s
		}
	}
	for i, arg := range args {
		args[i] = deref(arg, printsItself)
	}
	return fmt.Sprint(args...)
}
