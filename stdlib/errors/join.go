// Joining several errors into one that wraps all of them.
// The text of the joint error is the texts of its parts, a line each.
package errors

import "unsafe"

// Join wraps the non-nil errors among errs into one error, or returns nil if
// there is none. Its text is that of the parts separated by newlines.
func Join(errs ...error) error {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	e := &joinError{errs: make([]error, 0, n)}
	for _, err := range errs {
		if err != nil {
			e.errs = append(e.errs, err)
		}
	}
	return e
}

type joinError struct{ errs []error }

func (e *joinError) Unwrap() []error { return e.errs }

func (e *joinError) Error() string {
	text := e.errs[0].Error()
	if len(e.errs) == 1 {
		return text
	}
	all := append(make([]byte, 0, 2*len(text)+16), text...)
	for _, part := range e.errs[1:] {
		all = append(append(all, '\n'), part.Error()...)
	}
	return unsafe.String(unsafe.SliceData(all), len(all))
}
