// Package check would compare the cryptographic module's code with a checksum.
// There is no FIPS 140-3 mode that would ask for it.
package check

// Verified reports whether the checksum was right.
var Verified bool
