// Package internal is between log and log/slog, of which neither imports the
// other.
package internal

// DefaultOutput writes a message of the default logger of package log as called
// from pc, 0 if that is not known. Package log sets it.
var DefaultOutput func(pc uintptr, data []byte) error
