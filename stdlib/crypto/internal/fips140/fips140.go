// Package fips140 is what the packages of an installed Go tree's cryptographic
// module ask about FIPS 140-3 mode, which does not exist here: no self-tests
// run, and nothing is recorded.
package fips140

import "errors"

// Enabled reports whether the mode is on.
var Enabled bool

// Supported returns why the mode cannot be on.
func Supported() error {
	return errors.New("FIPS 140-3 mode is incompatible with the purego build tag")
}

// Name returns the name of the module.
func Name() string { return "Go Cryptographic Module" }

// Version returns the version of the module.
func Version() string { return "latest" }

// CAST would run f, a self-test of an algorithm, when the mode is on.
func CAST(name string, f func() error) {}

// PCT would run f, a test of a pair of keys, when the mode is on.
func PCT(name string, f func() error) {}

// The service indicator tells a caller whether what it used is approved. None
// is, without the mode.
func ResetServiceIndicator() {}
func ServiceIndicator() bool { return false }
func RecordApproved()        {}
func RecordNonApproved()     {}
