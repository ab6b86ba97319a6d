// Searching a tree of wrapped errors: Unwrap, Is, As and AsType. The tree is
// walked in pre-order, depth first.
package errors

import "internal/reflectlite"

// Unwrap returns what err's Unwrap() error method gives, or nil if it has no
// such method. Errors made by Join are not unwrapped.
func Unwrap(err error) error {
	u, ok := err.(interface {
		Unwrap() error
	})
	if !ok {
		return nil
	}
	return u.Unwrap()
}

// Is reports whether any error in err's tree equals target or says so itself
// by a method Is(error) bool.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, reflectlite.TypeOf(target).Comparable())
}

func is(err, target error, comparable bool) bool {
	for {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if is(e, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// As looks in err's tree for the first error that can be assigned to what
// target points to, or that fills target itself by a method As(any) bool.
// It panics unless target is a non-nil pointer to an interface or error type.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	typ := reflectlite.TypeOf(target)
	if typ.Kind() != reflectlite.Ptr || reflectlite.IsNilPointer(target) {
		panic("errors: target must be a non-nil pointer")
	}
	elem := typ.Elem()
	if elem.Kind() != reflectlite.Interface && !elem.Implements(errorType()) {
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target, elem)
}

func as(err error, target any, elem reflectlite.Type) bool {
	for {
		if reflectlite.TypeOf(err).AssignableTo(elem) {
			reflectlite.SetPointee(target, err)
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if e != nil && as(e, target, elem) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

func errorType() reflectlite.Type {
	return reflectlite.TypeOf((*error)(nil)).Elem()
}

// AsType looks in err's tree for the first error of type E and returns it.
func AsType[E error](err error) (E, bool) {
	if err == nil {
		var zero E
		return zero, false
	}
	var pe *E // made when the first As method is met
	return asType(err, &pe)
}

func asType[E error](err error, ppe **E) (_ E, _ bool) {
	for {
		if e, ok := err.(E); ok {
			return e, true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			if *ppe == nil {
				*ppe = new(E)
			}
			if x.As(*ppe) {
				return **ppe, true
			}
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
			if err == nil {
				return
			}
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if e == nil {
					continue
				}
				if x, ok := asType(e, ppe); ok {
					return x, true
				}
			}
			return
		default:
			return
		}
	}
}
