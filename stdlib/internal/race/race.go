// Package race is the door to the race detector, of which there is none.
// Packages call it where the detector would have to know.
package race

import "unsafe"

// Enabled reports whether there is one.
const Enabled = false

func Acquire(addr unsafe.Pointer)                         {}
func Release(addr unsafe.Pointer)                         {}
func ReleaseMerge(addr unsafe.Pointer)                    {}
func Disable()                                            {}
func Enable()                                             {}
func Read(addr unsafe.Pointer)                            {}
func Write(addr unsafe.Pointer)                           {}
func ReadRange(addr unsafe.Pointer, len int)              {}
func WriteRange(addr unsafe.Pointer, len int)             {}
func Errors() int                                         { return 0 }
func ReadObjectPC(t any, a unsafe.Pointer, c, p uintptr)  {}
func WriteObjectPC(t any, a unsafe.Pointer, c, p uintptr) {}
