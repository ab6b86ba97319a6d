// Package fips140 tells whether the program is in FIPS 140-3 mode. It never is.
package fips140

// Enabled reports whether the mode is on.
func Enabled() bool { return false }

// Enforced reports whether only approved algorithms are allowed.
func Enforced() bool { return false }

// Version returns the version of the cryptographic module.
func Version() string { return "latest" }

// WithoutEnforcement calls f, in which all algorithms are allowed.
func WithoutEnforcement(f func()) { f() }
