// Package asan is the door to the address sanitizer, of which there is none for
// interpreted programs.
package asan

import "unsafe"

// Enabled reports whether there is one.
const Enabled = false

func Read(addr unsafe.Pointer, len uintptr)  {}
func Write(addr unsafe.Pointer, len uintptr) {}
