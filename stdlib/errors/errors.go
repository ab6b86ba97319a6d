// Package errors makes error values and walks trees of wrapped errors.
// An error wraps others by a method Unwrap() error or Unwrap() []error.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string {
	return e.s
}

// New returns an error with the given text. Every call yields a distinct
// value, even for equal texts.
func New(text string) error {
	return &errorString{text}
}

// ErrUnsupported says that an operation cannot be carried out because it is
// not supported. Functions wrap it rather than return it as it is.
var ErrUnsupported = New("unsupported operation")
