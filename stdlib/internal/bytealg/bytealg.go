// Package bytealg holds the byte-scanning primitives that strings, bytes and
// others share. All of them are natives that neither park nor allocate and
// that never read past the given lengths; long texts they take in pieces.
package bytealg

// MaxBruteForce is the needle length up to which Index scans directly.
const MaxBruteForce = 64

// IndexByte returns the offset of the first c in b, or -1.
//
//go:noescape
func IndexByte(b []byte, c byte) int

// IndexByteString returns the offset of the first c in s, or -1.
//
//go:noescape
func IndexByteString(s string, c byte) int

// LastIndexByte returns the offset of the last c in b, or -1.
//
//vole:cost 25
func LastIndexByte(b []byte, c byte) int { return lastIndexByte(b, c) }

//go:noescape
func lastIndexByte(b []byte, c byte) int

// LastIndexByteString returns the offset of the last c in s, or -1.
//
//vole:cost 25
func LastIndexByteString(s string, c byte) int { return lastIndexByteString(s, c) }

//go:noescape
func lastIndexByteString(s string, c byte) int

// Count returns how many bytes of b equal c.
//
//go:noescape
func Count(b []byte, c byte) int

// CountString returns how many bytes of s equal c.
//
//go:noescape
func CountString(s string, c byte) int

// Compare orders a and b by bytes: -1, 0 or +1.
//
//go:noescape
func Compare(a, b []byte) int

// CompareString orders a and b by bytes: -1, 0 or +1.
func CompareString(a, b string) int { return compareString(a, b) }

// As in Go, its arguments are taken to be kept.
func compareString(a, b string) int

// Index returns the offset of the first b in a, or -1; an empty b is at 0.
// Any lengths are allowed; the running time is linear in len(a)+len(b).
//
//go:noescape
func Index(a, b []byte) int

// IndexString returns the offset of the first b in a, or -1; an empty b is
// at 0. Any lengths are allowed; linear in len(a)+len(b).
//
//go:noescape
func IndexString(a, b string) int

// LastIndexString returns the offset of the last b in a, or -1; an empty b is
// at len(a).
//
//go:noescape
func LastIndexString(a, b string) int

// MakeNoZero returns a byte slice of length and capacity at least n (capacity
// rounded up to the size class) whose contents are unspecified. It panics
// with "makeslice: len out of range" where make would.
func MakeNoZero(n int) []byte
