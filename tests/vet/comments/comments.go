// Package comments has build constraints in odd places.

// + build linux
// +build !!linux
//go:build linux || go1.x

package comments

//go:debug panicnil=1

// +build windows

/*
//go:build linux
*/

//go:noinline
func f() {}
