// Package fips140 tells whether the program is in FIPS 140-3 mode. It never is.
package fips140

// Enabled reports whether the mode is on.
//
//vole:cost 10
func Enabled() bool { return false }

// Enforced reports whether only approved algorithms are allowed.
//
//vole:cost 63
func Enforced() bool { return false }

// Version returns the version of the cryptographic module.
//
//vole:cost 5
func Version() string { return "latest" }

// WithoutEnforcement calls f, in which all algorithms are allowed.
//
//go:noinline
func WithoutEnforcement(f func()) { f() }
