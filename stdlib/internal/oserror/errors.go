// Package oserror has the errors that os, io/fs and syscall share, below all
// of them.
package oserror

import "errors"

// They are exported by io/fs and os under the same names.
var (
	ErrInvalid    = errors.New("invalid argument")
	ErrPermission = errors.New("permission denied")
	ErrExist      = errors.New("file already exists")
	ErrNotExist   = errors.New("file does not exist")
	ErrClosed     = errors.New("file already closed")
)
