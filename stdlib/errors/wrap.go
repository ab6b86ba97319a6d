// Searching a tree of wrapped errors: Unwrap, Is, As and AsType. One function
// walks the tree, in pre-order and depth first; what is looked for are visitors.
package errors

import "internal/reflectlite"

// How an error wraps others, one or several.
type (
	wrapsOne  interface{ Unwrap() error }
	wrapsMany interface{ Unwrap() []error }
)

// Unwrap returns what err's Unwrap() error method gives, or nil if it has no
// such method. Errors made by Join are not unwrapped.
func Unwrap(err error) error {
	w, ok := err.(wrapsOne)
	if !ok {
		return nil
	}
	return w.Unwrap()
}

// A visitor looks at one error of a tree and reports whether to stop there.
type visitor interface{ visit(err error) bool }

// A query is what Is, As or AsType look for. It is a struct, not an interface
// with three types, so that it can stay in the frame of the caller.
type query struct {
	target     error // of Is
	comparable bool

	out  any // of As
	elem reflectlite.Type

	visitor visitor // of AsType
}

// search shows the errors of the tree of err to q until one is found.
func search(err error, q *query) bool {
	for err != nil {
		if q.visit(err) {
			return true
		}
		one, ok := err.(wrapsOne)
		if !ok {
			break
		}
		err = one.Unwrap()
	}
	if many, ok := err.(wrapsMany); ok {
		for _, branch := range many.Unwrap() {
			if search(branch, q) {
				return true
			}
		}
	}
	return false
}

func (q *query) visit(err error) bool {
	switch {
	case q.visitor != nil:
		return q.visitor.visit(err)
	case q.out != nil:
		return q.give(err)
	case q.comparable && err == q.target:
		return true
	}
	judge, ok := err.(interface{ Is(error) bool })
	return ok && judge.Is(q.target)
}

// give gives an error that As can take to its target.
func (q *query) give(err error) bool {
	if reflectlite.TypeOf(err).AssignableTo(q.elem) {
		reflectlite.SetPointee(q.out, err)
		return true
	}
	giver, ok := err.(interface{ As(any) bool })
	return ok && giver.As(q.out)
}

// Is reports whether any error in err's tree equals target or says so itself
// by a method Is(error) bool.
func Is(err, target error) bool {
	if target == nil || err == nil {
		return err == target
	}
	return search(err, &query{target: target, comparable: reflectlite.TypeOf(target).Comparable()})
}

// As looks in err's tree for the first error that can be assigned to what
// target points to, or that fills target itself by a method As(any) bool.
// It panics unless target is a non-nil pointer to an interface or error type.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	return search(err, &query{out: target, elem: targetType(target)})
}

// targetType returns what a target of As points to.
func targetType(target any) reflectlite.Type {
	if target == nil {
		panic("errors: target cannot be nil")
	}
	pointer := reflectlite.TypeOf(target)
	if pointer.Kind() != reflectlite.Ptr || reflectlite.IsNilPointer(target) {
		panic("errors: target must be a non-nil pointer")
	}
	elem := pointer.Elem()
	anyError := reflectlite.TypeOf((*error)(nil)).Elem()
	if elem.Kind() != reflectlite.Interface && !elem.Implements(anyError) {
		panic("errors: *target must be interface or implement error")
	}
	return elem
}

// ofType finds an error of type E.
type ofType[E error] struct {
	found  E
	target *E // for As methods, made when the first is met
}

func (q *ofType[E]) visit(err error) (ok bool) {
	if q.found, ok = err.(E); ok {
		return true
	}
	giver, ok := err.(interface{ As(any) bool })
	if !ok {
		return false
	}
	if q.target == nil {
		q.target = new(E)
	}
	ok = giver.As(q.target)
	if ok {
		q.found = *q.target
	}
	return ok
}

// AsType looks in err's tree for the first error of type E and returns it.
func AsType[E error](err error) (E, bool) {
	var q ofType[E]
	ok := search(err, &query{visitor: &q})
	return q.found, ok
}
