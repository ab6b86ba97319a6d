// Joining several errors into one that wraps all of them.
// The text of the joint error is the texts of its parts, a line each.
package errors

import "unsafe"

// Join wraps the non-nil errors among errs into one error, or returns nil if
// there is none. Its text is that of the parts separated by newlines.
func Join(errs ...error) error {
	var parts []error
	for i, part := range errs {
		if part == nil {
			continue
		}
		if parts == nil {
			parts = make([]error, 0, len(errs)-i)
		}
		parts = append(parts, part)
	}
	if parts == nil {
		return nil
	}
	return &joinError{parts}
}

type joinError struct{ parts []error }

func (e *joinError) Unwrap() []error { return e.parts }

func (e *joinError) Error() string {
	text := e.parts[0].Error()
	if len(e.parts) == 1 {
		return text
	}
	all := append(make([]byte, 0, 2*len(text)+16), text...)
	for _, part := range e.parts[1:] {
		all = append(append(all, '\n'), part.Error()...)
	}
	return unsafe.String(unsafe.SliceData(all), len(all))
}
