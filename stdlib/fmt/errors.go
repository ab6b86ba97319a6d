// Errorf and the errors that %w makes.
// One %w gives an error that unwraps to one, several give one that unwraps to a
// list.
package fmt

import (
	"errors"
	"internal/bytealg"
	"slices"
)

// Errorf returns an error with the text printed by the format. What the
// operands of %w hold is wrapped.
func Errorf(format string, a ...any) (err error) {
	if err = formattedError(format, a...); err != nil {
		return err
	}
	return errors.New(format)
}

// formattedError is Errorf where there is something to format, else nil.
func formattedError(format string, a ...any) error {
	if len(a) == 0 && bytealg.IndexByteString(format, '%') < 0 {
		return nil
	}
	p := acquire()
	p.allowsW = true
	p.formatted(format, a)
	var result error
	switch text := string(p.out); len(p.wraps) {
	case 0:
		result = errors.New(text)
	case 1:
		inner, _ := a[p.wraps[0]].(error)
		result = &wrapError{text, inner}
	default:
		result = &wrapErrors{text, wrapped(p.wraps, a)}
	}
	p.release()
	return result
}

// wrapped returns the errors among the operands at these indices, in the order
// of the operands and each once.
func wrapped(indices []int, operands []any) (list []error) {
	slices.Sort(indices)
	for _, i := range slices.Compact(indices) {
		if e, ok := operands[i].(error); ok {
			list = append(list, e)
		}
	}
	return list
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }
